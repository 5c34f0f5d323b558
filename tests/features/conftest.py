"""A world for each dialogue, on both databases."""

from collections.abc import Iterator

import pytest

from storage.database import Database
from tests.driver import World


@pytest.fixture
def world(database: Database) -> Iterator[World]:
    made = World(database)
    yield made
    made.close()
