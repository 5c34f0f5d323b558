"""When a promise or a follow-up is next spoken of: stages in working days around its due date.

Stages: two working days before, on the day, then 1, 3 and 7 working days after, then weekly four times; after that
it is only listed. A person's level takes stages out or puts some in. Every instant keeps to quiet hours and pauses.
"""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import assert_never

from sqlmodel import Session

from bot.occurrences import local_instant
from bot.workdays import WorkCalendar
from storage.commitments import Commitment, Commitments, Direction
from storage.follow_ups import FollowUp, FollowUps
from storage.people import Level, People, Person, Team
from storage.timers import Timers
from storage.viewer import SYSTEM

PERSON_JOB, TEAM_JOB, MANAGER_JOB = "reminders.person", "reminders.team", "reminders.manager"
WEEKLY = (12, 17, 22, 27)
STANDARD = (-2, 0, 1, 3, 7, *WEEKLY)
LIGHT = (0, 3, 7, *WEEKLY)
ACTIVE = (-5, -2, 0, 1, 2, 3, 5, 7, *WEEKLY)
THEIRS = (0, 5, 10)
"""A partner's promise is never chased: its liaison hears of it on the day and once a week, and nobody else does."""
TEAM_FROM, MANAGER_FROM = 3, 7
TEAM_HOUR = time(9)

Item = Commitment | FollowUp


class Weight(StrEnum):
    """How far along an item is; a new post is made only when this changes."""

    COMING = "coming"
    TODAY = "today"
    LATE = "late"
    WITH_TEAM = "with the team"
    WITH_MANAGER = "with the manager"


def weight(stage: int) -> Weight:
    if stage < 0:
        return Weight.COMING
    if stage == 0:
        return Weight.TODAY
    if stage < TEAM_FROM:
        return Weight.LATE
    return Weight.WITH_TEAM if stage < MANAGER_FROM else Weight.WITH_MANAGER


def stages(item: Item, level: Level) -> tuple[int, ...]:
    """The stages at which an item is spoken of."""
    if isinstance(item, Commitment) and item.direction is Direction.THEIRS:
        return THEIRS
    match level:
        case Level.LIGHT:
            return LIGHT
        case Level.STANDARD:
            return STANDARD
        case Level.ACTIVE:
            return ACTIVE
        case _:
            assert_never(level)


def calendar(team: Team | None) -> WorkCalendar:
    return WorkCalendar(country=team.country if team else None)


def stage_instant(item: Item, stage: int, person: Person | None, days: WorkCalendar) -> datetime | None:
    """When a stage is reached, in UTC; on the day itself an item's own hour counts."""
    if item.due_on is None:
        return None
    day = days.add(item.due_on, stage)
    zone = person.zone if person else item.zone
    usual = person.remind_at if person else TEAM_HOUR
    at = item.due_time if stage == 0 and item.due_time else usual
    return considerate(day, at, zone, person, exact=at is item.due_time)


def considerate(day: date, at: time, zone: str, person: Person | None, exact: bool = False) -> datetime:
    """The instant, moved past a pause, and out of quiet hours unless the hour was asked for."""
    if person and person.paused_until and day < person.paused_until:
        day = person.paused_until
    if person and not exact and is_quiet(at, person.quiet_from, person.quiet_until) and person.quiet_until:
        at = person.quiet_until
    return local_instant(day, at, zone)


def is_quiet(at: time, start: time | None, end: time | None) -> bool:
    """Whether an hour lies in quiet hours, which may run over midnight."""
    if start is None or end is None or start == end:
        return False
    return start <= at < end if start < end else at >= start or at < end


def next_stage(item: Item, person: Person | None, team: Team | None, after: datetime) -> datetime | None:
    """The next instant after `after` at which the item is to be spoken of; none when it is only listed."""
    days = calendar(team)
    level = person.level if person else Level.STANDARD
    instants = (stage_instant(item, stage, person, days) for stage in stages(item, level))
    return min((at for at in instants if at and at > after), default=None)


def stage_now(item: Item, person: Person | None, team: Team | None, now: datetime) -> int:
    """The stage that an item has reached; the ones that were missed collapse into it."""
    days = calendar(team)
    level = person.level if person else Level.STANDARD
    reached = [s for s in stages(item, level) if (at := stage_instant(item, s, person, days)) and at <= now]
    return max(reached, default=min(stages(item, level)))


def plan(session: Session, item: Item, now: datetime) -> None:
    """Set an item's next reminder anew. Call it in the unit of work that changes owner, date or state."""
    people = People(session, SYSTEM)
    owner, team = (people.get(item.owner_id) if item.owner_id else None), people.team(item.team_id)
    item.remind_at = next_stage(item, owner, team, now) if item.is_open else None
    if item.remind_at is None:
        return
    if owner:
        Timers(session).not_after(PERSON_JOB, owner.id, item.remind_at, now)
    elif team:
        Timers(session).not_after(TEAM_JOB, team.id, item.remind_at, now)


def replan(session: Session, person: Person, now: datetime) -> None:
    """Everything that a person is reminded of is timed anew, after their settings changed."""
    viewer = person.viewer()
    items: list[Item] = [
        *Commitments(session, viewer).open_of(person.id),
        *FollowUps(session, viewer).open_of(person.id),
    ]
    for item in items:
        plan(session, item, now)


def snooze(session: Session, item: Item, until: date, now: datetime) -> datetime:
    """Say nothing about an item until a day, then go on."""
    owner = People(session, SYSTEM).get(item.owner_id) if item.owner_id else None
    zone = owner.zone if owner else item.zone
    item.remind_at = considerate(until, owner.remind_at if owner else TEAM_HOUR, zone, owner)
    if owner:
        Timers(session).not_after(PERSON_JOB, owner.id, item.remind_at, now)
    return item.remind_at


def lateness_shown(planned_at: datetime, now: datetime) -> bool:
    """Whether a message came so much later than planned that it should say so: more than an hour."""
    return now.astimezone(UTC) - planned_at > timedelta(hours=1)
