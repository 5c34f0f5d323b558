"""What is kept about a partner, as far as somebody may read it: records of all kinds in one order, newest first."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, literal, union_all
from sqlmodel import Session, col, select

from storage.commitments import Commitment, Commitments
from storage.meetings import Meeting, Meetings
from storage.notes import Note, Notes
from storage.report_backs import ReportBack, ReportBacks
from storage.viewer import Viewer


class KeptKind(StrEnum):
    """The kinds of records there are with a partner, named as their tables are."""

    NOTE = "note"
    MEETING = "meeting"
    PROMISE = "commitment"
    REPORT = "report_back"


TABLES: dict[KeptKind, Any] = {
    KeptKind.NOTE: Note,
    KeptKind.MEETING: Meeting,
    KeptKind.PROMISE: Commitment,
    KeptKind.REPORT: ReportBack,
}
QUERIES: dict[KeptKind, Any] = {
    KeptKind.NOTE: Notes,
    KeptKind.MEETING: Meetings,
    KeptKind.PROMISE: Commitments,
    KeptKind.REPORT: ReportBacks,
}
KeptRecord = Note | Meeting | Commitment | ReportBack


@dataclass(frozen=True, slots=True)
class Kept:
    """One record: of which kind, which one, and when it was written down."""

    kind: KeptKind
    key: int
    at: datetime


def kind_called(word: object) -> KeptKind | None:
    """The kind of this name, whoever wrote the name."""
    return next((kind for kind in KeptKind if kind.value == word), None)


def kept_record(session: Session, viewer: Viewer, kind: KeptKind | None, key: int) -> KeptRecord | None:
    """One record, if the viewer may read it."""
    found: KeptRecord | None = QUERIES[kind](session, viewer).get(key) if kind else None
    return found


def may_be_read(viewer: Viewer, kind: KeptKind, partner_id: int, key: Any) -> ColumnElement[bool]:
    """The condition that a column holds the key of a record with this partner that the viewer may read."""
    table = TABLES[kind]
    return col(key).in_(select(table.id).where(table.partner_id == partner_id, QUERIES[kind].readable_by(viewer)))


class KeptRecords:
    """Queries over all kinds at once, each kind through its own rule of who may read it."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self.session, self.viewer = session, viewer

    def page(self, partner_id: int, kind: KeptKind | None, limit: int, after: int) -> list[Kept]:
        """Some records with a partner, of one kind or of all, the newest first."""
        parts = [self._of(each, partner_id) for each in ([kind] if kind else list(KeptKind))]
        found = union_all(*parts).subquery()
        query = select(found.c.kind, found.c.key, found.c.at).order_by(
            found.c.at.desc(), found.c.kind, found.c.key.desc()
        )
        rows = self.session.execute(query.limit(limit).offset(after))
        return [Kept(KeptKind(name), key, at) for name, key, at in rows]

    def _of(self, kind: KeptKind, partner_id: int) -> Any:
        table = TABLES[kind]
        named: Any = literal(kind.value).label("kind")
        columns: Any = select(named, col(table.id).label("key"), col(table.created_at).label("at"))
        return columns.where(table.partner_id == partner_id, QUERIES[kind].readable_by(self.viewer))
