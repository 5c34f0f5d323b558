"""A bot that is kept from its database for a while."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from sqlmodel import Session, text

from storage.database import Database


class Whole(Protocol):
    """A whole bot with its people."""

    database: Database

    def settle(self) -> None: ...


@contextmanager
def held(world: Whole) -> Iterator[None]:
    """Nothing can be written down meanwhile; afterwards everything that follows has happened."""
    begun, gate = threading.Event(), threading.Event()

    def hold(session: Session) -> None:
        if not world.database.on_sqlite:
            session.connection().execute(text("LOCK TABLE inbox_entry IN ACCESS EXCLUSIVE MODE"))
        begun.set()
        gate.wait(10)

    holding = threading.Thread(target=world.database.write_now, args=(hold,))
    holding.start()
    begun.wait(10)
    try:
        yield
    finally:
        gate.set()
        holding.join(10)
    world.settle()
