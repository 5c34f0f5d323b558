"""What stands beside a record wherever it is opened: what the partner says of it, who read it, and what can be said."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from bot.eyes import Eyes
from bot.i18n import mark
from bot.occurrences import zone_of
from bot.reading import readers_of
from bot.records.corrections import author_of, may_answer
from bot.replies import refused
from bot.showing import may_read_reply, record_kept_off, shown
from bot.turn import Outcome, Reply, Turn
from bot.typed import as_typed
from bot.ui.message import Block, Button, Buttons, Hint, Quoted, Say, Style
from storage.commitments import Commitment
from storage.corrections import Correction, CorrectionKind, Corrections, CorrectionState
from storage.kept import KeptKind, KeptRecord, kept_record, kind_called
from storage.labels import Door
from storage.meetings import Meeting
from storage.notes import Note
from storage.people import People
from storage.viewer import SYSTEM

SHOW = {
    KeptKind.NOTE: "note.show",
    KeptKind.MEETING: "meeting.show",
    KeptKind.PROMISE: "promise.show",
    KeptKind.REPORT: "report.show",
}
"""The button that opens a record of each kind."""
SAYS = {
    CorrectionKind.CORRECT: mark("{name} corrects this, {day}:"),
    CorrectionKind.ADD: mark("{name} adds to this, {day}:"),
    CorrectionKind.DIFFER: mark("{name} sees it differently, {day}:"),
}
ASKS = (
    (CorrectionKind.CORRECT, mark("Correct")),
    (CorrectionKind.ADD, mark("Add")),
    (CorrectionKind.DIFFER, mark("I see it differently")),
)


def beside(turn: Turn, record: KeptRecord) -> tuple[Block, ...]:
    """Everything that belongs to a record and is not in it."""
    said = turn.open(Corrections).on(str(record.__tablename__), record.id)
    blocks = (block for each in said for block in said_about(turn, record, each))
    typed = () if record_kept_off(turn.session, record, turn.platform) else as_typed(turn, record)
    return (*blocks, *readers_of(turn, record), *typed, *ways(turn, record))


def said_about(turn: Turn, record: KeptRecord, said: Correction) -> list[Block]:
    """One correction in its state. Where its words may not be read, only that one is waiting."""
    words: list[Block] = []
    if may_read_reply(turn.session, turn.viewer, said, record, turn.now, turn.platform):
        words = [Say(sentence(turn, record, said)), Quoted(said.words)]
    if said.state is not CorrectionState.WAITING:
        return words
    due = Hint(turn.t("A correction is waiting: answer by {date}.", date=turn.day(said.answer_due_on)))
    return [*words, due, *([Buttons(answers(turn, said))] if may_answer(turn, said) else [])]


def sentence(turn: Turn, record: KeptRecord, said: Correction) -> str:
    """Who said it and when, and what became of it."""
    t, name, day = turn.t, name_of(turn, said.author_id), day_of(turn, said.created_at)
    answered, by = day_of(turn, said.answered_at), name_of(turn, said.answered_by)
    match said.state:
        case CorrectionState.WAITING:
            return t(SAYS[said.kind], name=name, day=day)
        case CorrectionState.ACCEPTED:
            return t(
                "Corrected by {name}, {day}; accepted by {by}, {answered}.",
                name=name,
                day=day,
                by=by,
                answered=answered,
            )
        case CorrectionState.BOTH:
            ours, written = name_of(turn, author_of(record)), day_of(turn, record.created_at)
            return t(
                "Two versions stand side by side: the one above by {ours}, {written}, and this one by {name}, {day}.",
                ours=ours,
                written=written,
                name=name,
                day=day,
            )


def answers(turn: Turn, said: Correction) -> tuple[Button, ...]:
    """What our side may do with a correction that waits."""
    accept = turn.button(turn.t("Accept"), "record.accept", said.id, Style.PRIMARY)
    return (accept, turn.button(turn.t("Keep both versions"), "record.both", said.id))


def waiting_answer(turn: Turn, step_id: int) -> Reply | None:
    """A step that is there for a correction is done by answering that, which is for those whose record it is."""
    said = turn.open(Corrections).waiting_for(step_id)
    kind = kind_called(said.subject) if said else None
    if said is None or kept_record(turn.session, SYSTEM, kind, said.subject_id) is None:
        return None
    record = kept_record(turn.session, turn.viewer, kind, said.subject_id)
    if record is None or not may_answer(turn, said):
        return refused(turn.say(turn.t("This waits for an answer of the team whose record it is.")))
    shown_now = said_about(turn, record, said)
    ours: list[Block] = [Say(words_in(Eyes.of_turn(turn), record))]
    return replace(turn.say(turn.t("This waits for your answer."), *ours, *shown_now), outcome=Outcome.ASKED)


def ways(turn: Turn, record: KeptRecord) -> tuple[Block, ...]:
    """What a partner may say about a record, and what else about words of their own."""
    if turn.viewer.is_ours or is_empty(record):
        return ()
    t, of = turn.t, str(record.__tablename__)
    say = tuple(turn.button(t(label), "record.correct", record.id, how=kind.value, of=of) for kind, label in ASKS)
    if not is_own(turn, record):
        return (Buttons(say),)
    reach = turn.button(t("Who may read this"), "record.reach", record.id)
    return (Buttons(say), Buttons((reach, turn.button(t("Withdraw this"), "record.withdraw", record.id))))


def is_own(turn: Turn, record: KeptRecord) -> bool:
    """Whether somebody at a partner wrote this note themself."""
    return not turn.viewer.is_ours and isinstance(record, Note) and record.author_id == turn.actor.id


def is_empty(record: KeptRecord) -> bool:
    return isinstance(record, Note) and record.emptied_at is not None


class Versions:
    """For lists: the other version of those records that have two, with who said it and when."""

    def __init__(self, turn: Turn, found: Iterable[Correction]) -> None:
        self._turn = turn
        self._found: dict[tuple[str, int], list[Correction]] = {}
        for each in found:
            self._found.setdefault((each.subject, each.subject_id), []).append(each)

    def of(self, record: KeptRecord) -> str:
        """As far as the reader may read it; empty where there is one version only."""
        turn, said = self._turn, self._found.get((str(record.__tablename__), record.id), [])
        may = (
            each for each in said if may_read_reply(turn.session, turn.viewer, each, record, turn.now, turn.platform)
        )
        return " · ".join(in_short(turn, each) for each in may)


def versions_of(turn: Turn, records: Sequence[KeptRecord]) -> Versions:
    """For a list of records: one question for each kind in it."""
    corrections, keys = turn.open(Corrections), dict[str, list[int]]()
    for record in records:
        keys.setdefault(str(record.__tablename__), []).append(record.id)
    return Versions(turn, [each for kind, known in keys.items() for each in corrections.beside(kind, known)])


def versions_with(turn: Turn, partner_id: int) -> Versions:
    """For several lists about one partner: one question for all of them."""
    return Versions(turn, turn.open(Corrections).beside_with(partner_id))


def in_short(turn: Turn, said: Correction) -> str:
    name, day = name_of(turn, said.author_id), day_of(turn, said.created_at)
    return turn.t("{name}, {day}: “{words}”", name=name, day=day, words=said.words)


def words_in(eyes: Eyes, record: KeptRecord) -> str:
    """What a record says, as far as this viewer may read it where they are; else why not."""
    if off := record_kept_off(eyes.session, record, eyes.platform):
        return off.line(eyes.t, eyes.zone, eyes.now, not eyes.is_contact)
    match record:
        case Note():
            return shown(eyes.session, eyes.viewer, record, Door.RECORD, eyes.now, eyes.platform).words
        case Meeting():
            return record.said
        case Commitment():
            return record.words
        case _:
            return " · ".join(part for part in (record.you_said, record.we_did, record.we_will_not) if part)


def name_of(turn: Turn, person_id: int | None) -> str:
    return People(turn.session, SYSTEM).name(person_id)


def day_of(turn: Turn, at: Any) -> str:
    return turn.listed(at.astimezone(zone_of(turn.actor.zone)).date()) if at else ""
