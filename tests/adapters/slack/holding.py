"""A bot that is kept from its database for a while."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlmodel import Session, text

from tests.adapters.slack.world import SlackWorld


@contextmanager
def held(slack: SlackWorld) -> Iterator[None]:
    """Nothing can be written down meanwhile; afterwards everything that follows has happened."""
    begun, gate = threading.Event(), threading.Event()

    def hold(session: Session) -> None:
        if not slack.database.on_sqlite:
            session.connection().execute(text("LOCK TABLE inbox_entry IN ACCESS EXCLUSIVE MODE"))
        begun.set()
        gate.wait(10)

    holding = threading.Thread(target=slack.database.write_now, args=(hold,))
    holding.start()
    begun.wait(10)
    try:
        yield
    finally:
        gate.set()
        holding.join(10)
    slack.settle()
