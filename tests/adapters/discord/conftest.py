"""A server for each dialogue."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from adapters.discord import desk
from storage.database import Database
from tests.adapters.discord.small_api import SmallApi
from tests.adapters.discord.world import DiscordWorld
from tests.adapters.slack import holding
from tests.databases import migrated
from tests.extent import SQLITE
from tests.proxies import without_proxies


@pytest.fixture(autouse=True)
def _as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library finds Discord itself again afterwards."""
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)


@pytest.fixture
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A file for most of these; what depends on the database is shown by the journeys, which ask for both."""
    with migrated(getattr(request, "param", SQLITE), request, tmp_path) as url:
        yield url


@pytest.fixture
def server(discord: DiscordWorld) -> DiscordWorld:
    return discord


@pytest.fixture
def discord(database: Database) -> Iterator[DiscordWorld]:
    with DiscordWorld(database) as world:
        yield world


@pytest.fixture
def empty(database: Database) -> Iterator[DiscordWorld]:
    """A server in which nobody has spoken with the bot yet."""
    with DiscordWorld(database, has_people=False) as world:
        yield world


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Discord is told to wait sooner than it has to be, so that tests need not."""
    monkeypatch.setattr(holding, "MEANWHILE", [(desk, "READY_WITHIN", 0.3)])


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallApi]:
    """A few answers of Discord's."""
    without_proxies()
    with SmallApi() as made:
        yield made
