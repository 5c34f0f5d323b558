"""Writing a follow-up down, and ending it; a recurring one goes on to its next date."""

from datetime import date, time
from typing import Any

from bot import reminding
from bot.reminded import look, write_reminders
from bot.turn import Turn
from storage.follow_ups import FollowUp, FollowUps, FollowUpState

CHANGED = (
    "state",
    "due_on",
    "due_time",
    "owner_id",
    "closed_on",
    "remind_at",
    "stage",
    "snoozed_until",
    "snoozed_why",
)


def write_follow_up(turn: Turn, words: str, due_on: date, at: time | None, **about: Any) -> FollowUp:
    """Save a follow-up of the actor's own."""
    step = FollowUp(
        words=words,
        due_on=due_on,
        due_time=at,
        owner_id=turn.actor.id,
        team_id=turn.actor.team_id,
        zone=turn.actor.zone,
        recorded_by=turn.actor.id,
        created_at=turn.now,
        **about,
    )
    turn.open(FollowUps).add(step)
    reminding.plan(turn.session, step, turn.now)
    turn.changed(step)
    return step


def change(turn: Turn, step: FollowUp, **values: Any) -> None:
    """Change columns of a follow-up, with its next reminder and Undo."""
    before, looked = {name: getattr(step, name) for name in CHANGED}, look(step)
    for name, value in reminding.unsnoozed(values).items():
        setattr(step, name, value)
    reminding.plan(turn.session, step, turn.now)
    turn.changed(step, before)
    if look(step) != looked:
        write_reminders(turn, step, before["owner_id"], step.owner_id)


def finish(turn: Turn, step: FollowUp) -> date | None:
    """Done. Returns the date after the present one of a recurring one, None when it is over."""
    following = reminding.following(step, turn.now)
    if following is None:
        change(turn, step, state=FollowUpState.DONE, closed_on=turn.today)
        return None
    change(turn, step, due_on=following.local_date, stage=None)
    return following.local_date
