"""The review list: words that could not be placed yet, kept for the person who typed them."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, delete, func
from sqlmodel import Field, Session, col, select

from storage.base import Record, instant, table_args


class ReviewItem(Record, table=True):
    """What someone typed, why it was not placed, and whether it is settled."""

    __table_args__ = table_args(Index(None, "person_id", "settled_at"), Index(None, "person_id", "became"))

    person_id: int = Field(foreign_key="person.id")
    words: str
    why: str
    settled_at: datetime | None = instant(default=None, nullable=True)
    became: str | None = Field(default=None)
    """The reference under which a sentence was saved: its words are kept beside the records that they became."""
    is_sensitive: bool = Field(default=False)
    """Whether these were the words of a note that some platforms must not be sent."""
    answers: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """What was asked about them and answered: a correction goes on from there."""
    asked_at: datetime | None = instant(default=None, nullable=True)
    """When a question about them was put, which may be answered in words."""


class Reviews:
    """A person's own review list; nobody else reads it."""

    def __init__(self, session: Session, person_id: int | None) -> None:
        self.session, self.person_id = session, person_id

    def keep(self, words: str, why: str, now: datetime, *, is_sensitive: bool = False) -> ReviewItem | None:
        """Keep words exactly as typed; the same words that wait already are kept once."""
        if self.person_id is None or not words.strip():
            return None
        same = select(ReviewItem).where(ReviewItem.person_id == self.person_id, ReviewItem.words == words)
        item = self.session.exec(same.where(col(ReviewItem.settled_at).is_(None))).first()
        if item is None:
            item = ReviewItem(person_id=self.person_id, words=words, why=why, created_at=now)
            self.session.add(item)
        item.is_sensitive = item.is_sensitive or is_sensitive
        self.session.flush()
        return item

    def beside(self, words: str, ref: str, now: datetime) -> None:
        """Words that were placed: they wait for nobody, and stay with the records that they became."""
        if self.person_id is not None:
            item = ReviewItem(person_id=self.person_id, words=words, why="", created_at=now)
            item.settled_at, item.became = now, ref
            self.session.add(item)

    def get(self, key: int) -> ReviewItem | None:
        item = self.session.get(ReviewItem, key)
        return item if item and item.person_id == self.person_id else None

    def behind(self, ref: str) -> ReviewItem | None:
        """The words that became what was saved under a reference."""
        same = (ReviewItem.person_id == self.person_id, ReviewItem.became == ref)
        return self.session.exec(select(ReviewItem).where(*same).order_by(col(ReviewItem.id).desc())).first()

    def asked(self, since: datetime) -> ReviewItem | None:
        """What was asked about last, and waits for the answer."""
        query = select(ReviewItem).where(*self._unsettled(), col(ReviewItem.asked_at) >= since)
        return self.session.exec(query.order_by(col(ReviewItem.asked_at).desc(), col(ReviewItem.id).desc())).first()

    def forget(self, words: str) -> None:
        """Their author took these words back for good."""
        same = (col(ReviewItem.person_id) == self.person_id, col(ReviewItem.words) == words)
        self.session.execute(delete(ReviewItem).where(*same))

    def waiting(self, limit: int = 50, offset: int = 0) -> list[ReviewItem]:
        """What is not settled, the newest first."""
        newest = select(ReviewItem).where(*self._unsettled()).order_by(col(ReviewItem.id).desc())
        return list(self.session.exec(newest.offset(offset).limit(limit)))

    def count(self) -> int:
        return self.session.exec(select(func.count()).select_from(ReviewItem).where(*self._unsettled())).one()

    def _unsettled(self) -> tuple[Any, Any]:
        return ReviewItem.person_id == self.person_id, col(ReviewItem.settled_at).is_(None)
