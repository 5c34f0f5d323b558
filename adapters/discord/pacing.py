"""How fast the bot calls Discord in all: as fast as allowed, and never so that it is told to slow down."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

CALLS, SECONDS = 50, 1.0
"""What Discord takes of one bot (its documentation, "Global Rate Limit"). Answers to interactions are not counted."""
BETWEEN = 0.01
"""Seconds from one call to the next: answers to people come in between, where fifty at once would hold them up."""


class Pace:
    """Places for calls. Each is free again a second after its call was answered.

    A call reaches Discord before its answer reaches us, so between two calls from one place at least a second has
    passed over there too, however long either was on its way.
    """

    def __init__(self, calls: int = CALLS, seconds: float = SECONDS, between: float = BETWEEN) -> None:
        self._places = asyncio.Semaphore(calls)
        self._seconds, self._between, self._next = seconds, between, 0.0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        await self._places.acquire()
        try:
            await self._one_by_one()
            yield
        finally:
            asyncio.get_running_loop().call_later(self._seconds, self._places.release)

    async def _one_by_one(self) -> None:
        now = asyncio.get_running_loop().time()
        mine = max(now, self._next)
        self._next = mine + self._between
        if mine > now:
            await asyncio.sleep(mine - now)
