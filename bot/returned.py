"""A private letter that a platform refused for good: someone who can help hears of it, without its words."""

from datetime import datetime

from sqlmodel import Session

from bot.held import ASKING
from bot.helping import ask_the_next
from bot.letters import tell, tell_all
from bot.places import directly, give_up
from bot.whereto import FOR_ALL, NOTICE, place_of
from storage.outbox import Outbox, OutboxItem
from storage.partners import Partners
from storage.people import People, Person
from storage.reached import last_reached
from storage.viewer import SYSTEM, Role
from storage.waiting import Waiting

TO_CHANNEL, TO_LIAISON = "returned.channel", "returned.liaison"


def report(session: Session, item: OutboxItem, now: datetime) -> None:
    """A contact's liaison is told; for our own people the team channel is. What was refused is not repeated there.

    When it was a call for help, somebody else is called as well.
    """
    if item.kind in ASKING:
        ask_the_next(session, item, now)
    person = People(session, SYSTEM).get(item.person_id) if item.person_id else None
    if person and item.kind == TO_LIAISON:
        tell_their_channel(session, item, person, now)
    if person is None or item.kind in {TO_CHANNEL, TO_LIAISON}:
        return
    if person.role is Role.CONTACT:
        if is_moved(session, item, person, now):
            return
        try_place(session, item, person, now)
        tell_liaison(session, item, person, now)
    else:
        tell_channel(session, item, person, now)


def is_moved(session: Session, item: OutboxItem, contact: Person, now: datetime) -> bool:
    """The place of their organisation took it no more: what stood there for all of them goes to each directly."""
    partner = Partners(session, SYSTEM).get(contact.partner_id)
    if partner is None or partner.place != item.destination:
        return False
    give_up(session, partner, now)
    directly(session, partner, item, now)
    return True


def try_place(session: Session, item: OutboxItem, contact: Person, now: datetime) -> None:
    """Where their organisation reads stands a letter to all of it, else only that something waits for them."""
    place, about = place_of(session, contact), {"person_id": contact.id}
    if place is None:
        return
    for part in Waiting(session).parts(item):
        if part.kind in FOR_ALL:
            key = part.key.removesuffix(f":{contact.id}").removeprefix(f"{part.kind}:")
            tell_all(session, contact, part.kind, key, part.payload, place, now, about)
        else:
            key, told = f"{contact.id}:{last_reached(session, contact.id)}", {"person": contact.id}
            tell_all(session, contact, NOTICE, key, told, place, now, about)


def tell_liaison(session: Session, item: OutboxItem, contact: Person, now: datetime) -> None:
    held = Partners(session, SYSTEM).liaison(contact.partner_id) if contact.partner_id else None
    liaison = People(session, SYSTEM).get(held.person_id) if held else None
    if liaison:
        tell(session, liaison, TO_LIAISON, str(item.id), {"person": contact.id}, now)


def tell_their_channel(session: Session, item: OutboxItem, liaison: Person, now: datetime) -> None:
    """The liaison can't be reached either, so that the team is told whom to speak to, without any detail."""
    team = People(session, SYSTEM).team(liaison.team_id)
    if team and team.channel:
        Outbox(session).enqueue(f"{TO_LIAISON}:{item.id}:channel", TO_LIAISON, item.payload, team.channel, now)


def tell_channel(session: Session, item: OutboxItem, person: Person, now: datetime) -> None:
    """Once, until something reaches them again. Of somebody who left, whoever remains has been told more."""
    team = People(session, SYSTEM).team(person.team_id)
    if person.left_at is None and team and team.channel and team.channel != item.destination:
        key = f"{TO_CHANNEL}:{person.id}:{last_reached(session, person.id)}"
        Outbox(session).enqueue(key, TO_CHANNEL, {"person": person.id}, team.channel, now)
