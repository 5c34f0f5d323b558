"""Slack's web API through its library, with errors as data."""

import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.calling import NoAnswer, NotReached
from adapters.slack.calling import Json, SlackError

quiet = logging.getLogger("loopkeeper.slack")
quiet.setLevel(logging.WARNING)
"""The libraries print whole payloads at lower levels."""

REAL = "https://slack.com/api/"
ANSWERS = "https://hooks.slack.com/"
IS_REFUSED = re.compile(r'\s*\{.*"ok"\s*:\s*false', re.DOTALL)
"""An answering address may say no and call it a success."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What lets the bot into a workspace."""

    bot_token: str = field(repr=False)
    app_token: str = field(default="", repr=False)
    signing_secret: str = field(default="", repr=False)
    api_url: str = REAL
    resends: bool = True
    """Whether a post that can't be looked up is sent again, rather than held for a person to decide."""


@dataclass(frozen=True, slots=True)
class Me:
    """Who the bot is in the workspace, and what it may do there."""

    user: str
    team: str
    workspace: str
    """Its name."""
    name: str
    """What the bot is called there."""
    bot: str
    """Its key as an app, by which its own messages are known."""
    enterprise: str
    """What the workspace belongs to; empty for most."""
    scopes: frozenset[str]

    def is_near(self, team: str) -> bool:
        """Whether somebody there is known for a member or not: it is our workspace, or may be of our enterprise."""
        return team == self.team or bool(self.enterprise)


class WebApi:
    """Slack's web API over one pool of connections. Nothing is ever tried twice in here: the outbox does that."""

    def __init__(self, keys: Keys, timeout: float) -> None:
        self._base = keys.api_url.rstrip("/") + "/"
        # Without a limit, as there is one call for each place at most: posts that hang must not keep answers waiting.
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0), timeout=aiohttp.ClientTimeout(total=timeout)
        )
        self.client = AsyncWebClient(
            keys.bot_token,
            base_url=self._base,
            session=self._session,
            retry_handlers=[],
            logger=quiet,
        )
        self.nameless = AsyncWebClient(base_url=self._base, session=self._session, retry_handlers=[], logger=quiet)
        """Without a token, for the library to listen with: it asks nothing by itself."""
        self._own = f"{urlsplit(self._base).scheme}://{urlsplit(self._base).netloc}/"

    async def close(self) -> None:
        await self._session.close()

    async def who_am_i(self) -> Me:
        """Ask whether the token is good. Raises SlackError and NoAnswer."""
        response = await self._asked(self.client.auth_test)
        headers = {name.lower(): value for name, value in response.headers.items()}
        scopes = frozenset(scope.strip() for scope in headers.get("x-oauth-scopes", "").split(",")) - {""}
        said = {name: str(value or "") for name, value in dict(response.data).items()}
        return Me(
            user=said["user_id"],
            team=said["team_id"],
            workspace=said.get("team", ""),
            name=said.get("user", ""),
            bot=said.get("bot_id", ""),
            enterprise=said.get("enterprise_id", ""),
            scopes=scopes,
        )

    async def socket_url(self, app_token: str) -> str:
        """An address that is good for one connection. The library would ask for it for ever."""
        answer = await self._asked(lambda: self.client.apps_connections_open(app_token=app_token))
        return str(answer["url"])

    async def write(self, method: str, **arguments: Any) -> Json:
        return await self._call(lambda: self.client.api_call(method, json=arguments))

    async def read(self, method: str, **arguments: str) -> Json:
        return await self._call(lambda: self.client.api_call(method, http_verb="GET", params=arguments))

    async def _call(self, call: Callable[[], Awaitable[Any]]) -> Json:
        response = await self._asked(call)
        return dict(response.data) if isinstance(response.data, dict) else {}

    @staticmethod
    async def _asked(call: Callable[[], Awaitable[Any]]) -> Any:
        try:
            return await call()
        except SlackApiError as error:
            raise slack_error(error) from None
        except aiohttp.ClientConnectorError as error:
            raise NotReached(type(error).__name__) from None
        except (SlackClientError, aiohttp.ClientError, TimeoutError, ValueError, AttributeError) as error:
            raise NoAnswer(type(error).__name__) from None

    async def respond(self, url: str, body: Json) -> None:
        """Only Slack's own addresses are answered: what a window brought back is not believed."""
        if not url.startswith((ANSWERS, self._own)):
            raise SlackError("not_an_address_of_slack")
        try:
            async with self._session.post(url, json=body) as response:
                if response.status != 200 or IS_REFUSED.match(await response.text()):
                    raise SlackError("", response.status, seconds(response.headers.get("Retry-After")))
        except aiohttp.ClientConnectorError as error:
            raise NotReached(type(error).__name__) from None
        except (aiohttp.ClientError, TimeoutError) as error:
            raise NoAnswer(type(error).__name__) from None


def slack_error(error: SlackApiError) -> SlackError:
    """The library's error as data; its text may hold what was sent, so it goes no further."""
    response = error.response
    body = response.data if isinstance(response.data, dict) else {}
    return SlackError(str(body.get("error", "")), response.status_code, seconds(response.headers.get("Retry-After")))


def seconds(said: str | None) -> float | None:
    try:
        return float(said) if said else None
    except ValueError:
        return None
