"""A place of their own for a partner, and what is looked at there."""

from sqlmodel import Session, col, select

from storage.partners import Partners
from storage.people import Person as Human
from storage.preferences import WritesTo
from storage.viewer import SYSTEM
from tests.driver import World
from tests.features.joining.test_hats import EASTSIDE


def made(world: World) -> str:
    """Eastside's place, asked for by Ana."""
    world.ana.says("/loop partner Eastside")
    world.ana.presses("Make a private place")
    place = place_of(world)
    assert place
    return place


def place_of(world: World, name: str = EASTSIDE) -> str:
    """What the platform calls the place of a partner; empty while there is none."""

    def look(session: Session) -> str:
        partner = Partners(session, SYSTEM).called(name)
        return (partner.place or "").rpartition(":")[2] if partner else ""

    return world.database.read_now(look)


def at(world: World, place: str) -> str:
    return "\n".join(post.message.to_text() for post in world.memory.posts[place])


def read_at(world: World, place: str) -> tuple[str, ...]:
    return world.memory.places[place].accounts


def writes_there(world: World, *keys: str) -> None:
    def choose(session: Session) -> None:
        for person in session.exec(select(Human).where(col(Human.name).in_(keys))):
            person.writes_to = WritesTo.PLACE

    world.database.write_now(choose)
