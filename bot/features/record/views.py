"""How the record of a partner looks to that partner."""

from dataclasses import dataclass
from typing import Any

from bot.beside import SHOW, beside, day_of, is_empty, name_of, versions_of, words_in
from bot.eyes import Eyes
from bot.i18n import Translator, mark
from bot.paging import page_buttons
from bot.profiles import how_to_meet, in_touch_last, who_they_are
from bot.quiet_days import say_quiet
from bot.reading import readers_about
from bot.records.corrections import author_of
from bot.showing import note_line, report_rows, shown_to
from bot.turn import Turn
from bot.ui.message import Block, Button, Buttons, Facts, Hint, Item, Items, Message
from storage.kept import Kept, KeptKind, KeptRecord, KeptRecords, kept_record
from storage.labels import Door
from storage.notes import Note
from storage.partners import Partner, Partners
from storage.report_backs import ReportBack
from storage.text import fold
from storage.viewer import SYSTEM

PAGE = 10
FILTERS = (
    (None, mark("Everything")),
    (KeptKind.NOTE, mark("Notes")),
    (KeptKind.MEETING, mark("Meetings")),
    (KeptKind.PROMISE, mark("Promises")),
    (KeptKind.REPORT, mark("Report-backs")),
)
NAMES = {
    KeptKind.NOTE: mark("note"),
    KeptKind.MEETING: mark("meeting"),
    KeptKind.PROMISE: mark("promise"),
    KeptKind.REPORT: mark("report-back"),
}

ALSO = {"all": None, "report": KeptKind.REPORT, "reports": KeptKind.REPORT}
"""What else people call them."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What somebody wants to see: one kind, or all."""

    kind: KeptKind | None


def kind_meant(t: Translator, words: str) -> Meant | None:
    """What is called so, in English or in the reader's language; none for what is no kind."""
    called = {**ALSO, **{label: kind for kind, label in FILTERS}, **{name: kind for kind, name in NAMES.items()}}
    kinds = {fold(each): kind for name, kind in called.items() for each in (name, t(name))}
    return Meant(kinds[fold(words)]) if fold(words) in kinds else None


def listing(turn: Turn, partner: Partner, kind: KeptKind | None, page: int) -> Message:
    """One page. One more than a page is asked for, to know whether there is another; nothing is counted."""
    t = turn.t
    found = turn.open(KeptRecords).page(partner.id, kind, PAGE + 1, page * PAGE)
    is_first = kind is None and page == 0
    top: tuple[Block, ...] = (Facts(tuple(facts(turn, partner))),) if is_first else ()
    readers = readers_about(turn, partner.id) if is_first else ()
    of = kind.value if kind else None
    labels = (mark("Newer"), mark("Older"))
    turns = page_buttons(turn, "record.page", page, len(found) > PAGE, labels=labels, of=of)
    change = (turn.button(t("Change what it says on top"), "record.profile"),) if is_first else ()
    ways = (*change, *turns)
    blocks = (*top, *readers, rows(turn, found[:PAGE]), Buttons(filters(turn, kind)))
    return Message(
        t("What we keep about {partner}", partner=partner.name), (*blocks, *((Buttons(ways),) if ways else ()))
    )


def filters(turn: Turn, now: KeptKind | None) -> tuple[Button, ...]:
    """One button for each kind but the one that is shown."""
    others = ((kind, label) for kind, label in FILTERS if kind is not now)
    return tuple(
        turn.button(turn.t(label), "record.page", of=kind.value if kind else None, page=0) for kind, label in others
    )


def facts(turn: Turn, partner: Partner) -> list[tuple[str, str]]:
    """The profile as it is kept; what is empty is shown too, so that it can be filled."""
    t = turn.t
    rows = [*who_they_are(turn, partner, t("On your side")), *in_touch_last(turn, partner)]
    theirs_to_say = [*how_to_meet(turn, partner), (t("Quiet days"), say_quiet(turn, partner.quiet_days))]
    filled = [(label, value) for label, value in rows if value]
    return [*filled, *((label, value or "–") for label, value in theirs_to_say)]


def rows(turn: Turn, found: list[Kept]) -> Items | Hint:
    """The lines of a page, or that there are none yet."""
    kept = [(each, kept_record(turn.session, turn.viewer, each.kind, each.key)) for each in found]
    records = [record for _, record in kept if record is not None]
    others = versions_of(turn, records)
    lines = tuple(line(turn, each, record, others.of(record)) for each, record in kept if record)
    if not lines:
        return Hint(turn.t("Nothing of this kind is here for you to read yet. What you tell us will be listed here."))
    return Items(lines)


def line(turn: Turn, each: Kept, record: KeptRecord, other: str) -> Item:
    """Of which kind, who wrote it, when; and the other version where there are two."""
    details = (turn.t(NAMES[each.kind]), writer(turn, record), day_of(turn, each.at), other)
    opens = (turn.button(turn.t("Open"), SHOW[each.kind], each.key),)
    words = turn.t("(withdrawn)") if is_empty(record) else words_in(Eyes.of_turn(turn), record)
    return note_line(turn.t, words, *details, buttons=opens)


def writer(turn: Turn, record: KeptRecord) -> str:
    return shown_to(turn, record, Door.RECORD).author if isinstance(record, Note) else name_of(turn, author_of(record))


def report(turn: Turn, found: ReportBack) -> Message:
    """One report-back as a record."""
    partner = Partners(turn.session, SYSTEM).name(found.partner_id)
    written: Any = (turn.t("Written by"), f"{name_of(turn, found.author_id)}, {day_of(turn, found.created_at)}")
    title = turn.t("Reported back to {partner}", partner=partner)
    return Message(title, (Facts((*report_rows(found, Eyes.of_turn(turn)), written)), *beside(turn, found)))
