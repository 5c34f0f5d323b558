"""What each side of an introduction is told: its own words and a question; the other's name after two yeses."""

from bot.feature import LetterRun
from bot.showing import shown
from bot.ui.message import Block, Buttons, Facts, Hint, Message, Quoted, Say, Style
from bot.writing import letter_button
from storage.labels import Door
from storage.notes import Note, Notes
from storage.offers import Introduction, Introductions, IntroductionState
from storage.partners import Partners
from storage.people import People
from storage.viewer import SYSTEM


def found_in(run: LetterRun) -> Introduction | None:
    """The introduction of a letter, as far as its reader is asked about it."""
    return Introductions(run.session, run.viewer).get(run.item.payload["introduction"])


def own_note(run: LetterRun, found: Introduction) -> Note | None:
    """The reader's own offer or need, read with their own eyes."""
    is_giver = run.viewer.partner_id == found.giver_id
    return Notes(run.session, run.viewer).get(found.offer_id if is_giver else found.need_id)


def own_words(run: LetterRun, note: Note) -> tuple[Block, ...]:
    """What they said, or how we wrote it down; somebody's exact words to their colleagues only where they may be."""
    seen = shown(run.session, run.viewer, note, Door.RECORD, run.now, run.platform)
    words = seen.paraphrase or seen.quote
    return (Quoted(words),) if words else ()


def write_asked(run: LetterRun) -> Message | None:
    """Would you like to meet somebody? Nothing in it tells who."""
    found, t = found_in(run), run.t
    if found is None:
        return None
    note, is_open = own_note(run, found), found.is_open and Introductions(run.session, SYSTEM).stands(found)
    if not is_open and run.item.replaces_id is None:
        return None
    offers = run.viewer.partner_id == found.giver_id
    title = t("Somebody could use what you offer.") if offers else t("Somebody has what you need.")
    if note is None:
        return Message(title, (Hint(t("This is settled already.")),))
    if not is_open or found.said_yes(run.viewer.partner_id) is not None:
        return Message(title, (*own_words(run, note), Hint(answered(run, found))))
    row = (
        letter_button(run, t("Yes, introduce us"), "match.yes", found.id, Style.PRIMARY),
        letter_button(run, t("Not now"), "match.no", found.id),
    )
    asked = Say(t("May we introduce you to one another? Nobody is named until both of you have said yes."))
    return Message(title, (*own_words(run, note), asked, Buttons(row)))


def answered(run: LetterRun, found: Introduction) -> str:
    name = People(run.session, SYSTEM).name(found.said_yes(run.viewer.partner_id))
    return run.t("{name} said yes.", name=name) if name else run.t("This is settled already.")


def write_made(run: LetterRun) -> Message | None:
    """To one side, after both have said yes: who the other is, and whom to talk to there."""
    found, t = found_in(run), run.t
    if found is None or found.state is not IntroductionState.MADE:
        return None
    is_giver = run.viewer.partner_id == found.giver_id
    other_id, person_id = (found.taker_id, found.taker_by) if is_giver else (found.giver_id, found.giver_by)
    people, note = People(run.session, SYSTEM), own_note(run, found)
    other = Partners(run.session, SYSTEM).name(other_id)
    named = people.get(person_id) if person_id else None
    is_there = named is not None and named.partner_id == other_id and named.left_at is None
    rows = ((t("Who"), other), *(((t("Whom to ask for"), named.name),) if named and is_there else ()))
    by = Hint(t("{name} of the outreach team helps with the first step.", name=people.name(found.author_id)))
    return Message(t("Both of you have said yes."), (*(own_words(run, note) if note else ()), Facts(rows), by))


def write_ended(run: LetterRun) -> Message | None:
    """To whoever had said yes: it came to nothing, without a word on whom it was."""
    found, t = found_in(run), run.t
    note = own_note(run, found) if found else None
    if found is None or note is None or found.state is not IntroductionState.DECLINED:
        return None
    title = t("It did not work out this time.")
    return Message(title, (*own_words(run, note), Hint(t("What you told us stays noted, and we keep looking."))))


def write_told(run: LetterRun) -> Message | None:
    """To whoever proposed it: how it ended."""
    found, t = found_in(run), run.t
    if found is None or found.is_open:
        return None
    partners = Partners(run.session, SYSTEM)
    names = {"giver": partners.name(found.giver_id), "taker": partners.name(found.taker_id)}
    if found.state is IntroductionState.MADE:
        said = Say(t("Each of them has the other's name now. A first meeting together helps."))
        return Message(t("{giver} and {taker} both said yes.", **names), (said,))
    return Message(t("{giver} and {taker} are not introduced now.", **names))
