"""Discord passes the contract, over the real library and real sockets."""

from collections.abc import Iterator

import pytest

from tests.adapters.contract import AT, WORDS, AdapterContract, Harness
from tests.adapters.discord.place import DiscordPlace


class TestDiscord(AdapterContract):
    words = tuple(words if words != AT.words else "Fri 27 Nov 2026 14:02 UTC" for words in WORDS)
    """Each reader sees an instant in their own zone, as Discord writes it."""

    @pytest.fixture
    def place(self) -> Iterator[Harness]:
        made = DiscordPlace()
        yield made
        made.close()
