"""Discord as a platform: its client and its gateway. Events come in, and posts go out."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from datetime import datetime
from typing import Any

import structlog
from discord.gateway import DiscordWebSocket

from adapters.calling import Core, NotReached
from adapters.discord import inbound
from adapters.discord.calling import TokenRefused
from adapters.discord.desk import FINISH_WITHIN, Desk
from adapters.discord.doing import Hands
from adapters.discord.gateway import Gateway
from adapters.discord.gathering import Places
from adapters.discord.lines import Patience
from adapters.discord.people import Directory
from adapters.discord.posting import Posts
from adapters.discord.web_api import Keys, WebApi, is_like_a_token
from bot.clock import Clock
from bot.errors import Explained
from bot.events import Address
from bot.ports import Gathering, Looked
from bot.register import Register
from bot.ui.message import Message

log = structlog.get_logger()
PACE = 1.0
"""Seconds between the answer to a message and the next one to the same place; Discord takes five in five seconds."""
LONGEST_RETRY = 30.0


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
        self._gateway = Gateway(self._take, lambda: self._ready(), self._joined, self._patience)
        self._api = WebApi(keys, self._gateway.http, self._patience.call)
        self._people, self._wake = Directory(engine, register, clock), wake
        self._desk = Desk(engine, Hands(self._api, engine), self._people, wake)
        self._posts = Posts(self._api, clock, self._patience.apart)
        self._places = Places(self._api, self._me, self._servers)
        self._stopped = asyncio.Event()

    # What the bot sends.

    async def send(self, to: Address, message: Message, wire_id: str) -> str:
        return await self._posts.send(to, message, wire_id)

    async def edit(self, to: Address, ref: str, message: Message, wire_id: str) -> str:
        return await self._posts.edit(to, ref, message, wire_id)

    async def find(self, to: Address, wire_id: str, since: datetime) -> Looked:
        return await self._posts.find(to, wire_id, since)

    async def gather(self, near: Address, gathering: Gathering, wire_id: str) -> str:
        return await self._places.gather(near, gathering, wire_id)

    async def seat(self, place: Address, gathering: Gathering) -> tuple[str, ...]:
        return await self._places.seat(place, gathering)

    def _me(self) -> str:
        return str(self._gateway.user.id) if self._gateway.user else ""

    def _servers(self) -> list[str]:
        """Raises NotReached before Discord said which those are."""
        if not self._gateway.is_ready():
            raise NotReached("not connected yet")
        return [str(guild.id) for guild in self._gateway.guilds]

    # What people do.

    def _take(self, body: inbound.Json) -> None:
        received = inbound.read(body)
        if received:
            self._desk.begin(received)

    def _joined(self, channels: list[str]) -> None:
        self._desk.tasks.start(self._let_in(channels))

    async def _let_in(self, channels: list[str]) -> None:
        """A server let the bot in, perhaps once more."""
        await self._people.let_in([inbound.channel_place(channel) for channel in channels])
        self._wake()

    # Taking part.

    async def run(self, ready: Callable[[], None]) -> None:
        """Take part until stopped. Raises Explained when Discord does not let the bot in, or is gone for long."""
        self._ready = ready
        working: list[asyncio.Task[Any]] = []
        try:
            if await self._sign_in():
                working = [asyncio.create_task(self._gateway.stay()), asyncio.create_task(self._watch())]
                await asyncio.wait(working, return_when=asyncio.FIRST_COMPLETED)
                for task in working:
                    if task.done():
                        task.result()
        finally:
            # The connection last: what was under way is answered over it.
            await self._desk.finish()
            await self._api.finish(FINISH_WITHIN)
            for task in working:
                task.cancel()
            await asyncio.gather(*working, return_exceptions=True)
            await self._gateway.end()
            await self._api.close()

    async def stop(self) -> None:
        """Take nothing new; what is under way is answered first."""
        self._desk.close()
        self._stopped.set()

    async def _sign_in(self) -> bool:
        """Ask Discord whether it lets us in, as long as it can't be reached; False when stopped meanwhile."""
        if not is_like_a_token(self._keys.token):
            raise TokenRefused
        wait = self._patience.again
        while not self._stopped.is_set():
            try:
                return await self._unless_stopped(self._gateway.sign_in(self._keys.token))
            except OSError as error:
                log.warning("discord can't be reached", error=str(error) or type(error).__name__, again_in=wait)
                await self._gateway.forget()
                await self._pause(wait)
                wait = min(LONGEST_RETRY, wait * 2)
        return False

    async def _unless_stopped(self, work: Coroutine[Any, Any, None]) -> bool:
        """Whether it came to its end before the bot was told to stop."""
        doing, stopping = asyncio.create_task(work), asyncio.create_task(self._stopped.wait())
        try:
            await asyncio.wait({doing, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if doing.done():
                doing.result()
            return doing.done()
        finally:
            doing.cancel()
            stopping.cancel()
            await asyncio.gather(doing, stopping, return_exceptions=True)

    async def _watch(self) -> None:
        """Until stopped: whether there is a connection, and whether it leads anywhere."""
        time, patience = asyncio.get_running_loop().time, self._patience
        alive = time()
        while not await self._pause(patience.look):
            if self._api.is_refused:
                raise TokenRefused
            await self._gateway.look_after()
            if not self.trouble:
                alive = time()
            elif time() - alive > patience.dead:
                raise Explained("Discord can't be reached any more. I end here, so that I can be started anew.")

    @property
    def trouble(self) -> str:
        """What keeps Discord from being reached, in words; empty when it is."""
        return self._gateway.trouble

    async def _pause(self, seconds: float) -> bool:
        """Wait; whether to stop."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stopped.wait(), seconds)
        return self._stopped.is_set()
