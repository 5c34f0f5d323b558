"""How much one person may send at once: a bucket that refills, so that a stuck key or a loop stops nobody else."""

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

BURST = 40
PER_SECOND = 2.0
REMEMBERED = 10_000
UNLIMITED = 10**9
"""A burst for a script: what one person has pasted is theirs to send at once."""


class Quota:
    """Buckets per person, in memory; the least recent are forgotten, as they are full again by then."""

    def __init__(
        self, burst: int = BURST, per_second: float = PER_SECOND, now: Callable[[], float] = monotonic
    ) -> None:
        self._burst, self._rate, self._now = burst, per_second, now
        self._buckets: OrderedDict[object, tuple[float, float]] = OrderedDict()
        self._let_in: OrderedDict[object, None] = OrderedDict()

    def wait(self, person: object, key: object = None) -> float:
        """Take one from the bucket: 0.0 when there was one, otherwise the seconds until there is.

        What was let in before under the same key is a platform's repeat, of which the person knows nothing.
        """
        if key in self._let_in:
            return 0.0
        wait = self._wait(person)
        if key is not None and not wait:
            self._let_in[key] = None
            if len(self._let_in) > REMEMBERED:
                self._let_in.popitem(last=False)
        return wait

    def _wait(self, person: object) -> float:
        now = self._now()
        level, at = self._buckets.pop(person, (float(self._burst), now))
        level = min(self._burst, level + (now - at) * self._rate)
        allowed = level >= 1
        self._buckets[person] = (level - 1 if allowed else level, now)
        if len(self._buckets) > REMEMBERED:
            self._buckets.popitem(last=False)
        return 0.0 if allowed else (1 - level) / self._rate
