"""Wakes at the next due instant and runs what is due. Rows hold the truth; APScheduler only keeps the time."""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from math import inf
from time import monotonic

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger
from sqlmodel import Session

from bot.clock import Clock
from bot.jobs import JobRun
from bot.outbox import Deliverer
from storage.database import Database
from storage.outbox import Outbox
from storage.timers import Timer, Timers
from storage.unavailable import ends_the_unit, is_conflict

log = structlog.get_logger()

LONGEST_SLEEP = timedelta(seconds=30)
SHORTEST_SLEEP = timedelta(seconds=1)
"""Before what is due and can't be taken yet is looked at again: its place is busy, or another process has it."""
AFTER_FAILURE = timedelta(minutes=10)
LONGEST_AFTER_FAILURE = timedelta(hours=12)
ASIDE = timedelta(minutes=1)
BATCH = 100
LONGEST_UNIT = 0.02
"""Seconds after which no further job joins a unit of work: whoever does something meanwhile waits for it."""
WAKE = "wake"
JOB_DEFAULTS = {"misfire_grace_time": None, "coalesce": True, "max_instances": 3}

Jobs = Mapping[str, Callable[[JobRun], None]]
Upkeep = Sequence[tuple[timedelta, Callable[[Session, datetime], None]]]


class Aside:
    """Timers under whose jobs the storage broke. They wait a little, so that one of them never holds up all others.

    Only in memory: at such a moment nothing can be written down.
    """

    def __init__(self) -> None:
        self._until: dict[int, datetime] = {}

    def put(self, timer_id: int, now: datetime) -> None:
        self._until[timer_id] = now + ASIDE

    def keys(self, now: datetime) -> list[int]:
        """The ones that still wait. After a clock that went back nobody waits longer than that."""
        self._until = {key: until for key, until in self._until.items() if now < until <= now + ASIDE}
        return list(self._until)


def run_due(session: Session, jobs: Jobs, now: datetime, aside: Aside | None = None, within: float = inf) -> int:
    """Run the jobs of up to a hundred due timers; the number of timers. One that fails takes no other with it.

    After `within` seconds no further one is begun.
    """
    aside, until = aside or Aside(), monotonic() + within
    timers = Timers(session).due(now, BATCH, aside.keys(now))
    begun, done = 0, list[int]()
    for timer in timers:
        begun, key = begun + 1, timer.id
        if run_one(session, jobs, timer, now, aside):
            done.append(key)
        if monotonic() > until:
            break
    # Together: one statement for a hundred timers instead of a hundred.
    Timers(session).remove(done)
    return begun


def run_one(session: Session, jobs: Jobs, timer: Timer, now: datetime, aside: Aside) -> bool:
    """One job in its own savepoint; whether its timer is done with, because the job set no next instant."""
    key, kind, subject_id, due_at, failures = timer.id, timer.kind, timer.subject_id, timer.due_at, timer.failures
    run = JobRun(session, now, kind, subject_id, timer.planned_at or due_at)
    try:
        with session.begin_nested():
            jobs[kind](run)
            session.flush()
    except Exception as error:
        if ends_the_unit(error):
            if not is_conflict(error):
                aside.put(key, now)
            raise
        log.error("job failed", job=kind, subject=subject_id, error=type(error).__name__)
        # Doubled at most so often that the span is surely the longest: 2 ** failures must not grow without end.
        wait = min(LONGEST_AFTER_FAILURE, AFTER_FAILURE * 2 ** min(failures, 10))
        Timers(session).put_off(timer, now + wait)
        return False
    return timer in session and timer.due_at == due_at


def next_due(session: Session) -> datetime | None:
    """The earliest instant at which a timer or a message is due."""
    found = [at for at in (Timers(session).next_due(), Outbox(session).next_due()) if at]
    return min(found, default=None)


class Scheduler:
    """One wake job at the next due instant, at most thirty seconds away, and a few chores at intervals."""

    def __init__(self, database: Database, clock: Clock, jobs: Jobs, deliverer: Deliverer, upkeep: Upkeep = ()) -> None:
        self._database, self._clock, self._jobs = database, clock, jobs
        self._deliverer, self._upkeep = deliverer, upkeep
        deliverer.on_free = self.wake
        self._running = asyncio.Lock()
        self._is_asked = self._is_in_round = self._is_stopping = False
        self._aside = Aside()
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
        """Something may be due now. Cheap, and safe to call often: what is asked during a round follows it."""
        if self._is_asked or not self._aps.running:
            return
        self._is_asked = True
        if not self._is_in_round:
            self._wake_at(datetime.now(UTC))

    def _wake_at(self, at: datetime) -> None:
        self._aps.add_job(self._round, DateTrigger(at), id=WAKE, replace_existing=True)

    async def stop(self) -> None:
        """Start nothing more and let the deliverer finish what it is calling."""
        self._is_stopping = True
        if self._aps.running:
            # Not shut down yet: that would cancel the round in the middle of what it is doing.
            self._aps.pause()
        await self._deliverer.stop()
        async with self._running:
            if self._aps.running:
                self._aps.shutdown(wait=False)

    async def _round(self) -> None:
        """One wake-up; whatever happens, the next one is set."""
        self._is_asked, self._is_in_round = False, True
        wait = LONGEST_SLEEP
        try:
            with self._ending_quietly():
                # Most of what people do makes nothing due. A look is cheap, and a round of writing is not.
                if not (wait := await self._until_next()):
                    await self._begin_due()
                    wait = await self._until_next() or SHORTEST_SLEEP
        except Exception as error:
            log.error("round failed", error=type(error).__name__)
        self._is_in_round = False
        self.last_tick = datetime.now(UTC)
        if self._aps.running:
            self._wake_at(self.last_tick + (timedelta() if self._is_asked else wait))

    @contextmanager
    def _ending_quietly(self) -> Iterator[None]:
        """Stopping cancels what is only looked at, waited for, or written by a thread meanwhile: that is no error."""
        try:
            yield
        except asyncio.CancelledError:
            if not self._is_stopping:
                raise

    async def _begin_due(self) -> None:
        """Run the jobs that are due and begin to deliver; the deliverer says when it is free for more."""
        async with self._running:
            while not self._is_stopping and await self._run_jobs() + await self._deliverer.begin_due():
                pass

    async def _until_next(self) -> timedelta:
        """How long nothing will be due, by the injected clock; the wake-up itself goes by the real one. Zero: now."""
        due = await self._database.read(next_due)
        now = self._clock.now()
        if due is None:
            return LONGEST_SLEEP
        return max(timedelta(), min(LONGEST_SLEEP, due - now))

    async def run_until_quiet(self) -> int:
        """Run and deliver all that is due now; the number of jobs and messages."""
        async with self._running:
            handled = 0
            while not self._is_stopping and (done := await self._run_jobs() + await self._deliverer.deliver_due()):
                handled += done
            return handled

    async def _run_jobs(self) -> int:
        now = self._clock.now()
        return await self._database.write(
            lambda session: run_due(session, self._jobs, now, self._aside, LONGEST_UNIT), can_wait=True
        )

    async def _do_chore(self, chore: Callable[[Session, datetime], None]) -> None:
        now = self._clock.now()
        try:
            with self._ending_quietly():
                await self._database.write(lambda session: chore(session, now), can_wait=True)
        except Exception as error:
            log.error("chore failed", chore=chore.__name__, error=type(error).__name__)
