"""When a promise or a follow-up is next spoken of: stages in working days around its due date.

Stages: two working days before, on the day, then 1, 3 and 7 working days after, then weekly four times; after that
it is only listed. A person's level takes stages out or puts some in. Every instant keeps to quiet hours and pauses;
an hour that was named for the item itself gives way to a pause only.
"""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import assert_never

from sqlmodel import Session

from bot.occurrences import Occurrence, Rule, local_instant, next_occurrence, zone_of
from bot.workdays import WorkCalendar
from storage.commitments import Commitment, Direction
from storage.follow_ups import FollowUp
from storage.people import People, Person, Team
from storage.preferences import Level
from storage.timers import Timers
from storage.viewer import SYSTEM

PERSON_JOB, TEAM_JOB, MANAGER_JOB = "reminders.person", "reminders.team", "reminders.manager"
PERSON_LETTER, TEAM_LETTER = PERSON_JOB, TEAM_JOB
"""What comes of a job has its name."""
WEEKLY = (12, 17, 22, 27)
STANDARD = (-2, 0, 1, 3, 7, *WEEKLY)
LIGHT = (0, 3, 7, *WEEKLY)
ACTIVE = (-5, -2, 0, 1, 2, 3, 5, 7, *WEEKLY)
THEIRS = (0, 5, 10)
"""A partner's promise is never chased: its liaison hears of it on the day and once a week, and nobody else does."""
TEAM_FROM, MANAGER_FROM = 3, 7
TEAM_HOUR, TEAM_UNTIL = time(9), time(18)
"""When a team channel is posted to."""
ONE_DAY = timedelta(days=1)

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


def told(stage: int) -> int:
    """Who hears of a stage: 0 the owner, 1 the team as well, 2 the manager as well."""
    return (stage >= TEAM_FROM) + (stage >= MANAGER_FROM)


def rule_of(item: Item) -> Rule | None:
    """The recurrence of an item, if it has one."""
    return Rule.from_text(item.rule) if isinstance(item, FollowUp) and item.rule else None


def stays_with_owner(item: Item) -> bool:
    """Neither the team nor the manager hears of it: a partner's promise, a note to oneself, something that recurs."""
    if isinstance(item, Commitment):
        return item.direction is Direction.THEIRS
    return item.rule is not None or (item.partner_id is None and item.owner_id is not None)


def stages(item: Item, level: Level) -> tuple[int, ...]:
    """The stages at which an item is spoken of. What recurs comes again anyway, so it is not called late for long."""
    if isinstance(item, Commitment) and item.direction is Direction.THEIRS:
        return THEIRS
    usual = stages_at(level)
    return tuple(stage for stage in usual if stage < TEAM_FROM) if rule_of(item) else usual


def stages_at(level: Level) -> tuple[int, ...]:
    match level:
        case Level.LIGHT:
            return LIGHT
        case Level.STANDARD:
            return STANDARD
        case Level.ACTIVE:
            return ACTIVE
        case _:
            assert_never(level)


def level_of(person: Person | None) -> Level:
    return person.level if person else Level.STANDARD


def calendar(team: Team | None) -> WorkCalendar:
    return WorkCalendar(country=team.country if team else None)


def spoken_day(item: Item, days: WorkCalendar) -> date | None:
    """The day an item is spoken of as due: its date, or without an hour of its own the next working day."""
    if item.due_on is None or item.due_time:
        return item.due_on
    return days.next_working(item.due_on)


def moved_day(session: Session, item: Item) -> date | None:
    """The working day that stands in for a due date, where it is another one."""
    day = spoken_day(item, calendar(People(session, SYSTEM).team(item.team_id)))
    return None if day == item.due_on else day


def stage_instant(item: Item, stage: int, person: Person | None, days: WorkCalendar) -> datetime | None:
    """When a stage is reached, in UTC; on the day itself an item's own hour counts. Later ones count from that day."""
    day = spoken_day(item, days)
    if day is None:
        return None
    if stage == 0 and item.due_time:
        return exact_instant(item, day, item.due_time, person, days)
    return usual_instant(item, days.add(day, stage), person, days)


def exact_instant(item: Item, day: date, at: time, person: Person | None, days: WorkCalendar) -> datetime:
    """The hour that was asked for, in the zone it was said in; a pause alone moves it."""
    if person and person.paused_until and day < person.paused_until:
        return usual_instant(item, day, person, days)
    return local_instant(day, at, item.zone)


def usual_instant(item: Item, day: date, person: Person | None, days: WorkCalendar) -> datetime:
    """A day at the hour at which its owner, or the team, is reminded."""
    usual, zone = (person.remind_at, person.zone) if person else (TEAM_HOUR, item.zone)
    return considerate(day, usual, zone, person, days)


def considerate(day: date, at: time, zone: str, person: Person | None, days: WorkCalendar) -> datetime:
    """The instant, moved past a pause and out of quiet hours."""
    if person and person.paused_until and day < person.paused_until:
        day = days.next_working(person.paused_until)
    if person and is_quiet(at, person.quiet_from, person.quiet_until) and person.quiet_until:
        at = person.quiet_until
    return local_instant(day, at, zone)


def is_quiet(at: time, start: time | None, end: time | None) -> bool:
    """Whether an hour lies in quiet hours, which may run over midnight."""
    if start is None or end is None or start == end:
        return False
    return start <= at < end if start < end else at >= start or at < end


def team_time(team: Team | None, now: datetime) -> datetime:
    """The first instant from now on at which a team channel is posted to: on a working day, within its day."""
    if team is None:
        return now
    local, days = now.astimezone(zone_of(team.zone)), calendar(team)
    if days.next_working(local.date()) == local.date() and TEAM_HOUR <= local.time() < TEAM_UNTIL:
        return now
    early = local.time() < TEAM_HOUR
    day = days.next_working(local.date() if early else local.date() + timedelta(days=1))
    return local_instant(day, TEAM_HOUR, team.zone)


def soonest(person: Person, now: datetime, days: WorkCalendar) -> datetime:
    """The first instant from now on at which a person may be spoken to: a working day, no pause, no quiet hours."""
    local = now.astimezone(zone_of(person.zone))
    day = max(local.date(), person.paused_until or local.date())
    quiet = is_quiet(local.time(), person.quiet_from, person.quiet_until)
    if days.next_working(day) == local.date() and not quiet:
        return now
    at = person.quiet_until if quiet and person.quiet_until else person.remind_at
    found = considerate(days.next_working(day), at, person.zone, person, days)
    return found if found > now else considerate(days.next_working(day + ONE_DAY), at, person.zone, person, days)


def due_instant(item: Item, rule: Rule) -> datetime:
    """When the present time of something that recurs is."""
    return local_instant(item.due_on, item.due_time or rule.at, rule.zone) if item.due_on else item.created_at


def following(item: Item, after: datetime) -> Occurrence | None:
    """The time after the present one of something that recurs, and after an instant."""
    rule = rule_of(item)
    return next_occurrence(rule, max(after, due_instant(item, rule))) if rule else None


def roll_over(item: Item, now: datetime) -> bool:
    """Something that recurs goes on by itself to the last of its times that has come; whether it did."""
    rule, rolled = rule_of(item), False
    while rule and (coming := next_occurrence(rule, due_instant(item, rule))) and coming.at <= now:
        item.due_on, item.stage, rolled = coming.local_date, None, True
    return rolled


def next_stage(item: Item, person: Person | None, team: Team | None, after: datetime) -> datetime | None:
    """The next instant after `after` at which the item is to be spoken of; none when it is only listed."""
    days = calendar(team)
    instants = [stage_instant(item, stage, person, days) for stage in stages(item, level_of(person))]
    later = [at for at in instants if at and at > after]
    if coming := following(item, after):
        # What is said of this time gives way to the next one, from the day of that on.
        later = [at for at in later if at.astimezone(zone_of(item.zone)).date() < coming.local_date]
        later.append(exact_instant(item, coming.local_date, item.due_time or TEAM_HOUR, person, days))
    return min(later, default=None)


def stage_now(item: Item, person: Person | None, team: Team | None, now: datetime) -> int:
    """The stage that an item has reached; the ones that were missed collapse into it."""
    days, every = calendar(team), stages(item, level_of(person))
    reached = [s for s in every if (at := stage_instant(item, s, person, days)) and at <= now]
    return max(reached, default=min(every))


def stage_to_say(item: Item, person: Person | None, reached: int) -> int:
    """The reached stage, but no further up than the first one that was not said: whoever it goes to hears it first."""
    every = stages(item, level_of(person))
    due = next((s for s in every if item.stage is None or s > item.stage), reached)
    return max((s for s in every if s <= reached and told(s) <= told(due)), default=reached)


def speak(item: Item, person: Person | None, team: Team | None, now: datetime) -> int:
    """The item is spoken of now: note its stage and when it is next. Below the reached one, the next is made up for."""
    reached = stage_now(item, person, team, now)
    stage = reached if stays_with_owner(item) else stage_to_say(item, person, reached)
    item.stage, item.snoozed_until = stage, None
    coming = next_stage(item, person, team, now)
    if stage < reached:
        gap = next(s for s in stages(item, level_of(person)) if s > stage) - stage
        today = now.astimezone(zone_of(person.zone if person else item.zone)).date()
        made_up = usual_instant(item, calendar(team).add(today, gap), person, calendar(team))
        coming = min(made_up, coming or made_up)
    item.remind_at = coming
    return stage


def plan(session: Session, item: Item, now: datetime) -> None:
    """Set an item's next reminder anew. Call it in the unit of work that changes owner, date or state."""
    people = People(session, SYSTEM)
    owner, team = (people.get(item.owner_id) if item.owner_id else None), people.team(item.team_id)
    item.remind_at = None
    if item.is_open:
        is_snoozed = item.snoozed_until is not None and item.snoozed_until > now
        item.remind_at = item.snoozed_until if is_snoozed else next_stage(item, owner, team, now)
    wake(session, item, owner, team, now)


def wake(session: Session, item: Item, owner: Person | None, team: Team | None, now: datetime) -> None:
    """Make whoever hears of an item first due in time."""
    if item.remind_at is None:
        return
    if owner:
        Timers(session).not_after(PERSON_JOB, owner.id, item.remind_at, now)
    elif team:
        Timers(session).not_after(TEAM_JOB, team.id, item.remind_at, now)


def snooze(session: Session, item: Item, until: date, why: str, now: datetime) -> datetime:
    """Say nothing about an item until a day, or the working day after it; what recurs goes on with its next time."""
    people = People(session, SYSTEM)
    owner, team = (people.get(item.owner_id) if item.owner_id else None), people.team(item.team_id)
    days = calendar(team)
    at = usual_instant(item, days.next_working(until), owner, days)
    if rule := rule_of(item):
        coming = next_occurrence(rule, local_instant(until, time(), item.zone) - timedelta(seconds=1))
        if coming:
            item.due_on, item.stage, at = coming.local_date, None, coming.at
    item.remind_at = item.snoozed_until = at
    item.snoozed_why = why
    wake(session, item, owner, team, now)
    return at


def unsnoozed(values: dict[str, object]) -> dict[str, object]:
    """Another date or owner ends a snooze."""
    ends = bool(values.keys() & {"due_on", "owner_id"})
    return {**values, "snoozed_until": None, "snoozed_why": ""} if ends else values


def lateness_shown(planned_at: datetime, now: datetime) -> bool:
    """Whether a message came so much later than planned that it should say so: more than an hour."""
    return now.astimezone(UTC) - planned_at > timedelta(hours=1)
