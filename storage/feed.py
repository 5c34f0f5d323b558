"""The local platform's own memory: what came to each seat, and what was shown. Slack and Discord keep theirs."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, delete, func, update
from sqlmodel import Field, Session, col, select

from storage.base import Record, instant, table_args


class FeedEntry(Record, table=True):
    """One line or message at one place of the local platform."""

    __table_args__ = table_args(Index(None, "place", "id"), Index(None, "place", "seen_at"), Index(None, "wire_id"))

    place: str
    author: str
    """Who said it: a seat's name, or empty for the bot."""
    body: dict[str, Any] = Field(sa_type=JSON)
    wire_id: str = Field(default="", max_length=24)
    edited_at: datetime | None = instant(default=None, nullable=True)
    seen_at: datetime | None = instant(default=None, nullable=True)
    """When whoever sits there had it before their eyes. A letter waits for that, and once more when it is edited."""

    def rewrite(self, body: dict[str, Any], now: datetime, wire_id: str) -> None:
        """Put another letter in its place."""
        self.body, self.edited_at, self.wire_id, self.seen_at = body, now, wire_id, None


class Feed:
    """What was shown at one place, and only there."""

    def __init__(self, session: Session, place: str) -> None:
        self.session, self.place = session, place

    def add(self, author: str, body: dict[str, Any], now: datetime, wire_id: str = "") -> FeedEntry:
        entry = FeedEntry(place=self.place, author=author, body=body, wire_id=wire_id, created_at=now)
        is_letter = wire_id and not author
        # A line and its answer were seen by whoever typed it.
        entry.seen_at = None if is_letter else now
        self.session.add(entry)
        self.session.flush()
        return entry

    def get(self, key: int) -> FeedEntry | None:
        query = select(FeedEntry).where(FeedEntry.id == key, FeedEntry.place == self.place)
        return self.session.exec(query).first()

    def by_wire_id(self, wire_id: str) -> FeedEntry | None:
        query = select(FeedEntry).where(FeedEntry.place == self.place, FeedEntry.wire_id == wire_id)
        return self.session.exec(query).first()

    def forget_but(self, newest: int, limit: int) -> int:
        """Forget some of the oldest entries, but never one of the newest; how many."""
        here = select(FeedEntry.id).where(FeedEntry.place == self.place).order_by(col(FeedEntry.id).desc())
        last = self.session.exec(here.offset(newest).limit(1)).first()
        if last is None:
            return 0
        old = select(FeedEntry.id).where(FeedEntry.place == self.place, FeedEntry.id <= last)
        keys = self.session.exec(old.order_by(col(FeedEntry.id)).limit(limit)).all()
        self.session.execute(delete(FeedEntry).where(col(FeedEntry.id).in_(keys)))
        return len(keys)

    def last(self, limit: int = 100, before: int | None = None) -> list[FeedEntry]:
        """The newest entries, or the newest of those before one; oldest of them first."""
        query = select(FeedEntry).where(FeedEntry.place == self.place).order_by(col(FeedEntry.id).desc())
        if before is not None:
            query = query.where(col(FeedEntry.id) < before)
        return list(reversed(self.session.exec(query.limit(limit)).all()))

    def unseen(self, limit: int) -> tuple[list[FeedEntry], int]:
        """The newest letters that nobody at this place had before their eyes, and how many there are beside them."""
        waits = (FeedEntry.place == self.place, col(FeedEntry.seen_at).is_(None))
        newest = self.session.exec(
            select(FeedEntry).where(*waits).order_by(col(FeedEntry.id).desc()).limit(limit)
        ).all()
        count = self.session.exec(select(func.count()).select_from(FeedEntry).where(*waits)).one()
        return list(reversed(newest)), count - len(newest)

    def see(self, now: datetime, up_to: int | None = None) -> None:
        """Note that everything at this place was seen, or everything up to one entry."""
        waits = (FeedEntry.place == self.place, col(FeedEntry.seen_at).is_(None))
        seen = waits if up_to is None else (*waits, col(FeedEntry.id) <= up_to)
        self.session.exec(update(FeedEntry).where(*seen).values(seen_at=now))


def places(session: Session) -> list[str]:
    """Every place that something was shown at."""
    return list(session.exec(select(FeedEntry.place).distinct()))
