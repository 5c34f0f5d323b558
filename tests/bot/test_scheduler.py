"""What is due is run: once, on time, whatever else fails or is slow, and after a time when nobody ran."""

import asyncio
import shutil
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlmodel import Session
from structlog.testing import capture_logs

from bot.clock import FrozenClock, SystemClock
from bot.jobs import JobRun
from bot.outbox import Deliverer
from bot.scheduler import Scheduler, run_due
from storage.database import Database
from storage.outbox import Outbox, OutboxItem, OutboxState
from storage.timers import Timer, Timers
from tests.bot.posting import NAME, Office, Platform

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
MINUTES = timedelta(minutes=1)


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


@pytest.fixture
def agenda(database: Database) -> Agenda:
    return Agenda(database)


@pytest.fixture
def on_sqlite(tmp_path: Path, sqlite_template: Path) -> Iterator[Database]:
    """For what has to do with time and not with the kind of database."""
    shutil.copy(sqlite_template, tmp_path / "one.db")
    database = Database(f"sqlite:///{tmp_path / 'one.db'}")
    yield database
    database.close()


def test_what_is_due_runs_the_earliest_first_and_is_taken_off(agenda: Agenda) -> None:
    agenda.set(1, NOON)
    agenda.set(2, NOON - MINUTES)
    agenda.set(3, NOON + MINUTES)
    assert (agenda.run(NOON), agenda.subjects) == (2, [2, 1])
    assert agenda.run(NOON) == 0
    assert agenda.run(NOON + MINUTES) == 1


def test_a_job_that_missed_its_time_learns_when_it_was(agenda: Agenda) -> None:
    agenda.set(1, NOON)
    agenda.run(NOON + timedelta(days=1))
    assert (agenda.runs[0].planned_at, agenda.runs[0].now) == (NOON, NOON + timedelta(days=1))


def test_a_job_sets_its_own_next_time(agenda: Agenda) -> None:
    agenda.set(1, NOON, "daily")
    assert [agenda.run(NOON + timedelta(days=day)) for day in range(3)] == [1, 1, 1]
    assert [run.planned_at for run in agenda.runs] == [NOON + timedelta(days=day) for day in range(3)]


def test_at_most_a_hundred_in_one_unit_of_work(agenda: Agenda) -> None:
    agenda.set_many(250, NOON, "note")
    assert [agenda.run(NOON) for _ in range(4)] == [100, 100, 50, 0]
    assert Counter(agenda.subjects) == Counter(range(250))


def test_a_job_that_fails_leaves_nothing_behind_and_takes_no_other_with_it(agenda: Agenda) -> None:
    for subject in (1, 2, 3):
        agenda.set(subject, NOON)
    agenda.failing.add(2)
    agenda.run(NOON)
    assert agenda.subjects == [1, 3]
    assert agenda.timer("half", 2) is None


def test_a_job_that_goes_on_failing_is_tried_ever_less_often_and_keeps_its_planned_time(agenda: Agenda) -> None:
    agenda.set(1, NOON)
    agenda.failing.add(1)
    now, waits = NOON, []
    for _ in range(20):
        agenda.run(now)
        timer = agenda.timer("note", 1)
        assert timer is not None
        waits.append(timer.due_at - now)
        now = timer.due_at
    assert waits[:3] == [10 * MINUTES, 20 * MINUTES, 40 * MINUTES]
    assert waits[-1] == timedelta(hours=12)
    agenda.failing.clear()
    agenda.run(now)
    assert (agenda.runs[0].planned_at, agenda.timer("note", 1)) == (NOON, None)


def test_a_timer_that_is_set_anew_has_not_failed_yet(agenda: Agenda) -> None:
    agenda.set(1, NOON)
    agenda.failing.add(1)
    agenda.run(NOON)
    agenda.set(1, NOON + 60 * MINUTES)
    agenda.failing.clear()
    agenda.run(NOON + 60 * MINUTES)
    assert agenda.runs[0].planned_at == NOON + 60 * MINUTES


def test_a_kind_that_nobody_knows_any_more_stays_and_harms_no_other(agenda: Agenda) -> None:
    agenda.set(1, NOON, "of an older release")
    agenda.set(2, NOON)
    agenda.run(NOON)
    assert agenda.subjects == [2]
    assert agenda.timer("of an older release", 1) is not None


def test_trouble_of_the_database_is_not_the_job_s_fault(agenda: Agenda) -> None:
    def disk_full(run: JobRun) -> None:
        raise OperationalError("INSERT", {}, Exception("disk is full"))

    agenda.jobs["full"] = disk_full
    agenda.set(1, NOON, "full")
    with pytest.raises(Exception, match="disk is full"):
        agenda.run(NOON)
    timer = agenda.timer("full", 1)
    assert timer is not None
    assert (timer.due_at, timer.failures) == (NOON, 0)


def test_a_clock_that_is_set_back_runs_nothing_twice(agenda: Agenda) -> None:
    agenda.set(1, NOON)
    agenda.set(2, NOON, "daily")
    agenda.run(NOON)
    assert agenda.run(NOON - timedelta(days=1)) == 0
    assert agenda.run(NOON) == 0


def test_all_that_is_due_is_run_and_delivered_until_it_is_quiet(database: Database) -> None:
    office, agenda = Office(database, FrozenClock(NOON), Platform()), Agenda(database)
    agenda.set_many(250, NOON, "post")
    scheduler = Scheduler(database, office.clock, agenda.jobs, office.deliverer)
    assert asyncio.run(scheduler.run_until_quiet()) == 500
    assert Counter(office.platform.said) == Counter(str(n) for n in range(250))


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


def test_it_wakes_when_something_is_due_and_sends_what_came_of_it(on_sqlite: Database) -> None:
    agenda, platform = Agenda(on_sqlite), Platform()
    agenda.set(7, soon(hours=-1), "post")
    agenda.set(8, soon(seconds=1.0), "post")

    async def story() -> None:
        async with running(agenda, platform):
            await until(lambda: platform.said == ["7"])
            await until(lambda: platform.said == ["7", "8"])

    asyncio.run(story())
    assert timedelta() <= agenda.runs[1].now - agenda.runs[1].planned_at < timedelta(seconds=0.5)


def test_something_earlier_that_is_put_in_is_not_slept_through(on_sqlite: Database) -> None:
    agenda = Agenda(on_sqlite)

    async def story() -> None:
        async with running(agenda, Platform()) as scheduler:
            await until(lambda: scheduler.last_tick is not None)
            await asyncio.sleep(0.1)
            agenda.set(1, soon())
            scheduler.wake()
            assert await until(lambda: agenda.subjects == [1]) < 2

    asyncio.run(story())


def test_no_wake_up_is_lost_however_it_falls_into_a_round(on_sqlite: Database) -> None:
    agenda = Agenda(on_sqlite)

    async def story() -> None:
        async with running(agenda, Platform()) as scheduler:
            for n in range(300):
                await on_sqlite.write(lambda session, n=n: Timers(session).set("note", n, soon(), soon()))  # type: ignore[misc]
                scheduler.wake()
                # Another one at a different moment of the round each time.
                await asyncio.sleep(n % 10 / 2000)
            await until(lambda: len(agenda.runs) == 300, within=5)

    asyncio.run(story())
    assert agenda.subjects == list(range(300))


def test_a_platform_that_takes_its_time_keeps_no_timer_waiting(on_sqlite: Database) -> None:
    agenda, platform = Agenda(on_sqlite), Platform()
    agenda.set(3, soon(), "post")

    async def story() -> None:
        platform.hold["3"] = asyncio.Event()
        async with running(agenda, platform) as scheduler:
            await until(lambda: bool(platform.places["3"].calls))
            agenda.set(4, soon(), "post")
            agenda.set(23, soon(), "post")
            scheduler.wake()
            await until(lambda: platform.said == ["4"], within=3)
            platform.hold["3"].set()
            # To the same place: it goes as soon as the place is free.
            await until(lambda: platform.said == ["4", "3", "23"], within=3)

    asyncio.run(story())


def test_stopping_ends_the_call_under_way_properly_and_leaves_no_doubt(on_sqlite: Database) -> None:
    agenda, platform = Agenda(on_sqlite), Platform()
    for subject in (0, 1, 20, 40):
        agenda.set(subject, soon(), "post")

    async def story() -> None:
        platform.hold["0"] = asyncio.Event()
        async with running(agenda, platform) as scheduler:
            await until(lambda: bool(platform.places["0"].calls))
            stopping = asyncio.create_task(scheduler.stop())
            await asyncio.sleep(0.1)
            platform.hold["0"].set()
            await stopping

    asyncio.run(story())
    assert platform.said == ["1", "0"]
    states = on_sqlite.read_now(lambda session: Outbox(session).counts())
    assert states == {OutboxState.SENT: 2, OutboxState.PENDING: 2}


def test_chores_are_done_at_their_intervals_and_one_that_fails_stops_no_other(on_sqlite: Database) -> None:
    done: list[datetime] = []

    def sound(session: Session, now: datetime) -> None:
        done.append(now)

    def broken(session: Session, now: datetime) -> None:
        raise ValueError("a bug")

    second = timedelta(seconds=1)

    async def story() -> None:
        async with running(Agenda(on_sqlite), Platform(), upkeep=[(second, broken), (second, sound)]):
            await until(lambda: len(done) == 2)

    with capture_logs() as lines:
        asyncio.run(story())
    assert {"event": "chore failed", "chore": "broken", "error": "ValueError", "log_level": "error"} in lines


def test_a_database_in_trouble_makes_no_loop_of_errors_and_is_not_given_up(on_sqlite: Database) -> None:
    agenda = Agenda(on_sqlite)
    rename = "ALTER TABLE {} RENAME TO {}"

    async def story() -> None:
        on_sqlite.write_now(lambda session: session.execute(text(rename.format("timer", "gone"))))
        async with running(agenda, Platform()) as scheduler:
            for _ in range(20):
                scheduler.wake()
                await asyncio.sleep(0.02)
            await asyncio.sleep(0.5)
            on_sqlite.write_now(lambda session: session.execute(text(rename.format("gone", "timer"))))
            agenda.set(1, soon())
            scheduler.wake()
            await until(lambda: agenda.subjects == [1])

    with capture_logs() as lines:
        asyncio.run(story())
    assert 1 <= len(lines) <= 21


def test_thousands_that_fall_due_at_once_all_go_out_once_and_the_loop_stays_awake(on_sqlite: Database) -> None:
    agenda, platform, gaps = Agenda(on_sqlite), Platform(), [0.0]
    agenda.set_many(1_500, soon(), "post")

    async def watch() -> None:
        while True:
            began = time.monotonic()
            await asyncio.sleep(0.002)
            gaps.append(time.monotonic() - began)

    async def story() -> None:
        watching = asyncio.create_task(watch())
        async with running(agenda, platform):
            await until(lambda: len(platform.said) >= 1_500, within=60)
        watching.cancel()

    asyncio.run(story())
    assert Counter(platform.said) == Counter(str(n) for n in range(1_500))
    states = on_sqlite.read_now(lambda session: Outbox(session).counts())
    assert states == {OutboxState.SENT: 1_500}
    gaps.sort()
    # The tail belongs to whoever shares the machine; a loop that did the work itself would be stuck most of the time.
    assert gaps[int(len(gaps) * 0.9)] < 0.05


def test_every_row_of_a_place_goes_in_order_even_when_thousands_wait(on_sqlite: Database) -> None:
    agenda, platform = Agenda(on_sqlite), Platform()

    def add(session: Session) -> None:
        for n in range(800):
            Outbox(session).enqueue(f"{n}", "test", {"words": str(n)}, f"{NAME}:w:{n % 2}", soon())

    on_sqlite.write_now(add)

    async def story() -> None:
        async with running(agenda, platform):
            await until(lambda: len(platform.said) >= 800, within=30)

    asyncio.run(story())
    for place in ("0", "1"):
        said = list(platform.places[place].posts.values())
        assert said == sorted(said, key=int)


def test_what_waits_for_a_busy_place_is_not_asked_for_all_the_time(on_sqlite: Database) -> None:
    agenda, platform = Agenda(on_sqlite), Platform()
    rounds: list[int] = []

    def count(run: JobRun) -> None:
        rounds.append(1)

    agenda.jobs["count"] = count

    async def story() -> OutboxItem | None:
        platform.hold["0"] = asyncio.Event()
        agenda.set(0, soon(), "post")
        async with running(agenda, platform) as scheduler:
            await until(lambda: bool(platform.places["0"].calls))
            agenda.set(20, soon(), "post")
            scheduler.wake()
            await until(lambda: 20 in agenda.subjects)
            before, began = scheduler.last_tick, time.monotonic()
            ticks = 0
            while time.monotonic() - began < 1.5:
                await asyncio.sleep(0.005)
                ticks += scheduler.last_tick != before
                before = scheduler.last_tick
            assert ticks <= 4
            platform.hold["0"].set()
            await until(lambda: platform.said == ["0", "20"])
        return None

    asyncio.run(story())
