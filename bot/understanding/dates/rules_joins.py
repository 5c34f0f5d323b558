"""Rules that put a day and an hour together, and that make a range of two ends."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.understanding.dates.kinds import Kind
from bot.understanding.dates.rules import Stage, rule
from bot.understanding.dates.rules_days import in_part
from bot.understanding.dates.rules_hours import counts, hour_of_digits, minutes_in
from bot.understanding.dates.tokens import Match
from bot.understanding.dates.types import Doubt, Grain
from bot.understanding.dates.values import Ground, Hour, Span
from bot.understanding.dates.words import NOONTIME, Part

ONE_DAY = timedelta(days=1)


def day_with_hour(ground: Ground, found: Match) -> Span | None:
    """Friday at 4, 9 tomorrow morning."""
    span: Span = found.first(Kind.DAY) or found.first(Kind.EVENT)
    hour = hour_in(found) if not counts_days(found) else None
    if span is None or hour is None or span.grain > Grain.DAY:
        return None
    if span.grain < Grain.PART and span.part is None:
        return None
    return at_hour(span, hour, found.first(Kind.INPART) or found.first(Kind.PART) or span.part)


def day_with_digits(ground: Ground, found: Match) -> Span | None:
    """Tuesday 1800; not when it counts what follows, and not the year of 1 January 1850."""
    span: Span = found.first(Kind.DAY)
    first, last = found.tokens[0], found.tokens[-1]
    hour = hour_of_digits(last)
    is_count = found.after is not None and found.after.kind is Kind.OTHER_WORD
    is_year = any(letter.isdigit() for letter in first.written) and not last.written.startswith("0")
    return at_hour(span, hour) if hour and span.grain is Grain.DAY and not (is_count or is_year) else None


def range_of_digits(ground: Ground, found: Match) -> tuple[Hour, Hour] | None:
    """1300-1500, where a day stands before it."""
    ends = [hour_of_digits(token) for token in found.tokens if token.kind is Kind.BIG]
    is_led = found.before is not None and found.before.kind is Kind.DAY
    return (ends[0], ends[1]) if is_led and ends[0] and ends[1] else None


def counts_days(found: Match) -> bool:
    """Whether a bare number before a day counts it: one Tuesday, three Friday sessions."""
    number = found.tokens[0]
    if number.kind is not Kind.NUM:
        return False
    is_many = found.after is not None and found.after.kind is Kind.OTHER_WORD and found.after.written.endswith("s")
    return is_many or (number.value == 1 and not number.is_digits)


def hour_in(found: Match) -> Hour | None:
    if found.has(Kind.CLOCK):
        value = found.first(Kind.CLOCK)
        return value if isinstance(value, Hour) else None
    numbers = found.all(Kind.NUM)
    return minutes_in(int(numbers[-1]), 0) if numbers and 1 <= numbers[-1] <= 24 else None


def at_hour(span: Span, hour: Hour, part: Part | None = None) -> Span:
    """The hour on that day; a bare one as most mean it, in doubt."""
    sure = hour
    if part:
        sure = hour.within(part)
    elif not hour.is_sure:
        sure = hour.likely()
    day = span.day + ONE_DAY if is_midnight_after(sure, part) else span.day
    at = datetime.combine(day, sure.at)
    made = replace(span, begins=at, ends=None, grain=Grain.MINUTE, part=None, choices=shift(span, sure))
    if hour.is_sure or part is not None or not 1 <= hour.at.hour <= 6:
        return made
    return made.doubted(Doubt.HOUR, *(made.choices or (at, at - timedelta(hours=12))))


def is_midnight_after(hour: Hour, part: Part | None) -> bool:
    """Twelve at night, or one, of a night belongs to the day after."""
    return bool(part and part.is_dark and hour.at.hour < 5)


def shift(span: Span, hour: Hour) -> tuple[datetime, ...]:
    return tuple(datetime.combine(each.date(), hour.at) for each in span.choices)


def day_in_part(ground: Ground, found: Match) -> Span | None:
    """Friday morning."""
    span: Span = found.first(Kind.DAY)
    if span.grain is not Grain.DAY:
        return None
    part = found.first(Kind.INPART) or found.first(Kind.PART) or found.first(Kind.FIRST)
    if part is NOONTIME and found.tokens[0].kind is Kind.PART:
        # Lunch on Friday is what is to be had, not when.
        return None
    return in_part(span, ground.part(part))


def early_part(ground: Ground, found: Match) -> Span | None:
    span = day_in_part(ground, found)
    if span and (found.has(Kind.LATE) or found.has(Kind.MID)):
        return replace(span, begins=span.begins + timedelta(hours=2))
    return span


def hour_range(ground: Ground, found: Match) -> tuple[Hour, Hour] | None:
    """From an hour to another: the half of the day that one of them has holds for both where it can."""
    hours = [token for token in found.tokens if token.kind in {Kind.CLOCK, Kind.NUM, Kind.DECIMAL, Kind.NOON}]
    if len(hours) != 2:
        return None
    first, second = (as_hour(token.kind, token.value) for token in hours)
    if first is None or second is None or (found.tokens[-1].kind is Kind.NUM and counts(found.after, ground)):
        return None
    if found.has(Kind.AMPM):
        second = second.late() if found.first(Kind.AMPM) else second.early()
    part = found.first(Kind.INPART) or found.first(Kind.PART)
    if part:
        first, second = first.within(part), second.within(part)
    return in_order(first, second)


def day_hours(ground: Ground, found: Match) -> tuple[Hour, Hour] | None:
    """2-4, where a day stands beside it."""
    before, after, later = found.before, found.after, found.later
    is_after = before is not None and before.kind is Kind.DAY
    is_before = after is not None and after.kind is Kind.DAY
    is_before |= after is not None and after.kind is Kind.ON and later is not None and later.kind is Kind.DAY
    return hour_range(ground, found) if is_after or is_before else None


def as_hour(kind: Kind, value: object) -> Hour | None:
    if isinstance(value, Hour):
        return value
    if isinstance(value, time):
        return Hour(value)
    if isinstance(value, tuple):
        return minutes_in(int(value[0]), int(value[1])) if kind is Kind.DECIMAL else Hour(*value)
    return minutes_in(int(value), 0) if isinstance(value, int) else None


def in_order(first: Hour, second: Hour) -> tuple[Hour, Hour]:
    """Both ends with their halves of the day, the first before the second where that can be."""
    if second.is_sure and not first.is_sure:
        late, early = first.late(), first.early()
        first = late if second.at.hour >= 12 and late.at <= second.at else early
    elif first.is_sure and not second.is_sure:
        late, early = second.late(), second.early()
        second = early if early.at > first.at else late
    elif not first.is_sure and not second.is_sure:
        first = first.likely()
        second = second if second.at > first.at else second.late()
    return first, second


def spread(ground: Ground, found: Match) -> Span | None:
    """A day from an hour to another."""
    span: Span = found.first(Kind.DAY)
    if span.grain > Grain.DAY or (span.grain < Grain.PART and span.part is None):
        return None
    first, second = found.first(Kind.CRANGE)
    if span.part:
        first, second = in_order(first.within(span.part), second)
    return from_to(span, first, second)


def from_to(span: Span, first: Hour, second: Hour) -> Span:
    begins, ends = datetime.combine(span.day, first.at), datetime.combine(span.day, second.at)
    ends = ends if ends > begins else ends + ONE_DAY
    return replace(span, begins=begins, ends=ends, grain=Grain.MINUTE, part=None, choices=shift(span, first))


def hour_alone(ground: Ground, hour: Hour) -> Span:
    """The next time the clock shows it; looking back, the last."""
    sure = hour if hour.is_sure else hour.likely()
    at = datetime.combine(ground.today, sure.at)
    if ground.looks_back():
        at -= ONE_DAY if at > ground.now else timedelta()
    else:
        at += ONE_DAY if at < ground.now else timedelta()
    span = Span(at, Grain.MINUTE, is_hour_alone=True)
    is_doubtful = not hour.is_sure and 1 <= hour.at.hour <= 6
    return span.doubted(Doubt.HOUR, at, at - timedelta(hours=12)) if is_doubtful else span


HOUR = "(CLOCK|NUM)"
TO = "(TO|DASH|UNTIL)"
HOUR_RANGES = Stage(
    (
        rule(
            Kind.CRANGE,
            hour_range,
            f"(FROM|OF|BETWEEN|AROUND)? CLOCK {TO} AT? {HOUR} (AMPM|INPART)?",
            f"(FROM|OF|BETWEEN|AROUND)? NUM {TO} AT? CLOCK (AMPM|INPART)?",
            "(BETWEEN|FROM|OF) (CLOCK|NUM) (AND|TO|DASH|UNTIL) AT? (CLOCK|NUM|NOON) (AMPM|INPART|PART)?",
            "NUM (TO|DASH) NUM (AMPM|INPART)",
            "(FROM|OF) AT? (CLOCK|NUM) CLOCK INPART?",
            "BETWEEN (CLOCK|NUM|DECIMAL) AND (CLOCK|NUM|DECIMAL) (AMPM|INPART)?",
        ),
        rule(Kind.CRANGE, range_of_digits, "FROM? BIG (TO|DASH) BIG"),
        rule(Kind.CRANGE, day_hours, "(NUM|DECIMAL) (TO|DASH) (NUM|DECIMAL)"),
    )
)
JOINS = Stage(
    (
        rule(
            Kind.MOMENT,
            day_with_hour,
            "DAY COMMA? (ON|AT|BY|BEFORE|FOR|FROM|AROUND|DASH)? AROUND? CLOCK (AMPM|INPART)?",
            "DAY (AT|AROUND|BY|BEFORE|AFTER|PAST) NUM INPART?",
            "DAY PART (AT|AROUND|BY|DASH|COMMA)? CLOCK",
            "DAY (INPART|PART) (AT|AROUND) (CLOCK|NUM)",
            "DAY AROUND? CLOCK",
            "CLOCK COMMA? (ON|OF|IN|FROM)? THE? DAY (PART|INPART)?",
            "AT? NUM DAY PART?",
        ),
        rule(Kind.MOMENT, day_with_digits, "DAY COMMA? BIG"),
        rule(
            Kind.DAY,
            day_in_part,
            "DAY (COMMA|ON)? (PART|INPART)",
            "(PART|INPART) (OF|ON) THE? DAY",
            "INPART DAY",
            "FIRST (OF|ON)? THE? DAY",
            "DAY COMMA? FIRST",
        ),
        rule(
            Kind.DAY,
            early_part,
            "DAY (EARLY|LATE) THE? (PART|INPART)",
            "(EARLY|LATE) DAY (PART|INPART)",
            "DAY MID DASH? PART",
        ),
        rule(
            Kind.MOMENT,
            spread,
            "DAY COMMA? (AT|BY|ON|DASH)? CRANGE",
            "CRANGE COMMA? (ON|OF|IN)? THE? DAY",
        ),
    ),
    is_repeated=True,
)
