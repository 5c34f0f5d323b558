"""Units of work: the only place that begins, commits and rolls back.

A unit of work is a plain function of a session. It runs off the event loop inside one short transaction and may be
run again after a conflict, so it touches nothing but the session.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlmodel import Session

from storage.writer import GroupWriter

T = TypeVar("T")
Work = Callable[[Session], T]
READERS = 4
POOL = 8
BUSY_MS = 5_000
TRIES = 6
CONFLICTS = {"40001", "40P01"}


class StorageUnavailable(RuntimeError):
    """The database cannot be reached, is full, or is locked for too long. Nothing of the unit was kept."""


def normalise(url: str) -> str:
    """The one spelling of an address: psycopg 3 for PostgreSQL, pysqlite for SQLite."""
    for short in ("postgres://", "postgresql://"):
        if url.startswith(short):
            return "postgresql+psycopg://" + url.removeprefix(short)
    return url


def sqlite_engine(url: str, begin: str, pool_size: int) -> Engine:
    """An engine whose transactions begin as told, data definition included."""
    engine = create_engine(
        url,
        pool_size=pool_size,
        max_overflow=0,
        connect_args={"check_same_thread": False, "timeout": BUSY_MS / 1000},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: Any) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_MS}"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def start(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine


def postgres_engine(url: str) -> Engine:
    return create_engine(
        url,
        pool_size=POOL,
        max_overflow=0,
        pool_pre_ping=True,
        isolation_level="REPEATABLE READ",
        connect_args={"connect_timeout": 5},
    )


class Database:
    """Runs units of work. Awaitable from the adapters, blocking for commands and tests."""

    def __init__(self, url: str) -> None:
        self.url = normalise(url)
        self.on_sqlite = self.url.startswith("sqlite")
        if self.on_sqlite:
            self.engine = sqlite_engine(self.url, "BEGIN IMMEDIATE", 1)
            self.reader = sqlite_engine(self.url, "BEGIN", READERS)
            self._writer: GroupWriter | None = GroupWriter(self.engine)
        else:
            self.engine = self.reader = postgres_engine(self.url)
            self._writer = None
        self._pool = ThreadPoolExecutor(READERS if self.on_sqlite else POOL, "storage")

    async def write(self, work: Work[T]) -> T:
        """Run a unit of work that changes things. Raises StorageUnavailable; what the work raises comes through."""
        return await asyncio.wrap_future(self._submit_write(work))

    async def read(self, work: Work[T]) -> T:
        """Run a unit of work that only looks."""
        return await asyncio.wrap_future(self._pool.submit(self._read, work))

    def write_now(self, work: Work[T]) -> T:
        """`write` for code that has no event loop."""
        return self._submit_write(work).result()

    def read_now(self, work: Work[T]) -> T:
        return self._pool.submit(self._read, work).result()

    def _submit_write(self, work: Work[T]) -> "Future[T]":
        if self._writer:
            return self._writer.submit(work)
        return self._pool.submit(self._write_alone, work)

    def _read(self, work: Work[T]) -> T:
        try:
            with Session(self.reader, expire_on_commit=False) as session:
                return work(session)
        except OperationalError as error:
            raise StorageUnavailable(str(error.orig)) from error

    def _write_alone(self, work: Work[T]) -> T:
        """PostgreSQL: try again when another transaction changed the same row; after that, give up clearly."""
        for attempt in range(TRIES):
            try:
                with Session(self.engine, expire_on_commit=False) as session, session.begin():
                    return work(session)
            except DBAPIError as error:
                state = getattr(error.orig, "sqlstate", None)
                if state in CONFLICTS and attempt < TRIES - 1:
                    continue
                if isinstance(error, OperationalError):
                    raise StorageUnavailable(str(error.orig)) from error
                raise
        raise AssertionError("the loop above returns or raises")

    def close(self) -> None:
        """Finish what was accepted, then let go."""
        if self._writer:
            self._writer.close()
        self._pool.shutdown(wait=True)
        self.engine.dispose()
        self.reader.dispose()
