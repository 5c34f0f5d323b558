"""When the next message may go to a place: so long after the answer to the last one, and not before a pause is over.

Counted from the answer, not from the sending: a platform counts when it has dealt with a message.
"""

import asyncio
from collections.abc import Callable


class Pacer:
    """One for each platform. Places that may be used at once are forgotten."""

    def __init__(self, pace: float, now: Callable[[], float] | None = None) -> None:
        """`pace` in seconds between an answer and the next message to the same place."""
        self._pace, self._now = pace, now
        self._free_at: dict[str, float] = {}

    def _time(self) -> float:
        return self._now() if self._now else asyncio.get_running_loop().time()

    def delay(self, place: str) -> float:
        """Seconds until a message may go to this place."""
        wait = self._free_at.get(place, 0.0) - self._time()
        if wait <= 0:
            self._free_at.pop(place, None)
        return max(0.0, wait)

    def answered(self, place: str) -> None:
        """The platform has answered; the pace counts from now."""
        if self._pace:
            self._free_at[place] = max(self._free_at.get(place, 0.0), self._time() + self._pace)

    def pause(self, place: str, seconds: float) -> None:
        """The platform said how long to stay away from this place."""
        self._free_at[place] = max(self._free_at.get(place, 0.0), self._time() + seconds)

    async def wait(self, place: str) -> None:
        while delay := self.delay(place):
            await asyncio.sleep(delay)
