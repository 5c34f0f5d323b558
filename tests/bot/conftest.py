"""Worlds for the tests of the core: with everything, or with one small feature that is easy to follow."""

from collections.abc import Iterator

import pytest

from storage.database import Database
from tests.bot.lending import FEATURES
from tests.driver import World


@pytest.fixture
def world(database: Database) -> Iterator[World]:
    """The whole bot with its sample partners."""
    made = World(database)
    yield made
    made.close()


@pytest.fixture
def lending(database: Database) -> Iterator[World]:
    """A bot that lends things, and sometimes breaks."""
    made = World(database, sample=False, features=FEATURES)
    yield made
    made.close()
