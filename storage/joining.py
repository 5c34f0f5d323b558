"""Two people who turn out to be one: everything of the second becomes the first's, and the second is gone."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Column, String, Table, cast, delete, or_, update
from sqlmodel import Session, SQLModel, col, select

from storage.actions import ActionToken
from storage.audit import AuditEntry
from storage.changes import Change
from storage.digests import DigestRun, DigestSubscription
from storage.links import Links
from storage.meetings import Attendee
from storage.models import KEYED, RECORDS
from storage.outbox import OutboxItem
from storage.partners import Liaison
from storage.people import Hat, Person
from storage.planned import Invitee
from storage.report_backs import Receipt
from storage.scrubbing import LEFT_OUT

NAMED_AFTER_A_PERSON = frozenset({"person_id", "author_id", "owner_id", "recorded_by"})
"""Columns that hold a person's key even where the database does not know it."""
STAYS = frozenset({str(AuditEntry.__tablename__)})
"""What was done stays with the account that did it: the audit trail is never rewritten."""
IN_ARGUMENTS = ("only", "from", "by", "owner", "person")
"""Names under which a button or a letter holds a person's key."""


def join(session: Session, first: Person, second: Person, now: datetime) -> None:
    """Move all that points to `second` over to `first`, whose settings stay, and let `second` leave."""
    one, other = first.id, second.id
    first.partner_id = first.partner_id or second.partner_id
    first.told_at = first.told_at or second.told_at
    first.is_day_first = second.is_day_first if first.is_day_first is None else first.is_day_first
    # The name goes along: whoever is forgotten later is called so in one row only.
    second.name, second.left_at, second.last_identity_id = LEFT_OUT, now, None
    Links(session).end(one, other)
    drop_doubles(session, one, other)
    session.flush()
    for column in person_columns():
        query = update(column.table).where(column == other).values({column.name: one})
        session.execute(query.execution_options(synchronize_session=False))
    session.expire_all()
    name_first(session, one, other)
    settle_changes(session, one, other, now)
    session.flush()


def person_columns() -> list[Column[Any]]:
    """Every column that holds a person's key, found from the tables themselves."""
    records: tuple[type[SQLModel], ...] = (*RECORDS, *KEYED)
    tables = [table_of(record) for record in records]
    return [column for table in tables if table.name not in STAYS for column in table.columns if is_person(column)]


def is_person(column: Column[Any]) -> bool:
    points = any(key.target_fullname == "person.id" for key in column.foreign_keys)
    return points or column.name in NAMED_AFTER_A_PERSON


def table_of(record: type[SQLModel]) -> Table:
    table: Table = record.__table__  # type: ignore[attr-defined]
    return table


def drop_doubles(session: Session, one: int, other: int) -> None:
    """What both have and one person can have only once."""
    drop_subscription(session, one, other)
    for mine, theirs in pairs(session, Receipt, "report_back_id", one, other):
        # The one that was answered is the one to keep.
        mine.delivered_at = theirs.delivered_at = mine.delivered_at or theirs.delivered_at
        session.delete(mine if mine.answer is None and theirs.answer else theirs)
    for mine, theirs in pairs(session, Liaison, "partner_id", one, other):
        # Nobody is their own back-up.
        if mine.side is theirs.side:
            session.delete(mine if mine.is_backup else theirs)
    for _, theirs in pairs(session, Hat, "identity_id", one, other):
        session.delete(theirs)
    for _, theirs in pairs(session, Attendee, "meeting_id", one, other):
        session.delete(theirs)
    for mine, theirs in pairs(session, Invitee, "planned_meeting_id", one, other):
        session.delete(mine if mine.answered_at is None and theirs.answered_at else theirs)
    session.flush()


def pairs(session: Session, record: type[Any], about: str, one: int, other: int) -> list[tuple[Any, Any]]:
    """The rows that both have about the same thing."""
    first = {getattr(row, about): row for row in session.exec(select(record).where(record.person_id == one))}
    rows = session.exec(select(record).where(record.person_id == other)).all()
    return [(first[getattr(row, about)], row) for row in rows if getattr(row, about) in first]


def drop_subscription(session: Session, one: int, other: int) -> None:
    """The first one's digest stays as it is set; what the other had counted is of no use then."""
    who = col(DigestSubscription.person_id)
    if session.exec(select(DigestSubscription).where(who == one)).first() is None:
        return
    gone = select(DigestSubscription.id).where(who == other)
    session.execute(delete(DigestRun).where(col(DigestRun.subscription_id).in_(gone)))
    session.execute(delete(DigestSubscription).where(who == other))


def name_first(session: Session, one: int, other: int) -> None:
    """Buttons and forms that were given to the second, and letters about them, are the first one's."""
    for record, column in ((ActionToken, "args"), (OutboxItem, "payload")):
        for row in naming(session, record, (column,), IN_ARGUMENTS, other):
            setattr(row, column, renamed(getattr(row, column), IN_ARGUMENTS, one, other))


def settle_changes(session: Session, one: int, other: int, now: datetime) -> None:
    """What Undo would put back names the first; the settings of the second are nobody's any more."""
    for table in (table_of(record) for record in RECORDS):
        keys = tuple(column.name for column in table.columns if is_person(column))
        about = Change.subject == table.name
        for step in naming(session, Change, ("before", "after"), keys, other, about) if keys else ():
            step.before, step.after = (renamed(part, keys, one, other) for part in (step.before, step.after))
    own = select(Change).where(Change.subject == str(Person.__tablename__), Change.subject_id == other)
    for step in session.exec(own.where(col(Change.undone_at).is_(None))):
        step.undone_at = now


def naming(
    session: Session, record: type[Any], columns: tuple[str, ...], keys: tuple[str, ...], person: int, *where: Any
) -> Iterator[Any]:
    """Rows with a person's key under one of these names in a JSON column."""
    # As text, because what stands under such a name elsewhere need not be a number.
    parts = [getattr(record, column).op("->>")(key) for column in columns for key in keys]
    found = or_(*(cast(part, String) == str(person) for part in parts))
    return iter(session.exec(select(record).where(found, *where)).all())


def renamed(values: dict[str, Any] | None, keys: tuple[str, ...], one: int, other: int) -> dict[str, Any] | None:
    if values is None:
        return None
    return {name: one if name in keys and value == other else value for name, value in values.items()}
