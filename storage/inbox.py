"""What came in, once: the key of an event is committed with its effects."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
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

    def is_new(self, key: str, now: datetime) -> bool:
        """Remember a key; False when it is known. One statement, so two deliveries at once can't both be first."""
        on_sqlite = self.session.get_bind().dialect.name == "sqlite"
        insert = sqlite.insert if on_sqlite else postgresql.insert
        row = insert(InboxEntry).values(key=key, received_at=now).on_conflict_do_nothing()
        return self.session.execute(row.returning(col(InboxEntry.key))).first() is not None

    def forget_before(self, instant_: datetime) -> None:
        """Platforms repeat a delivery within hours; a month is ample."""
        self.session.execute(delete(InboxEntry).where(col(InboxEntry.received_at) < instant_))
