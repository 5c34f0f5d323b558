"""What was with somebody who left, and telling who remains of it."""

from datetime import datetime

import structlog
from sqlmodel import Session

from bot.kinds import kind_of
from bot.letters import tell
from bot.reminding import Item, calendar, soonest, team_time
from storage.commitments import Commitments
from storage.follow_ups import FollowUps
from storage.outbox import Outbox
from storage.people import People, Person, Team
from storage.teams import Teams
from storage.viewer import SYSTEM, Role, Viewer

log = structlog.get_logger()
LETTER, UNLED = "team.gone", "team.unled"
MOST = 50
"""Items that a letter knows of; it shows fewer, and says how many more there are."""


def left_with(session: Session, viewer: Viewer, person: Person) -> list[Item]:
    """The open promises and follow-ups of a person, the nearest date first. Notes to oneself are nobody else's."""
    steps = [step for step in FollowUps(session, viewer).open_of(person.id) if step.partner_id is not None]
    items: list[Item] = [*Commitments(session, viewer).open_of(person.id), *steps]
    return sorted(items, key=lambda item: (item.due_on is None, str(item.due_on), item.id))


def tell_who_remains(session: Session, person: Person, now: datetime) -> None:
    """One private letter to each manager of the team, else to everybody on it, at an hour that suits them."""
    people = People(session, SYSTEM)
    items = left_with(session, SYSTEM, person)
    payload = {
        "person": person.id,
        "items": [[kind_of(item), item.id] for item in items[:MOST]],
        "more": max(0, len(items) - MOST),
    }
    team = people.team(person.team_id)
    for reader in people.managers(person.team_id) or (Teams(session, SYSTEM).people(team.id) if team else []):
        at = soonest(reader, now, calendar(team))
        tell(session, reader, LETTER, f"{person.id}:{now.isoformat()}", payload, now, due_at=at, planned_at=at)
    if team and person.role is Role.MANAGER and not Teams(session, SYSTEM).managers(team.id):
        tell_unled(session, team, person, now)


def tell_unled(session: Session, team: Team, person: Person, now: datetime) -> None:
    """The last manager is gone: nobody can change the team any more, so all of it is to know what to do."""
    log.error("team has no manager", team=team.id, fix="python -m bot team manager NAME")
    if team.channel:
        key, at = f"{UNLED}:{team.id}:{person.id}:{now.isoformat()}", team_time(team, now)
        Outbox(session).enqueue(key, UNLED, {"team": team.id}, team.channel, now, due_at=at, planned_at=at)
