"""One-time codes that make two accounts one person, and how often a sender has tried one."""

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import JSON, UniqueConstraint, delete
from sqlmodel import Field, Session, SQLModel, col, select

from storage.base import Record, instant, table_args
from storage.people import Person

GOOD_FOR = timedelta(minutes=10)
TRIES, WITHIN = 5, timedelta(hours=1)


class LinkCode(Record, table=True):
    """The code a person was given last. Only its hash is kept, so that a backup gives nothing away."""

    __table_args__ = table_args(UniqueConstraint("person_id"), UniqueConstraint("code_hash"))

    person_id: int = Field(foreign_key="person.id")
    code_hash: str = Field(max_length=64)
    good_until: datetime = instant()


class LinkTry(SQLModel, table=True):
    """When a sender tried codes last. Of somebody we have not met nothing is kept but a hash."""

    __tablename__ = "link_try"

    sender_hash: str = Field(primary_key=True, max_length=64)
    tried: list[str] = Field(default_factory=list, sa_type=JSON)
    """The last few instants. One row, so that two tries at once meet and neither is missed."""
    tried_at: datetime = instant()


class Links:
    """Codes and tries. A code is what proves who is asking, so there is no viewer yet."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def give(self, person_id: int, code: str, now: datetime) -> datetime:
        """Remember a code in place of the person's last one; until when it is good."""
        self.end(person_id)
        until = now + GOOD_FOR
        row = LinkCode(person_id=person_id, code_hash=hashed(code), good_until=until, created_at=now)
        self.session.add(row)
        self.session.flush()
        return until

    def end(self, *person_ids: int) -> None:
        """A code is used, or somebody's are good for nothing any more."""
        query = delete(LinkCode).where(col(LinkCode.person_id).in_(person_ids))
        self.session.execute(query.execution_options(synchronize_session=False))

    def giver(self, code: str, now: datetime) -> Person | None:
        """Who was given this code, while it is good and they are here. One query, whatever is wrong with it."""
        query = select(LinkCode, Person).join(Person, col(Person.id) == LinkCode.person_id)
        found = self.session.exec(query.where(LinkCode.code_hash == hashed(code))).first()
        if found is None or found[0].good_until <= now or found[1].left_at:
            return None
        return found[1]

    def may_try(self, sender: tuple[str, ...], now: datetime) -> bool:
        """Count a try of a sender; False when there were too many within the hour."""
        key = hashed("\n".join(sender))
        row = self.session.get(LinkTry, key) or LinkTry(sender_hash=key, tried_at=now)
        recent = [at for at in row.tried if datetime.fromisoformat(at) > now - WITHIN]
        if len(recent) >= TRIES:
            return False
        row.tried, row.tried_at = [*recent, now.isoformat()], now
        self.session.add(row)
        self.session.flush()
        return True

    def forget_old(self, now: datetime) -> None:
        """Take away codes that are too old, and tries that count no more."""
        old: tuple[Any, ...] = (
            delete(LinkCode).where(col(LinkCode.good_until) <= now),
            delete(LinkTry).where(col(LinkTry.tried_at) <= now - WITHIN),
        )
        for query in old:
            self.session.execute(query.execution_options(synchronize_session=False))


def hashed(words: str) -> str:
    return sha256(words.encode()).hexdigest()
