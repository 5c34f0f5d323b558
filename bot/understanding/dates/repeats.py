"""A rule of what repeats, while it is put together of what the words say."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.understanding.dates.kinds import Kind
from bot.understanding.dates.tokens import Match
from bot.understanding.dates.types import Doubt, Grain, Repeat
from bot.understanding.dates.values import Form, Hour, Span
from bot.understanding.dates.words import Part

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKDAYS = tuple(range(5))
MOST_OF_A_MONTH = 5
"""So many times a weekday may be in a month."""

ORDER = ("BYMONTH", "BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYDAY", "BYHOUR", "BYMINUTE", "BYSETPOS")
MOST_INTERVAL = 366


@dataclass(frozen=True, slots=True)
class Draft:
    """A rule that is being put together."""

    repeat: Repeat
    hour: Hour | None = None
    part: Part | None = None
    needs_day: bool = False
    is_vague: bool = False
    """Whether the words may be another rule as well."""

    def by(self, **parts: str) -> "Draft":
        merged = {**dict(self.repeat.by), **parts}
        by = tuple((name, merged[name]) for name in ORDER if name in merged)
        return replace(self, repeat=replace(self.repeat, by=by))

    def value(self, name: str) -> str:
        return dict(self.repeat.by).get(name, "")


def draft(freq: str, interval: int = 1, **by: str) -> Draft | None:
    if not 1 <= interval <= MOST_INTERVAL:
        return None
    return Draft(Repeat(freq, interval)).by(**by)


def spans(found: Match) -> list[Span]:
    return [value for value in found.all(Kind.DAY, Kind.MOMENT) if isinstance(value, Span)]


def hour_of(span: Span) -> Hour:
    return Hour(span.begins.time(), is_sure=Doubt.HOUR not in span.doubts)


def weekdays_in(found: Match) -> list[int]:
    """The weekdays of a list; with a dash or `through` between two, those in between as well."""
    days: list[int] = []
    is_through = False
    for token in found.tokens:
        one = weekday_of(token.value) if token.kind in {Kind.DAY, Kind.MOMENT} else token.value
        if token.kind in {Kind.WDAYS, Kind.WDAY} or (token.kind in {Kind.DAY, Kind.MOMENT} and one is not None):
            assert isinstance(one, int)
            days += through(days[-1], one) if is_through and days else [one]
            is_through = False
        elif token.kind in {Kind.WEEKEND, Kind.WEEKENDS} or is_weekend(token.value):
            days += [5, 6]
        elif token.kind is Kind.WORKDAY:
            days += WORKDAYS
        elif token.kind in {Kind.DASH, Kind.TO, Kind.UNTIL}:
            is_through = True
    return days


def is_weekend(value: object) -> bool:
    return isinstance(value, Span) and value.grain is Grain.WEEKEND


def weekday_of(value: object) -> int | None:
    form = value.form if isinstance(value, Span) else None
    return form.weekday if form and form.nth is None else None


def through(first: int, last: int) -> list[int]:
    return [(first + n) % 7 for n in range(1, (last - first) % 7 + 1)]


def day_list(days: Iterable[int]) -> str:
    return ",".join(DAYS[day] for day in sorted(set(days)))


def of_weekdays(days: Iterable[int], interval: int = 1) -> Draft | None:
    return draft("WEEKLY", interval, BYDAY=day_list(days))


def of_forms(forms: list[Form], interval: int) -> Draft | None:
    """The fourth of a month, the last Friday of March, the 4th of July."""
    if not forms:
        return None
    form = forms[0]
    if form.nth is not None and form.weekday is not None:
        day = f"{form.nth}{DAYS[form.weekday]}"
        return (
            draft("YEARLY", interval, BYMONTH=str(form.month), BYDAY=day)
            if form.month
            else draft("MONTHLY", interval, BYDAY=day)
        )
    days = sorted({each.day for each in forms if each.day})
    if form.month and days:
        return draft("YEARLY", interval, BYMONTH=str(form.month), BYMONTHDAY=numbers(days))
    if form.month:
        return draft("YEARLY", interval, BYMONTH=str(form.month))
    return draft("MONTHLY", interval, BYMONTHDAY=numbers(days)) if days else None


def numbers(values: Iterable[int]) -> str:
    return ",".join(str(value) for value in values)
