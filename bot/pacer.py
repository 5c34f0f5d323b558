"""When the next message may go to a place: so long after the answer to the last one, and not before a pause is over.

Counted from the answer, not from the sending: a platform counts when it has dealt with a message.
"""

import asyncio
from collections.abc import Callable

from bot.ports import Refused

LEAST_PAUSE, LONGEST_PAUSE = 0.1, 86_400.0
MANY = 1_000
"""Places remembered before those that may be used at once are forgotten."""


class Pacer:
    """One for each platform. It counts in seconds of a clock that nobody can set: the event loop's."""

    def __init__(self, pace: float, now: Callable[[], float] | None = None) -> None:
        """`pace` in seconds between an answer and the next message to the same place."""
        self._pace, self._now = pace, now
        self._free_at: dict[str, float] = {}
        self._sweep_at = MANY

    def __len__(self) -> int:
        """How many places are remembered."""
        return len(self._free_at)

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
            self._keep_away(place, self._pace)

    def pause(self, place: str, seconds: float) -> None:
        """The platform said how long to stay away from this place."""
        self._keep_away(place, seconds)

    def _keep_away(self, place: str, seconds: float) -> None:
        now = self._time()
        self._free_at[place] = max(self._free_at.get(place, 0.0), now + seconds)
        if len(self._free_at) > self._sweep_at:
            self._free_at = {name: at for name, at in self._free_at.items() if at > now}
            # Twice what is in use, so that sweeping costs the same for each message however many places there are.
            self._sweep_at = max(MANY, 2 * len(self._free_at))


def pause_for(error: Exception) -> float:
    """The seconds for which the platform wants a place left alone; nonsense from outside is brought into bounds."""
    if not isinstance(error, Refused) or error.retry_after is None:
        return 0.0
    return min(max(error.retry_after, LEAST_PAUSE), LONGEST_PAUSE)
