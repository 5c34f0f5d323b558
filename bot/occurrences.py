"""Wall-clock rules to instants, right across daylight saving: exactly one occurrence for each local date.

An hour that does not exist (the clock jumps over it) becomes the first minute that does; an hour that happens twice
is its first time. Rules are text in the database, and always hold their zone.
"""

import json
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, assert_never
from zoneinfo import ZoneInfo

from bot.i18n import mark

ONE_DAY = timedelta(days=1)
FURTHEST = timedelta(days=366 * 9)
"""How far ahead a next occurrence is looked for. The rarest rule falls due once a year, so only days left out can
make the search this long."""
MOST_WEEKS = 52
WEEKDAY_NAMES = (
    mark("Monday"),
    mark("Tuesday"),
    mark("Wednesday"),
    mark("Thursday"),
    mark("Friday"),
    mark("Saturday"),
    mark("Sunday"),
)
NTH_NAMES = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}


class UnknownZone(ValueError):
    """There is no such time zone."""


class SenselessRule(ValueError):
    """A rule that no day can follow, or none exactly."""


def demand(makes_sense: bool, problem: str) -> None:
    if not makes_sense:
        raise SenselessRule(problem)


@dataclass(frozen=True, slots=True)
class Once:
    """On one day."""

    day: date

    def falls_on(self, day: date) -> bool:
        return day == self.day


@dataclass(frozen=True, slots=True)
class Daily:
    """Every day."""

    def falls_on(self, day: date) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Weekly:
    """On some weekdays (Monday is 0), every so many weeks counted from the week of `anchor`."""

    weekdays: tuple[int, ...]
    every: int = 1
    anchor: date = date(2024, 1, 1)

    def __post_init__(self) -> None:
        demand(bool(self.weekdays) and set(self.weekdays) <= set(range(7)), "A week has the days 0 to 6.")
        demand(1 <= self.every <= MOST_WEEKS, f"Between two weeks lie 1 to {MOST_WEEKS}.")

    def falls_on(self, day: date) -> bool:
        weeks = (day - timedelta(days=day.weekday()) - self.anchor + timedelta(days=self.anchor.weekday())).days // 7
        return day.weekday() in self.weekdays and weeks % self.every == 0


@dataclass(frozen=True, slots=True)
class Monthly:
    """On a day of the month, the last one where the month is shorter."""

    day: int

    def __post_init__(self) -> None:
        demand(1 <= self.day <= 31, "A month has the days 1 to 31.")

    def falls_on(self, day: date) -> bool:
        return day.day == min(self.day, monthrange(day.year, day.month)[1])


@dataclass(frozen=True, slots=True)
class MonthlyNth:
    """On the first to fourth weekday of the month, or the last (-1)."""

    weekday: int
    nth: int

    def __post_init__(self) -> None:
        demand(0 <= self.weekday <= 6, "A week has the days 0 to 6.")
        demand(self.nth in NTH_NAMES, "Every month has a first to fourth and a last weekday.")

    def falls_on(self, day: date) -> bool:
        if day.weekday() != self.weekday:
            return False
        if self.nth == -1:
            return day.day + 7 > monthrange(day.year, day.month)[1]
        return (day.day - 1) // 7 + 1 == self.nth


Pattern = Once | Daily | Weekly | Monthly | MonthlyNth


@dataclass(frozen=True, slots=True)
class Rule:
    """An hour, to the minute, in a zone on the days of a pattern, until a last day, without some days."""

    at: time
    zone: str
    pattern: Pattern
    until: date | None = None
    skip: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        demand(self.at == self.at.replace(second=0, microsecond=0, tzinfo=None), "The hour of a rule is to the minute.")

    def falls_on(self, day: date) -> bool:
        within = self.until is None or day <= self.until
        return within and day not in self.skip and self.pattern.falls_on(day)

    def to_text(self) -> str:
        """One line of JSON, the same for the same rule."""
        return json.dumps(
            {
                "at": self.at.isoformat("minutes"),
                "zone": self.zone,
                "pattern": pattern_json(self.pattern),
                "until": self.until.isoformat() if self.until else None,
                "skip": [day.isoformat() for day in self.skip],
            },
            sort_keys=True,
        )

    @classmethod
    def from_text(cls, words: str) -> "Rule":
        kept = json.loads(words)
        until = date.fromisoformat(kept["until"]) if kept["until"] else None
        skip = tuple(date.fromisoformat(day) for day in kept["skip"])
        return cls(time.fromisoformat(kept["at"]), kept["zone"], pattern_from(kept["pattern"]), until, skip)


def pattern_json(pattern: Pattern) -> dict[str, Any]:
    match pattern:
        case Once(day):
            return {"kind": "once", "day": day.isoformat()}
        case Daily():
            return {"kind": "daily"}
        case Weekly(weekdays, every, anchor):
            return {"kind": "weekly", "weekdays": list(weekdays), "every": every, "anchor": anchor.isoformat()}
        case Monthly(day_of_month):
            return {"kind": "monthly", "day": day_of_month}
        case MonthlyNth(weekday, nth):
            return {"kind": "monthly nth", "weekday": weekday, "nth": nth}
        case _:
            assert_never(pattern)


def pattern_from(kept: dict[str, Any]) -> Pattern:
    match kept["kind"]:
        case "once":
            return Once(date.fromisoformat(kept["day"]))
        case "daily":
            return Daily()
        case "weekly":
            return Weekly(tuple(kept["weekdays"]), kept["every"], date.fromisoformat(kept["anchor"]))
        case "monthly":
            return Monthly(kept["day"])
        case "monthly nth":
            return MonthlyNth(kept["weekday"], kept["nth"])
        case other:
            raise SenselessRule(f"There is no pattern called {other!r}.")


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
    day, last = local, min(rule.until or date.max, local + FURTHEST)
    if isinstance(rule.pattern, Once):
        day = last = rule.pattern.day
    while day <= last:
        if rule.falls_on(day) and (at := local_instant(day, rule.at, rule.zone)) > after and not doubles(rule, day):
            return Occurrence(day, at)
        day += ONE_DAY
    return None


def describe(rule: Rule, t: Callable[..., str]) -> str:
    """A rule in words, with its hour and zone."""
    when = f"{rule.at:%H:%M} ({rule.zone})"
    ends = t(", until {date}", date=rule.until.isoformat()) if rule.until else ""
    return t("{days} at {when}", days=describe_days(rule.pattern, t), when=when) + ends


def describe_days(pattern: Pattern, t: Callable[..., str]) -> str:
    match pattern:
        case Once(day):
            return day.isoformat()
        case Daily():
            return t("every day")
        case Weekly(weekdays, every, _):
            if every == 1 and weekdays == tuple(range(5)):
                return t("every weekday")
            names = ", ".join(t(WEEKDAY_NAMES[weekday]) for weekday in weekdays)
            if every == 1:
                return t("every {days}", days=names)
            return (
                t("every second {days}", days=names)
                if every == 2
                else t("every {n} weeks on {days}", n=every, days=names)
            )
        case Monthly(day_of_month):
            return t("every month on day {n}", n=day_of_month)
        case MonthlyNth(weekday, nth):
            return t("every {nth} {day} of the month", nth=t(NTH_NAMES[nth]), day=t(WEEKDAY_NAMES[weekday]))
        case _:
            assert_never(pattern)
