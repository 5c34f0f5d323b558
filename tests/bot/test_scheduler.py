"""What is due is run once, whatever else fails, and after a time when nobody ran."""

import asyncio
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from bot.clock import FrozenClock
from bot.jobs import JobRun
from bot.scheduler import Scheduler
from storage.database import Database, StorageUnavailable
from tests.bot.agenda import NOON, Agenda
from tests.bot.posting import Office, Platform

MINUTES = timedelta(minutes=1)


@pytest.fixture
def agenda(database: Database) -> Agenda:
    return Agenda(database)


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


def test_a_job_with_a_wrong_query_is_put_off_and_the_others_run(agenda: Agenda) -> None:
    def wrong(run: JobRun) -> None:
        run.session.execute(text("SELECT * FROM no_such_table"))

    agenda.jobs["wrong"] = wrong
    agenda.set(1, NOON - MINUTES, "wrong")
    agenda.set(2, NOON)
    agenda.run(NOON)
    timer = agenda.timer("wrong", 1)
    assert agenda.subjects == [2]
    assert timer is not None
    assert (timer.due_at, timer.failures) == (NOON + 10 * MINUTES, 1)


def test_a_job_whose_statement_takes_too_long_is_put_off_and_the_others_run(agenda: Agenda) -> None:
    def slow(run: JobRun) -> None:
        if agenda.database.on_sqlite:
            pytest.skip("SQLite ends no statement by itself")
        run.session.execute(text("SET LOCAL statement_timeout = '50ms'"))
        run.session.execute(text("SELECT pg_sleep(5)"))

    agenda.jobs["slow"] = slow
    agenda.set(1, NOON - MINUTES, "slow")
    agenda.set(2, NOON)
    agenda.run(NOON)
    assert agenda.subjects == [2]


def test_a_job_under_which_the_storage_breaks_again_and_again_holds_up_no_other(database: Database) -> None:
    def disk_full(run: JobRun) -> None:
        raise OperationalError("INSERT", {}, Exception("disk is full"))

    office, agenda = Office(database, FrozenClock(NOON), Platform()), Agenda(database)
    agenda.jobs["full"] = disk_full
    agenda.set(1, NOON - MINUTES, "full")
    agenda.set(2, NOON, "post")
    scheduler = Scheduler(database, office.clock, agenda.jobs, office.deliverer)
    with pytest.raises(StorageUnavailable, match="disk is full"):
        asyncio.run(scheduler.run_until_quiet())
    asyncio.run(scheduler.run_until_quiet())
    assert office.platform.said == ["2"]
    assert agenda.timer("full", 1) is not None
    office.clock.advance(MINUTES)
    with pytest.raises(StorageUnavailable, match="disk is full"):
        asyncio.run(scheduler.run_until_quiet())


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
