"""What tokens come to: lengths, periods and hours, and the arithmetic of the calendar. Local time, without a zone."""

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.understanding.dates.kinds import Kind
from bot.understanding.dates.tokens import Match
from bot.understanding.dates.types import Context, Doubt, Grain
from bot.understanding.dates.words import Part, Unit, Words

FURTHEST_YEARS = 200
EARLIEST, LATEST = datetime(1900, 1, 1), datetime(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class Form:
    """How a day was named, for a rule that repeats it."""

    weekday: int | None = None
    nth: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Length:
    """So much time."""

    months: int = 0
    days: int = 0
    seconds: int = 0
    workdays: int = 0
    unit: Unit = Unit.DAY
    """The finest unit of it."""
    count: float = 1
    is_vague: bool = False

    def plus(self, other: "Length") -> "Length":
        return Length(
            self.months + other.months,
            self.days + other.days,
            self.seconds + other.seconds,
            self.workdays + other.workdays,
            other.unit,
            other.count,
            self.is_vague or other.is_vague,
        )


@dataclass(frozen=True, slots=True)
class Span:
    """A point or a period, as exact as its grain."""

    begins: datetime
    grain: Grain
    ends: datetime | None = None
    form: Form | None = None
    choices: tuple[datetime, ...] = ()
    doubts: frozenset[Doubt] = frozenset()
    part: Part | None = None
    is_hour_alone: bool = False
    """No day was named."""
    is_passed: bool = False
    """Counted in real time, so that it surely is."""
    problem: str = ""

    @property
    def day(self) -> date:
        return self.begins.date()

    def doubted(self, doubt: Doubt, *choices: datetime) -> "Span":
        return replace(self, doubts=self.doubts | {doubt}, choices=choices or self.choices)


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour of the day; not sure when it may be before or after noon."""

    at: time
    is_sure: bool = True
    grain: Grain = Grain.MINUTE

    def late(self) -> "Hour":
        return Hour(self.at.replace(hour=self.at.hour % 12 + 12), True, self.grain)

    def early(self) -> "Hour":
        return Hour(self.at.replace(hour=self.at.hour % 12), True, self.grain)

    def within(self, part: Part) -> "Hour":
        """The hour in a part of the day."""
        if self.is_sure and self.at.hour > 12:
            return self
        if part.is_late:
            is_after_midnight = part.is_dark and (self.at.hour < 5 or self.at.hour == 12)
            return self.early() if is_after_midnight else self.late()
        return self.early() if self.at.hour != 12 else self

    def likely(self) -> "Hour":
        """A bare hour as most mean it: one to six are after noon."""
        return replace(self, at=self.at.replace(hour=self.at.hour + 12)) if 1 <= self.at.hour <= 6 else self


LED_WAYS: Mapping[Kind | None, bool] = {
    Kind.SINCE: True,
    Kind.BY: False,
    Kind.FOR: False,
    Kind.TO: False,
    Kind.UNTIL: False,
}
"""Words that say by themselves which way the date looks that they lead to."""


@dataclass(frozen=True)
class Ground:
    """What everything is counted from."""

    now: datetime
    """Local, without a zone."""
    context: Context
    words: Words
    is_past: bool | None = None
    cues: tuple[tuple[int, bool], ...] = ()
    """Where a sentence tells of what was, and where of what is to come, when it does both."""

    @property
    def today(self) -> date:
        return self.now.date()

    def part(self, part: Part) -> Part:
        """A part of the day with the organisation's hours."""
        own = self.context.hours.get(part.name)
        return replace(part, begins=own[0], ends=own[1]) if own else part

    def looks_back(self) -> bool:
        return bool(self.is_past)

    def seen_at(self, place: int, before: Kind | None = None) -> "Ground":
        """The ground for what stands at a place: what it says of the time is nearest to it."""
        back = nearest_cue(self.cues, place) if self.cues else self.is_past
        if before in LED_WAYS and self.context.is_past is None:
            back = LED_WAYS[before]
        return self if back is self.is_past else replace(self, is_past=back)


def nearest_cue(cues: tuple[tuple[int, bool], ...], place: int) -> bool:
    """What the last cue before a place says, or else the first."""
    return cues[max(0, bisect_left(cues, (place, False)) - 1)][1]


def at_start(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


def within_reach(year: int) -> bool:
    return EARLIEST.year <= year <= LATEST.year


def exact(year: int, month: int, day: int) -> date | None:
    """A day by its numbers, if there is one."""
    if not within_reach(year) or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def add_months(day: date, count: int) -> date | None:
    """So many months on, on the last day where the month is shorter."""
    month = day.year * 12 + day.month - 1 + count
    year, month = divmod(month, 12)
    if not within_reach(year):
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def moved(start: datetime, length: Length, way: int) -> datetime | None:
    """So much later, or earlier with `way` -1. None when that is beyond all calendars here."""
    day = add_months(start.date(), way * length.months) if length.months else start.date()
    if day is None or abs(length.days) > FURTHEST_YEARS * 366 or abs(length.seconds) > FURTHEST_YEARS * 366 * 86_400:
        return None
    try:
        at = datetime.combine(day, start.time()) + way * timedelta(days=length.days, seconds=length.seconds)
    except OverflowError:
        return None
    at = with_workdays(at, way * length.workdays)
    return at if EARLIEST <= at <= LATEST else None


def with_workdays(at: datetime, count: int) -> datetime:
    """So many days on that are not on a weekend."""
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(min(abs(count), 2000)):
        at += step
        while at.weekday() > 4:
            at += step
    return at


LENGTHS = {
    Unit.SECOND: Length(seconds=1),
    Unit.MINUTE: Length(seconds=60),
    Unit.HOUR: Length(seconds=3600),
    Unit.DAY: Length(days=1),
    Unit.WORKDAY: Length(workdays=1),
    Unit.WEEK: Length(days=7),
    Unit.MONTH: Length(months=1),
    Unit.QUARTER: Length(months=3),
    Unit.YEAR: Length(months=12),
    Unit.DECADE: Length(months=120),
}
HALVES = {Unit.WEEK: Length(days=4), Unit.MONTH: Length(days=15), Unit.YEAR: Length(months=6)}
DAY_PARTS = {Unit.DAY: 86_400, Unit.HOUR: 3600, Unit.MINUTE: 60, Unit.SECOND: 1}


def length(count: float, unit: tuple[int, Unit], is_vague: bool = False) -> Length:
    """So many of a unit; halves are as exact as calendars allow."""
    times, kind = unit
    whole, half = int(count * times), (count * times) % 1
    one = LENGTHS[kind]
    base = Length(
        one.months * whole, one.days * whole, one.seconds * whole, one.workdays * whole, kind, count, is_vague
    )
    if not half:
        return base
    rest = HALVES.get(kind) or Length(seconds=round(half * DAY_PARTS.get(kind, 0)))
    return replace(base.plus(rest), unit=Unit.MINUTE if kind is Unit.HOUR else kind, count=count, is_vague=is_vague)


def week_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def period(day: date, unit: Unit) -> Span:
    """The whole period of a unit that a day is in."""
    match unit:
        case Unit.WEEK:
            first = week_of(day)
            return Span(at_start(first), Grain.WEEK, at_start(first + timedelta(days=6)))
        case Unit.MONTH:
            return Span(at_start(day.replace(day=1)), Grain.MONTH, at_start(last_of_month(day)))
        case Unit.QUARTER:
            first = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
            return Span(at_start(first), Grain.QUARTER, at_start(last_of_month(add_months(first, 2) or first)))
        case Unit.YEAR:
            return Span(datetime(day.year, 1, 1), Grain.YEAR, datetime(day.year, 12, 31))
        case Unit.DECADE:
            first_year = day.year // 10 * 10
            return Span(datetime(first_year, 1, 1), Grain.DECADE, datetime(first_year + 9, 12, 31))
        case _:
            return Span(at_start(day), Grain.DAY)


def weekend_of(day: date) -> Span:
    saturday = week_of(day) + timedelta(days=5)
    return Span(at_start(saturday), Grain.WEEKEND, at_start(saturday + timedelta(days=1)))


def day_span(day: date | None, form: Form | None = None) -> Span | None:
    return Span(at_start(day), Grain.DAY, form=form) if day else None


def no_such_day(ground: Ground) -> Span:
    """Words that were surely meant as a date that the calendar does not have."""
    return Span(at_start(ground.today), Grain.DAY, problem="no such day")


def soonest(today: date, wanted: int) -> date:
    """The next such day after today."""
    return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)


def nth_in(found: Match) -> int:
    """The ordinal in a match; the last as -1."""
    return -1 if found.has(Kind.LAST) else int(found.first(Kind.ORD) or 2)


def last_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def nth_weekday(nth: int, weekday: int, first: date, last: date) -> date | None:
    """The nth such day of a period; the last with -1."""
    if nth < 0:
        return last - timedelta(days=(last.weekday() - weekday) % 7) + timedelta(weeks=nth + 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7) + timedelta(weeks=nth - 1)
    return day if day <= last else None
