"""Follow-ups: owned, dated steps, once or recurring."""

from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, false, text
from sqlmodel import Field, col, select

from storage.base import one_of, table_args
from storage.obligations import Obligation, Obligations


class FollowUpState(StrEnum):
    OPEN = "open"
    DONE = "done"
    NOT_NEEDED = "not needed"


# In words, as the partial indexes have it: SQLite does not use those for bound values.
IS_OPEN = text("state = 'open' AND withdrawn_at IS NULL")


class FollowUp(Obligation, table=True):
    """A next step. A recurring one moves on to its next date when it is done."""

    __table_args__ = table_args(
        Index("ix_follow_up_remind", "owner_id", "remind_at", sqlite_where=IS_OPEN, postgresql_where=IS_OPEN),
        Index("ix_follow_up_stage", "team_id", "stage", sqlite_where=IS_OPEN, postgresql_where=IS_OPEN),
        Index("ix_follow_up_due", "due_on", sqlite_where=IS_OPEN, postgresql_where=IS_OPEN),
        Index(None, "partner_id"),
    )

    partner_id: int | None = Field(default=None, foreign_key="partner.id")
    recorded_by: int = Field(foreign_key="person.id")
    rule: str | None = Field(default=None)
    """The recurrence as `bot.occurrences` writes it; none for a single date."""
    state: FollowUpState = Field(default=FollowUpState.OPEN, sa_type=one_of(FollowUpState))
    closed_on: date | None = Field(default=None)

    @property
    def is_open(self) -> bool:
        return self.state is FollowUpState.OPEN and self.withdrawn_at is None


class FollowUps(Obligations[FollowUp]):
    """Queries on follow-ups. They are our own work: a partner never sees them."""

    table = FollowUp
    is_open = IS_OPEN
    # A note to oneself is nobody else's business, and what recurs comes again by itself.
    leaves_owner = col(FollowUp.rule).is_(None) & (
        col(FollowUp.partner_id).is_not(None) | col(FollowUp.owner_id).is_(None)
    )

    def _seen(self) -> Any:
        here = col(FollowUp.withdrawn_at).is_(None)
        return here if self.viewer.is_ours else false()

    def get(self, key: int) -> FollowUp | None:
        return self.session.exec(select(FollowUp).where(FollowUp.id == key, self._seen())).first()

    def add(self, step: FollowUp) -> FollowUp:
        self.session.add(step)
        self.session.flush()
        return step

    def open_with(self, partner_id: int) -> list[FollowUp]:
        query = select(FollowUp).where(FollowUp.partner_id == partner_id, IS_OPEN, self._seen())
        return list(self.session.exec(query.order_by(col(FollowUp.due_on), col(FollowUp.id))))
