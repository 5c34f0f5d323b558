"""A private letter that a platform refused for good: someone who can help hears of it, without its words."""

from datetime import datetime

from sqlmodel import Session

from bot.held import ASKING
from bot.helping import ask_the_next
from bot.letters import tell
from storage.outbox import Outbox, OutboxItem
from storage.partners import Partners
from storage.people import People, Person
from storage.reached import last_reached
from storage.viewer import SYSTEM, Role

TO_CHANNEL, TO_LIAISON = "returned.channel", "returned.liaison"


def report(session: Session, item: OutboxItem, now: datetime) -> None:
    """A contact's liaison is told; for our own people the team channel is. What was refused is not repeated there.

    When it was a call for help, somebody else is called as well.
    """
    if item.kind in ASKING:
        ask_the_next(session, item, now)
    person = People(session, SYSTEM).get(item.person_id) if item.person_id else None
    if person is None or item.kind in {TO_CHANNEL, TO_LIAISON}:
        return
    if person.role is Role.CONTACT:
        tell_liaison(session, item, person, now)
    else:
        tell_channel(session, item, person, now)


def tell_liaison(session: Session, item: OutboxItem, contact: Person, now: datetime) -> None:
    held = Partners(session, SYSTEM).liaison(contact.partner_id) if contact.partner_id else None
    liaison = People(session, SYSTEM).get(held.person_id) if held else None
    if liaison:
        tell(session, liaison, TO_LIAISON, str(item.id), {"person": contact.id}, now)


def tell_channel(session: Session, item: OutboxItem, person: Person, now: datetime) -> None:
    """Once, until something reaches them again. Of somebody who left, whoever remains has been told more."""
    team = People(session, SYSTEM).team(person.team_id)
    if person.left_at is None and team and team.channel and team.channel != item.destination:
        key = f"{TO_CHANNEL}:{person.id}:{last_reached(session, person.id)}"
        Outbox(session).enqueue(key, TO_CHANNEL, {"person": person.id}, team.channel, now)
