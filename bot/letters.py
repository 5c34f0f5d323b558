"""Putting letters into the outbox: to a person, to the contacts of a partner, to a team channel."""

from typing import Any

from sqlmodel import Session

from bot.turn import Turn
from storage.labels import Consents, Purpose
from storage.outbox import Outbox, OutboxItem
from storage.people import People, Person
from storage.viewer import SYSTEM


def tell(
    session: Session, person: Person, kind: str, key: str, payload: dict[str, Any], now: Any, **more: Any
) -> OutboxItem | None:
    """Queue a letter to one person; None when no platform knows where they are."""
    destination = People(session, SYSTEM).destination(person.id)
    if destination is None or person.left_at:
        return None
    full_key = f"{kind}:{key}:{person.id}"
    return Outbox(session).enqueue(full_key, kind, payload, destination, now, person_id=person.id, **more)


def tell_partner(turn: Turn, partner_id: int, kind: str, subject_id: int, payload: dict[str, Any]) -> list[Person]:
    """Queue a letter to every contact of a partner who agreed to be written to, except to the actor."""
    consents = Consents(turn.session, SYSTEM)
    told = []
    for person in People(turn.session, SYSTEM).contacts(partner_id):
        willing = person.id != turn.actor.id and consents.given(person.id, Purpose.CONTACT, turn.now)
        if willing and tell(turn.session, person, kind, f"{subject_id}:{turn.ref}", payload, turn.now):
            told.append(person)
    return told


def tell_team(turn: Turn, kind: str, subject_id: int, payload: dict[str, Any]) -> OutboxItem | None:
    """Queue a post to the actor's team channel; None when there is no channel."""
    team = People(turn.session, SYSTEM).team(turn.actor.team_id)
    if team is None or team.channel is None:
        return None
    return Outbox(turn.session).enqueue(f"{kind}:{subject_id}:{turn.ref}", kind, payload, team.channel, turn.now)


def write_over(turn: Turn, key_begins: str, kind: str, payload: dict[str, Any]) -> None:
    """Replace letters that went out already, found by the beginning of their key, by one of another kind."""
    for item in Outbox(turn.session).beginning(key_begins):
        key = f"{kind}:{item.id}"
        Outbox(turn.session).enqueue(
            key, kind, payload, item.destination, turn.now, person_id=item.person_id, replaces_id=item.id
        )
