"""Discord's web API through its library, with errors as data.

What the bot does by itself goes through the library's client, which keeps to the limits of every route. Each call is
tried once: the library would try it again by itself and wait for half a minute in between, and the outbox, which would
have given up by then, does that better. Answers to interactions go through a connection of our own, because none of the
bot's limits counts for them, and nothing of them may wait for what it says by itself.
"""

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Literal

import aiohttp
from discord.http import HTTPClient, Route

from adapters.calling import NotReached
from adapters.discord.calling import DiscordError, Json, TokenRefused
from adapters.discord.failures import LONGEST_WAIT, Shut, as_list, as_object
from adapters.discord.pacing import Pace
from adapters.discord.permissions import HISTORY, permissions_in
from adapters.discord.responding import Responses
from adapters.discord.under_way import Calls, asked
from bot.settings import Settings

quiet = logging.getLogger("discord")
quiet.setLevel(logging.WARNING)
"""The library prints whole payloads at lower levels."""

REAL = "https://discord.com/api/v10"
TIMEOUT = 10.0
"""Seconds for each try."""
PRIVATE_THREAD = 12
THREADS = frozenset({10, 11, PRIVATE_THREAD})
A_WEEK = 10_080
"""Minutes after which a quiet thread is folded away; writing to it brings it back."""
Method = Literal["GET", "POST", "PUT", "PATCH", "DELETE"]


@dataclass(frozen=True, slots=True)
class Keys:
    """What lets the bot in, and where."""

    token: str = field(repr=False)
    api_url: str = REAL


def keys_of(settings: Settings) -> Keys:
    token = settings.discord_token.get_secret_value() if settings.discord_token else ""
    return Keys(token.strip(), (settings.discord_api_url or REAL).rstrip("/"))


def point_at(api_url: str) -> None:
    """Tell the library where Discord is. It has one place for that, for all of its clients."""
    Route.BASE = api_url.rstrip("/")


class WebApi(Responses):
    """Discord's web API. Raises DiscordError, NoAnswer and TokenRefused.

    With the `http` of a `discord.Client` it shares what that knows of limits, and the client logs in. Otherwise it
    has one of its own, and `begin` logs in.
    """

    def __init__(self, keys: Keys, http: HTTPClient | None = None, timeout: float = TIMEOUT) -> None:
        point_at(keys.api_url)
        super().__init__(keys.api_url.rstrip("/"), timeout)
        self._keys = keys
        self._is_own, self._pace = http is None, Pace()
        self._http = http or own_client(self._note_time)
        self._calls = Calls(self._http)
        self._is_ending = False
        self._shut_until = 0.0
        self.is_refused = False
        """Whether Discord did not take the token, once it had."""
        self.told: datetime | None = None
        """The time that Discord's server wrote on its last answer."""

    def __repr__(self) -> str:
        return f"WebApi({self._base})"

    async def begin(self) -> Json:
        """Log in, with a client of its own; who the bot is."""
        if not is_like_a_token(self._keys.token):
            raise TokenRefused
        return as_object(await asked(lambda: self._http.static_login(self._keys.token)))

    async def finish(self, within: float) -> None:
        """Call nothing more as the bot, and let what was called be answered: a post would be left in doubt."""
        self._is_ending = True
        await self._calls.finish(within)

    async def close(self) -> None:
        self._calls.cancel()
        if self._answers:
            await self._answers.close()
        if self._is_own:
            await self._http.close()

    # Who the bot is, and what it offers

    async def me(self) -> Json:
        return as_object(await self._call("GET", "/users/@me"))

    async def application(self) -> Json:
        return as_object(await self._call("GET", "/applications/@me"))

    async def commands(self, application: str) -> list[Json]:
        path = "/applications/{application_id}/commands"
        return as_list(await self._call("GET", path, application_id=application))

    async def put_commands(self, application: str, commands: list[Json]) -> list[Json]:
        """Replace all commands by these."""
        path = "/applications/{application_id}/commands"
        return as_list(await self._call("PUT", path, commands, application_id=application))

    # Messages

    async def direct_channel(self, user: str) -> Json:
        """The conversation with somebody. Asking for it tells them nothing."""
        return as_object(await self._call("POST", "/users/@me/channels", {"recipient_id": user}))

    async def send(self, channel: str, payload: Json) -> Json:
        """Post a message. It arrives once however often it is tried, if it has a nonce and Discord is to enforce it."""
        return as_object(await self._call("POST", "/channels/{channel_id}/messages", payload, channel_id=channel))

    async def edit(self, channel: str, message: str, payload: Json) -> Json:
        path = "/channels/{channel_id}/messages/{message_id}"
        return as_object(await self._call("PATCH", path, payload, channel_id=channel, message_id=message))

    async def history(self, channel: str, limit: int = 50, **where: str) -> list[Json]:
        """The newest messages first; `before`, `after` or `around` a message."""
        params = {"limit": str(limit), **where}
        return as_list(await self._call("GET", "/channels/{channel_id}/messages", params=params, channel_id=channel))

    # Places

    async def channel(self, channel: str) -> Json:
        return as_object(await self._call("GET", "/channels/{channel_id}", channel_id=channel))

    async def start_private_thread(self, channel: str, name: str) -> Json:
        """A thread that only those see who are added to it. Not to be asked for twice: that makes two."""
        payload = {"name": name, "auto_archive_duration": A_WEEK, "invitable": False}
        return as_object(await self._call("POST", "/channels/{channel_id}/threads", payload, channel_id=channel))

    async def reopen_thread(self, thread: str) -> None:
        """One that was folded away; of one that was locked, only who may manage threads does that."""
        await self._call("PATCH", "/channels/{channel_id}", {"archived": False}, channel_id=thread)

    async def add_to_thread(self, thread: str, user: str) -> None:
        path = "/channels/{channel_id}/thread-members/{user_id}"
        await self._call("PUT", path, channel_id=thread, user_id=user)

    async def guilds(self) -> list[Json]:
        """The servers that the bot is in."""
        return as_list(await self._call("GET", "/users/@me/guilds"))

    async def take_from_thread(self, thread: str, user: str) -> None:
        path = "/channels/{channel_id}/thread-members/{user_id}"
        await self._call("DELETE", path, channel_id=thread, user_id=user)

    async def active_threads(self, guild: str) -> list[Json]:
        """The threads of a server that the bot sees and that are not folded away."""
        answer = as_object(await self._call("GET", "/guilds/{guild_id}/threads/active", guild_id=guild))
        return as_list(answer.get("threads"))

    async def guild(self, guild: str) -> Json:
        """The server, with its roles."""
        return as_object(await self._call("GET", "/guilds/{guild_id}", guild_id=guild))

    async def guild_channels(self, guild: str) -> list[Json]:
        return as_list(await self._call("GET", "/guilds/{guild_id}/channels", guild_id=guild))

    async def member(self, guild: str, user: str) -> Json:
        path = "/guilds/{guild_id}/members/{user_id}"
        return as_object(await self._call("GET", path, guild_id=guild, user_id=user))

    async def own_permissions(self, channel: Json, user: str) -> int:
        """What the bot may do in a channel of a server, or in the channel that a thread hangs from."""
        if channel.get("type") in THREADS and channel.get("parent_id"):
            channel = await self.channel(str(channel["parent_id"]))
        guild = await self.guild(str(channel["guild_id"]))
        member = await self.member(str(guild["id"]), user)
        return permissions_in(guild, member, user, channel)

    async def reads_back(self, channel: str) -> bool:
        """Whether the bot is shown what was said in a channel: where it may not read that, it is shown none."""
        found = await self.channel(channel)
        if not found.get("guild_id"):
            return True
        return bool(await self.own_permissions(found, str((await self.me())["id"])) & HISTORY.value)

    # The one door

    async def _call(
        self, method: Method, path: str, body: Any = None, params: dict[str, str] | None = None, **ids: str
    ) -> Any:
        """One call as the bot. `ids` belong to the path, and tell the library which limit it counts for."""
        more: dict[str, Any] = {"timeout": self._timeout}
        more |= {} if body is None else {"json": body}
        more |= {"params": params} if params else {}
        try:
            async with self._pace.turn():
                # Whoever waited for a turn may have waited past the end.
                self._check_open()
                return await self._calls.make(Route(method, path, **ids), more)
        except Shut as error:
            self._shut_until = max(self._shut_until, asyncio.get_running_loop().time() + (error.retry_after or 0.0))
            raise
        except TokenRefused:
            self.is_refused = True
            raise

    def _check_open(self) -> None:
        """What Discord is surely not asked: before it let us in, while it wants nothing from us, and at the end."""
        if self._http.token is None or self._is_ending:
            raise NotReached("not let in yet, or not any more")
        if (left := self._shut_until - asyncio.get_running_loop().time()) > 0:
            raise DiscordError(429, retry_after=left)

    async def _note_time(self, _: aiohttp.ClientSession, __: Any, what: aiohttp.TraceRequestEndParams) -> None:
        with suppress(KeyError, ValueError):
            said = parsedate_to_datetime(what.response.headers["Date"])
            self.told = said.replace(tzinfo=said.tzinfo or UTC)


def own_client(note_time: Any) -> HTTPClient:
    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(note_time)
    return HTTPClient(asyncio.get_running_loop(), http_trace=trace, max_ratelimit_timeout=LONGEST_WAIT)


def is_like_a_token(token: str) -> bool:
    """What can't be a header is not sent."""
    return bool(token) and token.isascii() and token.isprintable() and " " not in token
