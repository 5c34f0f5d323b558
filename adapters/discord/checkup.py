"""Asks Discord what the doctor wants to know. Nothing is changed there, and no token is ever shown."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import Any

from adapters.calling import NoAnswer
from adapters.discord import verdicts
from adapters.discord.calling import DiscordError, Json, TokenRefused
from adapters.discord.web_api import WebApi, keys_of
from bot.clock import Clock
from bot.doctor import Finding
from bot.settings import Settings
from storage.team_channels import TeamChannel

WITHIN = 5.0
"""Seconds for each question."""


def examine(settings: Settings, channels: Sequence[TeamChannel] | None, told: Any, clock: Clock) -> list[Finding]:
    """Look at everything. `channels` are those of the teams; none when nobody could say which there are.

    `told` is what was noted when Discord was told the commands.
    """
    return asyncio.run(gathered(settings, channels, told, clock))


async def gathered(
    settings: Settings, channels: Sequence[TeamChannel] | None, told: Any, clock: Clock
) -> list[Finding]:
    """What was found until nothing could be asked any more."""
    found: list[Finding] = []
    api = WebApi(keys_of(settings), timeout=WITHIN)
    try:
        async for finding in findings(api, channels, told, clock):
            found.append(finding)
    except TokenRefused:
        found.append(verdicts.token_refused())
    except NoAnswer as why:
        found.append(verdicts.unreachable(str(why)))
    except DiscordError as error:
        found.append(verdicts.refused(error))
    finally:
        await api.close()
    return found


async def findings(
    api: WebApi, channels: Sequence[TeamChannel] | None, told: Any, clock: Clock
) -> AsyncIterator[Finding]:
    me = await api.begin()
    if api.told:
        yield verdicts.skew(api.told, clock.now())
    application = await api.application()
    yield verdicts.bot(me, application)
    for finding in verdicts.app_settings(application):
        yield finding
    yield verdicts.commands_in_step(str(application["id"]), await api.commands(str(application["id"])), told)
    yield verdicts.servers(await api.guilds())
    if channels == []:
        yield verdicts.no_channel()
    for channel in channels or ():
        yield await place(api, channel, me)


async def place(api: WebApi, channel: TeamChannel, me: Json) -> Finding:
    """Whether the team's reminders can be posted in its channel."""
    try:
        found = await api.channel(channel.place.removeprefix("c"))
        return verdicts.channel(channel, found, await api.own_permissions(found, str(me["id"])))
    except DiscordError as error:
        return verdicts.unseen(channel, error)
