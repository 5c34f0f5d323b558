"""The audit trail: who did what to which record. Keys and verbs only, never words; rows are only ever added."""

from datetime import datetime

from sqlmodel import Field, Session, col, select

from storage.base import Record, insert_row, table_args
from storage.viewer import Role, Viewer


class AuditEntry(Record, table=True):
    """One act. The database itself refuses to change or delete it."""

    __table_args__ = table_args()

    person_id: int | None = Field(default=None, index=True)
    verb: str
    subject: str = Field(default="")
    subject_id: int | None = Field(default=None)
    ref: str = Field(default="")


class Audit:
    """Adds acts; managers and the bot itself may read them."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self.session, self.viewer = session, viewer

    def add(self, verb: str, now: datetime, subject: str = "", subject_id: int | None = None, ref: str = "") -> None:
        insert_row(
            self.session,
            AuditEntry,
            person_id=self.viewer.person_id,
            verb=verb,
            subject=subject,
            subject_id=subject_id,
            ref=ref,
            created_at=now,
        )

    def last(self, limit: int = 100) -> list[AuditEntry]:
        if self.viewer.role not in {Role.MANAGER, Role.SYSTEM}:
            return []
        return list(self.session.exec(select(AuditEntry).order_by(col(AuditEntry.id).desc()).limit(limit)))
