"""What is saved while a job runs is never forgotten: two units of work on one timer, at the same time."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlmodel import Session, select

from bot import reminding
from bot.features.reminders.jobs import remind_person
from bot.jobs import JobRun
from bot.reminding import PERSON_JOB, TEAM_JOB
from bot.scheduler import run_due
from storage.database import Database
from storage.follow_ups import FollowUp, FollowUps
from storage.people import Person
from storage.preferences import Level
from storage.timers import Timers
from storage.viewer import SYSTEM, Role
from tests.bot.agenda import NOON, Agenda

SOON = NOON + timedelta(hours=1)
LATER = NOON + timedelta(days=1)
LONG_ENOUGH = 0.5
"""Seconds for the other one to come as far as it can."""


def new_person(session: Session) -> int:
    """Someone who is reminded on the day and again only three days after it."""
    person = Person(name="Ana", role=Role.STAFF, level=Level.LIGHT, created_at=NOON)
    session.add(person)
    session.flush()
    return person.id


def remember(session: Session, owner_id: int, words: str, at: datetime) -> None:
    step = FollowUp(
        words=words,
        owner_id=owner_id,
        recorded_by=owner_id,
        due_on=at.date(),
        due_time=at.time(),
        zone="UTC",
        created_at=NOON,
    )
    FollowUps(session, SYSTEM).add(step)
    reminding.plan(session, step, NOON - timedelta(hours=1))


class Meanwhile:
    """A unit of work that somebody else begins in the middle of one that runs already."""

    def __init__(self, database: Database, work: Callable[[Session], None]) -> None:
        self.database, self.work = database, work
        self.thread = threading.Thread(target=self.run)

    def run(self) -> None:
        self.database.write_now(self.work)

    def begins(self) -> None:
        if not self.thread.ident:
            self.thread.start()
            self.thread.join(LONG_ENOUGH)

    def ends(self) -> None:
        self.thread.join()


def test_what_is_saved_while_a_persons_reminder_runs_is_planned_as_well(database: Database) -> None:
    owner = database.write_now(new_person)
    database.write_now(lambda session: remember(session, owner, "ring the school", NOON))
    saving = Meanwhile(database, lambda session: remember(session, owner, "ring the church", LATER))

    def slowly(run: JobRun) -> None:
        saving.begins()
        remind_person(run)

    database.write_now(lambda session: run_due(session, {PERSON_JOB: slowly}, NOON))
    saving.ends()
    church = database.read_now(
        lambda session: session.exec(select(FollowUp).where(FollowUp.words == "ring the church")).one()
    )
    timer = Agenda(database).timer(PERSON_JOB, owner)
    assert church.remind_at is not None
    assert timer is not None
    assert timer.due_at <= church.remind_at


def test_two_jobs_that_both_wake_a_team_first_both_succeed(database: Database) -> None:
    agenda = Agenda(database)
    agenda.set(1, NOON)
    other = Meanwhile(database, lambda session: Timers(session).not_after(TEAM_JOB, 7, SOON, NOON))

    def wake_team(run: JobRun) -> None:
        # Looks first, so that what the other one saves in between is not in its view.
        Timers(run.session)._of(TEAM_JOB, 7)
        other.begins()
        Timers(run.session).not_after(TEAM_JOB, 7, LATER, NOON)

    database.write_now(lambda session: run_due(session, {"note": wake_team}, NOON))
    other.ends()
    team = agenda.timer(TEAM_JOB, 7)
    assert team is not None
    assert team.due_at == SOON
    assert agenda.timer("note", 1) is None


def test_an_instant_is_only_ever_brought_forward(database: Database) -> None:
    agenda = Agenda(database)
    for hours, expected in ((3, 3), (5, 3), (1, 1)):
        at = NOON + timedelta(hours=hours)
        agenda.database.write_now(lambda session, at=at: Timers(session).not_after("note", 1, at, NOON))  # type: ignore[misc]
        timer = agenda.timer("note", 1)
        assert timer is not None
        assert timer.due_at == NOON + timedelta(hours=expected)
