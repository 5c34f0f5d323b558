"""What the words for dates come to: periods of time, lengths, hours and rules, as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import Enum, IntEnum


class Grain(IntEnum):
    """How exact words are about time, the finest first."""

    SECOND = 0
    MINUTE = 1
    HOUR = 2
    PART = 3
    DAY = 4
    WEEKEND = 5
    WEEK = 6
    MONTH = 7
    QUARTER = 8
    YEAR = 9
    DECADE = 10


class Edge(Enum):
    """What the words before a date make of it."""

    ON = "on"
    BY = "by"
    AROUND = "around"
    AFTER = "after"


class Doubt(Enum):
    """Why a reading may not be the one that was meant."""

    NEXT = "next"
    """“Next Friday” may be this week's or the next one's."""
    ORDER = "order"
    """03/04 may be two days."""
    HOUR = "hour"
    """A bare hour may be before or after noon."""
    SEVERAL = "several"
    """Two dates joined by “or”."""
    END = "end"
    """A week may end with its Friday or with its Sunday."""
    VAGUE = "vague"
    """“A few days”."""
    CLASH = "clash"
    """The weekday that was named is not that day's."""
    PARTLY = "partly"
    """What stands beside it says more that is not understood: except in the holidays."""
    CHANGE = "change"
    """Clocks are changed over that hour: it is skipped, and what follows is taken, or it comes twice."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a date is seen from."""

    now: datetime
    """An aware instant."""
    zone: str = "UTC"
    language: str = "en"
    is_past: bool | None = None
    """Whether what was is meant; none to tell it from the words."""
    is_day_first: bool | None = None
    """Whether 03/04 is the third of April; none where that is not known."""
    hours: Mapping[str, tuple[time, time]] = field(default_factory=dict)
    """Parts of the day as the organisation has them; the usual ones for those that are not named."""
    events: Mapping[str, datetime] = field(default_factory=dict)
    """What dates may be counted from, by what it is called: “the meeting”. Local to the zone, folded."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A rule of RFC 5545, by its parts, and its exceptions."""

    freq: str
    interval: int = 1
    by: tuple[tuple[str, str], ...] = ()
    """BYDAY, BYMONTHDAY and so on, in the order of their names."""
    count: int | None = None
    until: date | None = None
    without: tuple[date, ...] = ()
    start: date | None = None

    def to_rrule(self) -> str:
        """As it is written in a calendar, without DTSTART."""
        parts = [f"FREQ={self.freq}"]
        parts += [f"INTERVAL={self.interval}"] if self.interval != 1 else []
        parts += [f"{name}={value}" for name, value in self.by]
        parts += [f"COUNT={self.count}"] if self.count else []
        parts += [f"UNTIL={self.until:%Y%m%d}"] if self.until else []
        return ";".join(parts)


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: where it stands, and what it means there."""

    start: int
    end: int
    words: str
    begins: datetime | None = None
    """Local to the context's zone, without one of its own; its fold tells the second of two equal hours."""
    ends: datetime | None = None
    """The last moment, or the first of the last day, of a period that has both ends."""
    grain: Grain = Grain.DAY
    edge: Edge = Edge.ON
    repeat: Repeat | None = None
    choices: tuple[datetime, ...] = ()
    """What else may be meant, with the best reading first; none when there is only one."""
    doubts: frozenset[Doubt] = frozenset()
    problem: str = ""
    """Why there is no such date, as a code: the words were surely meant as one."""

    @property
    def has_hour(self) -> bool:
        return self.grain <= Grain.HOUR

    @property
    def is_sure(self) -> bool:
        return not self.doubts and not self.problem


ONE_DAY = timedelta(days=1)
