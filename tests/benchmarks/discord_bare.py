"""discord.py and SQLModel as their tutorials have them, as a process to be measured: a command, a commit, an answer.

It commits in the listener itself, in the loop's own thread, which is the quickest for one note at a time.
"""

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import discord
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.benchmarks.discord_wire import TOKEN
from tests.benchmarks.path import bare_engine, commit, commit_alike

WORK: dict[str, Callable[[Any], None]] = {"one": commit, "seven": commit_alike}


class Bare(discord.Client):
    """One command in a tree of commands."""

    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__(intents=discord.Intents(guilds=True), guild_ready_timeout=0.1)
        loop = app_commands.Group(name="loop", description="Write down what was heard")

        @loop.command(name="say", description="say anything in one line")
        async def say(interaction: discord.Interaction, words: str) -> None:
            work()
            await interaction.response.send_message("Saved what you heard from Casa Latina.", ephemeral=True)

        app_commands.CommandTree(self).add_command(loop)

    async def on_ready(self) -> None:
        print("ready", flush=True)


async def main(api: str, gateway: str, path: str, rows: str) -> None:
    engine, work = bare_engine(Path(path)), WORK[rows]
    Route.BASE = api
    DiscordWebSocket.DEFAULT_GATEWAY = type(DiscordWebSocket.DEFAULT_GATEWAY)(gateway)
    await Bare(lambda: work(engine)).start(TOKEN)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
