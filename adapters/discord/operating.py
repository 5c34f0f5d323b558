"""What whoever runs the bot has it do on Discord: tell of the commands, and make the invitation."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from adapters.calling import NoAnswer
from adapters.discord.calling import DiscordError, Json
from adapters.discord.commands import command_hash, commands
from adapters.discord.permissions import invitation
from adapters.discord.web_api import WebApi, keys_of
from bot.errors import Explained
from bot.settings import Settings

T = TypeVar("T")


def sync(settings: Settings, known: Any) -> Json | None:
    """Tell Discord the commands unless it is known to know them; what it was told. Raises Explained."""

    async def tell(api: WebApi) -> Json | None:
        application, wanted = await application_of(api), commands()
        told = {"application": application, "hash": command_hash(wanted)}
        if told == known:
            return None
        await api.put_commands(application, wanted)
        return told

    return asked(settings, tell)


def invite(settings: Settings) -> str:
    """The address that lets the bot into a server. Raises Explained."""

    async def make(api: WebApi) -> str:
        return invitation(await application_of(api))

    return asked(settings, make)


async def application_of(api: WebApi) -> str:
    return str((await api.application())["id"])


def asked(settings: Settings, work: Callable[[WebApi], Awaitable[T]]) -> T:
    """Log in, do the work, and hang up."""

    async def whole() -> T:
        api = WebApi(keys_of(settings))
        try:
            await api.begin()
            return await work(api)
        finally:
            await api.close()

    try:
        return asyncio.run(whole())
    except NoAnswer as error:
        raise Explained(f"Discord can't be asked ({error}). Try again, then run: python -m bot doctor") from None
    except DiscordError as error:
        first = (error.message.splitlines() or [""])[0]
        raise Explained(f"Discord says no ({error}: {first}). Run: python -m bot doctor") from None
