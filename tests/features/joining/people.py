"""People who are invited, and how they come in."""

import re

from sqlmodel import Session, select

from storage.partners import Partners
from storage.people import Person as Human
from storage.viewer import SYSTEM
from tests.driver import Person, World

WRONG = "That code is not right or too old."
FINE = ("That's fine", "Está bien")
NOT_FOUND = "I can't find that."


def code_in(said: str) -> str:
    """The line that somebody is to type."""
    found = re.search(r"/loop link \w{4}-\w{4}", said)
    assert found, said
    return found[0]


def invited(world: World, partner: str, key: str, name: str = "") -> Person:
    """Somebody who typed the code that Ana gave them."""
    line = code_in(world.ana.says(f"/loop link {partner} for {name or key.capitalize()}"))
    person = Person(world, key)
    assert "You are connected with" in person.says(line) or "Ha entrado" in person.last.messages[0].title
    return agrees(person)


def agrees(person: Person) -> Person:
    """Somebody who came in says that they may be written to, unless they did before."""
    person.says("/loop privacy")
    for message in person.last.messages:
        for button in message.buttons():
            if button.label in FINE:
                person.press_token(button.token)
    return person


def people_at(world: World, partner: str) -> list[str]:
    """Who is at a partner by name, as the database has it."""

    def look(session: Session) -> list[str]:
        found = Partners(session, SYSTEM).called(partner)
        assert found
        query = select(Human).where(Human.partner_id == found.id)
        return sorted(person.name for person in session.exec(query) if person.left_at is None)

    return world.database.read_now(look)
