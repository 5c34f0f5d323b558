"""A workspace for each dialogue."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.slack import desk
from storage.database import Database
from tests.adapters.slack import holding
from tests.adapters.slack.world import SlackWorld
from tests.databases import migrated
from tests.extent import SQLITE


@pytest.fixture
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A file for most of these; what depends on the database is shown by the journeys, which ask for both."""
    with migrated(getattr(request, "param", SQLITE), request, tmp_path) as url:
        yield url


@pytest.fixture
def slack(database: Database) -> Iterator[SlackWorld]:
    with SlackWorld(database) as world:
        yield world


@pytest.fixture
def empty(database: Database) -> Iterator[SlackWorld]:
    """A workspace in which nobody has spoken with the bot yet."""
    with SlackWorld(database, has_people=False) as world:
        yield world


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slack is told to wait sooner than it has to be, so that tests need not."""
    monkeypatch.setattr(holding, "MEANWHILE", [(desk, "READY_WITHIN", 0.3), (desk, "PATIENT_FOR", 0.3)])
