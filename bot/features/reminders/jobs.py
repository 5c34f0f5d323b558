"""What is due to be spoken of: one bundle for each person and day, one post for each team channel and day."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot import reminding
from bot.features.reminders.items import (
    Spoken,
    advance,
    due_now,
    goes_to_team,
    open_of,
    with_stage,
    without_owner,
)
from bot.jobs import JobRun
from bot.reminding import MANAGER_FROM, MANAGER_JOB, PERSON_JOB, TEAM_FROM, TEAM_JOB, weight
from storage.outbox import Outbox, OutboxItem
from storage.people import People, Team
from storage.timers import Timers
from storage.viewer import SYSTEM

PERSON, TEAM, MANAGER, CLOSED = "reminders.person", "reminders.team", "reminders.manager", "reminders.closed"


def remind_person(run: JobRun) -> None:
    """Everything of one person that is due now, as one private letter; the team hears of what is long late."""
    person = People(run.session, SYSTEM).get(run.subject_id)
    if person is None or person.left_at:
        return
    mine = open_of(run.session, person.id)
    spoken = [advance(run.session, item, person, run.now) for item in due_now(mine, run.now)]
    run.session.flush()
    if spoken:
        destination = People(run.session, SYSTEM).destination(person.id)
        post(run, PERSON, person.id, person.zone, spoken, destination, person.id)
    if any(goes_to_team(s) for s in spoken) and person.team_id:
        Timers(run.session).not_after(TEAM_JOB, person.team_id, run.now, run.now)
    upcoming = min((item.remind_at for item in mine if item.remind_at), default=None)
    Timers(run.session).set(PERSON_JOB, person.id, upcoming, run.now)


def remind_team(run: JobRun) -> None:
    """One post for the team channel; what nobody looks after is spoken of here from its first stage on."""
    team = People(run.session, SYSTEM).team(run.subject_id)
    if team is None:
        return
    orphans = without_owner(run.session, team.id)
    fresh = [advance(run.session, item, None, run.now) for item in due_now(orphans, run.now)]
    run.session.flush()
    late = with_stage(run.session, team, TEAM_FROM)
    spoken = [*late, *(s for s in fresh if s.stage < TEAM_FROM)]
    posted_already = has_posted(run.session, f"{TEAM}:{team.id}:{local_date(run.now, team.zone)}")
    if spoken and team.channel and not posted_already:
        post(run, TEAM, team.id, team.zone, spoken, team.channel, None)
    if any(s.stage >= MANAGER_FROM for s in late):
        for manager in People(run.session, SYSTEM).managers(team.id):
            Timers(run.session).not_after(MANAGER_JOB, manager.id, run.now, run.now)
    Timers(run.session).set(TEAM_JOB, team.id, next_team_run(run, team, orphans, posted_already), run.now)


def next_team_run(run: JobRun, team: Team, orphans: list[Any], posted_already: bool) -> datetime | None:
    """Again when something without an owner is due, or tomorrow when today's post was out already."""
    tomorrow = run.now.astimezone(ZoneInfo(team.zone)).date() + timedelta(days=1)
    days = reminding.calendar(team)
    again = reminding.considerate(days.next_working(tomorrow), reminding.TEAM_HOUR, team.zone, None)
    instants = [item.remind_at for item in orphans if item.remind_at]
    return min([*instants, again] if posted_already else instants, default=None)


def remind_manager(run: JobRun) -> None:
    """Last of all the manager, privately: what has been late for long and may need a hand."""
    manager = People(run.session, SYSTEM).get(run.subject_id)
    team = People(run.session, SYSTEM).team(manager.team_id) if manager else None
    if manager is None or team is None:
        return
    spoken = with_stage(run.session, team, MANAGER_FROM)
    if spoken and not has_posted(run.session, f"{MANAGER}:{manager.id}:{local_date(run.now, manager.zone)}"):
        destination = People(run.session, SYSTEM).destination(manager.id)
        post(run, MANAGER, manager.id, manager.zone, spoken, destination, manager.id)


def local_date(now: datetime, zone: str) -> str:
    return now.astimezone(ZoneInfo(zone)).date().isoformat()


def has_posted(session: Session, key: str) -> bool:
    return any(item.key == key for item in Outbox(session).beginning(key))


def post(
    run: JobRun, kind: str, subject_id: int, zone: str, spoken: list[Spoken], to: str | None, person_id: int | None
) -> None:
    """Queue a letter about these items: over the last one when nothing about them is new, else as a new post."""
    if to is None:
        return
    before = Outbox(run.session).last(kind, to)
    payload = {"items": [s.payload() for s in spoken], "subject": subject_id}
    again = before is not None and nothing_new(before, spoken)
    key = free_key(run.session, f"{kind}:{subject_id}:{local_date(run.now, zone)}")
    Outbox(run.session).enqueue(
        key,
        kind,
        payload,
        to,
        run.now,
        person_id=person_id,
        planned_at=run.planned_at,
        replaces_id=before.id if again and before else None,
    )
    if before and not again:
        close(run, before)


def free_key(session: Session, key: str) -> str:
    """A second bundle on one day happens only when an item has an hour of its own."""
    taken = {item.key for item in Outbox(session).beginning(key)}
    numbered = (f"{key}:{n}" for n in range(2, 1000))
    return key if key not in taken else next(name for name in numbered if name not in taken)


def nothing_new(before: OutboxItem, spoken: list[Spoken]) -> bool:
    """Whether every item weighs what it weighed in the earlier letter."""
    known = {(kind, key): weight(stage) for kind, key, stage, _ in before.payload["items"]}
    return all(known.get((s.payload()[0], s.item.id)) is weight(s.stage) for s in spoken)


def close(run: JobRun, before: OutboxItem) -> None:
    """Write over the earlier letter, so that only the newest one has buttons."""
    Outbox(run.session).enqueue(
        f"{CLOSED}:{before.id}",
        CLOSED,
        {"before": before.id},
        before.destination,
        run.now,
        person_id=before.person_id,
        replaces_id=before.id,
    )
