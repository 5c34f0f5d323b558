"""Timers: what is due when. One row for each kind and subject; the clock in the process only looks here."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Index, UniqueConstraint, delete
from sqlmodel import Field, Session, col, func, select

from storage.base import Record, instant, table_args


class Timer(Record, table=True):
    """A kind of job is due for a subject at an instant."""

    __table_args__ = table_args(UniqueConstraint("kind", "subject_id"), Index(None, "due_at"))

    kind: str = Field(max_length=40)
    subject_id: int
    due_at: datetime = instant()
    planned_at: datetime | None = instant(default=None, nullable=True)
    """When it was due before its job failed; lateness is told against this."""
    failures: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    """How often its job failed in a row."""


class Timers:
    """The bot's own agenda. It holds keys and instants only, so no viewer is asked for."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def _of(self, kind: str, subject_id: int) -> Timer | None:
        query = select(Timer).where(Timer.kind == kind, Timer.subject_id == subject_id)
        return self.session.exec(query).first()

    def set(self, kind: str, subject_id: int, due_at: datetime | None, now: datetime) -> None:
        """Make a subject due at an instant, or not at all."""
        timer = self._of(kind, subject_id)
        if due_at is None:
            if timer:
                self.session.delete(timer)
        elif timer:
            timer.due_at, timer.planned_at, timer.failures = due_at, None, 0
        else:
            self.session.add(Timer(kind=kind, subject_id=subject_id, due_at=due_at, created_at=now))
        self.session.flush()

    def not_after(self, kind: str, subject_id: int, due_at: datetime, now: datetime) -> None:
        """Make a subject due at an instant unless it is due before that anyway."""
        timer = self._of(kind, subject_id)
        if timer is None or timer.due_at > due_at:
            self.set(kind, subject_id, due_at, now)

    def next_due(self) -> datetime | None:
        return self.session.exec(select(func.min(Timer.due_at))).one()

    def due(self, now: datetime, limit: int = 100) -> Sequence[Timer]:
        """Timers that are due, the earliest first; locked, so that two workers never hold the same one."""
        query = select(Timer).where(col(Timer.due_at) <= now).order_by(col(Timer.due_at), col(Timer.id)).limit(limit)
        return self.session.exec(query.with_for_update(skip_locked=True)).all()

    def put_off(self, timer: Timer, due_at: datetime) -> None:
        """Its job failed: try again at `due_at`, and remember when it should have run."""
        timer.planned_at = timer.planned_at or timer.due_at
        timer.due_at, timer.failures = due_at, timer.failures + 1
        self.session.flush()

    def remove(self, keys: Collection[int]) -> None:
        """Take timers off."""
        query = delete(Timer).where(col(Timer.id).in_(keys))
        self.session.execute(query.execution_options(synchronize_session=False))
