"""How much a partner trusts us, in its people's own answers, and what our side thinks that it is: never mixed."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, and_, false
from sqlmodel import Field, Session, col, select

from storage.base import Withdrawable, one_of, table_args
from storage.partners import Side
from storage.viewer import Role, Viewer


class Rating(StrEnum):
    """From not at all to fully; to skip a question is an answer."""

    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    FIVE = "5"
    SKIP = "skip"


class TrustAnswer(Withdrawable, table=True):
    """One person's answer to the three questions on one day. A new answer never replaces an earlier one."""

    __table_args__ = table_args(Index(None, "partner_id"))

    partner_id: int = Field(foreign_key="partner.id")
    author_id: int = Field(foreign_key="person.id")
    side: Side = Field(sa_type=one_of(Side))
    keeps_word: Rating = Field(default=Rating.SKIP, sa_type=one_of(Rating))
    listens: Rating = Field(default=Rating.SKIP, sa_type=one_of(Rating))
    may_say_no: Rating = Field(default=Rating.SKIP, sa_type=one_of(Rating))
    words: str = Field(default="")

    @property
    def ratings(self) -> tuple[Rating, Rating, Rating]:
        return self.keeps_word, self.listens, self.may_say_no

    @property
    def is_skipped(self) -> bool:
        return set(self.ratings) == {Rating.SKIP} and not self.words


class Trust:
    """Queries on answers. Both sides read both; a partner those about itself."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self.session, self.viewer = session, viewer

    def _seen(self) -> Any:
        here = col(TrustAnswer.withdrawn_at).is_(None)
        if self.viewer.is_ours:
            return here
        if self.viewer.role is not Role.CONTACT or self.viewer.partner_id is None:
            return false()
        return and_(here, col(TrustAnswer.partner_id) == self.viewer.partner_id)

    def _newest(self, *where: Any) -> Any:
        return select(TrustAnswer).where(self._seen(), *where).order_by(col(TrustAnswer.id).desc())

    def get(self, key: int) -> TrustAnswer | None:
        found: TrustAnswer | None = self.session.exec(self._newest(TrustAnswer.id == key)).first()
        return found

    def add(self, answer: TrustAnswer) -> TrustAnswer:
        self.session.add(answer)
        self.session.flush()
        return answer

    def about(self, partner_id: int, limit: int) -> list[TrustAnswer]:
        """The answers of both sides about one relationship, the newest first."""
        return list(self.session.exec(self._newest(TrustAnswer.partner_id == partner_id).limit(limit)))

    def last_at(self, person_id: int) -> datetime | None:
        """When somebody answered last, skipping included."""
        last: TrustAnswer | None = self.session.exec(self._newest(TrustAnswer.author_id == person_id).limit(1)).first()
        return last.created_at if last else None
