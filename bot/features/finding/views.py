"""How what was found looks: each hit through its sharing label."""

from bot.beside import versions_of
from bot.choosing import Known, look_up
from bot.i18n import mark
from bot.naming import platform_name
from bot.paging import page_buttons
from bot.platforms import platform_of
from bot.showing import note_line, on_behalf, shown_to
from bot.turn import Turn
from bot.ui.message import Button, Buttons, Hint, Item, Items, Message
from storage.commitments import Commitment
from storage.kept import KeptRecord, kept_record, kind_called
from storage.labels import Door
from storage.meetings import Meeting
from storage.notes import Note, Notes
from storage.partners import Partners
from storage.search import Found, Search, holds

PAGE = 8
SHOW = {"note": "note.show", "commitment": "promise.show", "meeting": "meeting.show"}


def results(turn: Turn, words: str, page: int) -> Message:
    """One page of hits. One more than a page is asked for, to know whether there is another."""
    t = turn.t
    hits = Search(turn.session).find(words, turn.viewer, limit=(page + 1) * PAGE + 1)[page * PAGE :]
    kept = [(hit, record_of(turn, hit)) for hit in hits[:PAGE]]
    other = versions_of(turn, [record for _, record in kept if record])
    found = (row_of(turn, hit, record, words, other.of(record)) for hit, record in kept if record)
    rows = tuple(row for row in found if row)
    if not rows:
        return nothing(turn, words)
    turns = page_buttons(turn, "find.page", page, len(hits) > PAGE, labels=(mark("Newer"), mark("Older")), words=words)
    blocks = (Items(rows), *not_searched(turn), *((Buttons(turns),) if turns else ()))
    return Message(t("Found for “{words}”", words=words), blocks)


def not_searched(turn: Turn) -> tuple[Hint, ...]:
    """That a word is in a note would tell what the note says, so where its words must not be sent it is not found."""
    if platform_of(turn.platform).takes_sensitive or not turn.open(Notes).has_restricted():
        return ()
    platform = platform_name(turn.t, turn.platform)
    return (Hint(turn.t("Notes that are kept off {platform} are not searched here.", platform=platform)),)


def nothing(turn: Turn, words: str) -> Message:
    """What else to try; a partner is not among what was written down, but has a brief."""
    t = turn.t
    hints = (Hint(t("Fewer words find more; the beginning of a word is enough.")), *not_searched(turn))
    if not turn.viewer.is_ours:
        return Message(t("Nothing found for “{words}”.", words=words), hints)
    known = look_up(turn, words)
    brief = (turn.button(known.partner.name, "partner.brief", known.partner.id),) if isinstance(known, Known) else ()
    offer = (Hint(t("This is a partner; its brief tells what there is.")), Buttons(brief)) if brief else ()
    return Message(t("Nothing found for “{words}”.", words=words), (*hints, *offer))


def record_of(turn: Turn, hit: Found) -> KeptRecord | None:
    """The record of a hit, if it is for this viewer."""
    return kept_record(turn.session, turn.viewer, kind_called(hit.subject), hit.subject_id)


def row_of(turn: Turn, hit: Found, record: KeptRecord, words: str, other: str) -> Item | None:
    """The line for a hit, with the other version where there are two; None for a note that may not be found so."""
    match record:
        case Note():
            return note_row(turn, hit, record, words, other)
        case Commitment():
            return line(turn, hit, record.words, turn.t("promise"), other)
        case Meeting():
            return line(turn, hit, record.said, turn.t("meeting"), other)
        case _:
            return None


def note_row(turn: Turn, hit: Found, note: Note, words: str, other: str) -> Item | None:
    """A note in their words where that may be shown, in ours otherwise.

    None when it was found by words that may not be shown: that they are in it would tell what it says.
    """
    seen = shown_to(turn, note, Door.SEARCH)
    if not holds(" ".join((seen.words, *seen.themes)), words):
        return None
    details = (seen.partner, *on_behalf(turn.t, seen), turn.t(note.kind.value), turn.instant(hit.at), other)
    return note_line(turn.t, seen.words, *details, buttons=open_button(turn, hit))


def line(turn: Turn, hit: Found, words: str, kind: str, other: str) -> Item:
    parts = (turn.open(Partners).name(hit.partner_id), kind, turn.instant(hit.at), other)
    return Item(words, " · ".join(part for part in parts if part), open_button(turn, hit))


def open_button(turn: Turn, hit: Found) -> tuple[Button, ...]:
    return (turn.button(turn.t("Open"), SHOW[hit.subject], hit.subject_id),)
