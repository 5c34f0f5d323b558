"""The line over which Discord tells what people do: opened, watched over, and opened again."""

import asyncio
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import aiohttp
import discord
import structlog

from adapters.discord import inbound
from adapters.discord.calling import TokenRefused
from adapters.discord.lines import Patience, Turns
from bot.errors import Explained
from bot.replies import where

log = structlog.get_logger()
BAD_TOKEN = 4004
LINE_HELD, LONGEST_LINE = 10.0, 15.0
SESSION_HELD, LONGEST_SESSION = 60.0, 40.0
"""The library gives a line sixty seconds to be opened and its session begun."""


class Gateway(discord.Client):
    """The library's client, which hands over each interaction as Discord wrote it: commands, buttons, windows and
    suggestions all come in by this one door, and no state of a view is kept in memory."""

    def __init__(
        self,
        take: Callable[[inbound.Json], None],
        ready: Callable[[], None],
        joined: Callable[[list[str]], None],
        patience: Patience,
    ) -> None:
        """`joined`: called with the channels of a server that let the bot in."""
        # It would say at each start that there is no voice.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            intents=discord.Intents(guilds=True),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            max_ratelimit_timeout=30.0,
            heartbeat_timeout=patience.heartbeat,
            guild_ready_timeout=patience.guild_ready,
        )
        self._tell_ready, self._tell_joined, self._patience = ready, joined, patience
        self._lines = Turns(LINE_HELD, patience.again, LONGEST_LINE)
        self._sessions = Turns(SESSION_HELD, 2 * patience.anew, LONGEST_SESSION)
        # The library ends where it does not understand what comes; and of what people do, it would drop what is new.
        parsers = self._connection.parsers
        self._connection.parsers = {name: self._guarded(name, parsers[name]) for name in parsers}
        self._connection.parsers["INTERACTION_CREATE"] = self._guarded("INTERACTION_CREATE", take)
        self._open_line = self.http.ws_connect
        self.http.ws_connect = self._in_turn  # type: ignore[method-assign]

    async def _in_turn(self, url: str, *, compress: int = 0) -> aiohttp.ClientWebSocketResponse:
        """The library opens the next line at once, however short the last one was."""
        await asyncio.sleep(self._lines.next(asyncio.get_running_loop().time()))
        return await self._open_line(url, compress=compress)

    async def before_identify_hook(self, _: int | None, *, initial: bool = False) -> None:
        wait = self._sessions.next(asyncio.get_running_loop().time())
        await asyncio.sleep(wait if initial else max(wait, self._patience.anew))

    # What comes in.

    async def on_ready(self) -> None:
        self._tell_ready()

    async def on_guild_join(self, guild: discord.Guild) -> None:
        self._tell_joined([str(channel.id) for channel in guild.text_channels])

    async def on_error(self, event_method: str, /, *_: Any, **__: Any) -> None:
        error = sys.exc_info()[1]
        if error:
            not_understood(event_method, error)

    @staticmethod
    def _guarded(name: str, parse: Callable[[Any], Any]) -> Callable[[Any], None]:
        def guarded(data: Any) -> None:
            try:
                parse(data)
            except Exception as error:
                not_understood(name, error)

        return guarded

    # The line.

    async def sign_in(self, token: str) -> None:
        """Ask Discord whether it lets us in. Raises TokenRefused, and OSError when it can't be asked."""
        try:
            async with asyncio.timeout(self._patience.call):
                await self.login(token)
        except discord.LoginFailure:
            raise TokenRefused from None
        except (discord.HTTPException, aiohttp.ClientError, ValueError, KeyError, TypeError, RuntimeError) as error:
            raise ConnectionError(type(error).__name__) from None

    async def forget(self) -> None:
        """After signing in failed: the library makes its connections anew each time, and leaves the old ones."""
        await self.http.close()
        self.http.connector = discord.utils.MISSING

    async def stay(self) -> None:
        """The line, which is opened again and again until Discord says that it is no use."""
        try:
            while not self.is_closed():
                await self._connected()
        except discord.ConnectionClosed as error:
            if error.code == BAD_TOKEN:
                raise TokenRefused from None
            raise Explained(f"Discord ended the connection for good (code {error.code}).") from None
        except discord.PrivilegedIntentsRequired:
            raise Explained("Discord says that this bot asks for more than it may.") from None

    async def _connected(self) -> None:
        try:
            await self.connect(reconnect=True)
        except (discord.ConnectionClosed, discord.PrivilegedIntentsRequired):
            raise
        except Exception as error:
            # Where not even the first line could be opened, the library looks for what to resume, and there is nothing.
            if self.ws is not None:
                not_understood("the line", error)
                with suppress(TimeoutError):
                    await asyncio.wait_for(self.ws.close(), self._patience.end)

    async def look_after(self) -> None:
        """Ask for a sign of life where nothing was heard for a while, and cut a line over which none comes."""
        silent = self._silence
        if silent > self._patience.silent:
            log.warning("line to discord is silent", seconds=round(silent, 1))
            self._cut()
        elif silent > self._patience.ask:
            with suppress(TimeoutError, OSError, RuntimeError, discord.ConnectionClosed):
                async with asyncio.timeout(self._patience.look):
                    await self._ask()

    @property
    def _silence(self) -> float:
        """Seconds since anything was heard over the line; 0 without one."""
        heart = self.ws._keep_alive if self.ws is not None else None
        return time.perf_counter() - heart._last_recv if heart else 0.0

    async def _ask(self) -> None:
        heart = self.ws._keep_alive
        if heart:
            await self.ws.send_heartbeat(heart.beat())

    def _cut(self) -> None:
        """At once: closing in order would wait for an answer that does not come."""
        line = self.ws.socket.get_extra_info("socket")
        with suppress(OSError):
            if line:
                line.shutdown(socket.SHUT_RDWR)

    async def end(self) -> None:
        """Hang up, if need be without a goodbye."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self.close(), self._patience.end)
        await self.http.close()

    @property
    def trouble(self) -> str:
        """What keeps Discord from being reached, in words; empty when it is."""
        if not self.is_ready():
            return "not connected yet"
        return "" if self.ws is not None and self.ws.open else "the connection is lost"


def not_understood(what: str, error: BaseException) -> None:
    """Told by its kind and place alone: its own words may be somebody's."""
    log.error("payload not understood", of=what, error=type(error).__name__, where=where(error))
