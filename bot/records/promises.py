"""Writing a promise down, and every step of its life: each with history, reminders, the partner's view, and Undo."""

from datetime import date
from typing import Any

from bot import reminding
from bot.letters import tell_partner
from bot.turn import Turn
from storage.commitments import KEPT, OPEN, Commitment, CommitmentChange, Commitments, CommitmentState, Direction
from storage.labels import Label
from storage.partners import Partner, Partners
from storage.search import Search

CHANGED = ("state", "due_on", "owner_id", "closed_on", "remind_at", "stage", "verdict")
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
    turn.open(Partners).touched(partner.id, turn.now)
    turn.changed(promise)
    tell_partner(turn, partner.id, "promises.recorded", promise.id, {"promise": promise.id})
    return promise


def move(turn: Turn, promise: Commitment, to: CommitmentState, reason: str = "", **values: Any) -> None:
    """One step in the life of a promise. `values` are columns that change with it, such as a new due date."""
    before = {name: getattr(promise, name) for name in CHANGED}
    note_step(turn, promise, reason, to, values.get("due_on", promise.due_on))
    promise.state = to
    for name, value in values.items():
        setattr(promise, name, value)
    promise.closed_on = None if to in OPEN else turn.today
    reminding.plan(turn.session, promise, turn.now)
    turn.changed(promise, before)


def note_step(
    turn: Turn, promise: Commitment, reason: str, to: CommitmentState | None = None, due_on: date | None = None
) -> None:
    """A line in the history of a promise; without a new state or date, only why something was done."""
    change = CommitmentChange(
        commitment_id=promise.id,
        person_id=turn.actor.id,
        came_from=promise.state,
        went_to=to or promise.state,
        due_before=promise.due_on,
        due_after=due_on if to else promise.due_on,
        reason=reason,
        created_at=turn.now,
    )
    turn.session.add(change)


def keep(turn: Turn, promise: Commitment) -> None:
    """A promise was kept, in time or late. The partner is asked whether they see it so too."""
    late = promise.due_on is not None and turn.today > promise.due_on
    move(turn, promise, CommitmentState.KEPT_LATE if late else CommitmentState.KEPT)
    if promise.direction is not Direction.THEIRS:
        tell_partner(turn, promise.partner_id, "promises.kept", promise.id, {"promise": promise.id})


def renegotiate(turn: Turn, promise: Commitment, due_on: date, reason: str) -> None:
    """Another date, told to the partner. Before the date it is flexibility, not failure."""
    move(turn, promise, CommitmentState.RENEGOTIATED, reason, due_on=due_on, stage=None)
    told = {"promise": promise.id, "due_on": due_on.isoformat()}
    tell_partner(turn, promise.partner_id, "promises.moved", promise.id, told)


def last_step(turn: Turn, promise: Commitment) -> CommitmentChange | None:
    history = turn.open(Commitments).history(promise)
    return history[-1] if history else None


def is_kept(promise: Commitment) -> bool:
    return promise.state in KEPT
