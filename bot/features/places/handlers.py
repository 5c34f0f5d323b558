"""Asking for a private place, and saying where to be written to."""

from bot import replies
from bot.consenting import TEXT, settle
from bot.considerate import may_write
from bot.events import Address
from bot.hats import is_at_a_shared_place
from bot.places import open_place, opening
from bot.replanning import replan
from bot.turn import Press, Reply, Turn
from bot.ui.message import Button, Buttons, Hint, Message, Say, Style
from storage.labels import Purpose
from storage.partners import Partner, Partners
from storage.people import People
from storage.preferences import WritesTo
from storage.viewer import SYSTEM, Role


def place(turn: Turn) -> Reply:
    """What such a place is, whether there is one, and where the actor is written to."""
    partner, t = turn.open(Partners).get(turn.viewer.partner_id), turn.t
    turn.keep(turn.words, t("I did not know what to do with this"))
    if partner is None:
        said = t("You are not connected with an organisation here yet.")
        return replies.refused(turn.say(said, Hint(t("Please ask the team."))))
    return Reply((about(turn, partner),))


def about(turn: Turn, partner: Partner) -> Message:
    t = turn.t
    if partner.place is None:
        who = t("All people of {partner} read there, and nobody else.", partner=partner.name)
        what = f"{who} {t('Letters to all of you can come there.')}"
        button = turn.button(t("Make a private place"), "places.make", partner.id, Style.PRIMARY)
        title = t("{partner} has no private place yet.", partner=partner.name)
        return Message(title, (Say(what), Buttons((button,))))
    title = t("{partner} has a private place.", partner=partner.name)
    return Message(title, (Say(where(turn)), Buttons((other_way(turn),))))


def where(turn: Turn) -> str:
    t = turn.t
    if may_write(turn.session, turn.actor, turn.now) is False:
        return t("You are not written to.")
    match turn.actor.writes_to:
        case WritesTo.PLACE:
            return t("Letters to all of you come there; what is for you alone comes to you alone.")
        case WritesTo.DIRECT:
            return t("You are written to directly.")
        case _:
            return t("You are not written to.")


def other_way(turn: Turn) -> Button:
    is_there = turn.actor.writes_to is WritesTo.PLACE
    label = turn.t("Write to me directly") if is_there else turn.t("Write to us there")
    to = WritesTo.DIRECT if is_there else WritesTo.PLACE
    return turn.button(label, "places.here", None, to=to.value)


def here(turn: Turn, press: Press) -> Reply:
    """Where the actor is written to from now on."""
    wanted = next((each for each in WritesTo if each.value == press.args.get("to")), None)
    if wanted is None:
        return replies.not_found(turn)
    before = {"writes_to": turn.actor.writes_to}
    turn.actor.writes_to = wanted
    turn.changed(turn.actor, before)
    settle(turn, {Purpose.CONTACT: True}, f"place, text {TEXT}")
    replan(turn.session, turn.actor, {"writes_to"}, turn.now)
    title = turn.t("Changed. It counts from now on.")
    return turn.say(title, Say(where(turn)), Buttons((turn.undo_button(),)))


def make(turn: Turn, press: Press) -> Reply:
    """A partner's own people for themselves; of our side whoever holds the relationship, and managers."""
    partner, t = turn.open(Partners).get(press.subject), turn.t
    if partner is None:
        return replies.not_found(turn)
    if turn.viewer.is_ours and not holds(turn, partner):
        return replies.refused(turn.say(t("Whoever holds the relationship can do this, or a manager.")))
    if partner.place or opening(turn.session, partner.id):
        making = t("A private place for {partner} is being made.", partner=partner.name)
        said = t("{partner} has a private place.", partner=partner.name) if partner.place else making
        return replies.settled(turn.say(said))
    if not open_place(turn.session, partner, turn.actor, near(turn), turn.now):
        hint = Hint(t("Please invite somebody first: type /loop link {partner}.", partner=partner.name))
        return replies.refused(turn.say(t("Nobody of {partner} is connected yet.", partner=partner.name), hint))
    if not turn.viewer.is_ours and turn.actor.writes_to is WritesTo.DIRECT:
        turn.actor.writes_to = WritesTo.PLACE
    turn.audit("asked for a place", partner)
    said = t("I am making a private place for {partner}.", partner=partner.name)
    return turn.say(said, Hint(t("You hear from me when it is there.")))


def holds(turn: Turn, partner: Partner) -> bool:
    held = (turn.open(Partners).liaison(partner.id, is_backup=backup) for backup in (False, True))
    return turn.viewer.role is Role.MANAGER or any(each and each.person_id == turn.actor.id for each in held)


def near(turn: Turn) -> Address | None:
    """The channel that a contact asked in; a private message is no channel, and our side asks from elsewhere."""
    if turn.viewer.is_ours or turn.address is None or is_at_a_shared_place(turn):
        return None
    accounts = People(turn.session, SYSTEM).accounts(turn.actor.id)
    is_own = str(turn.address) in {account.destination for account in accounts}
    return None if is_own else turn.address
