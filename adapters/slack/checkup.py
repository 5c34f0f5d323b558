"""Asks Slack what the doctor wants to know. Nothing is changed there, and no token is ever shown."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
from pydantic import SecretStr
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import verdicts
from adapters.slack.verdicts import Answer
from bot.clock import Clock
from bot.doctor import Finding
from bot.settings import Settings
from storage.team_channels import TeamChannel

WITHIN = 5
"""Seconds for each question."""
SLACK = "https://slack.com/api/"
REASONS: tuple[tuple[type[Exception], str], ...] = (
    (TimeoutError, f"no answer within {WITHIN} seconds"),
    (aiohttp.ClientConnectorDNSError, "its name can't be resolved"),
    (aiohttp.ClientSSLError, "its certificate is not trusted"),
    (aiohttp.ClientHttpProxyError, "the proxy refuses"),
    (aiohttp.InvalidURL, "SLACK_API_URL is not an address"),
    (aiohttp.ClientConnectorError, "no connection"),
    (aiohttp.ServerDisconnectedError, "it hung up"),
    (UnicodeDecodeError, "its answer can't be read"),
    (ValueError, "a token holds characters that no token has"),
)
"""The first that fits. An error's own text is never shown: it may hold what was sent."""


class NotAsked(Exception):
    """There was no answer to make sense of; says why in a few words."""


def examine(settings: Settings, channels: Sequence[TeamChannel] | None, clock: Clock) -> list[Finding]:
    """Look at everything. `channels` are those of the teams; none when nobody could say which there are."""
    return asyncio.run(gathered(settings, channels, clock))


async def gathered(settings: Settings, channels: Sequence[TeamChannel] | None, clock: Clock) -> list[Finding]:
    """What was found until nothing could be asked any more."""
    found: list[Finding] = []
    try:
        async for finding in findings(settings, channels, clock):
            found.append(finding)
    except NotAsked as why:
        found.append(verdicts.unreachable(str(why)))
    return found


async def findings(settings: Settings, channels: Sequence[TeamChannel] | None, clock: Clock) -> AsyncIterator[Finding]:
    bot = client(settings.slack_bot_token, settings)
    greeting = await ask(bot, "auth.test")
    for finding in verdicts.skew(greeting, clock.now()):
        yield finding
    yield verdicts.bot_token(greeting)
    yield await way_in(settings)
    if greeting.error:
        return
    for finding in verdicts.scopes(greeting.scopes, settings.slack_when_unsure):
        yield finding
    if channels == []:
        yield verdicts.no_channel()
    for channel in channels or ():
        yield await membership(bot, channel, greeting)


async def way_in(settings: Settings) -> Finding:
    """How what people do reaches the bot. An address to connect to is asked for and left unused."""
    if settings.slack_app_token is None:
        return verdicts.by_http(settings)
    answer = await ask(client(settings.slack_app_token, settings), "apps.connections.open")
    return verdicts.app_token(answer, settings)


async def membership(bot: AsyncWebClient, channel: TeamChannel, greeting: Answer) -> Finding:
    if channel.workspace != greeting.said.get("team_id"):
        return verdicts.foreign(channel)
    answer = await ask(bot, "conversations.info", channel=channel.place)
    about = Answer(answer.error, answer.said.get("channel", {}))
    return verdicts.channel(channel, about, str(greeting.said.get("user", "loop")))


def client(token: SecretStr | None, settings: Settings) -> AsyncWebClient:
    """Asks once, and writes no log: what goes wrong becomes a finding."""
    silent = logging.Logger("slack", logging.CRITICAL + 1)
    return AsyncWebClient(
        token.get_secret_value() if token else None,
        base_url=settings.slack_api_url or SLACK,
        timeout=WITHIN,
        logger=silent,
        retry_handlers=[],
    )


async def ask(client: AsyncWebClient, method: str, **arguments: str) -> Answer:
    """One question. Raises NotAsked."""
    try:
        response: Any = await client.api_call(method, params=arguments)
    except SlackApiError as refusal:
        response = refusal.response
    except (aiohttp.ClientError, OSError, ValueError) as error:
        raise NotAsked(reason(error)) from None
    said = getattr(response, "data", None)
    if not isinstance(said, dict) or "ok" not in said:
        raise NotAsked("it answers with something else than an answer")
    return Answer("" if said["ok"] else str(said.get("error")), said, granted(response.headers), told(response.headers))


def reason(error: Exception) -> str:
    return next((words for kind, words in REASONS if isinstance(error, kind)), type(error).__name__)


def granted(headers: Any) -> frozenset[str] | None:
    words = headers.get("x-oauth-scopes")
    return None if words is None else frozenset(filter(None, (each.strip() for each in words.split(","))))


def told(headers: Any) -> datetime | None:
    """The time that Slack's server wrote on its answer."""
    with suppress(KeyError, ValueError):
        said = parsedate_to_datetime(headers["date"])
        return said.replace(tzinfo=said.tzinfo or UTC)
    return None
