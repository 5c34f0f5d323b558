"""What a partner says about a record of theirs: it stands beside the record until our side answers, and after that."""

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Index, and_, false
from sqlmodel import Field, Session, col, select

from storage.base import Withdrawable, instant, one_of, table_args
from storage.viewer import Role, Viewer


class CorrectionKind(StrEnum):
    CORRECT = "correct"
    ADD = "add"
    DIFFER = "see it differently"


class CorrectionState(StrEnum):
    WAITING = "waiting"
    ACCEPTED = "accepted"
    BOTH = "both versions"


class Correction(Withdrawable, table=True):
    """Their exact words about one record. The record itself is changed by our answer only, and its quote never."""

    __table_args__ = table_args(Index(None, "subject", "subject_id"), Index(None, "step_id"), Index(None, "partner_id"))

    partner_id: int = Field(foreign_key="partner.id")
    author_id: int = Field(foreign_key="person.id")
    team_id: int | None = Field(default=None, foreign_key="team.id")
    """Whose record it is."""
    subject: str = Field(max_length=32)
    subject_id: int
    kind: CorrectionKind = Field(sa_type=one_of(CorrectionKind))
    words: str
    state: CorrectionState = Field(default=CorrectionState.WAITING, sa_type=one_of(CorrectionState))
    answer_due_on: date
    step_id: int | None = Field(default=None, foreign_key="follow_up.id")
    """The follow-up that reminds our side until there is an answer."""
    answered_by: int | None = Field(default=None, foreign_key="person.id")
    answered_at: datetime | None = instant(default=None, nullable=True)


class Corrections:
    """Queries on corrections: a partner sees its own. Whoever asks has been let at the record already."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self.session, self.viewer = session, viewer

    def _seen(self) -> ColumnElement[bool]:
        here = col(Correction.withdrawn_at).is_(None)
        if self.viewer.is_ours:
            return here
        if self.viewer.role is not Role.CONTACT or self.viewer.partner_id is None:
            return false()
        return and_(here, col(Correction.partner_id) == self.viewer.partner_id)

    def _all(self, *where: Any) -> list[Correction]:
        query = select(Correction).where(self._seen(), *where).order_by(col(Correction.id))
        return list(self.session.exec(query))

    def get(self, key: int) -> Correction | None:
        return next(iter(self._all(Correction.id == key)), None)

    def add(self, correction: Correction) -> Correction:
        self.session.add(correction)
        self.session.flush()
        return correction

    def on(self, subject: str, subject_id: int) -> list[Correction]:
        """What was said about one record, the oldest first."""
        return self._all(Correction.subject == subject, Correction.subject_id == subject_id)

    def beside(self, subject: str, keys: Collection[int]) -> list[Correction]:
        """Of some records those words of theirs that stand beside ours."""
        those = (Correction.subject == subject, col(Correction.subject_id).in_(keys))
        return self._all(*those, Correction.state == CorrectionState.BOTH) if keys else []

    def beside_with(self, partner_id: int) -> list[Correction]:
        """The same for all records with one partner: one question for all its lists."""
        return self._all(Correction.partner_id == partner_id, Correction.state == CorrectionState.BOTH)

    def answered_since(self, author_id: int, since: datetime) -> list[Correction]:
        """What somebody said and our side has answered since an instant."""
        return self._all(Correction.author_id == author_id, col(Correction.answered_at) > since)

    def waiting_for(self, step_id: int) -> Correction | None:
        """What a follow-up reminds of, while it waits for an answer."""
        waits = Correction.state == CorrectionState.WAITING
        return next(iter(self._all(Correction.step_id == step_id, waits)), None)
