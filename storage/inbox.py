"""What came in, once: the key of an event is committed with its effects."""

from datetime import datetime

from sqlalchemy import delete, insert
from sqlmodel import Field, Session, SQLModel, col

from storage.base import instant


class InboxEntry(SQLModel, table=True):
    """The key of one event that was handled."""

    __tablename__ = "inbox_entry"

    key: str = Field(primary_key=True, max_length=200)
    received_at: datetime = instant(index=True)


class Inbox:
    """Remembers keys of events. It holds no words and no person, so no viewer is asked for."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def seen(self, key: str) -> bool:
        return self.session.get(InboxEntry, key) is not None

    def note(self, key: str, now: datetime) -> None:
        self.session.execute(insert(InboxEntry).values(key=key, received_at=now))

    def forget_before(self, instant_: datetime) -> None:
        """Platforms repeat a delivery within hours; a month is ample."""
        self.session.execute(delete(InboxEntry).where(col(InboxEntry.received_at) < instant_))
