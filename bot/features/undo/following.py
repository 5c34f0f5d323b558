"""What follows from taking a step back: reminders, cadence, search and letters are all set right."""

from typing import Any

from bot import digesting, reminding
from bot.letters import write_again, write_over
from bot.records.notes import words_of
from bot.records.promises import take_back
from bot.replanning import replan
from bot.turn import Turn
from storage.base import Record, Withdrawable
from storage.cadence import reckon_contact
from storage.changes import Change, Changes
from storage.commitments import Commitment, CommitmentState
from storage.digests import DigestSubscription
from storage.follow_ups import FollowUp
from storage.meetings import Meeting
from storage.notes import Note
from storage.people import Person
from storage.report_backs import ReportBack
from storage.search import Search

TAKEN_BACK = "undo.taken_back"


def set_right(turn: Turn, changes: Changes, change: Change, record: Record) -> None:
    """Undo one step, and everything that was derived from it."""
    partner_before = getattr(record, "partner_id", None)
    state = record.state if isinstance(record, Commitment) else None
    changes.undo(change, record, turn.now)
    match record:
        case Commitment():
            reminding.plan(turn.session, record, turn.now)
            promise_letters(turn, change, record, state)
            reminder(turn, record)
        case FollowUp():
            reminding.plan(turn.session, record, turn.now)
            reminder(turn, record)
        case Note():
            note(turn, change, record, {partner_before, record.partner_id})
        case Meeting():
            reckon_contact(turn.session, record.partner_id)
        case Person():
            replan(turn.session, record, set(change.before or ()), turn.now)
        case DigestSubscription():
            digest(turn, change, record)
        case ReportBack():
            over(turn, "closing.report", str(record.id))
        case _:
            return


def reminder(turn: Turn, item: Commitment | FollowUp) -> None:
    """The reminder that spoke of it shows what holds now."""
    kind = "commitment" if isinstance(item, Commitment) else "follow_up"

    def speaks_of_it(payload: dict[str, Any]) -> bool:
        return any(row[:2] == [kind, item.id] for row in payload["items"])

    if item.owner_id is not None:
        write_again(turn, reminding.PERSON_LETTER, item.owner_id, speaks_of_it)


def promise_letters(turn: Turn, change: Change, promise: Commitment, state: CommitmentState | None) -> None:
    """The partner's letters about this very step say what holds instead."""
    told = {"promise": promise.id}
    if promise.withdrawn_at:
        write_over(turn, f"promises.recorded:{promise.id}:", "promises.withdrawn", told)
        return
    if state and change.before and {"state", "due_on"} & set(change.before):
        take_back(turn, promise, state)
    for kind in ("promises.moved", "promises.kept"):
        write_over(turn, f"{kind}:{promise.id}:{change.ref}:", "promises.stands", told)


def note(turn: Turn, change: Change, record: Note, partner_ids: set[Any]) -> None:
    for partner_id in partner_ids - {None}:
        reckon_contact(turn.session, partner_id)
    if record.withdrawn_at is None:
        Search(turn.session).put(record, words_of(record), record.label, record.author_id, record.heard_at)
    elif isinstance(record, Withdrawable):
        over(turn, "sharing.arrived", str(record.id))


def over(turn: Turn, kind: str, subject: str) -> None:
    """Letters that told of the record say that it was taken back."""
    write_over(turn, f"{kind}:{subject}:", TAKEN_BACK, {})


def digest(turn: Turn, change: Change, record: DigestSubscription) -> None:
    if change.before is None:
        digesting.unplan(turn.session, record.id, turn.now)
    else:
        digesting.plan_next(turn.session, record, turn.actor.zone, turn.now)
