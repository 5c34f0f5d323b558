"""The local platform's own memory: what each seat of the local page was shown. Slack and Discord keep theirs."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index
from sqlmodel import Field, Session, col, select

from storage.base import Record, instant, table_args


class FeedEntry(Record, table=True):
    """One line or message at one place of the local platform."""

    __table_args__ = table_args(Index(None, "place", "id"), Index(None, "wire_id"))

    place: str
    author: str
    """Who said it: a seat's name, or empty for the bot."""
    body: dict[str, Any] = Field(sa_type=JSON)
    wire_id: str = Field(default="", max_length=24)
    edited_at: datetime | None = instant(default=None, nullable=True)


class Feed:
    """What was shown at one place, and only there."""

    def __init__(self, session: Session, place: str) -> None:
        self.session, self.place = session, place

    def add(self, author: str, body: dict[str, Any], now: datetime, wire_id: str = "") -> FeedEntry:
        entry = FeedEntry(place=self.place, author=author, body=body, wire_id=wire_id, created_at=now)
        self.session.add(entry)
        self.session.flush()
        return entry

    def get(self, key: int) -> FeedEntry | None:
        query = select(FeedEntry).where(FeedEntry.id == key, FeedEntry.place == self.place)
        return self.session.exec(query).first()

    def by_wire_id(self, wire_id: str) -> FeedEntry | None:
        query = select(FeedEntry).where(FeedEntry.place == self.place, FeedEntry.wire_id == wire_id)
        return self.session.exec(query).first()

    def last(self, limit: int = 100) -> list[FeedEntry]:
        """The newest entries, oldest of them first."""
        query = select(FeedEntry).where(FeedEntry.place == self.place).order_by(col(FeedEntry.id).desc())
        return list(reversed(self.session.exec(query.limit(limit)).all()))
