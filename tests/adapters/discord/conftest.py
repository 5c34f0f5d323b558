"""What the tests of Discord share."""

from collections.abc import Iterator

import pytest
from discord.http import Route

from tests.adapters.discord.small_api import SmallApi

PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallApi]:
    """A few answers of Discord's; the library finds Discord itself again afterwards."""
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    with SmallApi() as made:
        yield made
