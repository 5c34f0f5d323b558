"""Plain sentences in Discord: behind `/loop say`, in the conversation with the bot and in the team's channel."""

import pytest

from tests.adapters.dialogues import WHOLE, Sentences, Talker
from tests.adapters.discord.world import DiscordWorld, Seat
from tests.adapters.running import TEAM_CHANNEL


class Speaking:
    """Whatever they say is a command of Discord's, since the bot reads no messages."""

    def __init__(self, seat: Seat) -> None:
        self.seat: Seat = seat

    def says(self, words: str) -> str:
        return self.seat.types(words.removeprefix("/loop "))

    def presses(self, label: str) -> str:
        return self.seat.presses(label)

    def fills(self, **values: str) -> str:
        return self.seat.submits(**values)


class TestSaid(Sentences):
    @pytest.fixture
    def ana(self, discord: DiscordWorld) -> Talker:
        return Speaking(discord.ana)

    @pytest.fixture
    def amina(self, discord: DiscordWorld) -> Talker:
        return Speaking(discord.amina)


def test_what_is_said_in_the_teams_channel_is_shown_to_its_author_alone(discord: DiscordWorld) -> None:
    assert "Saved 3 things" in discord.ana.types(WHOLE, TEAM_CHANNEL)
    assert "Somali story time" not in discord.rosa.sees


def test_what_a_partner_says_reaches_the_team_as_something_shared(discord: DiscordWorld) -> None:
    discord.amina.types("we need a room for forty people on Sundays")
    assert "Eastside Mutual Aid shared: A need" in discord.ana.sees
