"""Asking somebody of a team for help, privately: a manager, else the team's staff. Nobody is asked twice."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.letters import tell
from storage.outbox import Outbox, OutboxItem
from storage.people import People, Person
from storage.viewer import SYSTEM, Role


def ask(session: Session, team_id: int | None, kind: str, key: str, payload: dict[str, Any], now: datetime) -> bool:
    """Queue a letter to the first manager who can be written to and was not yet, else to the whole staff of the team.

    Whether anybody is asked.
    """
    begins, payload = f"{kind}:{key}", {**payload, "team": team_id}
    asked = {item.person_id for item in Outbox(session).beginning(f"{begins}:")}
    for manager in closest_first(People(session, SYSTEM).managers(team_id)):
        if manager.id not in asked and tell(session, manager, kind, key, payload, now):
            return True
    staff = [person for person in People(session, SYSTEM).ours() if person.role is Role.STAFF]
    letters = [tell(session, person, kind, key, payload, now) for person in staff if person.team_id == team_id]
    return any(letters)


def closest_first(managers: list[Person]) -> list[Person]:
    """The team's own manager before one of all teams."""
    return sorted(managers, key=lambda manager: manager.team_id is None)


def ask_the_next(session: Session, item: OutboxItem, now: datetime) -> None:
    """Whoever was asked can't be reached either."""
    key = item.key.removeprefix(f"{item.kind}:").rpartition(":")[0]
    payload = {name: value for name, value in item.payload.items() if name != "team"}
    ask(session, item.payload["team"], item.kind, key, payload, now)
