"""The zone of a contact whose platform tells none: that of the team that looks after them, until they say theirs."""

from sqlmodel import Session

from bot.held import liaison_of
from storage.people import People, Person
from storage.viewer import SYSTEM, Role


def is_borrowed(session: Session, person: Person) -> bool:
    """Whether a contact's zone is nobody's word about them: neither their own nor their platform's."""
    if person.role is not Role.CONTACT or person.zone_is_set:
        return False
    return person.zone not in {account.said_zone for account in People(session, SYSTEM).accounts(person.id)}


def borrow(session: Session, person: Person) -> None:
    """They are where the team is, as far as we know."""
    liaison = liaison_of(session, person)
    team = People(session, SYSTEM).team(liaison.team_id) if liaison else None
    if team and is_borrowed(session, person):
        person.zone = team.zone
