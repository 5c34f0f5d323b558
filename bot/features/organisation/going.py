"""Leaving an organisation, and letting somebody of it go: asked first, because neither can be taken back."""

from bot import replies
from bot.connecting import is_led, let_go
from bot.features.organisation.letters import tell_ours, tell_them
from bot.features.organisation.people import as_lead, everybody, nowhere, own
from bot.hats import partner_name
from bot.turn import Outcome, Press, Reply, Turn
from bot.ui.message import Buttons, Hint, Message, Say, Style
from storage.partners import Partner
from storage.people import People, Person
from storage.text import fold

LEAVE, REMOVE, SURE = "organisation.leave", "organisation.remove", ".sure"


def asked(turn: Turn, title: str, said: str, hint: str, yes: str, action: str, subject: int | None = None) -> Reply:
    t = turn.t
    sure = turn.button(yes, f"{action}{SURE}", subject, Style.DANGER)
    no = turn.button(t("No, leave it as it is"), "organisation.keep")
    return Reply((Message(title, (Say(said), Hint(hint), Buttons((sure, no)))),), outcome=Outcome.ASKED)


def keep(turn: Turn, press: Press) -> Reply:
    return turn.say(turn.t("All right. Nothing was changed."))


def people(turn: Turn) -> Reply:
    """Who is here; where somebody is to be removed by name, whether they really are."""
    word, _, name = turn.words.partition(" ")
    person = called(turn, name.strip().removeprefix("@")) if fold(word) in {"remove", fold(turn.t("Remove"))} else None
    if person is None:
        return everybody(turn)
    return ask_to_leave(turn) if person.id == turn.actor.id else remove(turn, Press(person.id, {}))


def called(turn: Turn, name: str) -> Person | None:
    """The one of theirs who has this name, or this first name."""
    found = turn.open(People).contacts(turn.viewer.partner_id) if turn.viewer.partner_id else []
    exact = [each for each in found if fold(each.name) == fold(name)]
    meant = exact or [each for each in found if fold(each.name).split()[:1] == [fold(name)]]
    return meant[0] if len(meant) == 1 else None


def leave(turn: Turn) -> Reply:
    turn.keep(turn.words, turn.t("I did not know what to do with this"))
    return ask_to_leave(turn)


def ask_to_leave(turn: Turn) -> Reply:
    partner, t = own(turn), turn.t
    if partner is None:
        return nowhere(turn)
    stays = t("What you told the outreach team stays with {partner}, and so do the promises.", partner=partner.name)
    after = t("You will see nothing of it any more, and I will not write to you about it.")
    hint = t("If your own words are to be forgotten, type /loop forget before you leave.")
    title = t("Do you want to leave {partner}?", partner=partner.name)
    return asked(turn, title, f"{stays} {after}", hint, t("Leave"), LEAVE)


def left(turn: Turn, press: Press) -> Reply:
    partner = own(turn)
    if partner is None:
        return replies.not_found(turn)
    gone(turn, partner, turn.actor)
    title = turn.t("You have left {partner}.", partner=partner.name)
    if not turn.others:
        hint = turn.t("I do not know this account any more. To come back, ask for an invitation.")
        return turn.say(title, Hint(hint))
    others = ", ".join(partner_name(turn, each) for each in turn.others)
    turn.others = ()
    return turn.say(title, Hint(turn.t("You act for {partner} now.", partner=others)))


def remove(turn: Turn, press: Press) -> Reply:
    found = as_lead(turn, press)
    if isinstance(found, Reply):
        return found
    (partner, person), t = found, turn.t
    title = t("Do you want to remove {name} from {partner}?", name=person.name, partner=partner.name)
    stays = t("What they told the outreach team stays with {partner}.", partner=partner.name)
    told = t("They and the outreach team are told of it.")
    return asked(turn, title, stays, told, t("Remove"), REMOVE, person.id)


def removed(turn: Turn, press: Press) -> Reply:
    found = as_lead(turn, press)
    if isinstance(found, Reply):
        return found
    partner, person = found
    tell_them(turn, person, partner)
    gone(turn, partner, person)
    said = turn.t("{name} is not connected with {partner} any more.", name=person.name, partner=partner.name)
    return turn.say(said, Hint(turn.t("They and the outreach team are told of it.")))


def gone(turn: Turn, partner: Partner, person: Person) -> None:
    """They see nothing from now on; our side is told, and when nobody leads there any more, that as well."""
    led = is_led(turn.session, partner.id)
    let_go(turn.session, person, turn.now)
    turn.audit("left" if person is turn.actor else "removed", person)
    by = turn.actor.id if person is not turn.actor else None
    tell_ours(turn, partner, person, by, led and not is_led(turn.session, partner.id))
