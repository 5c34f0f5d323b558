"""What can be undone: each change a person made, with the values that stood there before."""

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import JSON, Index, func
from sqlmodel import Field, Session, SQLModel, col, select

from storage.base import Record, Withdrawable, insert_row, instant, table_args
from storage.people import Person
from storage.search import Search

UNDO_WITHIN = timedelta(days=7)
DERIVED = frozenset({"remind_at", "stage", "snoozed_until", "snoozed_why", "loop"})
"""Columns that the bot itself moves on: they are restored, but having moved is no change of anybody's."""


class Change(Record, table=True):
    """One undoable step. Steps made by one event share its reference and are undone together."""

    __table_args__ = table_args(
        Index(None, "person_id", "undone_at"), Index(None, "ref"), Index(None, "subject", "subject_id")
    )

    person_id: int = Field(foreign_key="person.id")
    ref: str
    subject: str
    subject_id: int
    before: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    """The columns that this step changed, as they were; none for a record that was new."""
    after: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    """The same columns as this step left them."""
    undone_at: datetime | None = instant(default=None, nullable=True)


def plain(value: Any) -> Any:
    """A column value as JSON keeps it."""
    return value.isoformat() if isinstance(value, datetime | date | time) else value


def restored(record: SQLModel, name: str, value: Any) -> Any:
    """A column value as the record holds it."""
    if value is None:
        return None
    column = record.__table__.columns[name].type  # type: ignore[attr-defined]
    if isinstance(column, JSON):
        return value
    kind = getattr(column, "words", None) or getattr(column, "impl_instance", column).python_type
    return kind.fromisoformat(value) if kind in {datetime, date, time} else kind(value)


def state_step(session: Session, record: Record, since: datetime) -> Change | None:
    """The newest step that brought a record to its state, whoever made it; the bot only asks, so there is no viewer."""
    query = select(Change).where(
        Change.subject == str(record.__tablename__),
        Change.subject_id == record.id,
        col(Change.undone_at).is_(None),
        col(Change.created_at) >= since,
    )
    steps = session.exec(query.order_by(col(Change.id).desc())).all()
    return next((step for step in steps if "state" in (step.after or {})), None)


class Changes:
    """A person's own changes, newest first."""

    def __init__(self, session: Session, person_id: int) -> None:
        self.session, self.person_id = session, person_id

    def made(self, record: Record, ref: str, now: datetime, before: dict[str, Any] | None = None) -> bool:
        """Write down that a record is new (`before` is None) or what it said before; False when nothing changed."""
        was = None if before is None else {n: plain(v) for n, v in before.items() if v != getattr(record, n)}
        if was is not None and not was:
            return False
        insert_row(
            self.session,
            Change,
            person_id=self.person_id,
            ref=ref,
            subject=str(record.__tablename__),
            subject_id=record.id,
            before=was,
            after=None if was is None else {name: plain(getattr(record, name)) for name in was},
            created_at=now,
        )
        return True

    def last_ref(self, since: datetime) -> str | None:
        """The reference of the newest step that is not undone."""
        query = select(Change.ref).where(
            Change.person_id == self.person_id,
            col(Change.undone_at).is_(None),
            col(Change.created_at) >= since,
        )
        return self.session.exec(query.order_by(col(Change.id).desc())).first()

    def made_with(self, record: Record) -> str | None:
        """The reference under which this person wrote a record down; none when somebody else did."""
        same = (Change.subject == str(record.__tablename__), Change.subject_id == record.id)
        first = self.session.exec(select(Change).where(*same).order_by(col(Change.id))).first()
        return first.ref if first and first.before is None and first.person_id == self.person_id else None

    def of_ref(self, ref: str) -> list[Change]:
        query = select(Change).where(Change.person_id == self.person_id, Change.ref == ref)
        return list(self.session.exec(query.order_by(col(Change.id).desc())))

    def standing_from(self, ref: str) -> list[Change]:
        """All steps of this person that still stand, from those of a reference on; the newest first."""
        first = select(func.min(Change.id)).where(Change.person_id == self.person_id, Change.ref == ref)
        query = select(Change).where(
            Change.person_id == self.person_id,
            col(Change.undone_at).is_(None),
            col(Change.id) >= first.scalar_subquery(),
        )
        return list(self.session.exec(query.order_by(col(Change.id).desc())))

    def origin(self, ref: str) -> str:
        """The reference under which the records were made that a later step of this person changed."""
        for change in self.of_ref(ref):
            same = (Change.subject == change.subject, Change.subject_id == change.subject_id)
            steps = self.session.exec(select(Change).where(*same, Change.person_id == self.person_id)).all()
            made = next((step.ref for step in steps if step.before is None), None)
            if change.before is not None and made:
                return made
        return ref

    def since(self, change: Change) -> list[Change]:
        """Later steps on the same record, by anybody, that still stand; the newest first.

        For a step that changed some columns, only those that changed one of them again.
        """
        query = select(Change).where(
            Change.subject == change.subject,
            Change.subject_id == change.subject_id,
            col(Change.id) > change.id,
            Change.ref != change.ref,
            col(Change.undone_at).is_(None),
        )
        later = self.session.exec(query.order_by(col(Change.id).desc()))
        return [step for step in later if change.before is None or set(change.before) & set(step.before or {})]

    def undone_refs(self, change: Change) -> list[str]:
        """The references of all steps on this record that were undone."""
        same = (Change.subject == change.subject, Change.subject_id == change.subject_id)
        return list(self.session.exec(select(Change.ref).where(*same, col(Change.undone_at).is_not(None)).distinct()))

    def undo(self, change: Change, record: Record, now: datetime) -> None:
        """Take one step back. A new record is withdrawn with the person's own later steps on it, never deleted."""
        change.undone_at = now
        if change.before is not None:
            for name, value in change.before.items():
                setattr(record, name, restored(record, name, value))
        else:
            for later in self.since(change):
                later.undone_at = now
            withdraw(self.session, record, now)
        self.session.flush()


def stands(change: Change, record: Record) -> bool:
    """Whether the record still says what this step left."""
    after = (change.after or {}).items()
    return all(plain(getattr(record, name)) == value for name, value in after if name not in DERIVED)


def withdraw(session: Session, record: Record, now: datetime) -> None:
    """Take a record out of sight. A person others may have met stays as one who left; a bare link goes."""
    match record:
        case Withdrawable():
            record.withdrawn_at = now
            Search(session).drop(str(record.__tablename__), record.id)
        case Person():
            record.left_at = now
        case _:
            session.delete(record)
