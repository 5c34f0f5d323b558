"""The running scheduler: it wakes on time, for new work, and while something else is slow or broken."""

import asyncio
import time
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import Session
from structlog.testing import capture_logs

from bot.jobs import JobRun
from storage.database import Database
from storage.outbox import Outbox, OutboxItem, OutboxState
from storage.timers import Timers
from tests.bot.agenda import Agenda, running, soon, until
from tests.bot.posting import NAME, Platform
from tests.databases import copied
from tests.extent import times
from tests.queue import states

MANY = times("MANY", 600, 1_500)
"""More than one process holds in hand at a time."""


@pytest.fixture
def on_sqlite(tmp_path: Path, sqlite_template: Path) -> Iterator[Database]:
    """For what has to do with time and not with the kind of database."""
    with copied(sqlite_template, tmp_path / "one.db") as database:
        yield database


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
            await until(lambda: bool(platform.places["0"].calls) and platform.said == ["1"])
            stopping = asyncio.create_task(scheduler.stop())
            await asyncio.sleep(0.1)
            platform.hold["0"].set()
            await stopping

    asyncio.run(story())
    assert platform.said == ["1", "0"]
    assert on_sqlite.read_now(states) == {OutboxState.SENT: 2, OutboxState.PENDING: 2}


def test_stopping_at_any_moment_of_a_round_logs_nothing(on_sqlite: Database, caplog: pytest.LogCaptureFixture) -> None:
    async def story() -> None:
        for number in range(60):
            async with running(Agenda(on_sqlite), Platform()):
                # Another moment of the first round each time.
                for _ in range(number % 20):
                    await asyncio.sleep(0)
                await asyncio.sleep(number % 7 / 5000)

    asyncio.run(story())
    assert [line for line in caplog.records if line.levelname == "ERROR"] == []


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
    agenda.set_many(MANY, soon(), "post")

    async def watch() -> None:
        while True:
            began = time.monotonic()
            await asyncio.sleep(0.002)
            gaps.append(time.monotonic() - began)

    async def story() -> None:
        watching = asyncio.create_task(watch())
        async with running(agenda, platform):
            await until(lambda: len(platform.said) >= MANY, within=60)
        watching.cancel()

    asyncio.run(story())
    assert Counter(platform.said) == Counter(str(n) for n in range(MANY))
    assert on_sqlite.read_now(states) == {OutboxState.SENT: MANY}
    gaps.sort()
    # The tail belongs to whoever shares the machine; a loop that did the work itself would be stuck most of the time.
    assert gaps[int(len(gaps) * 0.9)] < 0.05


def test_every_row_of_a_place_goes_in_order_even_when_thousands_wait(on_sqlite: Database) -> None:
    agenda, platform = Agenda(on_sqlite), Platform()

    def add(session: Session) -> None:
        for n in range(MANY // 2):
            Outbox(session).enqueue(f"{n}", "test", {"words": str(n)}, f"{NAME}:w:{n % 2}", soon())

    on_sqlite.write_now(add)

    async def story() -> None:
        async with running(agenda, platform):
            await until(lambda: len(platform.said) >= MANY // 2, within=30)

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
