"""Rows and instants the storage tests share."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlmodel import Session

from storage.database import Database
from storage.partners import Partner, PartnerAlias
from storage.people import Person
from storage.viewer import Role

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)


def partner(name: str) -> Partner:
    return Partner(name=name, folded=name.casefold(), created_at=NOW)


def add_person(session: Session) -> None:
    session.add(Person(name="Ana", role=Role.STAFF, created_at=NOW))


def add_pair(session: Session) -> None:
    """Two rows in two tables that always come together."""
    made = partner("Partner")
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
