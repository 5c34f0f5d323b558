"""How fast the bot calls Discord in all: a little slower than allowed, so that it is never told to slow down."""

import asyncio

PER_SECOND = 45.0
"""Discord takes 50 requests a second of one bot; answers to interactions are not counted."""


class Pace:
    """Turns that are given out one after the other; whoever comes in a quiet moment need not wait."""

    def __init__(self, per_second: float = PER_SECOND) -> None:
        self._between = 1.0 / per_second
        self._next = 0.0

    async def turn(self) -> None:
        now = asyncio.get_running_loop().time()
        mine = max(now, self._next)
        self._next = mine + self._between
        if mine > now:
            await asyncio.sleep(mine - now)
