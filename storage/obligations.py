"""What commitments and follow-ups have in common: an owner, a due date, the next reminder, and queries on these."""

from abc import ABC, abstractmethod
from collections.abc import Collection
from datetime import date, datetime, time
from typing import Any, Generic, TypeVar

from sqlmodel import Field, Session, col, func, select

from storage.base import Withdrawable, instant
from storage.viewer import Viewer, in_team


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
    snoozed_until: datetime | None = instant(default=None, nullable=True)
    """Nothing is said before this; it ends when the item is next spoken of or gets another date or owner."""
    snoozed_why: str = Field(default="")
    source: str = Field(default="")
    """Where it was said, as a web address on our own platform; for our side only."""
    stage: int | None = Field(default=None)
    """Working days from the due date at the last reminder; below zero is before it."""


Kind = TypeVar("Kind", bound=Obligation)


class Obligations(ABC, Generic[Kind]):
    """Queries on what is to be spoken of. Each reads a partial index of open rows, so they cost what they find."""

    table: type[Kind]
    is_open: Any
    leaves_owner: Any
    """Which of them the team and the manager may hear of."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self.session, self.viewer = session, viewer

    @abstractmethod
    def _seen(self) -> Any:
        """The condition under which the viewer reads a row."""

    def _where(self, *conditions: Any) -> tuple[Any, ...]:
        return (*conditions, self.is_open, self._seen())

    def _rows(self, *conditions: Any, limit: int | None = None) -> list[Kind]:
        query = select(self.table).where(*self._where(*conditions))
        return list(self.session.exec(query.order_by(col(self.table.due_on), col(self.table.id)).limit(limit)))

    def _earliest(self, *conditions: Any) -> datetime | None:
        at = col(self.table.remind_at)
        query = select(at).where(*self._where(*conditions, at.is_not(None))).order_by(at).limit(1)
        return self.session.exec(query).first()

    def open_of(self, owner_id: int) -> list[Kind]:
        return self._rows(col(self.table.owner_id) == owner_id)

    def _needs(self, owner_id: int, day: date, now: datetime) -> tuple[Any, ...]:
        """Due by a day and not put off."""
        until = col(self.table.snoozed_until)
        return (col(self.table.owner_id) == owner_id, col(self.table.due_on) <= day, until.is_(None) | (until <= now))

    def _comes(self, owner_id: int, day: date, now: datetime) -> tuple[Any, ...]:
        """All others: of a later day, put off, or without a date."""
        due, until = col(self.table.due_on), col(self.table.snoozed_until)
        return (col(self.table.owner_id) == owner_id, due.is_(None) | (due > day) | (until > now))

    def needing(self, owner_id: int, day: date, now: datetime, limit: int) -> list[Kind]:
        """The first open ones of an owner that are due by a day and not put off."""
        return self._rows(*self._needs(owner_id, day, now), limit=limit)

    def count_needing(self, owner_id: int, day: date, now: datetime) -> int:
        return self._count(*self._needs(owner_id, day, now))

    def coming(self, owner_id: int, day: date, now: datetime, limit: int) -> list[Kind]:
        """The first of an owner's other open ones; those without a date come last."""
        query = select(self.table).where(*self._where(*self._comes(owner_id, day, now)))
        due = col(self.table.due_on)
        return list(self.session.exec(query.order_by(due.is_(None), due, col(self.table.id)).limit(limit)))

    def count_coming(self, owner_id: int, day: date, now: datetime) -> int:
        return self._count(*self._comes(owner_id, day, now))

    def _count(self, *conditions: Any) -> int:
        return self.session.exec(select(func.count()).select_from(self.table).where(*self._where(*conditions))).one()

    def due_of(self, owner_id: int, now: datetime) -> list[Kind]:
        """Open ones of an owner that are to be spoken of now."""
        return self._rows(col(self.table.owner_id) == owner_id, col(self.table.remind_at) <= now)

    def next_of(self, owner_id: int) -> datetime | None:
        return self._earliest(col(self.table.owner_id) == owner_id)

    def due_without_owner(self, team_id: int, now: datetime) -> list[Kind]:
        """Open ones of a team that nobody looks after and that are to be spoken of now."""
        ours = (col(self.table.owner_id).is_(None), col(self.table.team_id) == team_id)
        return self._rows(*ours, col(self.table.remind_at) <= now)

    def next_without_owner(self, team_id: int) -> datetime | None:
        return self._earliest(col(self.table.owner_id).is_(None), col(self.table.team_id) == team_id)

    def _said(self, team_id: int | None, least: int) -> tuple[Any, ...]:
        return (in_team(col(self.table.team_id), team_id), col(self.table.stage) >= least, self.leaves_owner)

    def spoken_of(self, team_id: int | None, least: int, limit: int) -> list[Kind]:
        """The first open ones of a team that were spoken of at this stage or a later one, as far as others may know."""
        return self._rows(*self._said(team_id, least), limit=limit)

    def count_spoken_of(self, team_id: int | None, least: int) -> int:
        return self._count(*self._said(team_id, least))

    def open_among(self, keys: Collection[int]) -> list[Kind]:
        """Those of the keys that are still open."""
        return self._rows(col(self.table.id).in_(keys))
