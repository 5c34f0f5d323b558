"""Sharing from Discord: a message of their own goes to the team with its buttons; another one is asked about."""

from collections.abc import Iterator

import pytest

from storage.database import Database
from tests.adapters.discord.world import DiscordWorld
from tests.adapters.running import TEAM_CHANNEL

MENU = "Share this with the team"


@pytest.fixture
def discord(database: Database) -> Iterator[DiscordWorld]:
    with DiscordWorld(database) as world:
        yield world


def test_a_message_of_their_own_is_shared_and_answered_from_the_channel(discord: DiscordWorld) -> None:
    said = discord.amina.member.says("We need a room on Sundays.", "general")
    assert "What would you like to share?" in discord.amina.picks_on_message(MENU, said)
    assert "Thank you. We heard you." in discord.amina.presses("A need")
    assert "Eastside Mutual Aid shared: A need" in discord.rosa.member.reads(TEAM_CHANNEL)
    assert "We need a room on Sundays." in discord.rosa.member.reads(TEAM_CHANNEL)
    discord.rosa.presses("Not now, because")
    discord.rosa.submits(because="the hall is being painted.")
    channel = discord.rosa.member.reads(TEAM_CHANNEL)
    assert "because the hall is being painted." in channel
    assert channel.count("shared: A need") == 1
    assert "the hall is being painted." in discord.amina.sees


def test_a_message_of_somebody_else_is_asked_about(discord: DiscordWorld) -> None:
    said = discord.rosa.member.says("The hall is cold.", "general")
    assert "These are somebody else's words: share them?" in discord.amina.picks_on_message(MENU, said)
    discord.amina.presses("Share them")
    discord.amina.presses("A concern")
    assert "The hall is cold." in discord.ana.member.reads(TEAM_CHANNEL)
