"""Where a contact is written to: their own account, or the place that only their organisation's people read.

The one function that everybody who sends asks. Only letters that are for all of an organisation may stand at its place.
"""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.considerate import good_time, is_wanted, may_write
from bot.turn import OF, ONLY
from storage.hats import Hats
from storage.outbox import OutboxItem
from storage.partners import Partner, Partners
from storage.people import Identity, People, Person, Standing
from storage.preferences import WritesTo
from storage.viewer import SYSTEM, Role
from storage.withdrawn_letters import WITHDRAWN

WELCOME, NOTICE = "places.welcome", "places.notice"
FOR_ALL = frozenset({"promises.recorded", "promises.moved", "promises.kept", WELCOME, NOTICE, WITHDRAWN})
"""Letters that all of an organisation's people may read. Any other is for one person: codes, consent, reports to who
was heard, what somebody asked for."""
FOR_ANY = FOR_ALL - {WELCOME, NOTICE}
"""Those that are the same for whoever of them reads."""


def where_to_write(session: Session, person: Person, kind: str) -> str | None:
    """Where a letter of this kind reaches somebody; none when it does nowhere, or is not wanted at all."""
    if person.role is Role.CONTACT and person.writes_to is WritesTo.NONE:
        return None
    place = place_of(session, person)
    if place and kind in FOR_ALL and person.writes_to is WritesTo.PLACE:
        return place
    return People(session, SYSTEM).destination(person.id)


def place_of(session: Session, person: Person) -> str | None:
    """The place of their organisation, if they read there."""
    partner = Partners(session, SYSTEM).get(person.partner_id) if person.role is Role.CONTACT else None
    if partner is None or partner.place is None or person.left_at:
        return None
    inside = (each for each in accounts_at(session, person, partner.place) if each.external not in partner.left_out)
    return partner.place if any(inside) else None


def accounts_at(session: Session, person: Person, place: str) -> list[Identity]:
    """Their accounts in the workspace of a place, but those that are switched off."""
    accounts = People(session, SYSTEM).accounts(person.id)
    there = place.rpartition(":")[0] + ":"
    here = (account for account in accounts if account.destination.startswith(there))
    return [account for account in here if account.standing is not Standing.GONE]


def readers(session: Session, partner: Partner, place: str) -> tuple[str, ...]:
    """What a platform calls those who are to read at a partner's place: the people there, as they are now."""
    people = People(session, SYSTEM).contacts(partner.id)
    found = (account.external for person in people for account in accounts_at(session, person, place))
    return tuple(sorted(set(found)))


def is_at_place(session: Session, person: Person | None, item: OutboxItem) -> bool:
    """Whether a letter stands where all of its reader's organisation read."""
    return person is not None and place_of(session, person) == item.destination


def still_at(session: Session, person: Person, item: OutboxItem) -> str | None:
    """Where a letter that waited goes: to the place for which it was meant, else where its reader is reached now."""
    if item.kind in FOR_ALL and is_at_place(session, person, item):
        return item.destination
    return People(session, SYSTEM).destination(person.id)


def reader_of(session: Session, item: OutboxItem, now: datetime) -> Person | None:
    """Whom a letter is for. At a partner's place somebody else of theirs reads for who left, or did not agree."""
    reader = People(session, SYSTEM).get(item.person_id) if item.person_id else None
    if reader is None or item.kind not in FOR_ANY or (not reader.left_at and may_write(session, reader, now)):
        return reader
    partner = Partners(session, SYSTEM).get(reader.partner_id)
    return (first_reader(session, partner, item, now) if partner else None) or reader


def first_reader(session: Session, partner: Partner, item: OutboxItem, now: datetime) -> Person | None:
    """Who of a partner may have a letter at its place before the others: whoever agreed, at the next good time.

    What is written over a letter there is for all who read there; any other for those who want to be written to there.
    """
    if partner.place is None or partner.place != item.destination:
        return None
    here = (each for each in People(session, SYSTEM).contacts(partner.id) if is_at_place(session, each, item))
    wanted = (each for each in here if item.replaces_id or each.writes_to is WritesTo.PLACE)
    fit = (each for each in wanted if is_wanted(session, each, item.kind, now))
    return min(fit, key=lambda each: rank(session, each, now, item.created_at), default=None)


def rank(session: Session, person: Person, now: datetime, since: datetime | None = None) -> tuple[bool, datetime]:
    """Whoever may be written to comes before who was not heard yet, and who wants it sooner before who does later."""
    return may_write(session, person, now) is None, good_time(session, person, now, since)


def is_read_by(session: Session, person: Person, item: OutboxItem) -> bool:
    """Whether somebody may read a letter that is there already: theirs, or one at their organisation's place."""
    if item.person_id is None:
        return False
    return item.person_id == person.id or (item.kind in FOR_ALL and is_at_place(session, person, item))


def kept_for(session: Session, reader: Person | None, item: OutboxItem) -> dict[str, Any]:
    """In the arguments of a button on a letter: who may press it. Among our own people whoever may do the action."""
    if reader is None or reader.role is not Role.CONTACT:
        return {ONLY: None}
    return {ONLY: None, OF: reader.partner_id} if is_at_place(session, reader, item) else {ONLY: reader.id}


def serves_several(session: Session, person: Person, destination: str) -> bool:
    """Whether the account behind a private place acts for other organisations as well."""
    accounts = [each for each in People(session, SYSTEM).accounts(person.id) if each.destination == destination]
    return any(len(Hats(session).of(account)) > 1 for account in accounts)
