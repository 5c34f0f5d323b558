"""Who read what is written down about a partner: keys and instants only, for that partner to see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Index, delete, false, insert, or_, true
from sqlmodel import Field, Session, col, func, select

from storage.base import Record, insert_row, table_args
from storage.kept import KeptKind, may_be_read
from storage.viewer import Role, Viewer

KEPT_FOR = timedelta(days=365)
PARTNER, BRIEF, EXPORT = "partner", "brief", "export"
"""What is about a partner as a whole; every other reading is of one record, named by its table."""
WHOLE = (PARTNER, BRIEF, EXPORT)


class Reading(Record, table=True):
    """Somebody of ours had a record before their eyes. Without a person it was shown in the team's channel."""

    __table_args__ = table_args(Index(None, "partner_id"), Index(None, "subject", "subject_id"))

    partner_id: int = Field(foreign_key="partner.id")
    person_id: int | None = Field(default=None, foreign_key="person.id")
    subject: str = Field(max_length=32)
    subject_id: int


@dataclass(frozen=True, slots=True)
class Reader:
    """Who read it, and when last."""

    person_id: int | None
    last: datetime


class Readings:
    """Adds readings by our side; a partner sees those of what it may read itself, and no trace of any other."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self.session, self.viewer = session, viewer

    def add(self, partner_id: int, subject: str, subject_id: int, now: datetime) -> None:
        """The viewer reads this. What a partner reads of itself is its own affair."""
        if self.viewer.is_ours and self.viewer.person_id is not None:
            about = {"partner_id": partner_id, "subject": subject, "subject_id": subject_id, "created_at": now}
            insert_row(self.session, Reading, person_id=self.viewer.person_id, **about)

    def add_shown(self, subject: str, partners: Iterable[tuple[int, int]], now: datetime) -> None:
        """Records, each with its partner, stood in a team's channel."""
        rows = [
            {"partner_id": partner_id, "person_id": None, "subject": subject, "subject_id": key, "created_at": now}
            for key, partner_id in partners
        ]
        if rows:
            self.session.execute(insert(Reading), rows)

    def _seen(self) -> ColumnElement[bool]:
        match self.viewer.role:
            case Role.SYSTEM:
                return true()
            case Role.CONTACT if self.viewer.partner_id is not None:
                return col(Reading.partner_id) == self.viewer.partner_id
            case _:
                return false()

    def of(self, subject: str, subject_id: int, limit: int) -> tuple[list[Reader], int]:
        """Who read one record, the last first, and how many times it was read in all."""
        return self._readers(limit, Reading.subject == subject, Reading.subject_id == subject_id)

    def about(self, partner_id: int, limit: int) -> tuple[list[Reader], int]:
        """Who read anything about a partner. What it may not read is not counted: that would tell that it is there."""
        return self._readers(limit, self._of(partner_id))

    def readable(self, partner_id: int | None) -> ColumnElement[bool]:
        """The condition under which a partner is shown that it was read; for our side it always fails."""
        return false() if partner_id is None or self.viewer.is_ours else self._seen() & self._of(partner_id)

    def _of(self, partner_id: int) -> ColumnElement[bool]:
        kinds = (
            (col(Reading.subject) == kind.value) & may_be_read(self.viewer, kind, partner_id, Reading.subject_id)
            for kind in KeptKind
        )
        return (col(Reading.partner_id) == partner_id) & or_(col(Reading.subject).in_(WHOLE), *kinds)

    def _readers(self, limit: int, *where: Any) -> tuple[list[Reader], int]:
        last = func.max(Reading.created_at)
        query = select(Reading.person_id, last).where(self._seen(), *where).group_by(col(Reading.person_id))
        found = self.session.exec(query.order_by(last.desc()).limit(limit)).all()
        times = self.session.exec(select(func.count()).select_from(Reading).where(self._seen(), *where)).one()
        return [Reader(person_id, at) for person_id, at in found], times

    def forget_before(self, instant_: datetime, limit: int) -> None:
        """Forget some of the oldest readings. Keys grow with time, so no index by time is needed."""
        oldest = select(Reading.id).order_by(col(Reading.id)).limit(limit)
        keys = self.session.exec(oldest).all()
        self.session.execute(delete(Reading).where(col(Reading.id).in_(keys), col(Reading.created_at) < instant_))
