"""How what was found looks: each hit through its sharing label."""

from bot.choosing import Known, look_up
from bot.i18n import mark
from bot.paging import page_buttons
from bot.showing import note_line, shown_to
from bot.turn import Turn
from bot.ui.message import Button, Buttons, Hint, Item, Items, Message
from storage.commitments import Commitments
from storage.labels import Door
from storage.meetings import Meetings
from storage.notes import Note, Notes
from storage.partners import Partners
from storage.search import Found, Search, holds

PAGE = 8
SHOW = {"note": "note.show", "commitment": "promise.show", "meeting": "meeting.show"}


def results(turn: Turn, words: str, page: int) -> Message:
    """One page of hits. One more than a page is asked for, to know whether there is another."""
    t = turn.t
    hits = Search(turn.session).find(words, turn.viewer, limit=(page + 1) * PAGE + 1)[page * PAGE :]
    rows = tuple(row for hit in hits[:PAGE] if (row := row_of(turn, hit, words)))
    if not rows:
        return nothing(turn, words)
    turns = page_buttons(turn, "find.page", page, len(hits) > PAGE, labels=(mark("Newer"), mark("Older")), words=words)
    return Message(t("Found for “{words}”", words=words), (Items(rows), *((Buttons(turns),) if turns else ())))


def nothing(turn: Turn, words: str) -> Message:
    """What else to try; a partner is not among what was written down, but has a brief."""
    t = turn.t
    hint = Hint(t("Fewer words find more; the beginning of a word is enough."))
    known = look_up(turn.open(Partners), words)
    brief = (turn.button(known.partner.name, "partner.brief", known.partner.id),) if isinstance(known, Known) else ()
    offer = (Hint(t("This is a partner; its brief tells what there is.")), Buttons(brief)) if brief else ()
    return Message(t("Nothing found for “{words}”.", words=words), (hint, *offer))


def row_of(turn: Turn, hit: Found, words: str) -> Item | None:
    """The line for a hit, or None when its record is not for this viewer."""
    match hit.subject:
        case "note":
            note = turn.open(Notes).get(hit.subject_id)
            return note_row(turn, hit, note, words) if note else None
        case "commitment":
            promise = turn.open(Commitments).get(hit.subject_id)
            return line(turn, hit, promise.words, turn.t("promise")) if promise else None
        case _:
            meeting = turn.open(Meetings).get(hit.subject_id)
            return line(turn, hit, meeting.said, turn.t("meeting")) if meeting else None


def note_row(turn: Turn, hit: Found, note: Note, words: str) -> Item | None:
    """A note in their words where that may be shown, in ours otherwise.

    None when it was found by words that may not be shown: that they are in it would tell what it says.
    """
    seen = shown_to(turn, note, Door.SEARCH)
    if not holds(" ".join((seen.words, *note.themes)), words):
        return None
    details = (seen.partner, turn.t(note.kind.value), turn.instant(hit.at))
    return note_line(turn.t, seen.words, *details, buttons=open_button(turn, hit))


def line(turn: Turn, hit: Found, words: str, kind: str) -> Item:
    parts = (turn.open(Partners).name(hit.partner_id), kind, turn.instant(hit.at))
    return Item(words, " · ".join(part for part in parts if part), open_button(turn, hit))


def open_button(turn: Turn, hit: Found) -> tuple[Button, ...]:
    return (turn.button(turn.t("Open"), SHOW[hit.subject], hit.subject_id),)
