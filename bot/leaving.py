"""What was with somebody who left, and telling whoever leads the team of it."""

from datetime import datetime

from sqlmodel import Session

from bot.kinds import kind_of
from bot.letters import tell
from bot.reminding import Item, calendar, soonest
from storage.commitments import Commitments
from storage.follow_ups import FollowUps
from storage.people import People, Person
from storage.viewer import SYSTEM, Viewer

LETTER = "team.gone"
MOST = 50
"""Items that a letter knows of; it shows fewer, and says how many more there are."""


def left_with(session: Session, viewer: Viewer, person: Person) -> list[Item]:
    """The open promises and follow-ups of a person, the nearest date first. Notes to oneself are nobody else's."""
    steps = [step for step in FollowUps(session, viewer).open_of(person.id) if step.partner_id is not None]
    items: list[Item] = [*Commitments(session, viewer).open_of(person.id), *steps]
    return sorted(items, key=lambda item: (item.due_on is None, str(item.due_on), item.id))


def tell_managers(session: Session, person: Person, now: datetime) -> None:
    """One private letter to each manager of the team, at an hour that suits them."""
    people = People(session, SYSTEM)
    items = left_with(session, SYSTEM, person)
    payload = {
        "person": person.id,
        "items": [[kind_of(item), item.id] for item in items[:MOST]],
        "more": max(0, len(items) - MOST),
    }
    days = calendar(people.team(person.team_id))
    for manager in people.managers(person.team_id):
        at = soonest(manager, now, days)
        tell(session, manager, LETTER, f"{person.id}:{now.isoformat()}", payload, now, due_at=at, planned_at=at)
