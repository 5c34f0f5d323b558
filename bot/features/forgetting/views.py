"""What is asked before somebody is forgotten, and what is said afterwards, to them and to others."""

from bot.feature import LetterRun
from bot.i18n import Translator
from bot.turn import Turn
from bot.ui.message import Button, Buttons, Facts, Hint, Message, Say, Style
from storage.forgetting import STAYS
from storage.forgotten import Wish
from storage.partners import Partners
from storage.people import Person
from storage.trail import Kept
from storage.viewer import Role

DONE = "forgetting.done"


def question(turn: Turn, kept: Kept) -> Message:
    """What goes, what stays, and the two ways of going."""
    t = turn.t
    rows = [(t("This goes"), "; ".join(goes(t, kept)))]
    if kept.notes or kept.answers:
        rows.append((t("You choose"), "; ".join(yours(t, kept))))
    rows.append((t("This stays"), "; ".join(stays(turn, kept))))
    first = Hint(t("To take everything with you first, type /loop export."))
    return Message(t("Shall I forget you?"), (Facts(tuple(rows)), first, Buttons(ways(turn, kept))))


def goes(t: Translator, kept: Kept, is_own: bool = True) -> list[str]:
    own = t.count(
        "your name, your account and your settings", "your name, your {n} accounts and your settings", kept.accounts
    )
    theirs = t.count("their name, account and settings", "their name, {n} accounts and settings", kept.accounts)
    waits = t.count("{n} thing that waits in your list", "{n} things that wait in your list", kept.waiting)
    their_list = t.count("{n} thing that waits in their list", "{n} things that wait in their list", kept.waiting)
    return [own if is_own else theirs, *([waits if is_own else their_list] if kept.waiting else [])]


def yours(t: Translator, kept: Kept, is_own: bool = True) -> list[str]:
    own = t.count("{n} note in your words", "{n} notes in your words", kept.notes)
    theirs = t.count("{n} note in their words", "{n} notes in their words", kept.notes)
    answers = t.count("{n} answer you gave", "{n} answers you gave", kept.answers)
    their_answers = t.count("{n} answer they gave", "{n} answers they gave", kept.answers)
    notes = [own if is_own else theirs] if kept.notes else []
    return [*notes, *([answers if is_own else their_answers] if kept.answers else [])]


def only_keeps(person: Person, kept: Kept | None) -> bool:
    """What one of the team wrote is the team's, so only their name goes."""
    return person.role is not Role.CONTACT or (kept is not None and not kept.notes and not kept.answers)


def stays(turn: Turn, kept: Kept) -> list[str]:
    """Of the partner, and never with their name."""
    t, partner = turn.t, turn.open(Partners).name(turn.viewer.partner_id)
    promises = t.count("{n} promise with {partner}", "{n} promises with {partner}", kept.promises, partner=partner)
    return [*([promises] if kept.promises else []), t("what the team wrote in its own words, without your name")]


def ways(turn: Turn, kept: Kept) -> tuple[Button, ...]:
    t = turn.t
    if not kept.notes and not kept.answers:
        return (turn.button(t("Forget me"), "forgetting.ask", None, Style.DANGER, wish=Wish.ERASE.value),)
    return (
        turn.button(t("Erase my words"), "forgetting.ask", None, Style.DANGER, wish=Wish.ERASE.value),
        turn.button(t("Keep them without my name"), "forgetting.ask", None, Style.PLAIN, wish=Wish.KEEP.value),
    )


def last_question(turn: Turn, wish: Wish, kept: Kept) -> Message:
    """Said back before it is done, because it can't be undone."""
    t = turn.t
    words = {
        Wish.ERASE: t("Your words are erased everywhere, also where I sent them to the team."),
        Wish.KEEP: t("Your words stay for the team to work with, but nobody can see whose they are."),
    }
    said = (Say(words[wish]),) if kept.notes or kept.answers else ()
    yes = turn.button(t("Yes, forget me"), STAYS, None, Style.DANGER, wish=wish.value, asked_at=turn.now.isoformat())
    return Message(
        t("Forget you for good?"), (*said, Hint(t("This can't be undone, not even by the team.")), Buttons((yes,)))
    )


def farewell(t: Translator, serves_others: bool = False, is_shared: bool = False) -> Message:
    """The last thing they are told. What else they serve is named to nobody but themself."""
    here = t("What I wrote to you in this conversation is yours: delete it if you like.")
    anew = t("If you write to me again, I will not know you.")
    if serves_others:
        anew = t("What you do here for another organisation stays. To be forgotten there too: /loop forget.")
    last = () if serves_others and is_shared else (Hint(anew),)
    return Message(t("It is done. I have forgotten you."), (Say(backups(t)), Say(here), *last))


def backups(t: Translator) -> str:
    """What nobody can change in an instant."""
    return t(
        "Backups that were made before today still hold it until they are deleted for their age. "
        "If one of them has to be put back, it is forgotten again at once."
    )


def write_done(run: LetterRun) -> Message | None:
    """To the liaison, without saying who it was."""
    partner = Partners(run.session, run.viewer).get(run.item.payload["partner"])
    if partner is None:
        return None
    title = run.t("A contact of {partner} asked to be forgotten. It is done.", partner=partner.name)
    return Message(
        title, (Hint(run.t("Nothing is left to do. The promises with {partner} stay.", partner=partner.name)),)
    )


def write_withdrawn(run: LetterRun) -> Message:
    """Over a letter that showed somebody who is forgotten."""
    return Message(run.t("This was withdrawn."))
