"""Units of work: the only place that begins, commits and rolls back.

A unit of work is a plain function of a session. It runs off the event loop inside one short transaction and may be
run again after a conflict, so it touches nothing but the session.
"""

import asyncio
import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import count
from typing import TypeVar

from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from storage.called import WatchedSession
from storage.engines import normalise, pool_size, postgres_engine, sqlite_engine
from storage.unavailable import CONFLICTS, StorageUnavailable, sqlstate, translated
from storage.writer import GroupWriter

__all__ = ["Database", "StorageUnavailable", "Work", "normalise"]

T = TypeVar("T")
Work = Callable[[Session], T]
READERS = 4
FOR_BEHIND = 4
"""One in so many connections to PostgreSQL is for what can wait; the others are always free of it."""
PATIENCE = 5.0
"""Seconds a unit waits for a lock, or is tried again after conflicts."""
LONGEST_PAUSE = 0.1
UNIQUE = "23505"


class Database:
    """Runs units of work. Awaitable from the adapters, blocking for commands and tests."""

    def __init__(self, url: str, patience: float = PATIENCE) -> None:
        self.url = normalise(url)
        self.on_sqlite = self.url.startswith("sqlite")
        self.patience = patience
        self._thread = threading.local()
        self._writer: GroupWriter | None = None
        if self.on_sqlite:
            self.engine = sqlite_engine(self.url, 1, patience, writes=True)
            self.reader = sqlite_engine(self.url, READERS, patience, writes=False)
            self._writer = GroupWriter(self.engine, self._mark_thread)
        else:
            self.engine = postgres_engine(self.url, patience)
            self.reader = self.engine.execution_options(postgresql_readonly=True)
        connections = READERS if self.on_sqlite else pool_size(self.url)
        behind = max(1, connections // FOR_BEHIND)
        workers = connections if self.on_sqlite else connections - behind
        self._pool = ThreadPoolExecutor(workers, "storage", initializer=self._mark_thread)
        self._behind = ThreadPoolExecutor(behind, "storage-behind", initializer=self._mark_thread)

    async def write(self, work: Work[T], can_wait: bool = False) -> T:
        """Run a unit of work that changes things. Raises StorageUnavailable; what the work raises comes through.

        What can wait lets go first what somebody waits for.
        """
        return await asyncio.wrap_future(self._submit_write(work, can_wait))

    async def read(self, work: Work[T]) -> T:
        """Run a unit of work that only looks; the database refuses it any change."""
        return await asyncio.wrap_future(self._submit(self._read, work))

    def write_now(self, work: Work[T]) -> T:
        """`write` for code that has no event loop."""
        return self._submit_write(work).result()

    def read_now(self, work: Work[T]) -> T:
        return self._submit(self._read, work).result()

    def _mark_thread(self) -> None:
        self._thread.works = True

    def _submit_write(self, work: Work[T], can_wait: bool = False) -> "Future[T]":
        if self._writer is None:
            return self._submit(self._write_alone, work, self._behind if can_wait else None)
        self._refuse_nesting()
        return self._writer.submit(work, can_wait)

    def _submit(
        self, run: Callable[[Work[T]], T], work: Work[T], pool: ThreadPoolExecutor | None = None
    ) -> "Future[T]":
        self._refuse_nesting()
        try:
            return (pool or self._pool).submit(run, work)
        except RuntimeError as error:
            raise StorageUnavailable("The database is closed.") from error

    def _refuse_nesting(self) -> None:
        """A unit that waited for another one would wait for its own thread."""
        if getattr(self._thread, "works", False):
            raise RuntimeError("A unit of work can't begin another one; pass its session on instead.")

    def _read(self, work: Work[T]) -> T:
        with translated(), WatchedSession(self.reader, expire_on_commit=False) as session:
            return work(session)

    def _write_alone(self, work: Work[T]) -> T:
        """PostgreSQL: try again when another transaction changed the same row; after a while, give up clearly."""
        until = time.monotonic() + self.patience
        with translated():
            for attempt in count():
                try:
                    return self._once(work)
                except DBAPIError as error:
                    if time.monotonic() > until or not worth_another_try(error, attempt):
                        raise
                time.sleep(random.uniform(0, min(LONGEST_PAUSE, 0.002 * 2**attempt)))
        raise AssertionError("the loop above returns or raises")

    def _once(self, work: Work[T]) -> T:
        with WatchedSession(self.engine, expire_on_commit=False) as session:
            value = work(session)
            # `session.begin()` as a context would pass over a unit that swallowed its own failure, and keep nothing.
            session.commit()
            return value

    def close(self) -> None:
        """Finish what was accepted, then let go. What comes later is told so."""
        if self._writer:
            self._writer.close()
        self._behind.shutdown(wait=True)
        self._pool.shutdown(wait=True)
        self.engine.dispose()
        self.reader.dispose()


def worth_another_try(error: DBAPIError, attempt: int) -> bool:
    """After a conflict always; after a taken key once, because a new snapshot shows who took it."""
    state = sqlstate(error)
    return state in CONFLICTS or (state == UNIQUE and attempt == 0)
