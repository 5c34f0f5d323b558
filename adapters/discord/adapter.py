"""Discord as a platform: its client and its gateway. Events come in, and posts go out."""

import asyncio
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import discord
import structlog
from discord.gateway import DiscordWebSocket

from adapters.discord import inbound
from adapters.discord.calling import Core, TokenRefused
from adapters.discord.desk import Desk
from adapters.discord.doing import Hands
from adapters.discord.people import Directory
from adapters.discord.posting import APART, Posts
from adapters.discord.web_api import Keys, WebApi
from bot.clock import Clock
from bot.errors import Explained
from bot.events import Address
from bot.ports import Looked
from bot.register import Register
from bot.replies import where
from bot.ui.message import Message

log = structlog.get_logger()
PACE = 1.0
"""Seconds between the answer to a message and the next one to the same place; Discord takes five in five seconds."""
BAD_TOKEN = 4004
FIRST_RETRY, LONGEST_RETRY = 1.0, 30.0


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds that are waited for Discord."""

    call: float = 15.0
    look: float = 5.0
    """Between two looks at the connection."""
    dead: float = 120.0
    """Without a connection, before the process ends so that it is started anew."""
    heartbeat: float = 30.0
    guild_ready: float = 2.0
    apart: float = APART


class Gateway(discord.Client):
    """The library's client, which hands over each interaction as Discord wrote it."""

    def __init__(self, take: Callable[[inbound.Json], None], ready: Callable[[], None], patience: Patience) -> None:
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
        self._take, self._tell_ready = take, ready

    async def on_ready(self) -> None:
        self._tell_ready()

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """The one door: commands, buttons, windows, suggestions. No state of a view is kept in memory."""
        self._take(as_sent(interaction))

    async def on_error(self, event_method: str, /, *_: Any, **__: Any) -> None:
        """What failed is told by its kind and place alone: its own words may be somebody's."""
        error = sys.exc_info()[1]
        if error:
            log.error("payload not understood", of=event_method, error=type(error).__name__, where=where(error))


class DiscordAdapter:
    """Events become answers, and posts of the outbox become messages."""

    platform = inbound.PLATFORM

    def __init__(
        self,
        engine: Core,
        clock: Clock,
        keys: Keys,
        register: Register | None = None,
        *,
        gateway_url: str = "",
        pace: float = PACE,
        wake: Callable[[], None] = lambda: None,
        patience: Patience | None = None,
    ) -> None:
        """`wake`: called when something that was done may have made something due."""
        self._keys, self.pace, self._patience = keys, pace, patience or Patience()
        if gateway_url:
            # The library has one place for that, for all of its clients.
            DiscordWebSocket.DEFAULT_GATEWAY = type(DiscordWebSocket.DEFAULT_GATEWAY)(gateway_url)
        self._ready: Callable[[], None] = lambda: None
        self._gateway = Gateway(self._take, lambda: self._ready(), self._patience)
        self._api = WebApi(keys, self._gateway.http, self._patience.call)
        self._desk = Desk(engine, Hands(self._api, engine), Directory(engine, register), wake)
        self._posts = Posts(self._api, clock, self._patience.apart)
        self._stopped = asyncio.Event()

    # What the bot sends.

    async def send(self, to: Address, message: Message, wire_id: str) -> str:
        return await self._posts.send(to, message, wire_id)

    async def edit(self, to: Address, ref: str, message: Message, wire_id: str) -> str:
        return await self._posts.edit(to, ref, message, wire_id)

    async def find(self, to: Address, wire_id: str, since: datetime) -> Looked:
        return await self._posts.find(to, wire_id, since)

    # What people do.

    def _take(self, body: inbound.Json) -> None:
        received = inbound.read(body)
        if received:
            self._desk.begin(received)

    # Taking part.

    async def run(self, ready: Callable[[], None]) -> None:
        """Take part until stopped. Raises Explained when Discord does not let the bot in, or is gone for long."""
        self._ready = ready
        working: list[asyncio.Task[Any]] = []
        try:
            if await self._sign_in():
                working = [asyncio.create_task(self._connect()), asyncio.create_task(self._watch())]
                await asyncio.wait(working, return_when=asyncio.FIRST_COMPLETED)
                for task in working:
                    if task.done():
                        task.result()
        finally:
            # The connection last: what was under way is answered over it.
            await self._desk.finish()
            for task in working:
                task.cancel()
            await asyncio.gather(*working, return_exceptions=True)
            await self._gateway.close()
            await self._api.close()

    async def stop(self) -> None:
        """Take nothing new; what is under way is answered first."""
        self._desk.close()
        self._stopped.set()

    async def _sign_in(self) -> bool:
        """Ask Discord whether it lets us in, as long as it can't be reached; False when stopped meanwhile."""
        wait = FIRST_RETRY
        while not self._stopped.is_set():
            try:
                await self._gateway.login(self._keys.token)
                return True
            except discord.LoginFailure:
                raise TokenRefused from None
            except (discord.HTTPException, OSError, TimeoutError) as error:
                log.warning("discord can't be reached", error=type(error).__name__, again_in=wait)
                await self._pause(wait)
                wait = min(LONGEST_RETRY, wait * 2)
        return False

    async def _connect(self) -> None:
        """The gateway, which comes back by itself until Discord says that it is no use."""
        try:
            await self._gateway.connect(reconnect=True)
        except discord.ConnectionClosed as error:
            if error.code == BAD_TOKEN:
                raise TokenRefused from None
            raise Explained(f"Discord ended the connection for good (code {error.code}).") from None
        except discord.PrivilegedIntentsRequired:
            raise Explained("Discord says that this bot asks for more than it may.") from None

    async def _watch(self) -> None:
        """Until stopped: whether there is a connection."""
        time, patience = asyncio.get_running_loop().time, self._patience
        alive = time()
        while not await self._pause(patience.look):
            if not self.trouble:
                alive = time()
            elif time() - alive > patience.dead:
                raise Explained("Discord can't be reached any more. I end here, so that I can be started anew.")

    @property
    def trouble(self) -> str:
        """What keeps Discord from being reached, in words; empty when it is."""
        if not self._gateway.is_ready():
            return "not connected yet"
        socket = self._gateway.ws
        is_open = socket is not None and socket.open
        return "" if is_open else "the connection is lost"

    async def _pause(self, seconds: float) -> bool:
        """Wait; whether to stop."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stopped.wait(), seconds)
        return self._stopped.is_set()


def as_sent(interaction: discord.Interaction) -> inbound.Json:
    """An interaction in Discord's own JSON, as far as it is looked at."""
    user = interaction.user
    about = {"id": str(user.id), "username": user.name, "global_name": user.global_name}
    body: dict[str, Any] = {
        "id": str(interaction.id),
        "application_id": str(interaction.application_id),
        "type": interaction.type.value,
        "token": interaction.token,
        "data": interaction.data or {},
        "channel_id": str(interaction.channel_id or ""),
        "locale": interaction.locale.value,
    }
    if interaction.guild_id:
        rights = str(interaction.permissions.value)
        member = {"user": about, "nick": getattr(user, "nick", None), "permissions": rights}
        body |= {"guild_id": str(interaction.guild_id), "member": member}
    else:
        body["user"] = about
    if interaction.message:
        body["message"] = as_kept(interaction.message)
    return body


def as_kept(message: discord.Message) -> dict[str, Any]:
    """A message of the bot's own whose button was pressed."""
    components = [component.to_dict() for component in message.components]
    about = {"id": str(message.id), "flags": message.flags.value, "content": message.content}
    return {**about, "components": components}
