"""A world for each dialogue, on both databases."""

from collections.abc import Iterator

import pytest

from storage.database import Database
from tests.driver import World
from tests.features.chat import NORTH, ChatWorld, Member


@pytest.fixture
def world(database: Database) -> Iterator[World]:
    made = World(database)
    yield made
    made.close()


@pytest.fixture
def town(database: Database) -> Iterator[ChatWorld]:
    """Mona has set the bot up and chosen the channel of her team."""
    world = ChatWorld(database)
    mona = world.member("mona")
    mona.is_introduced(workspace="Lakeside Library")
    mona.says(f"/loop team channel {NORTH}")
    yield world
    world.close()


@pytest.fixture
def mona(town: ChatWorld) -> Member:
    return town.member("mona")
