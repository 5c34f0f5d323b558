"""The time, handed in: the system's, one that can be moved, or one that stands still."""

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time as an aware UTC instant."""

    @property
    def may_jump(self) -> bool:
        """Whether it shows the machine's time right now, which others may set at any moment."""

    def now(self) -> datetime: ...


def aware(moment: datetime) -> datetime:
    """The instant in UTC. Raises ValueError for one without a zone."""
    if moment.tzinfo is None:
        raise ValueError("A clock needs an instant with a time zone.")
    return moment.astimezone(UTC)


class SystemClock:
    """The machine's own clock."""

    may_jump = True

    def now(self) -> datetime:
        return datetime.now(UTC)


class MovableClock:
    """Real time plus an offset: it runs, and can be moved."""

    def __init__(self, offset: timedelta = timedelta()) -> None:
        self.offset = offset

    @property
    def may_jump(self) -> bool:
        """Once it was moved it is a play clock: whoever skips days does not want to wait for lost answers."""
        return not self.offset

    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset

    def advance(self, by: timedelta) -> None:
        self.offset += by

    def set(self, moment: datetime) -> None:
        self.offset = aware(moment) - datetime.now(UTC)


class FrozenClock:
    """Stands still until it is moved."""

    may_jump = False

    def __init__(self, at: datetime) -> None:
        self._at = aware(at)

    def now(self) -> datetime:
        return self._at

    def advance(self, by: timedelta) -> None:
        self._at += by

    def set(self, moment: datetime) -> None:
        self._at = aware(moment)
