"""A stand-in for Slack with a few people and channels, and a real bot that only talks."""

from collections.abc import Iterator

import pytest

from tests.twins.slack import Member, SlackTwin
from tests.twins.slack.small_bot import SmallBot


@pytest.fixture
def twin() -> Iterator[SlackTwin]:
    with SlackTwin(patience=1.0) as made:
        made.add_user("U_ANA", "Ana Ruiz")
        made.add_user("U_BEN", "Ben Okafor", tz="Europe/Berlin", locale="de-DE")
        made.add_channel("C_TEAM", "team", ["U_ANA", "U_BEN"])
        made.add_channel("C_OTHER", "other", ["U_BEN"], bot_is_in=False)
        made.add_channel("G_SECRET", "secret", ["U_BEN"], is_private=True, bot_is_in=False)
        yield made


@pytest.fixture
def ana(twin: SlackTwin) -> Member:
    return twin.members["U_ANA"]


@pytest.fixture
def ben(twin: SlackTwin) -> Member:
    return twin.members["U_BEN"]


@pytest.fixture
def bot(twin: SlackTwin) -> Iterator[SmallBot]:
    """A bot without listeners, over HTTP, for tests of what it says."""
    with SmallBot(twin, http=True) as made:
        yield made
