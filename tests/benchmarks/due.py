"""What is due: a tick, ten thousand at once, a thousand posts to a hundred paced places."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import structlog
from sqlmodel import Session

from bot.clock import FrozenClock
from bot.events import Address
from bot.jobs import JobRun
from bot.outbox import Deliverer
from bot.ports import Absent, Looked, NoPlaces
from bot.scheduler import Scheduler, next_due, run_due
from bot.ui.message import Message
from storage.database import Database
from storage.outbox import Outbox, OutboxItem
from storage.timers import Timers
from tests.benchmarks.corpus import NOW, copied, empty, with_timers
from tests.benchmarks.measure import Result, in_turn, micro, milli

PACE = 1.0
PLACES, POSTS = 100, 1_000


class Counting(NoPlaces):
    """A platform that takes everything, some milliseconds after it was asked."""

    platform = "bench"

    def __init__(self, pace: float, takes: float) -> None:
        self.pace, self._takes = pace, takes
        self.posts: Counter[str] = Counter()

    async def run(self, ready: Callable[[], None]) -> None:
        ready()

    async def stop(self) -> None:
        return None

    async def send(self, to: Address, message: Message, wire_id: str) -> str:
        await asyncio.sleep(self._takes)
        self.posts[message.title] += 1
        return wire_id

    async def edit(self, to: Address, ref: str, message: Message, wire_id: str) -> str:
        return await self.send(to, message, wire_id)

    async def find(self, to: Address, wire_id: str, since: datetime) -> Looked:
        return Absent()


def write(session: Session, item: OutboxItem, now: datetime) -> Message:
    return Message(str(item.payload["n"]))


def tick(folder: Path) -> list[Result]:
    """Looking for what is due, with nothing due, beside a thousand times as much that waits."""
    few, many = (Database(f"sqlite:///{with_timers(folder, size)}") for size in (1_000, 1_000_000))

    def look(session: Session) -> None:
        run_due(session, {}, NOW)
        Outbox(session).claim("bench", NOW, timedelta(seconds=60))
        next_due(session)

    ours, beside = in_turn(lambda: many.write_now(look), lambda: few.write_now(look), 1_000)
    few.close()
    many.close()
    return [
        Result(
            "a tick with 1,000,000 pending beside 1,000", micro(ours.p50), micro(beside.p50), ours.p50 / beside.p50, 1.2
        )
    ]


def ten_thousand(folder: Path) -> list[Result]:
    return asyncio.run(all_due_at_once(folder))


async def all_due_at_once(folder: Path) -> list[Result]:
    """Ten thousand timers of one instant: each is one message, exactly once, and the loop goes on meanwhile."""
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    size = 10_000
    database = Database(f"sqlite:///{copied(folder, 'due.db', empty(folder))}")

    def add(session: Session) -> None:
        for n in range(size):
            Timers(session).set("bench", n, NOW, NOW)

    await database.write(add)

    def due(run: JobRun) -> None:
        place = f"bench:w:{run.subject_id % PLACES}"
        Outbox(run.session).enqueue(f"bench:{run.subject_id}", "bench", {"n": run.subject_id}, place, run.now)

    adapter = Counting(pace=0.0, takes=0.0)
    clock = FrozenClock(NOW)
    scheduler = Scheduler(database, clock, {"bench": due}, Deliverer(database, clock, {"bench": adapter}, write))
    stall = asyncio.create_task(longest_stall())
    start = time.perf_counter()
    await scheduler.run_until_quiet()
    seconds = time.perf_counter() - start
    stall.cancel()
    worst = await stall
    database.close()
    missed = sum(1 for n in range(size) if not adapter.posts[str(n)])
    doubled = sum(times - 1 for times in adapter.posts.values())
    return [
        Result("10,000 due at once: missed", f"{size / seconds:,.0f}/s", "", missed, 0, unit=""),
        Result("10,000 due at once: doubled", "", "", doubled, 0, unit=""),
        Result("10,000 due at once: longest stall of the loop", milli(worst), "", worst * 1e3, 50, unit="ms"),
    ]


async def longest_stall() -> float:
    """How much later than asked a sleeper woke up, at worst."""
    worst = 0.0
    try:
        while True:
            start = time.perf_counter()
            await asyncio.sleep(0.001)
            worst = max(worst, time.perf_counter() - start - 0.001)
    except asyncio.CancelledError:
        return worst


def fan_out(folder: Path) -> list[Result]:
    return asyncio.run(paced(folder))


async def paced(folder: Path) -> list[Result]:
    """Ten posts to each of a hundred places that take one a second: nine seconds and the time to be asked."""
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    database = Database(f"sqlite:///{copied(folder, 'fan.db', empty(folder))}")

    def add(session: Session) -> None:
        for n in range(POSTS):
            Outbox(session).enqueue(f"fan:{n}", "bench", {"n": n}, f"bench:w:{n % PLACES}", NOW)

    await database.write(add)
    adapter, clock = Counting(pace=PACE, takes=0.005), FrozenClock(NOW)
    deliverer = Deliverer(database, clock, {"bench": adapter}, write)
    start = time.perf_counter()
    await deliverer.deliver_due()
    seconds = time.perf_counter() - start
    database.close()
    assert sum(adapter.posts.values()) == POSTS
    least = (POSTS // PLACES - 1) * (PACE + 0.005) + 0.005
    return [
        Result(
            "1,000 posts over 100 paced places beside the physical minimum",
            f"{seconds:.2f} s",
            f"{least:.2f} s",
            seconds / least,
            1.1,
        )
    ]
