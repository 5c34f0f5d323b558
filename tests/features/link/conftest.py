"""A world with two platforms, and people who came from the second before anybody knew."""

from collections.abc import Iterator

import pytest

from storage.database import Database
from storage.viewer import Role
from tests.features.link.accounts import ChatPerson, TwoPlatforms, person_of, somebody


@pytest.fixture
def world(database: Database) -> Iterator[TwoPlatforms]:
    made = TwoPlatforms(database)
    yield made
    made.close()


@pytest.fixture
def ann(world: TwoPlatforms) -> ChatPerson:
    """Ana as she came from the chat, before anybody knew."""
    somebody(world, "ann", Role.STAFF, team_id=person_of(world, world.ana).team_id, zone="Europe/Berlin")
    return world.at_chat("ann")


@pytest.fixture
def mina(world: TwoPlatforms) -> ChatPerson:
    """Amina as she came from the chat."""
    # Their letters are not to wait for the morning.
    about = {"partner_id": person_of(world, world.amina).partner_id, "zone": "America/New_York"}
    somebody(world, "mina", Role.CONTACT, **about)
    return world.at_chat("mina")
