"""Time that takes no time: an event loop whose clock jumps to what comes next, and a database without threads."""

import asyncio
import random
import selectors
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, SQLModel

from storage.database import Database, Work

T = TypeVar("T")


class VirtualLoop(asyncio.SelectorEventLoop):
    """An event loop in which waiting takes no time: its clock goes to the next thing that is to happen."""

    def __init__(self) -> None:
        self.at = 0.0
        super().__init__(Skipping(self))

    def time(self) -> float:
        return self.at


class Skipping(selectors.SelectSelector):
    """Waits by moving the loop's clock."""

    def __init__(self, loop: VirtualLoop) -> None:
        super().__init__()
        self.loop = loop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        assert timeout is not None, "everything waits for something that will never happen"
        self.loop.at += max(0.0, timeout)
        return super().select(0)


class InlineDatabase(Database):
    """Real units of work on a real SQLite in memory, run in the loop's own thread so that time can be virtual.

    A crash may fall before a unit or between its commit and the news of it.
    """

    def __init__(self) -> None:
        self.engine = create_engine("sqlite://", poolclass=StaticPool)
        SQLModel.metadata.create_all(self.engine, [SQLModel.metadata.tables["outbox_item"]])
        self.dice = random.Random(0)

    def now(self, work: Work[T]) -> T:
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            return work(session)

    async def write(self, work: Work[T], can_wait: bool = False) -> T:
        await asyncio.sleep(self.dice.uniform(0, 0.02))
        done = self.now(work)
        await asyncio.sleep(self.dice.uniform(0, 0.02))
        return done

    async def read(self, work: Work[T]) -> T:
        return await self.write(work)


@contextmanager
def virtual_time() -> Iterator[VirtualLoop]:
    loop = VirtualLoop()
    try:
        yield loop
    finally:
        loop.close()
