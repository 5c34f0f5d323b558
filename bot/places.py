"""A place that only one partner's people read: making it, keeping who reads there right, and doing without it."""

from collections import Counter
from datetime import datetime

from sqlmodel import Session

from bot.events import Address
from bot.letters import tell
from bot.placed import hand_over
from bot.ports import LEFT_OUT, Gathering
from bot.refs import new_ref
from bot.whereto import FOR_ANY, accounts_at, place_of, readers
from storage.outbox import Outbox, OutboxItem, OutboxState
from storage.partners import Partner, Partners
from storage.people import People, Person, Standing
from storage.places import with_place
from storage.preferences import WritesTo
from storage.viewer import SYSTEM
from storage.waiting import Waiting

OPEN, SEAT = "places.open", "places.seat"
LOST = "places.lost"
"""Tells our side that a place is no more."""
MISSING = "places.missing"
"""Tells our side who of a partner could not be let in at its place."""


def opening(session: Session, partner_id: int) -> OutboxItem | None:
    """The place that is being made for a partner just now."""
    begun = Outbox(session).beginning(f"{OPEN}:{partner_id}:")
    unsure = {OutboxState.HELD}
    return next((item for item in begun if item.is_open or item.state in unsure), None)


def open_place(session: Session, partner: Partner, asker: Person, near: Address | None, now: datetime) -> bool:
    """Ask a platform for a place: that of the channel it was asked in, else where most of them are. False for none."""
    home = near or most_are_at(session, partner)
    if home is None or not readers(session, partner, str(home)):
        return False
    payload = {"partner": partner.id, "asker": asker.id}
    Outbox(session).enqueue(f"{OPEN}:{partner.id}:{new_ref()}", OPEN, payload, str(home), now)
    return True


def most_are_at(session: Session, partner: Partner) -> Address | None:
    """Where one of them is written to, in the workspace that most of them are in."""
    people = People(session, SYSTEM)
    accounts = [each for person in people.contacts(partner.id) for each in people.accounts(person.id)]
    here = [Address.parse(each.destination) for each in accounts if each.standing is not Standing.GONE]
    most = Counter((each.platform, each.workspace) for each in here).most_common(1)
    return next((each for each in here if most and (each.platform, each.workspace) == most[0][0]), None)


def gathering(session: Session, item: OutboxItem) -> Gathering | None:
    """Who is to read there, as it is right now; None when the partner has a place already, or nobody is there."""
    partner = Partners(session, SYSTEM).get(item.payload["partner"])
    is_made = partner is not None and partner.place is not None
    if partner is None or is_made != (item.kind == SEAT) or (is_made and partner.place != item.destination):
        return None
    accounts, before = readers(session, partner, item.destination), tuple(partner.seated)
    # Written down before the platform is asked, so that whoever it let in is known however that ends.
    partner.seated = sorted({*accounts, *before})
    return Gathering(partner.name, accounts, partner.place, before) if accounts or is_made else None


def seated(session: Session, item: OutboxItem, now: datetime) -> None:
    """Those who read there now are those who should, but whom the platform could not let in."""
    partner = Partners(session, SYSTEM).get(item.payload["partner"])
    if partner is None or partner.place is None:
        return
    known, partner.left_out = set(partner.left_out), sorted(item.payload.get(LEFT_OUT, ()))
    partner.seated = sorted({*readers(session, partner, partner.place)} - {*partner.left_out})
    if not set(partner.left_out) - known:
        return
    session.flush()
    hand_over(session, partner, now)
    if liaison := liaison_of(session, partner):
        tell(session, liaison, MISSING, str(item.id), {"partner": partner.id}, now)


def left_out(session: Session, partner: Partner) -> list[Person]:
    """Whom the platform could not let in at their place, the last time it was asked to."""
    place, people = partner.place or "", People(session, SYSTEM).contacts(partner.id)
    return [
        person
        for person in people
        if place and place_of(session, person) is None and accounts_at(session, person, place)
    ]


def liaison_of(session: Session, partner: Partner) -> Person | None:
    held = Partners(session, SYSTEM).liaison(partner.id)
    return People(session, SYSTEM).get(held.person_id) if held else None


def reseat(session: Session, partner_id: int | None, now: datetime) -> None:
    """Somebody came or went: exactly those who are there now read at the partner's place."""
    partner = Partners(session, SYSTEM).get(partner_id)
    if partner and partner.place:
        hand_over(session, partner, now)
        Outbox(session).enqueue(f"{SEAT}:{partner.id}:{new_ref()}", SEAT, {"partner": partner.id}, partner.place, now)


def reseat_all(session: Session, now: datetime) -> None:
    """The same for every partner, once in a while: whoever got in or out by the platform's own means is set right."""
    for partner_id in with_place(session):
        reseat(session, partner_id, now)


def give_up(session: Session, partner: Partner, now: datetime) -> None:
    """The place takes nothing any more: what was for it goes to each of them directly, and our side is told."""
    place, partner.place, partner.left_out = partner.place, None, []
    session.flush()
    if place is None:
        return
    for item in Outbox(session).waiting_at(place):
        Outbox(session).end(item, OutboxState.DROPPED)
        directly(session, partner, item, now)
    if liaison := liaison_of(session, partner):
        tell(session, liaison, LOST, f"{partner.id}:{place}:{now.isoformat()}", {"partner": partner.id}, now)


def directly(session: Session, partner: Partner, item: OutboxItem, now: datetime) -> None:
    """What was for all of them, to each who read it there; the others were written to already."""
    theirs = [part for part in Waiting(session).parts(item) if part.person_id and part.kind in FOR_ANY]
    for person in People(session, SYSTEM).contacts(partner.id):
        for part in theirs:
            if person.writes_to is WritesTo.PLACE or person.id == part.person_id:
                tell(session, person, part.kind, f"again:{part.id}", part.payload, now)
