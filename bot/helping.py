"""Asking somebody of a team for help, privately: a manager, else the team's staff. Nobody is asked twice."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.letters import tell
from storage.outbox import Outbox, OutboxItem
from storage.people import People, Person
from storage.viewer import SYSTEM, Role, Viewer


def ask(session: Session, team_id: int | None, kind: str, key: str, payload: dict[str, Any], now: datetime) -> bool:
    """Queue a letter to the first manager who can be written to and was not yet, else to the whole staff of the team.

    Whether anybody is asked.
    """
    begins, payload = f"{kind}:{key}", {**payload, "team": team_id}
    asked = {item.person_id for item in Outbox(session).beginning(f"{begins}:")}
    for manager in managers(session, team_id):
        if manager.id not in asked and tell(session, manager, kind, key, payload, now):
            return True
    staff = [person for person in People(session, SYSTEM).ours() if person.role is Role.STAFF]
    letters = [tell(session, person, kind, key, payload, now) for person in staff if person.team_id == team_id]
    return any(letters)


def managers(session: Session, team_id: int | None) -> list[Person]:
    """The team's own before those of all teams; where no team is known, anyone's."""
    people = People(session, SYSTEM)
    ours = people.managers(team_id) if team_id else [each for each in people.ours() if each.role is Role.MANAGER]
    return sorted(ours, key=lambda manager: manager.team_id is None)


def may_help(viewer: Viewer, team_ids: Sequence[int | None]) -> bool:
    """Whoever may be asked: the people of these teams, a manager of all teams, and where no team is known any
    manager."""
    is_manager = viewer.role is Role.MANAGER
    is_theirs = viewer.team_id is not None and viewer.team_id in team_ids
    return is_theirs or (is_manager and (viewer.team_id is None or set(team_ids) <= {None}))


def ask_the_next(session: Session, item: OutboxItem, now: datetime) -> None:
    """Whoever was asked can't be reached either."""
    key = item.key.removeprefix(f"{item.kind}:").rpartition(":")[0]
    payload = {name: value for name, value in item.payload.items() if name != "team"}
    ask(session, item.payload["team"], item.kind, key, payload, now)
