"""Servers that the bot is thrown out of, and let into again."""

from tests.adapters.discord.world import DiscordWorld
from tests.adapters.running import TEAM_CHANNEL


def posted(discord: DiscordWorld) -> list[str]:
    """What stands in the team's channel once everything that is due was sent."""
    discord.settle()
    return [said.content for said in discord.twin.messages(TEAM_CHANNEL)]


def test_what_waited_for_the_team_goes_out_when_the_bot_is_let_in_again(discord: DiscordWorld) -> None:
    """Nobody could be told that it waits: who shares no server with a bot gets no message from it either."""
    discord.twin.removes_bot()
    discord.advance(days=8)
    assert posted(discord) == []
    discord.twin.adds_bot()
    assert discord.twin.wait_for(lambda: posted(discord))
