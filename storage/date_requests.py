"""Another date that a partner asks for: it holds only once whoever looks after the promise agrees."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, Session, col, select

from storage.base import Withdrawable, instant, one_of, table_args
from storage.commitments import Commitment, Commitments
from storage.viewer import Viewer


class DateAnswer(StrEnum):
    """What our side says to another date."""

    WAITING = "not answered yet"
    AGREED = "agreed"
    ANOTHER = "another date"
    CANNOT = "can't"


class DateRequest(Withdrawable, table=True):
    """Which date somebody at a partner asks for instead, and why; and our answer."""

    __table_args__ = table_args(Index(None, "commitment_id"))

    commitment_id: int = Field(foreign_key="commitment.id")
    author_id: int = Field(foreign_key="person.id")
    due_before: date | None = Field(default=None)
    due_on: date
    reason: str
    answer: DateAnswer = Field(default=DateAnswer.WAITING, sa_type=one_of(DateAnswer))
    answered_by: int | None = Field(default=None, foreign_key="person.id")
    answered_at: datetime | None = instant(default=None, nullable=True)

    @property
    def words(self) -> str:
        """What was typed for it."""
        return self.reason

    @property
    def is_waiting(self) -> bool:
        return self.answer is DateAnswer.WAITING and self.withdrawn_at is None


class DateRequests:
    """Queries on requests: whoever reads the promise reads them."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self.session, self.viewer = session, viewer

    def _all(self, *where: Any) -> list[DateRequest]:
        mine = Commitments.readable_by(self.viewer)
        query = select(DateRequest).join(Commitment, col(Commitment.id) == DateRequest.commitment_id)
        found = query.where(mine, col(DateRequest.withdrawn_at).is_(None), *where)
        return list(self.session.exec(found.order_by(col(DateRequest.id))))

    def get(self, key: int) -> DateRequest | None:
        return next(iter(self._all(DateRequest.id == key)), None)

    def of(self, promise: Commitment) -> list[DateRequest]:
        """What was asked about one promise, the oldest first."""
        return self._all(DateRequest.commitment_id == promise.id)

    def waiting(self, promise: Commitment) -> DateRequest | None:
        return next((request for request in self.of(promise) if request.is_waiting), None)

    def add(self, request: DateRequest) -> DateRequest:
        self.session.add(request)
        self.session.flush()
        return request
