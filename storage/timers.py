"""Timers: what is due when. One row for each kind and subject; the clock in the process only looks here."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, case, delete
from sqlalchemy.dialects import postgresql, sqlite
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
        if due_at is not None:
            self._write(kind, subject_id, due_at, now, {"due_at": due_at, "planned_at": None, "failures": 0})
        elif timer := self._of(kind, subject_id):
            self.session.delete(timer)
            self.session.flush()

    def not_after(self, kind: str, subject_id: int, due_at: datetime, now: datetime) -> None:
        """Make a subject due at an instant unless it is due before that anyway.

        The row is written even where it stays as it is. PostgreSQL then lets only one of us and a job of this subject
        pass and makes the other begin again, so that no job sets its next instant without what is being saved here.
        """
        earlier = case((col(Timer.due_at) > due_at, due_at), else_=col(Timer.due_at))
        self._write(kind, subject_id, due_at, now, {"due_at": earlier})

    def move(self, kind: str, subject_id: int, to: int, now: datetime) -> None:
        """What one subject was due for is due for another, no later than it was."""
        if timer := self._of(kind, subject_id):
            self.session.delete(timer)
            self.session.flush()
            self.not_after(kind, to, timer.due_at, now)

    def _write(self, kind: str, subject_id: int, due_at: datetime, now: datetime, over: dict[str, Any]) -> None:
        """Add a row or write these values over the one that is there. In one statement, as two may come first."""
        insert = postgresql.insert if self.session.get_bind().dialect.name == "postgresql" else sqlite.insert
        row = insert(Timer).values(kind=kind, subject_id=subject_id, due_at=due_at, failures=0, created_at=now)
        query = row.on_conflict_do_update(index_elements=["kind", "subject_id"], set_=over).returning(Timer)
        self.session.scalars(query, execution_options={"populate_existing": True}).one()

    def next_due(self) -> datetime | None:
        return self.session.exec(select(func.min(Timer.due_at))).one()

    def due(self, now: datetime, limit: int = 100, skip: Collection[int] = ()) -> Sequence[Timer]:
        """Timers that are due, the earliest first; locked, so that two workers never hold the same one."""
        query = select(Timer).where(col(Timer.due_at) <= now, col(Timer.id).not_in(skip))
        query = query.order_by(col(Timer.due_at), col(Timer.id)).limit(limit)
        return self.session.exec(query.with_for_update(skip_locked=True)).all()

    def put_off(self, timer: Timer, due_at: datetime) -> None:
        """Its job failed: try again at `due_at`, and remember when it should have run."""
        # What the job had written to its own timer was taken back, and the object does not know yet.
        self.session.refresh(timer)
        timer.planned_at = timer.planned_at or timer.due_at
        timer.due_at, timer.failures = due_at, timer.failures + 1
        self.session.flush()

    def remove(self, keys: Collection[int]) -> None:
        """Take timers off."""
        query = delete(Timer).where(col(Timer.id).in_(keys))
        self.session.execute(query.execution_options(synchronize_session=False))
