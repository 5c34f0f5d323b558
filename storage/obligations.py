"""What commitments and follow-ups have in common: an owner, a due date, and the next reminder."""

from datetime import date, datetime, time

from sqlmodel import Field

from storage.base import Withdrawable, instant


class Obligation(Withdrawable):
    """Something owned and dated. `remind_at` is derived and kept in the writing transaction."""

    owner_id: int | None = Field(default=None, foreign_key="person.id")
    team_id: int | None = Field(default=None, foreign_key="team.id")
    words: str
    due_on: date | None = Field(default=None)
    due_time: time | None = Field(default=None)
    zone: str = Field(default="UTC")
    remind_at: datetime | None = instant(default=None, nullable=True)
    """When its owner is next reminded; none while nothing is to be said."""
    stage: int | None = Field(default=None)
    """Working days from the due date at the last reminder; below zero is before it."""
