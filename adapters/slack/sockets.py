"""Keeps the sockets to Slack: a lost one is replaced, never in a hurry and never by the same address."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

import structlog

from adapters.calling import NoAnswer
from adapters.slack.calling import SlackError

log = structlog.get_logger()
FIRST_WAIT, LONGEST_WAIT = 1.0, 15.0
"""Between two tries. The first one after a connection that held is made at once."""
HELD = 30.0
"""What lasted that long was a connection; anything shorter counts as one more try that failed."""
LINGER = 4.0
"""An old connection stays so long after a new one was asked for: what came over it is acknowledged over it."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds."""

    call: float = 15.0
    """For the answer to a call."""
    open: float = 10.0
    """For a connection to come about. The library alone would try the same address for ever."""
    ping: float = 5.0
    """Between two pings."""
    look: float = 1.0
    """Between two looks at the connections."""
    ask: float = 60.0
    """Between two questions whether the token is still good."""
    people: float = 600.0
    """Between two rounds of asking about people who do nothing."""
    dead: float = 120.0
    """Without any connection before the bot ends, so that whoever watches over it starts it anew."""


class Link(Protocol):
    """One connection."""

    async def open(self, url: str) -> None:
        """Connect. Takes for ever where that fails."""

    @property
    def is_ending(self) -> bool:
        """Whether Slack said that it will end it."""

    async def is_open(self) -> bool: ...

    async def close(self) -> None: ...


class Sockets:
    """So many connections, each of which is replaced by itself."""

    def __init__(self, ask: Callable[[], Awaitable[str]], make: Callable[[], Link], patience: Patience) -> None:
        """`ask` gets an address that is good for one connection; what it raises besides SlackError ends everything."""
        self._ask, self._make, self._patience = ask, make, patience
        self._up: set[Link] = set()
        self._made: set[Link] = set()
        self._leaving: set[asyncio.Task[None]] = set()

    @property
    def is_up(self) -> bool:
        return bool(self._up)

    async def keep(self, count: int, ready: Callable[[], None]) -> None:
        """Until cancelled; `ready` is called as soon as all of them are up for the first time."""
        waiting = {"ready": ready}

        def on_up() -> None:
            if len(self._up) == count and waiting:
                waiting.pop("ready")()

        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(count):
                    group.create_task(self._keep_one(on_up))
        except BaseExceptionGroup as several:
            raise several.exceptions[0] from None
        finally:
            for task in self._leaving:
                task.cancel()
            await asyncio.gather(*map(self._close, set(self._made)))

    async def _keep_one(self, on_up: Callable[[], None]) -> None:
        time, wait = asyncio.get_running_loop().time, 0.0
        while True:
            await asyncio.sleep(wait)
            started = time()
            asked_to_wait = await self._one(on_up)
            longer = min(LONGEST_WAIT, max(FIRST_WAIT, 2 * wait))
            wait = max(asked_to_wait, 0.0 if time() - started > HELD else longer)

    async def _one(self, on_up: Callable[[], None]) -> float:
        """One connection from its beginning to its end; for how long Slack wants to be left alone."""
        link = self._make()
        self._made.add(link)
        try:
            async with asyncio.timeout(self._patience.open):
                await link.open(await self._ask())
            self._up.add(link)
            on_up()
            while await link.is_open() and not link.is_ending:
                await asyncio.sleep(self._patience.look)
        except SlackError as error:
            log.warning("no socket", error=str(error))
            return error.retry_after or 0.0
        except (NoAnswer, TimeoutError) as error:
            log.warning("no socket", error=type(error).__name__)
        finally:
            self._up.discard(link)
            self._leave(link)
        return 0.0

    def _leave(self, link: Link) -> None:
        task = asyncio.create_task(self._linger(link))
        self._leaving.add(task)
        task.add_done_callback(self._leaving.discard)

    async def _linger(self, link: Link) -> None:
        await asyncio.sleep(LINGER if await link.is_open() else 0.0)
        await self._close(link)

    async def _close(self, link: Link) -> None:
        self._made.discard(link)
        with suppress(Exception):
            await link.close()
