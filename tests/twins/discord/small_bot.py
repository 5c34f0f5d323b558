"""A real discord.py client in a thread of its own, with whatever listeners a test gives it."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Coroutine
from typing import Any

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.loops import OwnLoop
from tests.proxies import without_proxies
from tests.twins.discord.twin import DiscordTwin

Listener = Callable[[discord.Interaction], Coroutine[Any, Any, Any]]


class SmallClient(discord.Client):
    """Hands every interaction to one function, and keeps what went wrong there."""

    def __init__(self, listen: Listener | None) -> None:
        intents = discord.Intents(guilds=True)
        super().__init__(intents=intents, guild_ready_timeout=0.1, max_messages=None, heartbeat_timeout=1.0)
        self.listen, self.errors = listen, list[Exception]()
        self.ready_times, self.resumed_times = 0, 0

    async def before_identify_hook(self, *_: Any, **__: Any) -> None:
        """Usually a pause of five seconds before a second greeting."""

    async def on_ready(self) -> None:
        self.ready_times += 1

    async def on_resumed(self) -> None:
        self.resumed_times += 1

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        if self.listen:
            try:
                await self.listen(interaction)
            except Exception as error:
                self.errors.append(error)


class SmallBot(OwnLoop):
    """Connects when entered; `http` only logs in, for tests of what it says."""

    def __init__(self, twin: DiscordTwin, listen: Listener | None = None, http: bool = False, token: str = "") -> None:
        self.twin, self._listen, self._http, self._token = twin, listen, http, token or twin.bot_token
        super().__init__("small-bot")

    def __enter__(self) -> "SmallBot":
        without_proxies()
        logging.getLogger("discord").setLevel(logging.CRITICAL)
        Route.BASE = self.twin.api_url
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(self.twin.gateway_url)
        self.open_loop()
        try:
            self.run(self._start())
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.run(self._stop())
        self.close_loop()

    async def _start(self) -> None:
        self.client = SmallClient(self._listen)
        await self.client.login(self._token)
        self.running: asyncio.Task[None] | None = None
        if not self._http:
            self.running = asyncio.create_task(self.client.connect())
            ready = asyncio.create_task(self.client.wait_until_ready())
            await asyncio.wait({self.running, ready}, return_when=asyncio.FIRST_COMPLETED, timeout=10)
            if self.running.done():
                ready.cancel()
                self.running.result()

    async def _stop(self) -> None:
        await self.client.close()
        running = getattr(self, "running", None)
        if running:
            with contextlib.suppress(Exception):
                await asyncio.wait_for(running, 10)
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    def call(self, method: str, path: str, body: Any = None, **query: Any) -> Any:
        """A call as it stands in Discord's documents, through the real client."""
        more = ({"json": body} if body is not None else {}) | ({"params": query} if query else {})
        return self.run(self.client.http.request(Route(method, path), **more))

    def refusal(self, method: str, path: str, body: Any = None, **query: Any) -> int:
        """Discord's number for why a call is refused; 0 for one that is not."""
        try:
            self.call(method, path, body, **query)
        except discord.HTTPException as error:
            return error.code or error.status
        return 0

    def complaint(self, method: str, path: str, body: Any) -> str:
        """What is wrong with a body, as discord.py reads it to whoever gets the error."""
        try:
            self.call(method, path, body)
        except discord.HTTPException as error:
            return error.text
        return ""
