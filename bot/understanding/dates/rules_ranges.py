"""Rules that make a range of two ends."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.understanding.dates.clock_changes import passed
from bot.understanding.dates.kinds import Kind
from bot.understanding.dates.rules import Stage, rule
from bot.understanding.dates.rules_joins import from_to, in_order
from bot.understanding.dates.tokens import Match, Token
from bot.understanding.dates.types import Grain
from bot.understanding.dates.values import Ground, Hour, Length, Span, at_start, exact, period
from bot.understanding.dates.words import Unit

ENDS = frozenset({Kind.DAY, Kind.MOMENT, Kind.CLOCK, Kind.NUM, Kind.ORD, Kind.YEAR})


def date_range(ground: Ground, found: Match) -> Span | None:
    """From a day to another, in order; what the second lacks it has from the first."""
    ends = [token if token.kind is not Kind.YEAR else whole_year(token) for token in found.tokens if token.kind in ENDS]
    if len(ends) != 2:
        return None
    first, second = ends
    if first.kind in {Kind.NUM, Kind.ORD}:
        return number_to_day(first.value, second.value)
    if number := number_without_month(first.value, second.value):
        return number_to_day(number, second.value)
    if second.kind in {Kind.NUM, Kind.ORD}:
        return day_to_number(first.value, int(second.value))
    if second.kind is Kind.CLOCK:
        return moment_to_hour(first.value, second.value) if first.kind is Kind.MOMENT else None
    if first.kind is Kind.CLOCK:
        return None
    return ordered(ground, first.value, second.value)


def whole_year(token: Token) -> Token:
    return replace(token, kind=Kind.DAY, value=period(date(token.value, 1, 1), Unit.YEAR))


def moment_to_hour(first: Span, second: Hour) -> Span | None:
    begins, ends = in_order(Hour(first.begins.time()), second)
    return from_to(first, begins, ends)


def number_without_month(first: object, last: object) -> int | None:
    """The number of a day that has its month from the day that it goes on to: the 3rd to the 5th of May."""
    if not isinstance(first, Span) or not isinstance(last, Span) or first.form is None or last.grain is not Grain.DAY:
        return None
    is_bare = first.form.month is None and first.form.weekday is None
    has_month = last.form is None or last.form.month is not None
    return first.form.day if is_bare and has_month and (first.form.day or 31) < last.day.day else None


def number_to_day(number: int, last: Span) -> Span | None:
    """3 to 5 May."""
    if last.grain is not Grain.DAY or number >= last.day.day:
        return None
    first = exact(last.day.year, last.day.month, int(number))
    return Span(at_start(first), Grain.DAY, last.begins, doubts=last.doubts) if first else None


def day_to_number(first: Span, number: int) -> Span | None:
    """May 3 to 5."""
    if first.grain is not Grain.DAY or number <= first.day.day:
        return None
    last = exact(first.day.year, first.day.month, number)
    return replace(first, ends=at_start(last), form=None) if last else replace(first, problem="no such day")


def ordered(ground: Ground, first: Span, second: Span) -> Span | None:
    if first.problem or second.problem:
        return first if first.problem else second
    end = second.ends or second.begins
    begins = first.begins
    if first.grain is Grain.DAY and second.ends and second.grain <= Grain.HOUR:
        # From nine to five on all of the days.
        begins = datetime.combine(first.day, second.begins.time())
    if begins > end and not ground.looks_back() and first.form and first.form.month and not first.form.nth:
        # What began before the year was out is still going on; looking back, it is the end that is still to come.
        earlier = exact(begins.year - 1, begins.month, begins.day)
        begins = at_start(earlier) if earlier else begins
    if begins > end and second.form and second.form.weekday is not None:
        end += timedelta(days=7)
    if begins > end and second.form and second.form.month:
        later = exact(end.year + 1, end.month, end.day)
        end = at_start(later) if later else end
    if second.begins.year != first.begins.year and first.form and first.form.month and not second.form:
        aligned = exact(second.day.year, first.day.month, first.day.day)
        begins = at_start(aligned) if aligned and at_start(aligned) <= end else begins
    if begins > end:
        return None
    return Span(begins, min(first.grain, second.grain), end, doubts=first.doubts | second.doubts)


def from_now(ground: Ground, found: Match) -> Span | None:
    """Between now and Friday."""
    last: Span = found.first(Kind.DAY) or found.first(Kind.MOMENT)
    ends = last.ends or last.begins
    return Span(ground.now, Grain.MINUTE, ends) if ends > ground.now and not last.problem else None


def for_length(ground: Ground, found: Match) -> Span | None:
    """A moment and how long it lasts."""
    span: Span = found.first(Kind.MOMENT) or found.first(Kind.DAY)
    by: Length = found.first(Kind.LEN)
    end = passed(ground, span.begins, by, 1)
    return replace(span, ends=end) if end and span.ends is None else None


RANGES = Stage(
    (
        rule(
            Kind.RANGE,
            date_range,
            "(FROM|OF|BETWEEN|SINCE)? (DAY|MOMENT) (TO|DASH|UNTIL|AND) AT? (ON|THE)? (DAY|MOMENT)".replace(
                "|AND)", ")"
            ),
            "BETWEEN THE? (DAY|MOMENT|ORD|NUM) AND THE? (DAY|MOMENT|CLOCK)",
            "(FROM|BETWEEN)? MOMENT (TO|DASH|UNTIL|AND) AT? CLOCK".replace("|AND)", ")"),
            "(FROM|OF)? THE? (NUM|ORD) (TO|DASH|UNTIL) THE? DAY",
            "(FROM|OF)? DAY (TO|DASH|UNTIL) THE? (NUM|ORD)",
            "BETWEEN MOMENT AND CLOCK",
            "(FROM|OF|BETWEEN) YEAR (TO|UNTIL|DASH) (YEAR|DAY)",
            "BETWEEN YEAR AND (YEAR|DAY)",
        ),
        rule(Kind.RANGE, from_now, "(FROM|BETWEEN)? NOW (TO|UNTIL|DASH) THE? (DAY|MOMENT)", "BETWEEN NOW AND THE? DAY"),
        rule(Kind.RANGE, for_length, "(DAY|MOMENT) (FOR|DURING) LEN"),
    )
)
