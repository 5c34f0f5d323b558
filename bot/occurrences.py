"""Wall-clock rules to instants, right across daylight saving: exactly one occurrence for each local date.

An hour that does not exist (the clock jumps over it) becomes the first minute that does; an hour that happens twice
is its first time. Rules are text in the database, and always hold their zone.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.patterns import Once, Pattern, demand, describe_days, pattern_from, pattern_json

ONE_DAY = timedelta(days=1)
FURTHEST = timedelta(days=366 * 9)
"""How far ahead a next occurrence is looked for. The rarest rule falls due once a year, so only days left out can
make the search this long."""


class UnknownZone(ValueError):
    """There is no such time zone."""


@dataclass(frozen=True, slots=True)
class Rule:
    """An hour, to the minute, in a zone on the days of a pattern, from a first day to a last one, without some days."""

    at: time
    zone: str
    pattern: Pattern
    until: date | None = None
    skip: tuple[date, ...] = ()
    since: date | None = None

    def __post_init__(self) -> None:
        demand(self.at == self.at.replace(second=0, microsecond=0, tzinfo=None), "The hour of a rule is to the minute.")

    def falls_on(self, day: date) -> bool:
        within = (self.until is None or day <= self.until) and (self.since is None or day >= self.since)
        return within and day not in self.skip and self.pattern.falls_on(day)

    def to_text(self) -> str:
        """One line of JSON, the same for the same rule."""
        return json.dumps(
            {
                "at": self.at.isoformat("minutes"),
                "zone": self.zone,
                "pattern": pattern_json(self.pattern),
                "until": self.until.isoformat() if self.until else None,
                "since": self.since.isoformat() if self.since else None,
                "skip": [day.isoformat() for day in self.skip],
            },
            sort_keys=True,
        )

    @classmethod
    def from_text(cls, words: str) -> "Rule":
        kept = json.loads(words)
        until = date.fromisoformat(kept["until"]) if kept["until"] else None
        skip = tuple(date.fromisoformat(day) for day in kept["skip"])
        since = date.fromisoformat(kept["since"]) if kept.get("since") else None
        return cls(time.fromisoformat(kept["at"]), kept["zone"], pattern_from(kept["pattern"]), until, skip, since)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that a rule falls due: its local date, and the instant in UTC."""

    local_date: date
    at: datetime


@lru_cache(maxsize=256)
def zone_of(name: str) -> ZoneInfo:
    """The zone of an IANA name. Raises UnknownZone."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise UnknownZone(f"There is no time zone called {name!r}.") from error


def local_instant(day: date, at: time, zone: str) -> datetime:
    """The instant of an hour on a day in a zone: the first of two, and past a gap where there is none.

    Raises UnknownZone.
    """
    # An hour read off a clock may carry the mark of its second time.
    local = datetime.combine(day, at.replace(fold=0), zone_of(zone))
    # In a gap the offset before the change is read first (PEP 495), and it is the smaller one.
    if offset_of(local) < offset_of(local.replace(fold=1)):
        return gap_end(local)
    return local.astimezone(UTC)


def offset_of(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta()


def gap_end(local: datetime) -> datetime:
    """The first instant after the gap that swallowed this hour: where the offset changes."""
    low, high = (local.replace(fold=fold).astimezone(UTC) for fold in (1, 0))
    before = offset_of(low.astimezone(local.tzinfo))
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        if offset_of(middle.astimezone(local.tzinfo)) == before:
            low = middle
        else:
            high = middle
    return high.replace(microsecond=0)


def is_left_out(day: date, zone: str) -> bool:
    """Whether the zone has no such date at all: Samoa went from 29 to 31 December 2011."""
    return local_instant(day, time.min, zone).astimezone(zone_of(zone)).date() != day


def doubles(rule: Rule, day: date) -> bool:
    """Whether a date that never was would give the day after it, which has its own, a second occurrence."""
    return rule.falls_on(day + ONE_DAY) and is_left_out(day, rule.zone)


def next_occurrence(rule: Rule, after: datetime) -> Occurrence | None:
    """The first occurrence strictly after an instant, None when there is none left."""
    local = after.astimezone(zone_of(rule.zone)).date()
    # No earlier day: its hour, or the first minute after it, has come by the time that local clocks show this date.
    day = max(local, rule.since or local)
    last = min(rule.until or date.max, day + FURTHEST)
    if isinstance(rule.pattern, Once):
        day = last = rule.pattern.day
    while day <= last:
        if rule.falls_on(day) and (at := local_instant(day, rule.at, rule.zone)) > after and not doubles(rule, day):
            return Occurrence(day, at)
        day += ONE_DAY
    return None


def describe(rule: Rule, t: Callable[..., str]) -> str:
    """A rule in words, with its hour and zone, its ends, and the days on which it does not come."""
    when = f"{rule.at:%H:%M} ({rule.zone})"
    begins = t(", from {date}", date=rule.since.isoformat()) if rule.since else ""
    ends = t(", until {date}", date=rule.until.isoformat()) if rule.until else ""
    without = t(", except on {days}", days=", ".join(day.isoformat() for day in rule.skip)) if rule.skip else ""
    return t("{days} at {when}", days=describe_days(rule.pattern, t), when=when) + begins + ends + without
