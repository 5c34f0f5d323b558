"""More people at the sample partners: a second contact of the same one, and somebody of another."""

from typing import Any

from sqlmodel import Session

from storage.partners import Partners
from storage.people import People
from storage.people import Person as PersonRow
from storage.viewer import SYSTEM, Role
from tests.bot.settling import add_person
from tests.driver import Person, World


def contact(world: World, key: str, partner: str, **about: Any) -> Person:
    """Somebody who is at a partner and has a seat."""

    def add(session: Session) -> None:
        found = Partners(session, SYSTEM).called(partner)
        assert found
        add_person(session, world, key, Role.CONTACT, partner_id=found.id)
        session.flush()
        person = People(session, SYSTEM).who_is("local", "local", key)
        assert person
        for name, value in {"quiet_from": None, "quiet_until": None, **about}.items():
            setattr(person, name, value)

    world.database.write_now(add)
    return Person(world, key)


def yusuf(world: World, **about: Any) -> Person:
    """Amina's colleague."""
    return contact(world, "yusuf", "Eastside Mutual Aid", **about)


def omar(world: World) -> Person:
    """Somebody at another partner."""
    return contact(world, "omar", "Harbor Clinic")


def last_contact(world: World, partner: str) -> Any:
    return world.database.read_now(lambda session: Partners(session, SYSTEM).called(partner).last_contact_at)  # type: ignore[union-attr]


def set_person(world: World, key: str, **about: Any) -> None:
    def change(session: Session) -> None:
        person = People(session, SYSTEM).who_is("local", "local", key)
        assert isinstance(person, PersonRow)
        for name, value in about.items():
            setattr(person, name, value)

    world.database.write_now(change)
