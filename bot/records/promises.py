"""Writing a promise down, and every step of its life: each with history, reminders, the partner's view, and Undo."""

from datetime import date
from typing import Any

from bot import reminding
from bot.i18n import mark
from bot.letters import is_unwritten, tell_partner, write_over_itself
from bot.records.shares import write_again
from bot.reminded import look, write_reminders
from bot.turn import Turn
from storage.commitments import KEPT, OPEN, Commitment, CommitmentChange, Commitments, CommitmentState, Direction
from storage.date_requests import DateAnswer, DateRequest, DateRequests
from storage.labels import Label
from storage.outbox import Outbox
from storage.partners import Partner
from storage.people import Person
from storage.search import Search

CHANGED = (
    "state",
    "due_on",
    "owner_id",
    "closed_on",
    "remind_at",
    "stage",
    "verdict",
    "is_agreed",
    "snoozed_until",
    "snoozed_why",
)
TAKEN_OVER, ASKED_FOR_HELP, TAKEN_BACK = mark("taken over"), mark("asked for help"), mark("taken back")
OUR_REASONS = frozenset({TAKEN_OVER, ASKED_FOR_HELP, TAKEN_BACK})
"""Reasons that nobody typed: a button says them."""
RECORDED = "promises.recorded"
"""The letter that tells a partner of a promise."""
DATE_ASKED = "promises.date_asked"
"""The letter that asks our side for another date."""
LOAD = 12
"""Open promises of one owner from which on a new one asks whether there is room for it."""


def write_promise(turn: Turn, partner: Partner, words: str, direction: Direction, **about: Any) -> Commitment:
    """Save a promise in its exact words. Ours is shown to the partner at once; theirs has our liaison as its owner."""
    promise = Commitment(
        partner_id=partner.id,
        words=words,
        direction=direction,
        owner_id=about.pop("owner_id", turn.actor.id),
        team_id=turn.actor.team_id,
        zone=turn.actor.zone,
        recorded_by=turn.actor.id,
        created_at=turn.now,
        **about,
    )
    turn.open(Commitments).add(promise)
    reminding.plan(turn.session, promise, turn.now)
    # Promises are seen by both ends, so the partner may find them too.
    Search(turn.session).add(promise, words, Label.PARTNER, turn.actor.id, turn.now)
    turn.changed(promise)
    tell_partner(turn, partner.id, RECORDED, promise.id, {"promise": promise.id})
    write_again(turn, promise.note_id)
    return promise


def move(
    turn: Turn, promise: Commitment, to: CommitmentState, reason: str = "", *, told: bool = False, **values: Any
) -> None:
    """One step in the life of a promise. `values` are columns that change with it, such as a new due date.

    `told`: the partner hears of this step, and so of its reason; what a partner does itself it knows.
    """
    before, looked = {name: getattr(promise, name) for name in CHANGED}, look(promise)
    note_step(turn, promise, reason, to, values.get("due_on", promise.due_on), told=told)
    if promise.is_open or to in OPEN:
        # A verdict on what is closed already leaves the day it was closed.
        promise.closed_on = None if to in OPEN else turn.today
    promise.state = to
    for name, value in reminding.unsnoozed(values).items():
        setattr(promise, name, value)
    reminding.plan(turn.session, promise, turn.now)
    turn.changed(promise, before)
    if look(promise) != looked:
        write_reminders(turn, promise, before["owner_id"], promise.owner_id)
    write_again(turn, promise.note_id)


def note_step(
    turn: Turn,
    promise: Commitment,
    reason: str,
    to: CommitmentState | None = None,
    due_on: date | None = None,
    *,
    told: bool = False,
) -> CommitmentChange:
    """A line in the history of a promise; without a new state or date, only why something was done."""
    change = CommitmentChange(
        commitment_id=promise.id,
        person_id=turn.actor.id,
        came_from=promise.state,
        went_to=to or promise.state,
        due_before=promise.due_on,
        due_after=due_on if to else promise.due_on,
        reason=reason,
        is_told=told or not turn.viewer.is_ours,
        created_at=turn.now,
    )
    turn.session.add(change)
    turn.session.flush()
    return change


def keep(turn: Turn, promise: Commitment) -> list[Person]:
    """A promise was kept, in time or late. The partner is asked whether they see it so too; who was asked."""
    late = promise.due_on is not None and turn.today > promise.due_on
    move(turn, promise, CommitmentState.KEPT_LATE if late else CommitmentState.KEPT, told=True, verdict=None)
    if promise.direction is Direction.THEIRS:
        return []
    return tell_partner(turn, promise.partner_id, "promises.kept", promise.id, {"promise": promise.id})


def renegotiate(turn: Turn, promise: Commitment, due_on: date, reason: str) -> list[Person]:
    """Another date, told to the partner. Before the date it is flexibility, not failure. Who was told and asked."""
    settle_request(turn, promise, DateAnswer.ANOTHER)
    move(turn, promise, CommitmentState.RENEGOTIATED, reason, told=True, due_on=due_on, stage=None, is_agreed=False)
    return tell_date(turn, promise, reason)


def settle_request(turn: Turn, promise: Commitment, answer: DateAnswer) -> DateRequest | None:
    """Our answer to another date that the partner asks for, where one waits; its letter shows it."""
    request = turn.open(DateRequests).waiting(promise)
    if request is None:
        return None
    before = {name: getattr(request, name) for name in ("answer", "answered_by", "answered_at")}
    request.answer, request.answered_by, request.answered_at = answer, turn.actor.id, turn.now
    turn.changed(request, before)
    write_request_again(turn, request)
    return request


def write_request_again(turn: Turn, request: DateRequest) -> None:
    """The letter that asked our side shows what holds now."""
    for item in Outbox(turn.session).beginning(f"{DATE_ASKED}:{request.id}:"):
        if not is_unwritten(item):
            write_over_itself(turn, item)


def set_date(turn: Turn, promise: Commitment, due_on: date) -> list[Person]:
    """The first date of a promise that had none; who was told of it."""
    move(turn, promise, promise.state, told=True, due_on=due_on, stage=None)
    return tell_date(turn, promise, "")


def tell_date(turn: Turn, promise: Commitment, reason: str) -> list[Person]:
    """A new date, told to the partner; nobody who is still to be told of the promise itself."""
    if any(map(is_unwritten, Outbox(turn.session).beginning(f"{RECORDED}:{promise.id}:"))):
        return []
    told = {"promise": promise.id, "due_on": str(promise.due_on), "why": reason}
    return tell_partner(turn, promise.partner_id, "promises.moved", promise.id, told)


def take_back(turn: Turn, promise: Commitment, state: CommitmentState) -> None:
    """A step was undone: `state` is what it had led to. History only grows, so this is a step as well."""
    change = CommitmentChange(
        commitment_id=promise.id,
        person_id=turn.actor.id,
        came_from=state,
        went_to=promise.state,
        due_after=promise.due_on,
        due_before=promise.due_on,
        reason=turn.t(TAKEN_BACK),
        is_told=True,
        created_at=turn.now,
    )
    turn.session.add(change)


def last_step(turn: Turn, promise: Commitment) -> CommitmentChange | None:
    history = turn.open(Commitments).history(promise)
    return history[-1] if history else None


def is_kept(promise: Commitment) -> bool:
    return promise.state in KEPT
