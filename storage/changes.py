"""What can be undone: each change a person made, with the values that stood there before."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import JSON, Index
from sqlmodel import Field, Session, SQLModel, col, select

from storage.base import Record, Withdrawable, insert_row, instant, table_args
from storage.search import Search


class Change(Record, table=True):
    """One undoable step. Steps made by one event share its reference and are undone together."""

    __table_args__ = table_args(Index(None, "person_id", "undone_at"), Index(None, "ref"))

    person_id: int = Field(foreign_key="person.id")
    ref: str
    subject: str
    subject_id: int
    before: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    """Column values before the change; none for a record that was new."""
    undone_at: datetime | None = instant(default=None, nullable=True)


def plain(value: Any) -> Any:
    """A column value as JSON keeps it."""
    return value.isoformat() if isinstance(value, datetime | date | time) else value


def restored(record: SQLModel, name: str, value: Any) -> Any:
    """A column value as the record holds it."""
    if value is None:
        return None
    column = record.__table__.columns[name].type  # type: ignore[attr-defined]
    kind = getattr(column, "words", None) or getattr(column, "impl_instance", column).python_type
    return kind.fromisoformat(value) if kind in {datetime, date, time} else kind(value)


class Changes:
    """A person's own changes, newest first."""

    def __init__(self, session: Session, person_id: int) -> None:
        self.session, self.person_id = session, person_id

    def made(self, record: Record, ref: str, now: datetime, before: dict[str, Any] | None = None) -> None:
        """Write down that a record is new (`before` is None) or what it said before."""
        insert_row(
            self.session,
            Change,
            person_id=self.person_id,
            ref=ref,
            subject=str(record.__tablename__),
            subject_id=record.id,
            before=None if before is None else {name: plain(value) for name, value in before.items()},
            created_at=now,
        )

    def last_ref(self, since: datetime) -> str | None:
        """The reference of the newest step that is not undone."""
        query = select(Change.ref).where(
            Change.person_id == self.person_id,
            col(Change.undone_at).is_(None),
            col(Change.created_at) >= since,
        )
        return self.session.exec(query.order_by(col(Change.id).desc())).first()

    def of_ref(self, ref: str) -> list[Change]:
        query = select(Change).where(Change.person_id == self.person_id, Change.ref == ref)
        return list(self.session.exec(query.order_by(col(Change.id).desc())))

    def undo(self, change: Change, record: Record, now: datetime) -> None:
        """Take one step back. A new record is withdrawn, never deleted."""
        change.undone_at = now
        if change.before is not None:
            for name, value in change.before.items():
                setattr(record, name, restored(record, name, value))
        elif isinstance(record, Withdrawable):
            record.withdrawn_at = now
            Search(self.session).drop(change.subject, record.id)
        else:
            self.session.delete(record)
        self.session.flush()
