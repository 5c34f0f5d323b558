"""The one writer of a SQLite file: a thread that drains its queue into group commits.

Sixty-four units share one commit and so one wait for the disk; each has a savepoint, so a unit that fails takes
nobody with it. A caller hears of success after the commit and never before. What can wait goes behind what people
wait for, some of it with each group, so that it comes to its turn however much people do.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from time import monotonic
from typing import Any, TypeVar

import structlog
from sqlalchemy import Connection, Engine
from sqlmodel import Session

from storage.called import WatchedSession
from storage.freed import is_asked, write_over
from storage.unavailable import StorageUnavailable, trouble_behind

log = structlog.get_logger()
T = TypeVar("T")
GROUP = 64
SHARE = 0.03
"""Seconds of each group for what can wait; whoever comes meanwhile waits no longer than that for it."""
Unit = tuple[Callable[[Session], Any], "Future[Any]"]
Answer = tuple["Future[Any]", Any]


class GroupWriter:
    """Owns the writing connection and its thread."""

    def __init__(self, engine: Engine, begin_thread: Callable[[], None]) -> None:
        self._engine = engine
        self._begin_thread = begin_thread
        self._first, self._behind = deque[Unit](), deque[Unit]()
        self._gate = threading.Condition()
        self._closed = self._must_write_over = False
        self._thread = threading.Thread(target=self._run, name="storage-writer", daemon=True)
        self._thread.start()

    def submit(self, work: Callable[[Session], T], can_wait: bool = False) -> "Future[T]":
        """Queue a unit. Raises StorageUnavailable once closed; nothing is accepted that would not be run."""
        future: Future[T] = Future()
        with self._gate:
            if self._closed:
                raise StorageUnavailable("The database is closed.")
            (self._behind if can_wait else self._first).append((work, future))
            self._gate.notify()
        return future

    def close(self) -> None:
        """Run what was accepted, then end the thread. Closing twice is harmless."""
        with self._gate:
            self._closed = True
            self._gate.notify()
        self._thread.join()

    def _run(self) -> None:
        self._begin_thread()
        while units := self._gather():
            self._commit(units)
            if self._must_write_over:
                self._write_over()

    def _write_over(self) -> None:
        """Leave no byte of what a unit deleted for good. What can't be done now is asked for again later."""
        self._must_write_over = False
        try:
            write_over(self._engine)
        except Exception as error:
            log.error("bytes not written over", error=type(error).__name__)

    def _gather(self) -> list[Unit]:
        """What waits already, up to a group; nobody is kept waiting for more. Nothing once closed and through."""
        with self._gate:
            self._gate.wait_for(lambda: self._first or self._behind or self._closed)
            return [*taken(self._first, GROUP), *taken(self._behind, 1)]

    def _commit(self, units: list[Unit]) -> None:
        # From here on nobody can cancel, so each future is answered by this thread and by no one else.
        live = [unit for unit in units if unit[1].set_running_or_notify_cancel()]
        if not live:
            return
        try:
            answers = self._group(live)
        except BaseException as error:
            self._fail(live, error)
            return
        for future, value in answers:
            future.set_result(value)

    def _group(self, units: list[Unit]) -> list[Answer]:
        """All units in one transaction. After a failure the connection is thrown away with whatever state it is in."""
        with self._engine.connect() as connection:
            try:
                with connection.begin():
                    return [answer for unit in self._lengthened(units) if (answer := self._one(connection, *unit))]
            except BaseException:
                connection.invalidate()
                raise

    def _lengthened(self, units: list[Unit]) -> Iterator[Unit]:
        """The units of a group, and as much of what can wait as there is time for, which then belongs to it."""
        yield from tuple(units)
        until = monotonic() + SHARE
        while self._behind and len(units) < GROUP and monotonic() < until:
            unit = self._behind.popleft()
            if unit[1].set_running_or_notify_cancel():
                units.append(unit)
                yield unit

    def _one(self, connection: Connection, work: Callable[[Session], Any], future: "Future[Any]") -> Answer | None:
        """Run one unit in its savepoint. Its own failure ends here; only its author hears of it."""
        with WatchedSession(connection, expire_on_commit=False, join_transaction_mode="create_savepoint") as session:
            try:
                value = work(session)
                session.commit()
                self._must_write_over |= is_asked(session)
            except BaseException as error:
                if trouble_behind(error):
                    raise
                # Fails, and the group with it, when SQLite has ended the whole transaction.
                session.rollback()
                future.set_exception(error)
                return None
        return future, value

    @staticmethod
    def _fail(units: list[Unit], error: BaseException) -> None:
        """Nothing of the group was kept: everybody who has no answer yet is told so."""
        trouble = trouble_behind(error)
        reason = str(trouble.orig if trouble else error)
        for _, future in units:
            if not future.done():
                unavailable = StorageUnavailable(reason)
                unavailable.__cause__ = error
                future.set_exception(unavailable)


def taken(units: deque[Unit], most: int) -> list[Unit]:
    return [units.popleft() for _ in range(min(most, len(units)))]
