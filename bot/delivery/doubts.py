"""Which lost answers are too fresh to be looked up, by a clock that nobody can set."""

import asyncio
from collections.abc import Callable
from datetime import timedelta


class Doubts:
    """A request without an answer may still arrive for as long as it takes to settle. A wall clock that jumps ahead
    must not cut that short, so it is measured by the event loop's time as well; what an earlier process left behind
    is measured from the first look of this one.
    """

    def __init__(self, settle: timedelta, clock_may_jump: Callable[[], bool]) -> None:
        """`clock_may_jump` is asked each time: a play clock that was moved is not the machine's any more."""
        self._settle, self._watches = settle.total_seconds(), clock_may_jump
        self._since: float | None = None
        self._fresh: dict[int, float] = {}

    def note(self, row_id: int) -> None:
        """The answer for this row was lost just now."""
        self._fresh[row_id] = self._now() + self._settle

    def too_fresh(self) -> frozenset[int]:
        """Rows that this process lost the answer for, and that may still be under way."""
        now = self._now()
        self._fresh = {row_id: until for row_id, until in self._fresh.items() if until > now}
        return frozenset(self._fresh) if self._watches() else frozenset()

    def others_settled(self) -> bool:
        """Whether what an earlier process left under way has arrived by now, or never will."""
        if self._since is None:
            self._since = self._now()
        return not self._watches() or self._now() - self._since >= self._settle

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()
