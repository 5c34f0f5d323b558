"""Weeks, months and years, weekends, and the edges of them all."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.understanding.dates.kinds import Kind
from bot.understanding.dates.tokens import Match
from bot.understanding.dates.types import Doubt, Grain
from bot.understanding.dates.values import (
    LENGTHS,
    Ground,
    Span,
    add_months,
    at_start,
    day_span,
    nth_in,
    nth_weekday,
    period,
    weekend_of,
)
from bot.understanding.dates.words import Unit

BELONGING = frozenset({Kind.UNIT, Kind.WDAY, Kind.MONTH, Kind.WEEKEND})
"""What a word such as *next* before it belongs to, rather than to what stands before that word."""
SATURDAY = 5
WHOLE = frozenset({Unit.WEEK, Unit.MONTH, Unit.QUARTER})
EDGE_KINDS = frozenset({Kind.START, Kind.MID, Kind.END, Kind.EARLY, Kind.LATE})


def unit_from(ground: Ground, unit: Unit, way: int) -> Span | None:
    """The period of a unit that we are in, or one so many away from it."""
    if unit in {Unit.DAY, Unit.WORKDAY}:
        return day_span(ground.today + timedelta(days=way))
    if unit is Unit.WEEK:
        return period(ground.today + timedelta(days=7 * way), unit)
    months = LENGTHS[unit].months
    day = add_months(ground.today.replace(day=1), months * way) if months else None
    return period(day, unit) if day else None


def next_unit(ground: Ground, found: Match) -> Span | None:
    """Next week; not the day of `some day next week`."""
    belongs_on = found.tokens[-1].kind in {Kind.NEXT, Kind.FOLLOWING} and found.after is not None
    if belongs_on and found.after and found.after.kind in BELONGING:
        return None
    span = one_unit(ground, found, 1)
    return span.doubted(Doubt.VAGUE) if span and is_many(ground, found) else span


def is_many(ground: Ground, found: Match) -> bool:
    """Whether a unit is named as more than one: the coming weeks."""
    written = found.written(Kind.UNIT)
    return written.endswith("s") and (written[:-1] in ground.words.lexicon or written[:-2] in ground.words.lexicon)


def last_unit(ground: Ground, found: Match) -> Span | None:
    """Last week; not the last week of something."""
    if found.after and found.after.kind is Kind.OF and found.tokens[-1].kind is Kind.UNIT:
        return None
    return one_unit(ground, found, -1)


def this_unit(ground: Ground, found: Match) -> Span | None:
    """This week; for the week, which is none of a day."""
    if found.tokens[-1].kind is Kind.THIS and found.after and found.after.kind in BELONGING:
        return None
    is_alone = found.after is None or found.after.kind in {Kind.OTHER_WORD, Kind.COMMA, Kind.AND, Kind.OR}
    if found.has(Kind.FOR) and not (is_alone and found.first(Kind.UNIT)[1] in WHOLE):
        return None
    return one_unit(ground, found, 0)


def one_unit(ground: Ground, found: Match, way: int) -> Span | None:
    times, unit = found.first(Kind.UNIT)
    return unit_from(ground, unit, way * times)


def unit_after_next(ground: Ground, found: Match) -> Span | None:
    return one_unit(ground, found, 2)


def unit_before_last(ground: Ground, found: Match) -> Span | None:
    return one_unit(ground, found, -2)


def weekend(ground: Ground, found: Match) -> Span | None:
    if found.has(Kind.LAST) and found.after and found.after.kind in {Kind.OF, Kind.IN}:
        return None
    way = 1 if found.has(Kind.NEXT) else -1 if found.has(Kind.LAST) or found.has(Kind.PAST) else 0
    way *= 2 if found.has(Kind.AFTER) or found.has(Kind.BEFORE) else 1
    if way == 0 and ground.looks_back():
        way = -1 if ground.today.weekday() < 5 else 0
    return weekend_of(ground.today + timedelta(days=7 * way))


def weekend_with(ground: Ground, found: Match) -> Span | None:
    """The weekend of the 12th."""
    first, day = found.all(Kind.DAY)
    return weekend_of(day.day) if first.grain is Grain.WEEKEND and day.grain is Grain.DAY else None


def nth_weekend(ground: Ground, found: Match) -> Span | None:
    """The last weekend in May: that of its last Saturday."""
    span = found.first(Kind.DAY) or unit_from(ground, found.first(Kind.UNIT)[1], 0)
    if span is None or span.grain < Grain.MONTH or span.ends is None:
        return None
    saturday = nth_weekday(nth_in(found), SATURDAY, span.day, span.ends.date())
    return weekend_of(saturday) if saturday else None


def weekends_ago(ground: Ground, found: Match) -> Span | None:
    return weekend_of(ground.today - timedelta(weeks=found.first(Kind.NUM) or 1))


def weekends_ahead(ground: Ground, found: Match) -> Span | None:
    return weekend_of(ground.today + timedelta(weeks=found.first(Kind.NUM) or 1))


def whole_year(found: Match) -> Span:
    return period(date(found.first(Kind.YEAR), 1, 1), Unit.YEAR)


def named_year(ground: Ground, found: Match) -> Span | None:
    """The year 2027."""
    return whole_year(found) if found.first(Kind.UNIT) == (1, Unit.YEAR) else None


def nth_unit(ground: Ground, found: Match) -> Span | None:
    """The first week of May, the last day of the month, the third day of next week."""
    units = found.all(Kind.UNIT)
    span = found.first(Kind.DAY) or (whole_year(found) if found.has(Kind.YEAR) else unit_from(ground, units[-1][1], 0))
    if span is None:
        return None
    unit, nth = units[0][1], nth_in(found)
    last = (span.ends or span.begins).date()
    if unit is Unit.DAY and span.grain >= Grain.WEEK:
        day = last if nth < 0 else span.day + timedelta(days=nth - 1)
        return day_span(day) if day <= last else None
    if unit is Unit.WEEK and span.grain >= Grain.MONTH:
        return period(last, Unit.WEEK) if nth < 0 else period(span.day + timedelta(days=7 * nth - 4), Unit.WEEK)
    if unit is Unit.MONTH and span.grain >= Grain.QUARTER:
        month = last if nth < 0 else add_months(span.day, nth - 1)
        return period(month, Unit.MONTH) if month else None
    return None


def rest_of(ground: Ground, found: Match) -> Span | None:
    """The rest of the week: from today to its end."""
    span = unit_from(ground, found.first(Kind.UNIT)[1], 0)
    return replace(span, begins=at_start(ground.today), grain=Grain.DAY) if span and span.ends else None


def so_far(ground: Ground, found: Match) -> Span | None:
    """Earlier this week: from its beginning to yesterday; on its first day there is nothing of it yet."""
    span = unit_from(ground, found.first(Kind.UNIT)[1], 0)
    if span is None or span.ends is None or span.day == ground.today:
        return None
    return replace(span, ends=at_start(ground.today - timedelta(days=1)), grain=Grain.DAY)


def week_with(ground: Ground, found: Match) -> Span | None:
    """The week of the 4th."""
    span: Span = found.first(Kind.DAY)
    if found.first(Kind.UNIT) != (1, Unit.WEEK) or span.grain is not Grain.DAY:
        return None
    return period(span.day, Unit.WEEK)


def edge_of(ground: Ground, found: Match) -> Span | None:
    """The beginning, the middle or the end of a period."""
    kind, unit = found.first(Kind.EDGE) if found.has(Kind.EDGE) else (edge_kind(found), None)
    span: Span | None = found.first(Kind.DAY)
    if found.has(Kind.YEAR):
        span = whole_year(found)
    if span is None:
        named = unit or (found.first(Kind.UNIT) or (0, None))[1]
        span = unit_from(ground, named, 0) if named and named is not Unit.DAY else day_span(ground.today)
    is_adverb = kind is Kind.EARLY and found.has(Kind.ON)  # To come early, on Friday.
    return edge(span, kind) if span and not is_adverb else None


def edge_kind(found: Match) -> Kind:
    return next(token.kind for token in found.tokens if token.kind in EDGE_KINDS)


def edge(span: Span, kind: Kind) -> Span | None:
    """One day of a period, or a shorter part of it."""
    if span.grain is Grain.PART:
        later = span.begins + timedelta(hours=2 if kind in {Kind.LATE, Kind.END} else 0)
        return replace(span, begins=min(later, span.ends or later))
    if span.grain is Grain.DAY:
        return edge_of_day(span, kind)
    day = day_at_edge(span, kind)
    made = replace(span, begins=at_start(day), ends=None, grain=Grain.DAY, form=None) if day else None
    is_end_of_week = span.grain is Grain.WEEK and kind is Kind.END and span.ends
    return made.doubted(Doubt.END, made.begins, span.ends) if made and span.ends and is_end_of_week else made


def edge_of_day(span: Span, kind: Kind) -> Span | None:
    if kind is Kind.END:
        return replace(span, begins=datetime.combine(span.day, time(23, 59, 59)), form=None)
    if kind is Kind.EARLY:
        return span
    return replace(span, begins=datetime.combine(span.day, time(12)), grain=Grain.HOUR) if kind is Kind.MID else None


def day_at_edge(span: Span, kind: Kind) -> date | None:
    """The day that stands for an edge: the end of a week is its Friday, the middle of a month its 15th."""
    first, last = span.day, (span.ends or span.begins).date()
    match span.grain, kind:
        case _, Kind.START | Kind.EARLY:
            return first
        case Grain.WEEK, Kind.END | Kind.LATE:
            return first + timedelta(days=4)
        case Grain.WEEK, Kind.MID:
            return first + timedelta(days=2)
        case Grain.MONTH, Kind.MID:
            return first.replace(day=15)
        case Grain.MONTH, Kind.LATE:
            return first.replace(day=21)
        case Grain.YEAR, Kind.MID:
            return first.replace(month=7)
        case Grain.YEAR, Kind.LATE:
            return first.replace(month=10)
        case _, Kind.END:
            return last
    return None
