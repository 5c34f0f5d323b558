"""Who of an organisation is here, and what whoever leads there may do about it."""

from bot import replies
from bot.connecting import leads
from bot.inviting import invite as give_code
from bot.turn import Press, Reply, Turn
from bot.ui.message import Button, Buttons, Hint, Item, Items, Message, Style
from storage.hats import Hats
from storage.partners import Partner, Partners, Side
from storage.people import People, Person

SHOWN = 10


def own(turn: Turn) -> Partner | None:
    return turn.open(Partners).get(turn.viewer.partner_id)


def nowhere(turn: Turn) -> Reply:
    said = turn.t("You are not connected with an organisation here yet.")
    return replies.refused(turn.say(said, Hint(turn.t("Please ask the team."))))


def everybody(turn: Turn) -> Reply:
    partner = own(turn)
    turn.keep(turn.words, turn.t("I did not know what to do with this"))
    return Reply((listing(turn, partner),)) if partner else nowhere(turn)


def listing(turn: Turn, partner: Partner) -> Message:
    t, found = turn.t, turn.open(People).contacts(partner.id)
    connected = Hats(turn.session).connected(partner.id)
    rows = tuple(row(turn, each, each.id in connected) for each in found[:SHOWN])
    more = t("and {n} more", n=len(found) - SHOWN) if len(found) > SHOWN else ""
    title = t("People of {partner}", partner=partner.name)
    if not leads(turn.session, turn.actor):
        return Message(title, (Items(rows, more=more), Hint(t("Type /loop leave to go."))))
    ask = Buttons((turn.button(t("Invite somebody"), "organisation.invite", None, Style.PRIMARY),))
    return Message(title, (Items(rows, more=more), ask))


def row(turn: Turn, person: Person, is_connected: bool) -> Item:
    t = turn.t
    details = (
        t("you") if person.id == turn.actor.id else "",
        t("leads here") if leads(turn.session, person) else "",
        t("connected") if is_connected else t("no account yet"),
    )
    return Item(person.name, " · ".join(part for part in details if part), ways(turn, person, is_connected))


def ways(turn: Turn, person: Person, is_connected: bool) -> tuple[Button, ...]:
    """What whoever leads may do about somebody else."""
    t = turn.t
    if person.id == turn.actor.id or not leads(turn.session, turn.actor):
        return ()
    remove = turn.button(t("Remove"), "organisation.remove", person.id)
    if not is_connected:
        return (turn.button(t("Invite"), "organisation.invite", person.id), remove)
    more = (turn.button(t("Let them lead too"), "organisation.lead", person.id),) if may_stand_in(turn) else ()
    return (remove,) if leads(turn.session, person) else (*more, remove)


def may_stand_in(turn: Turn) -> bool:
    """Two may lead: one, and one who stands in."""
    return turn.open(Partners).liaison(turn.viewer.partner_id or -1, Side.THEIRS, is_backup=True) is None


def invite(turn: Turn) -> Reply:
    """A code for somebody of the actor's own organisation."""
    partner = own(turn)
    if partner is None or not leads(turn.session, turn.actor):
        turn.keep(turn.words, turn.t("I did not know what to do with this"))
    if partner is None:
        return nowhere(turn)
    return give_code(turn, partner, turn.words) if leads(turn.session, turn.actor) else not_lead(turn, partner)


def pressed(turn: Turn, press: Press) -> Reply:
    turn.words = ""
    if press.subject_id is not None:
        contact = colleague(turn, press.subject)
        if contact is None:
            return replies.not_found(turn)
        turn.words = contact.name
    return invite(turn)


def colleague(turn: Turn, key: int) -> Person | None:
    """Somebody else of the same organisation who is here."""
    found = turn.open(People).contacts(turn.viewer.partner_id) if turn.viewer.partner_id else []
    return next((each for each in found if each.id == key and key != turn.actor.id), None)


def not_lead(turn: Turn, partner: Partner) -> Reply:
    held = turn.open(Partners).liaison(partner.id, Side.THEIRS)
    name = turn.open(People).name(held.person_id) if held else ""
    who = turn.t("Please ask {name}, or the outreach team.", name=name) if name else turn.t("Please ask the team.")
    return replies.refused(turn.say(turn.t("Only whoever leads here can do this."), Hint(who)))


def as_lead(turn: Turn, press: Press) -> tuple[Partner, Person] | Reply:
    """Their own partner and a colleague, for whoever leads there; or why not."""
    partner, person = own(turn), colleague(turn, press.subject)
    if partner is None or person is None:
        return replies.not_found(turn)
    return (partner, person) if leads(turn.session, turn.actor) else not_lead(turn, partner)


def lead_too(turn: Turn, press: Press) -> Reply:
    """Somebody of theirs stands in for whoever leads."""
    found = as_lead(turn, press)
    if isinstance(found, Reply):
        return found
    partner, person = found
    if not may_stand_in(turn):
        return replies.settled(turn.say(turn.t("Two lead here already.")))
    turn.changed(turn.open(Partners).set_liaison(partner, person.id, turn.now, Side.THEIRS, is_backup=True))
    return turn.say(turn.t("{name} leads here too now.", name=person.name), Buttons((turn.undo_button(),)))
