"""Wakes at the next due instant and runs what is due. Rows hold the truth; APScheduler only keeps the time."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger
from sqlmodel import Session

from bot.clock import Clock
from bot.jobs import JobRun
from bot.outbox import Deliverer
from storage.database import Database, StorageUnavailable
from storage.outbox import Outbox
from storage.timers import Timer, Timers

log = structlog.get_logger()

LONGEST_SLEEP = timedelta(seconds=30)
AFTER_FAILURE = timedelta(minutes=10)
BATCH = 100
WAKE = "wake"
# A wake-up that falls due in the last moment of a round must wait for it, not be skipped as a second instance.
JOB_DEFAULTS = {"misfire_grace_time": None, "coalesce": True, "max_instances": 3}

Jobs = Mapping[str, Callable[[JobRun], None]]
Upkeep = Sequence[tuple[timedelta, Callable[[Session, datetime], None]]]


def run_due(session: Session, jobs: Jobs, now: datetime) -> int:
    """Run the jobs of up to a hundred due timers; the number of timers. One that fails takes no other with it."""
    timers = Timers(session).due(now, BATCH)
    for timer in timers:
        run_one(session, jobs, timer, now)
    return len(timers)


def run_one(session: Session, jobs: Jobs, timer: Timer, now: datetime) -> None:
    """One job in its own savepoint. It sets its next instant itself; otherwise its timer is taken off."""
    key, kind, subject_id, planned_at = timer.id, timer.kind, timer.subject_id, timer.due_at
    try:
        with session.begin_nested():
            jobs[kind](JobRun(session, now, kind, subject_id, planned_at))
            session.flush()
            Timers(session).remove(key, planned_at)
    except StorageUnavailable:
        raise
    except Exception as error:
        log.error("job failed", job=kind, subject=subject_id, error=type(error).__name__)
        Timers(session).set(kind, subject_id, now + AFTER_FAILURE, now)


def next_due(session: Session) -> datetime | None:
    """The earliest instant at which a timer or a message is due."""
    found = [at for at in (Timers(session).next_due(), Outbox(session).next_due()) if at]
    return min(found, default=None)


class Scheduler:
    """One wake job at the next due instant, at most thirty seconds away, and a few chores at intervals."""

    def __init__(self, database: Database, clock: Clock, jobs: Jobs, deliverer: Deliverer, upkeep: Upkeep = ()) -> None:
        self._database, self._clock, self._jobs = database, clock, jobs
        self._deliverer, self._upkeep = deliverer, upkeep
        self._running = asyncio.Lock()
        self._aps = AsyncIOScheduler(timezone=UTC, job_defaults=JOB_DEFAULTS)
        self.last_tick: datetime | None = None
        """When the last round ended, by the real clock; health looks at its age."""

    def start(self) -> None:
        """Begin; whatever fell due while nobody ran comes first."""
        self._aps.start()
        for every, chore in self._upkeep:
            self._aps.add_job(self._do_chore, IntervalTrigger(seconds=int(every.total_seconds())), args=[chore])
        self.wake()

    def wake(self) -> None:
        """Something may be due now. Cheap, and safe to call often: rounds never overlap and collapse into one."""
        if self._aps.running:
            self._wake_at(datetime.now(UTC))

    def _wake_at(self, at: datetime) -> None:
        self._aps.add_job(self._round, DateTrigger(at), id=WAKE, replace_existing=True)

    async def stop(self) -> None:
        """Start nothing more and let the deliverer finish what it is calling."""
        if self._aps.running:
            self._aps.shutdown(wait=False)
        await self._deliverer.stop()

    async def _round(self) -> None:
        """One wake-up; whatever happens, the next one is set."""
        wait = LONGEST_SLEEP
        try:
            await self.run_until_quiet()
            due = await self._database.read(next_due)
            wait = min(wait, max(timedelta(), due - self._clock.now())) if due else wait
        except Exception as error:
            log.error("round failed", error=type(error).__name__)
        self.last_tick = datetime.now(UTC)
        if self._aps.running:
            self._wake_no_later(self.last_tick + wait)

    def _wake_no_later(self, at: datetime) -> None:
        """A wake-up that was asked for meanwhile is not put off."""
        waiting = self._aps.get_job(WAKE)
        if waiting is None or waiting.next_run_time > at:
            self._wake_at(at)

    async def run_until_quiet(self) -> int:
        """Run and deliver all that is due now; the number of jobs and messages."""
        async with self._running:
            handled = 0
            while done := await self._run_jobs() + await self._deliverer.deliver_due():
                handled += done
            return handled

    async def _run_jobs(self) -> int:
        now = self._clock.now()
        return await self._database.write(lambda session: run_due(session, self._jobs, now))

    async def _do_chore(self, chore: Callable[[Session, datetime], None]) -> None:
        now = self._clock.now()
        try:
            await self._database.write(lambda session: chore(session, now))
        except Exception as error:
            log.error("chore failed", chore=chore.__name__, error=type(error).__name__)
