"""A workspace for each dialogue."""

from collections.abc import Iterator

import pytest

from storage.database import Database
from tests.adapters.slack.world import SlackWorld


@pytest.fixture
def slack(database: Database) -> Iterator[SlackWorld]:
    with SlackWorld(database) as world:
        yield world


@pytest.fixture
def empty(database: Database) -> Iterator[SlackWorld]:
    """A workspace in which nobody has spoken with the bot yet."""
    with SlackWorld(database, has_people=False) as world:
        yield world
