"""Rules for numbers and for hours of the day."""

import re
from datetime import time

from bot.understanding.dates.kinds import Kind
from bot.understanding.dates.numerals import in_half
from bot.understanding.dates.rules import Stage, rule
from bot.understanding.dates.tokens import Match
from bot.understanding.dates.values import Ground, Hour
from bot.understanding.dates.words import Unit

HAS_MINUTES = re.compile(r"[.,]\d\d$")


def number(ground: Ground, found: Match) -> int:
    return int(sum(found.all(Kind.TENS, Kind.ONES)))


def couple(_ground: Ground, _found: Match) -> int:
    return 2


def ordinal(ground: Ground, found: Match) -> int:
    return int(found.first(Kind.TENS) or 0) + int(found.first(Kind.ORD) or 2)


NUMBERS = Stage(
    (
        rule(Kind.NUM, number, "TENS", "ONES", "TENS (DASH|AND)? ONES"),
        rule(Kind.NUM, couple, "A COUPLE OF?"),
        rule(Kind.ORD, ordinal, "TENS DASH? (ORD|SECOND)"),
    )
)


def minutes_in(hour: int, minute: int, is_late: bool | None = None) -> Hour | None:
    if not 0 <= hour <= 24 or not 0 <= minute <= 59 or (hour == 24 and minute):
        return None
    if is_late is not None:
        return Hour(time(in_half(hour, is_late), minute)) if 1 <= hour <= 12 else None
    return Hour(time(hour % 24, minute), not 1 <= hour <= 12)


def hour(ground: Ground, found: Match) -> Hour | None:
    """A clock as it was written, with its half of the day if that follows."""
    if found.has(Kind.CLOCK):
        value = found.first(Kind.CLOCK)
        made = value if isinstance(value, Hour) else Hour(*value)
        return with_half(found, made)
    if found.has(Kind.DECIMAL):
        if not HAS_MINUTES.search(found.token(Kind.DECIMAL).written):
            return None
        return with_half(found, minutes_in(*found.first(Kind.DECIMAL)))
    if found.has(Kind.NOON):
        return Hour(found.first(Kind.NOON)) if found.first(Kind.NUM) in {None, 12} else None
    numbers = [*found.all(Kind.NUM), 0]
    if len(numbers) == 4:
        numbers = [numbers[0], numbers[2]] if numbers[1] == 0 and numbers[2] < 10 else [-1, 0]
    if len(numbers) == 3 and numbers[1] < 10 and found.tokens[-2].is_digits:
        return None
    made_hour = minutes_in(numbers[0], numbers[1])
    return with_half(found, made_hour)


def with_half(found: Match, made: Hour | None) -> Hour | None:
    if made is None:
        return None
    if found.has(Kind.AMPM):
        return (made.late() if found.first(Kind.AMPM) else made.early()) if made.at.hour <= 12 else made
    if found.has(Kind.INPART):
        return made.within(found.first(Kind.INPART))
    return made


def led_hour(ground: Ground, found: Match) -> Hour | None:
    """`at 5`: not when it counts what follows, as in `at 5 schools`."""
    after = found.after
    counts = after and after.kind is Kind.OTHER_WORD and len(after.written) > 3 and after.written.endswith("s")
    if counts or (after and after.kind in {Kind.UNIT, Kind.SLASH, Kind.TIMES, Kind.NEXT, Kind.LAST}):
        return None
    return hour(ground, found)


def last_hour(ground: Ground, found: Match) -> Hour | None:
    """`by 5`, where nothing follows that it may count."""
    is_led = found.before is not None and found.before.kind is Kind.BY and found.tokens[0].is_digits
    return hour(ground, found) if is_led and found.after is None else None


def past_hour(ground: Ground, found: Match) -> Hour | None:
    """Half past three, ten past three, quarter past three."""
    minute = minutes_before(found)
    numbers = found.all(Kind.NUM)
    if minute is None or not numbers:
        return None
    return with_half(found, minutes_in(numbers[-1], minute))


def to_hour(ground: Ground, found: Match) -> Hour | None:
    """Ten to three."""
    minute = minutes_before(found)
    last = found.first(Kind.NOON) or None
    numbers = found.all(Kind.NUM)
    of = last.hour if last else (numbers[-1] if numbers else 0)
    if minute is None or not 1 <= of <= 24 or not 1 <= minute <= 30:
        return None
    made = minutes_in((of - 1) if of > 1 else 12, 60 - minute)
    if last and made:
        return Hour(made.at, True)
    return with_half(found, made)


def minutes_before(found: Match) -> int | None:
    """The minutes that come before `past` or `to`."""
    if found.has(Kind.HALF):
        return 30
    unit = found.first(Kind.UNIT)
    if unit and unit[1] is Unit.QUARTER:
        return 15
    if unit and unit[1] is not Unit.MINUTE:
        return None
    return int(found.tokens[0].value) if found.tokens[0].kind is Kind.NUM else None


def hour_and(ground: Ground, found: Match) -> Hour | None:
    """Las tres y media, las tres y diez."""
    numbers = found.all(Kind.NUM)
    if len(numbers) > 1 and not ground.words.has_minutes_after_and:
        return None
    minute = 30 if found.has(Kind.HALF) else 15 if found.has(Kind.QUARTER) else numbers[1] if len(numbers) > 1 else None
    return with_half(found, minutes_in(numbers[0], minute)) if minute is not None else None


def hour_minus(ground: Ground, found: Match) -> Hour | None:
    """Las tres menos cuarto."""
    numbers = found.all(Kind.NUM)
    minute = 15 if found.has(Kind.QUARTER) else numbers[1] if len(numbers) > 1 else 0
    if not 1 <= minute <= 30 or not 1 <= numbers[0] <= 24:
        return None
    return with_half(found, minutes_in(numbers[0] - 1 if numbers[0] > 1 else 12, 60 - minute))


HALF_DAY = "(AMPM|INPART)"
HOURS = Stage(
    (
        rule(
            Kind.CLOCK,
            hour,
            f"AT? AROUND? (CLOCK|NUM|DECIMAL) OCLOCK? {HALF_DAY}",
            "AT? AROUND? CLOCK OCLOCK?",
            "AT? AROUND? NUM OCLOCK",
            f"AT? NUM NUM {HALF_DAY}",
            f"AT? NUM NUM NUM {HALF_DAY}",
            "(AT THE?|AROUND)? NUM? NOON",
            "(AT|AROUND) DECIMAL",
        ),
        rule(Kind.CLOCK, led_hour, "AT AROUND? NUM"),
        rule(Kind.CLOCK, last_hour, "NUM"),
        rule(
            Kind.CLOCK,
            past_hour,
            f"AT? HALF (PAST|AFTER) NUM OCLOCK? {HALF_DAY}?",
            f"AT? A? UNIT (PAST|AFTER) NUM OCLOCK? {HALF_DAY}?",
            f"NUM UNIT? PAST NUM OCLOCK? {HALF_DAY}?",
        ),
        rule(
            Kind.CLOCK,
            to_hour,
            f"AT? A? UNIT TO (NUM|NOON) OCLOCK? {HALF_DAY}?",
            f"NUM UNIT TO NUM OCLOCK? {HALF_DAY}?",
            "NUM TO NOON",
        ),
        rule(
            Kind.CLOCK,
            hour_and,
            f"AT? AROUND? NUM AND (HALF|QUARTER) OCLOCK? {HALF_DAY}?",
            f"AT AROUND? NUM AND NUM {HALF_DAY}?",
            f"NUM AND NUM {HALF_DAY}",
        ),
        rule(Kind.CLOCK, hour_minus, f"AT? AROUND? NUM MINUS (NUM|QUARTER) {HALF_DAY}?"),
    )
)
