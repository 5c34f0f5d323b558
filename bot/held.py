"""A message of which nobody can say whether it arrived: somebody who can help is asked, without its words."""

from datetime import datetime

import structlog
from sqlmodel import Session

from bot.broken import TOLD as BROKEN
from bot.helping import ask, ask_the_next
from bot.refs import new_ref
from storage.outbox import OutboxItem
from storage.partners import Partners
from storage.people import People, Person
from storage.viewer import SYSTEM, Role

log = structlog.get_logger()
TOLD, SEND_AGAIN, ARRIVED = "held.told", "held.send_again", "held.arrived"
ASKING = frozenset({BROKEN, TOLD})
"""Letters that call for help: where one does not arrive, the next person is called."""


def report(session: Session, item: OutboxItem, now: datetime) -> None:
    """Somebody of each team that the message concerns is asked, once each time it is held."""
    if item.kind in ASKING:
        ask_the_next(session, item, now)
        return
    ref = new_ref()
    log.error("a person is asked about a message", ref=ref, outbox=item.id)
    payload = {"item": item.id, "attempt": attempt(item), "ref": ref}
    for team_id in teams_of(session, item):
        ask(session, team_id, TOLD, f"{item.id}:{ref}", payload, now)


def teams_of(session: Session, item: OutboxItem) -> list[int | None]:
    """Whose channel it is for, the team of its reader, or the team of who looks after its reader's partner."""
    if item.person_id is None:
        return [team.id for team in People(session, SYSTEM).teams_at(item.destination)]
    reader = People(session, SYSTEM).get(item.person_id)
    helper = liaison_of(session, reader) if reader and reader.role is Role.CONTACT else reader
    return [helper.team_id if helper else None]


def liaison_of(session: Session, contact: Person) -> Person | None:
    liaison = Partners(session, SYSTEM).liaison(contact.partner_id) if contact.partner_id else None
    return People(session, SYSTEM).get(liaison.person_id) if liaison else None


def attempt(item: OutboxItem) -> str:
    """Names one attempt of a message, so that what was asked about an earlier one decides nothing about it."""
    return item.started_at.isoformat() if item.started_at else ""
