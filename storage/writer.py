"""The one writer of a SQLite file: a thread that drains its queue into group commits.

Sixty-four units share one commit and so one wait for the disk; each has a savepoint, so a unit that fails takes
nobody with it. A caller hears of success after the commit and never before.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

T = TypeVar("T")
GROUP = 64
Unit = tuple[Callable[[Session], Any], "Future[Any]"]


class GroupWriter:
    """Owns the writing connection and its thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._queue: SimpleQueue[Unit | None] = SimpleQueue()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="storage-writer", daemon=True)
        self._thread.start()

    def submit(self, work: Callable[[Session], T]) -> "Future[T]":
        future: Future[T] = Future()
        if self._closed:
            raise RuntimeError("The database is closed.")
        self._queue.put((work, future))
        return future

    def close(self) -> None:
        self._closed = True
        self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (first := self._queue.get()) is not None:
            units, closing = self._gather(first)
            self._commit(units)
            if closing:
                return

    def _gather(self, first: Unit) -> tuple[list[Unit], bool]:
        """What waits already, up to a group; nobody is kept waiting for more."""
        units = [first]
        while len(units) < GROUP:
            try:
                unit = self._queue.get_nowait()
            except Empty:
                return units, False
            if unit is None:
                return units, True
            units.append(unit)
        return units, False

    def _commit(self, units: list[Unit]) -> None:
        from storage.database import StorageUnavailable

        done: list[tuple[Future[Any], Any]] = []
        try:
            with self._engine.connect() as connection, connection.begin():
                done = [answer for unit in units if (answer := self._one(connection, *unit))]
        except OperationalError as error:
            self._fail(units, StorageUnavailable(str(error.orig)))
        except BaseException as error:
            self._fail(units, error)
        for future, value in done:
            if not future.done():
                future.set_result(value)

    def _one(
        self, connection: Connection, work: Callable[[Session], Any], future: "Future[Any]"
    ) -> tuple["Future[Any]", Any] | None:
        """Run one unit in its savepoint. Its own failure ends here; only its author hears of it."""
        if not future.set_running_or_notify_cancel():
            return None
        with Session(connection, expire_on_commit=False, join_transaction_mode="create_savepoint") as session:
            try:
                value = work(session)
                session.commit()
            except OperationalError:
                raise
            except Exception as error:
                session.rollback()
                future.set_exception(error)
                return None
        return future, value

    @staticmethod
    def _fail(units: list[Unit], error: BaseException) -> None:
        for _, future in units:
            if not future.done():
                future.set_exception(error)
