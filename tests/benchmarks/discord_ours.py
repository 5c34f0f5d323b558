"""The bot in Discord, as a process to be measured: the same parts as when it is run, and time that is a Monday."""

import asyncio
import sys

from adapters.calling import Core
from adapters.discord.adapter import DiscordAdapter
from adapters.discord.lines import Patience
from adapters.discord.web_api import Keys
from bot import logs
from bot.bootstrap import App, bootstrap
from bot.cli.run import TURN
from bot.clock import MovableClock
from bot.quota import UNLIMITED, Quota
from bot.register import Register
from storage.database import Database
from tests.benchmarks.corpus import NOW
from tests.benchmarks.discord_wire import TOKEN


async def main(api: str, gateway: str, path: str, apart: str) -> None:
    """Connect, say so, and keep time from when a line comes in."""
    database, clock, apps = Database(f"sqlite:///{path}"), MovableClock(), list[App]()
    clock.set(NOW)
    keys, register = Keys(TOKEN, api), Register(database, clock)
    patience = Patience(guild_ready=0.1, apart=float(apart))

    def adapter(core: Core) -> DiscordAdapter:
        return DiscordAdapter(
            core,
            clock,
            keys,
            register,
            gateway_url=gateway,
            wake=lambda: apps[0].scheduler.wake(),
            patience=patience,
        )

    apps.append(bootstrap(database, clock, lambda core: [adapter(core)], quota=Quota(UNLIMITED)))
    running = asyncio.create_task(apps[0].adapters[0].run(lambda: print("ready", flush=True)))
    await asyncio.to_thread(sys.stdin.readline)
    apps[0].scheduler.start()
    await running


if __name__ == "__main__":
    logs.set_up("text")
    sys.setswitchinterval(TURN)
    asyncio.run(main(*sys.argv[1:]))
