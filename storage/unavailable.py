"""Which errors mean that the database is in trouble, rather than the work that was asked of it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

SQLITE_TROUBLE: Final = frozenset(
    {
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_NOLFS,
        sqlite3.SQLITE_NOTADB,
    }
)
CONFLICTS: Final = frozenset({"40001", "40P01"})
"""PostgreSQL: another transaction was in the way; the whole unit is run again."""
TOO_SLOW: Final = frozenset({"57014", "55P03"})
"""PostgreSQL: one statement ran or waited for too long; its transaction can go on after a savepoint."""


class StorageUnavailable(RuntimeError):
    """The database can't be reached, is full, damaged, closed, or locked for too long.

    Nothing of the unit was kept. One case can't be told apart: a PostgreSQL server that goes away while it commits
    may have kept the whole unit; the keys of the inbox and the outbox make asking again harmless.
    """


def sqlite_code(error: DBAPIError) -> int:
    """SQLite's primary result code; 0 for other databases and for errors of the driver itself."""
    return getattr(error.orig, "sqlite_errorcode", 0) & 0xFF


def is_trouble(error: DBAPIError) -> bool:
    """SQLite's driver calls a misspelt table an OperationalError as well, so its codes are asked."""
    if error.connection_invalidated:
        return True
    if isinstance(error.orig, sqlite3.Error):
        return sqlite_code(error) in SQLITE_TROUBLE
    return isinstance(error, OperationalError)


def trouble_behind(error: BaseException) -> DBAPIError | None:
    """The trouble that an error came from. SQLite ends the whole transaction when the disk is full, and the first thing
    one hears is then that the savepoint is gone."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, DBAPIError) and is_trouble(seen):
            return seen
        seen = seen.__cause__ or seen.__context__
    return None


def sqlstate(error: DBAPIError) -> str | None:
    """PostgreSQL's code; none for other databases."""
    return getattr(error.orig, "sqlstate", None)


def ends_the_unit(error: BaseException) -> bool:
    """Whether nothing more can be done in this unit of work, though only a part of it failed."""
    trouble = trouble_behind(error)
    return trouble is not None and sqlstate(trouble) not in TOO_SLOW


def is_conflict(error: BaseException) -> bool:
    trouble = trouble_behind(error)
    return trouble is not None and sqlstate(trouble) in CONFLICTS


@contextmanager
def translated() -> Iterator[None]:
    """Trouble with the database as StorageUnavailable; any other error as it is."""
    try:
        yield
    except PoolTimeout as error:
        raise StorageUnavailable("All connections to the database are in use.") from error
    except SQLAlchemyError as error:
        trouble = trouble_behind(error)
        if trouble is None:
            raise
        raise StorageUnavailable(str(trouble.orig)) from error
