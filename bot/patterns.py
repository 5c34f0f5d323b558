"""On which days something repeats: the patterns of rules, as data, as text, and in words."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any, assert_never

from bot.i18n import mark

MOST_DAYS, MOST_WEEKS, MOST_MONTHS = 366, 52, 24
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
MONTH_NAMES = (
    mark("January"),
    mark("February"),
    mark("March"),
    mark("April"),
    mark("May"),
    mark("June"),
    mark("July"),
    mark("August"),
    mark("September"),
    mark("October"),
    mark("November"),
    mark("December"),
)
LONG_AGO = date(2024, 1, 1)
"""A Monday from which to count where it makes no difference."""
LEAP_YEAR = 2024


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
    """Every day, or every so many days counted from `anchor`."""

    every: int = 1
    anchor: date = LONG_AGO

    def __post_init__(self) -> None:
        demand(1 <= self.every <= MOST_DAYS, f"Between two days lie 1 to {MOST_DAYS}.")

    def falls_on(self, day: date) -> bool:
        return (day - self.anchor).days % self.every == 0


@dataclass(frozen=True, slots=True)
class Weekly:
    """On some weekdays (Monday is 0), every so many weeks counted from the week of `anchor`."""

    weekdays: tuple[int, ...]
    every: int = 1
    anchor: date = LONG_AGO

    def __post_init__(self) -> None:
        demand(bool(self.weekdays) and set(self.weekdays) <= set(range(7)), "A week has the days 0 to 6.")
        demand(1 <= self.every <= MOST_WEEKS, f"Between two weeks lie 1 to {MOST_WEEKS}.")

    def falls_on(self, day: date) -> bool:
        weeks = (day - timedelta(days=day.weekday()) - self.anchor + timedelta(days=self.anchor.weekday())).days // 7
        return day.weekday() in self.weekdays and weeks % self.every == 0


@dataclass(frozen=True, slots=True)
class Monthly:
    """On days of the month, the last one where the month is shorter; every so many months from that of `anchor`."""

    days: tuple[int, ...]
    every: int = 1
    anchor: date = LONG_AGO

    def __post_init__(self) -> None:
        demand(bool(self.days) and all(1 <= day <= 31 for day in self.days), "A month has the days 1 to 31.")
        demand(1 <= self.every <= MOST_MONTHS, f"Between two months lie 1 to {MOST_MONTHS}.")

    def falls_on(self, day: date) -> bool:
        last = monthrange(day.year, day.month)[1]
        return any(day.day == min(each, last) for each in self.days) and is_in_turn(day, self.anchor, self.every)


@dataclass(frozen=True, slots=True)
class MonthlyNth:
    """On the first to fourth weekday of the month, or the last (-1); every so many months from that of `anchor`."""

    weekday: int
    nth: int
    every: int = 1
    anchor: date = LONG_AGO

    def __post_init__(self) -> None:
        demand(0 <= self.weekday <= 6, "A week has the days 0 to 6.")
        demand(self.nth in NTH_NAMES, "Every month has a first to fourth and a last weekday.")
        demand(1 <= self.every <= MOST_MONTHS, f"Between two months lie 1 to {MOST_MONTHS}.")

    def falls_on(self, day: date) -> bool:
        if day.weekday() != self.weekday or not is_in_turn(day, self.anchor, self.every):
            return False
        if self.nth == -1:
            return day.day + 7 > monthrange(day.year, day.month)[1]
        return (day.day - 1) // 7 + 1 == self.nth


@dataclass(frozen=True, slots=True)
class Yearly:
    """Once a year; 29 February is the 28th in years without it."""

    month: int
    day: int

    def __post_init__(self) -> None:
        demand(1 <= self.month <= 12, "A year has the months 1 to 12.")
        demand(1 <= self.day <= monthrange(LEAP_YEAR, self.month)[1], "The month has no such day.")

    def falls_on(self, day: date) -> bool:
        return day.month == self.month and day.day == min(self.day, monthrange(day.year, day.month)[1])


def is_in_turn(day: date, anchor: date, every: int) -> bool:
    """Whether a month is one of every so many from that of the anchor."""
    return (day.year * 12 + day.month - anchor.year * 12 - anchor.month) % every == 0


Pattern = Once | Daily | Weekly | Monthly | MonthlyNth | Yearly
KINDS: dict[str, type[Pattern]] = {
    "once": Once,
    "daily": Daily,
    "weekly": Weekly,
    "monthly": Monthly,
    "monthly nth": MonthlyNth,
    "yearly": Yearly,
}


def pattern_json(pattern: Pattern) -> dict[str, Any]:
    kind = next(name for name, kind in KINDS.items() if isinstance(pattern, kind))
    return {"kind": kind, **{name: plain(value) for name, value in asdict(pattern).items()}}


def plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else list(value) if isinstance(value, tuple) else value


def pattern_from(kept: dict[str, Any]) -> Pattern:
    """Raises SenselessRule for what is no pattern."""
    kind = KINDS.get(kept["kind"])
    if kind is None:
        raise SenselessRule(f"There is no pattern called {kept['kind']!r}.")
    return kind(**{name: read(name, value) for name, value in kept.items() if name != "kind"})


def read(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return date.fromisoformat(value) if isinstance(value, str) else value


def describe_days(pattern: Pattern, t: Callable[..., str]) -> str:
    match pattern:
        case Once(day):
            return day.isoformat()
        case Daily(every=1):
            return t("every day")
        case Daily(every):
            return t("every {n} days", n=every)
        case Weekly():
            return describe_weeks(pattern, t)
        case Monthly(days, every):
            return describe_months(days, every, t)
        case MonthlyNth(weekday, nth, every):
            names = {"nth": t(NTH_NAMES[nth]), "day": t(WEEKDAY_NAMES[weekday])}
            if every == 1:
                return t("every {nth} {day} of the month", **names)
            return t("every {n} months on the {nth} {day}", n=every, **names)
        case Yearly(month, number):
            return t("every year on {n} {month}", n=number, month=t(MONTH_NAMES[month - 1]))
        case _:
            assert_never(pattern)


def describe_weeks(pattern: Weekly, t: Callable[..., str]) -> str:
    if pattern.every == 1 and pattern.weekdays == tuple(range(5)):
        return t("every weekday")
    names = ", ".join(t(WEEKDAY_NAMES[weekday]) for weekday in pattern.weekdays)
    if pattern.every == 1:
        return t("every {days}", days=names)
    if pattern.every == 2:
        return t("every second {days}", days=names)
    return t("every {n} weeks on {days}", n=pattern.every, days=names)


def describe_months(days: tuple[int, ...], every: int, t: Callable[..., str]) -> str:
    numbers = ", ".join(map(str, days))
    if every == 1:
        return t("every month on day {n}", n=numbers)
    return t("every {m} months on day {n}", m=every, n=numbers)
