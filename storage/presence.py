"""Who is at work on a PostgreSQL database: any number of bots, or one restore, and never both.

SQLite has a file lock for the same purpose, see `storage.files`.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, NullPool, create_engine, text

from storage.apart import split
from storage.database import Database
from storage.files import AlreadyRunning
from storage.unavailable import translated

PRESENCE_LOCK = 0x10096


@contextmanager
def present(database: Database) -> Iterator[None]:
    """Be seen at work; the server forgets us when the process dies. Raises AlreadyRunning during a restore."""
    if database.on_sqlite:
        yield
        return
    # A connection of its own: the lock lasts as long as its session, and the pool's sessions come and go.
    engine = create_engine(split(database.url)[0], poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with translated():
        connection = engine.connect()
    try:
        asked = text("SELECT pg_try_advisory_lock_shared(:key)")
        if not connection.execute(asked, {"key": PRESENCE_LOCK}).scalar_one():
            raise AlreadyRunning("A backup is being restored into this database. Start again when that is done.")
        yield
    finally:
        connection.invalidate()
        connection.close()


def refuse_others(connection: Connection) -> None:
    """Keep everybody away until the transaction ends. Raises AlreadyRunning when a bot is at work."""
    asked = text("SELECT pg_try_advisory_xact_lock(:key)")
    if not connection.execute(asked, {"key": PRESENCE_LOCK}).scalar_one():
        raise AlreadyRunning("Loopkeeper is running on this database. Stop it first.")
