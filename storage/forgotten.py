"""Who was forgotten: no name and no account, only what a backup is held against when it is put back."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from sqlalchemy import JSON, Index
from sqlmodel import Field, Session, col, select

from storage.base import Record, instant, one_of, table_args
from storage.people import Hat, Identity, Person


class Wish(StrEnum):
    """What becomes of the words of somebody who is forgotten."""

    ERASE = "erase"
    KEEP = "keep without the name"


class Forgotten(Record, table=True):
    """That somebody was forgotten, when, and what they wished. Their accounts are kept as salted hashes."""

    __table_args__ = table_args(Index(None, "person_id"))

    person_id: int = Field(foreign_key="person.id")
    met_at: datetime = instant()
    """When they were written down first: the key alone might be somebody else's in another database."""
    salt: str = Field(max_length=32)
    accounts: list[str] = Field(default_factory=list, sa_type=JSON)
    wish: Wish = Field(sa_type=one_of(Wish))


def hashed(salt: str, account: Identity) -> str:
    """An account as it can be found again and not be read."""
    return sha256("\n".join((salt, account.platform, account.workspace, account.external)).encode()).hexdigest()


def note(session: Session, person: Person, accounts: Sequence[Identity], wish: Wish, now: datetime) -> Forgotten:
    """Put somebody on the list."""
    salt = secrets.token_hex(16)
    row = Forgotten(
        person_id=person.id,
        met_at=person.created_at,
        salt=salt,
        accounts=[hashed(salt, account) for account in accounts],
        wish=wish,
        created_at=now,
    )
    session.add(row)
    session.flush()
    return row


def everybody(session: Session) -> list[Forgotten]:
    """The whole list, oldest first; for looking after the database, so no viewer is asked for."""
    return list(session.exec(select(Forgotten).order_by(col(Forgotten.id))))


def is_on_list(session: Session, person: Person) -> bool:
    return session.exec(select(Forgotten.id).where(Forgotten.person_id == person.id)).first() is not None


def still_there(session: Session, row: Forgotten) -> list[Person]:
    """Whom a row of another database means in this one: by key and first day, or by an account they had by then."""
    same = session.get(Person, row.person_id)
    found = {same.id: same} if same and same.created_at == row.met_at else {}
    accounts = session.exec(select(Identity).where(col(Identity.created_at) <= row.created_at)) if row.accounts else ()
    worn = set(session.exec(select(Hat.identity_id)))
    for account in accounts:
        # An account that acts for several says nothing of which of them was meant.
        if account.id not in worn and hashed(row.salt, account) in row.accounts:
            person = session.get_one(Person, account.person_id)
            found[person.id] = person
    return [person for person in found.values() if not is_on_list(session, person)]
