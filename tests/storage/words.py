"""Rows and instants the storage tests share."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import JSON, Connection, Table, Text, cast, null, select
from sqlmodel import Session, func

from storage.audit import Audit
from storage.changes import Change
from storage.database import Database
from storage.instance import Fact
from storage.labels import Label
from storage.partners import Partner, PartnerAlias
from storage.people import Person
from storage.search import SearchEntry
from storage.transfer import tables
from storage.viewer import SYSTEM, Role

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)


def partner(name: str) -> Partner:
    return Partner(name=name, folded=name.casefold(), created_at=NOW)


def add_person(session: Session) -> None:
    session.add(Person(name="Ana", role=Role.STAFF, is_day_first=False, created_at=NOW))


def add_pair(session: Session) -> None:
    """Two rows in two tables that always come together."""
    made = partner(f"Partner {uuid4().hex}")
    session.add(made)
    session.flush()
    session.add(PartnerAlias(partner_id=made.id, name="x", folded=f"x{made.id}", created_at=NOW))


@contextmanager
def held_up(database: Database) -> Iterator[None]:
    """Units that are asked for meanwhile wait behind one that is at work, so that on SQLite they share one commit."""
    begun, released = threading.Event(), threading.Event()

    def hold(_: Session) -> bool:
        begun.set()
        return released.wait(10)

    first = database._submit_write(hold)
    assert begun.wait(10)
    try:
        yield
    finally:
        released.set()
    assert first.result(timeout=10) is True


def counts(database: Database) -> tuple[int, int]:
    def count(session: Session) -> tuple[int, int]:
        return (
            session.scalar(select(func.count()).select_from(Partner)) or 0,
            session.scalar(select(func.count()).select_from(PartnerAlias)) or 0,
        )

    return database.read_now(count)


def every_row(database: Database) -> dict[str, list[Any]]:
    """The whole content, as comparable on both kinds; JSON as its text."""

    def rows(connection: Connection, one: Table) -> list[Any]:
        columns = [cast(each, Text) if isinstance(each.type, JSON) else each for each in one.columns]
        return list(connection.execute(select(*columns).order_by(*one.primary_key.columns)).all())

    with database.reader.connect() as connection:
        return {one.name: rows(connection, one) for one in tables()}


def fill(session: Session) -> None:
    """A little of what is hard to copy: nothing and null, long words, accents, microseconds, an audit row."""
    add_person(session)
    session.flush()
    person = session.scalars(select(Person)).first()
    assert person is not None
    befores: list[Any] = [None, null(), {"name": "x", "deep": [1, None, {"é": "😀"}]}]
    for before in befores:
        session.add(Change(person_id=person.id, ref="r", subject="note", subject_id=1, before=before, created_at=NOW))
    session.add(Fact(name="nothing", value=None))
    session.add(Fact(name="long", value="ñ" * 100_000))
    session.add(
        SearchEntry(
            subject="note", subject_id=1, words="muller bakery", label=Label.PUBLIC, team_id=1, at=NOW, created_at=NOW
        )
    )
    Audit(session, SYSTEM).add("opened", NOW.replace(microsecond=123_457))
    for _ in range(3):
        add_pair(session)
