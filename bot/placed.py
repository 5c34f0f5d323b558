"""Letters that wait for a partner's place: whose they are, while those who read there change their minds."""

from datetime import datetime

from sqlmodel import Session

from bot.considerate import good_time, may_write
from bot.whereto import FOR_ANY, first_reader, place_of
from storage.outbox import Outbox, OutboxItem, OutboxState
from storage.partners import Partner, Partners
from storage.people import People, Person
from storage.preferences import WritesTo
from storage.viewer import SYSTEM
from storage.waiting import Waiting


def place_anew(session: Session, person: Person, now: datetime) -> None:
    """Somebody wants to be written to elsewhere, or otherwise: what waits for all of theirs goes where they want it."""
    partner, place = Partners(session, SYSTEM).get(person.partner_id), place_of(session, person)
    if partner is None or place is None:
        return
    for item in Waiting(session).of(person.id):
        if item.kind in FOR_ANY and item.replaces_id is None and item.destination != place:
            to_place(session, person, item, place)
    hand_over(session, partner, now)
    for item in Outbox(session).waiting_at(place):
        if item.person_id == person.id and person.writes_to is WritesTo.DIRECT and item.kind in FOR_ANY:
            item.destination = People(session, SYSTEM).destination(person.id) or place


def to_place(session: Session, person: Person, item: OutboxItem, place: str) -> None:
    """Once for all who are written to there."""
    if person.writes_to is not WritesTo.PLACE:
        return
    key = f"{item.key.removesuffix(f':{person.id}')}:at{person.partner_id}"
    if any(other.key == key for other in Outbox(session).beginning(key)):
        Outbox(session).end(item, OutboxState.DROPPED)
    else:
        item.key, item.destination = key, place
    session.flush()


def hand_over(session: Session, partner: Partner, now: datetime) -> None:
    """What waits for a place is for whoever there may have it first."""
    for item in Outbox(session).waiting_at(partner.place) if partner.place else []:
        reader = People(session, SYSTEM).get(item.person_id) if item.person_id else None
        first = first_reader(session, partner, item, now) if item.kind in FOR_ANY else None
        if reader and first and item.attempts == 0:
            waits_for_a_yes = item.state is OutboxState.WAITING and not may_write(session, reader, now)
            give(session, item, first, now)
            if waits_for_a_yes and may_write(session, first, now):
                Outbox(session).later(item, item.due_at)


def give(session: Session, item: OutboxItem, person: Person, now: datetime) -> None:
    item.person_id = person.id
    if item.replaces_id is None:
        item.planned_at = item.due_at = good_time(session, person, now, item.created_at)
