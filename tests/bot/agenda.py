"""Timers and jobs that keep what they were run for, and a scheduler that runs them."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from sqlmodel import Session

from bot.clock import FrozenClock, SystemClock
from bot.jobs import JobRun
from bot.outbox import Deliverer
from bot.scheduler import Scheduler, run_due
from storage.database import Database
from storage.outbox import Outbox
from storage.timers import Timer, Timers
from tests.bot.posting import NAME, Office, Platform

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Agenda:
    """A database with timers, and jobs that keep what they were run for."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.runs: list[JobRun] = []
        self.failing: set[int] = set()
        self.jobs: dict[str, Callable[[JobRun], None]] = {"note": self.note, "post": self.post, "daily": self.daily}

    def note(self, run: JobRun) -> None:
        if run.subject_id in self.failing:
            Timers(run.session).set("half", run.subject_id, run.now, run.now)
            raise ValueError("a bug")
        self.runs.append(run)

    def post(self, run: JobRun) -> None:
        self.note(run)
        words, to = str(run.subject_id), f"{NAME}:w:{run.subject_id % 20}"
        Outbox(run.session).enqueue(f"post:{words}", "test", {"words": words}, to, run.now)

    def daily(self, run: JobRun) -> None:
        self.note(run)
        Timers(run.session).set("daily", run.subject_id, run.planned_at + timedelta(days=1), run.now)

    def set(self, subject: int, due_at: datetime, kind: str = "note") -> None:
        self.database.write_now(lambda session: Timers(session).set(kind, subject, due_at, due_at))

    def set_many(self, count: int, due_at: datetime, kind: str) -> None:
        def add(session: Session) -> None:
            session.add_all(Timer(kind=kind, subject_id=n, due_at=due_at, created_at=due_at) for n in range(count))

        self.database.write_now(add)

    def run(self, now: datetime) -> int:
        return self.database.write_now(lambda session: run_due(session, self.jobs, now))

    @property
    def subjects(self) -> list[int]:
        return [run.subject_id for run in self.runs]

    def timer(self, kind: str, subject: int) -> Timer | None:
        return self.database.read_now(lambda session: Timers(session)._of(kind, subject))


@asynccontextmanager
async def running(agenda: Agenda, platform: Platform, **options: object) -> AsyncIterator[Scheduler]:
    """A scheduler that runs by the machine's clock."""
    office = Office(agenda.database, FrozenClock(NOON), platform)
    deliverer = Deliverer(agenda.database, SystemClock(), {NAME: platform}, office.write)
    scheduler = Scheduler(agenda.database, SystemClock(), agenda.jobs, deliverer, **options)  # type: ignore[arg-type]
    scheduler.start()
    try:
        yield scheduler
    finally:
        await scheduler.stop()


async def until(condition: Callable[[], bool], within: float = 10.0) -> float:
    """Wait for a condition; the seconds it took."""
    began = time.monotonic()
    async with asyncio.timeout(within):
        while not condition():
            await asyncio.sleep(0.005)
    return time.monotonic() - began


def soon(**by: float) -> datetime:
    return datetime.now(UTC) + timedelta(**by)
