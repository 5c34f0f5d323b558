"""What is due to be spoken of: one bundle for each person and day, one post for each team channel and day."""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot import reminding
from bot.features.reminders.items import (
    Bundle,
    Spoken,
    advance,
    bundle,
    due_of,
    due_without_owner,
    next_of,
    next_without_owner,
    still_open,
    with_stage,
)
from bot.jobs import JobRun
from bot.occurrences import zone_of
from bot.reminding import MANAGER_FROM, MANAGER_JOB, PERSON_JOB, TEAM_FROM, TEAM_JOB, Item, told, weight
from storage.outbox import Outbox, OutboxItem
from storage.people import People, Person, Team
from storage.timers import Timers
from storage.viewer import SYSTEM

PERSON, TEAM, MANAGER, CLOSED = reminding.PERSON_LETTER, "reminders.team", "reminders.manager", "reminders.closed"


def remind_person(run: JobRun) -> None:
    """Everything of one person that is due now, as one private letter; the team hears of what is long late."""
    person = People(run.session, SYSTEM).get(run.subject_id)
    if person is None:
        return
    # What was with somebody who left is not forgotten: in the end the team hears of it.
    destination = None if person.left_at else People(run.session, SYSTEM).destination(person.id)
    due = due_of(run.session, person.id, run.now)
    if destination is None:
        due = [item for item in due if may_pass_by(run, item, person)]
    spoken = [advance(run.session, item, person, run.now) for item in due]
    run.session.flush()
    if spoken and destination:
        post(run, PERSON, person.id, person.zone, bundle(spoken), destination, person.id)
    if any(told(s.stage) and not reminding.stays_with_owner(s.item) for s in spoken) and person.team_id:
        tell_team_at = reminding.team_time(People(run.session, SYSTEM).team(person.team_id), run.now)
        Timers(run.session).not_after(TEAM_JOB, person.team_id, tell_team_at, run.now)
    Timers(run.session).set(PERSON_JOB, person.id, next_of(run.session, person.id), run.now)


def may_pass_by(run: JobRun, item: Item, person: Person) -> bool:
    """Of somebody who left or whom no platform knows: what the team may hear of by now. The rest stays unsaid."""
    if person.left_at and reminding.stays_with_owner(item):
        item.remind_at = None
        return False
    team = People(run.session, SYSTEM).team(item.team_id)
    late = reminding.stage_now(item, person, team, run.now) >= TEAM_FROM
    if late and not reminding.stays_with_owner(item):
        item.stage = max(item.stage or 0, TEAM_FROM - 1)
        return True
    item.remind_at = reminding.usual_instant(item, tomorrow(run, person.zone, team), person, reminding.calendar(team))
    return False


def tomorrow(run: JobRun, zone: str, team: Team | None) -> Any:
    """The next working day after today."""
    return reminding.calendar(team).next_working(run.now.astimezone(zone_of(zone)).date() + timedelta(days=1))


def remind_team(run: JobRun) -> None:
    """One post for the team channel; what nobody looks after is spoken of here from its first stage on."""
    team = People(run.session, SYSTEM).team(run.subject_id)
    if team is None:
        return
    has_room = team.channel and not has_posted(run.session, f"{TEAM}:{team.id}:{local_date(run.now, team.zone)}")
    # A stage that can't be said today is not used up.
    due = due_without_owner(run.session, team.id, run.now) if has_room else []
    fresh = [advance(run.session, item, None, run.now) for item in due]
    run.session.flush()
    found = with_stage(run.session, team.id, TEAM_FROM).with_others(fresh)
    if found.spoken and team.channel and has_room:
        post(run, TEAM, team.id, team.zone, found, team.channel, None)
    if with_stage(run.session, team.id, MANAGER_FROM).spoken:
        for manager in People(run.session, SYSTEM).managers(team.id):
            Timers(run.session).not_after(MANAGER_JOB, manager.id, run.now, run.now)
    again = next_without_owner(run.session, team.id) if has_room else next_team_day(run, team)
    Timers(run.session).set(TEAM_JOB, team.id, again, run.now)


def next_team_day(run: JobRun, team: Team) -> datetime:
    """Tomorrow, when today's post is out already."""
    day, days = tomorrow(run, team.zone, team), reminding.calendar(team)
    return reminding.considerate(day, reminding.TEAM_HOUR, team.zone, None, days)


def remind_manager(run: JobRun) -> None:
    """Last of all the manager, privately and in their own hours: what has been late for long and may need a hand."""
    manager = People(run.session, SYSTEM).get(run.subject_id)
    destination = People(run.session, SYSTEM).destination(run.subject_id)
    if manager is None or manager.left_at or destination is None:
        return
    days = reminding.calendar(People(run.session, SYSTEM).team(manager.team_id))
    if (at := reminding.soonest(manager, run.now, days)) > run.now:
        Timers(run.session).set(MANAGER_JOB, manager.id, at, run.now)
        return
    found = with_stage(run.session, manager.team_id, MANAGER_FROM).not_with(manager.id)
    if found.spoken and not has_posted(run.session, f"{MANAGER}:{manager.id}:{local_date(run.now, manager.zone)}"):
        post(run, MANAGER, manager.id, manager.zone, found, destination, manager.id)


def local_date(now: datetime, zone: str) -> str:
    return now.astimezone(zone_of(zone)).date().isoformat()


def has_posted(session: Session, key: str) -> bool:
    return any(item.key == key for item in Outbox(session).beginning(key))


def post(run: JobRun, kind: str, subject_id: int, zone: str, found: Bundle, to: str, person_id: int | None) -> None:
    """Queue a letter about these items: over the last one when nothing about them is new, else as a new post.

    Either way it takes the place of the last one, so what is still open there comes along.
    """
    before = Outbox(run.session).last(kind, to)
    again = before is not None and nothing_new(before, found)
    whole = found.with_others(left_open(run, before, person_id)) if before and kind != MANAGER else found
    payload = {"items": [s.payload() for s in whole.spoken], "subject": subject_id, "more": whole.more}
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


def left_open(run: JobRun, before: OutboxItem, person_id: int | None) -> list[Spoken]:
    """What the earlier letter listed that is open and still its reader's; for a team what still nobody looks after."""
    listed = still_open(run.session, before.payload["items"], run.now)
    return [spoken for spoken in listed if spoken.item.owner_id == person_id]


def free_key(session: Session, key: str) -> str:
    """A second bundle on one day happens only when an item has an hour of its own."""
    taken = {item.key for item in Outbox(session).beginning(key)}
    numbered = (f"{key}:{n}" for n in range(2, 1000))
    return key if key not in taken else next(name for name in numbered if name not in taken)


def nothing_new(before: OutboxItem, found: Bundle) -> bool:
    """Whether every item weighs what it weighed in the earlier letter, for the same date, and none came along."""
    known = {(kind, key): (weight(stage), due) for kind, key, stage, due, *_ in before.payload["items"]}
    same = all(known.get(s.key) == (weight(s.stage), str(s.item.due_on)) and not s.missed for s in found.spoken)
    return same and found.more <= before.payload["more"]


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
