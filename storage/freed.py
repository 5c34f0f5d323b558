"""Bytes of what was deleted: a database keeps them where they were, until they are written over on purpose."""

import sqlite3
from contextlib import closing
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session

from storage.instance import Fact, Instance

FREED = "bytes to write over"
"""The fact that something was deleted for good and its bytes may still be there."""
STEPS = (
    # The index keeps deleted words in its older parts until all parts are made one.
    "INSERT INTO search_words(search_words) VALUES('optimize')",
    # Every page is written anew, without what was on it before.
    "VACUUM",
)


def free(session: Session) -> None:
    """What this unit of work deletes is to leave no byte. Written down, so that a power cut does not forget it.

    A PostgreSQL server does so by itself when it vacuums.
    """
    if session.get_bind().dialect.name != "sqlite":
        return
    Instance(session).set(FREED, value=True)
    session.info[FREED] = True


def is_asked(session: Session) -> bool:
    return bool(session.info.get(FREED))


def ask_again(session: Session) -> None:
    """After a restart: what was asked for and not done yet."""
    if Instance(session).get(FREED):
        session.info[FREED] = True


def write_over(engine: Engine) -> bool:
    """Write the whole SQLite file anew and empty its log; whether nothing is left to do.

    On the one writing connection while nothing else is written, so nobody waits longer than that and nobody fails.
    """
    with closing(engine.raw_connection()) as pooled:
        connection: Any = pooled.driver_connection
        return write_file_over(connection)


def write_file_over(connection: sqlite3.Connection) -> bool:
    for step in STEPS:
        connection.execute(step)
    done = emptied(connection)
    if done:
        connection.execute(f"DELETE FROM {Fact.__tablename__} WHERE name = ?", (FREED,))  # noqa: S608
    return done


def emptied(connection: sqlite3.Connection) -> bool:
    """Whether the log could be emptied: not while somebody still reads an older state of the file."""
    busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy
