"""A stand-in for Discord with two people and two channels, and a real bot that only talks."""

from collections.abc import Iterator

import pytest

from tests.twins.discord import DiscordTwin, Member
from tests.twins.discord.small_bot import SmallBot


@pytest.fixture
def twin() -> Iterator[DiscordTwin]:
    with DiscordTwin() as made:
        amina = made.member("Amina", locale="es-ES")
        made.member("Ben")
        made.channel("general")
        made.channel("outreach", private_to=[amina])
        yield made


@pytest.fixture
def amina(twin: DiscordTwin) -> Member:
    return twin.member("Amina")


@pytest.fixture
def ben(twin: DiscordTwin) -> Member:
    return twin.member("Ben")


@pytest.fixture
def bot(twin: DiscordTwin) -> Iterator[SmallBot]:
    """A bot without listeners that only calls."""
    with SmallBot(twin, http=True) as made:
        yield made
