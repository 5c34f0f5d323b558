"""A bot that is kept from its database for a while."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Protocol

import pytest
from sqlmodel import Session, text

from storage.database import Database


class Whole(Protocol):
    """A whole bot with its people."""

    database: Database

    def settle(self) -> None: ...


MEANWHILE: list[tuple[ModuleType, str, float]] = []
"""What is set so while a bot is slow, and is as it was before and afterwards."""


@contextmanager
def hurrying() -> Iterator[None]:
    """Whoever is slow meanwhile is so sooner; what comes before and afterwards has all its time."""
    with pytest.MonkeyPatch.context() as patch:
        for where, name, seconds in MEANWHILE:
            patch.setattr(where, name, seconds)
        yield


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
        with hurrying():
            yield
    finally:
        gate.set()
        holding.join(10)
    world.settle()
