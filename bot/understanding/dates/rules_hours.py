"""Rules for numbers and for hours of the day."""

import re
from datetime import time

from bot.understanding.dates.kinds import Kind
from bot.understanding.dates.numerals import in_half
from bot.understanding.dates.rules import Stage, rule
from bot.understanding.dates.tokens import Match, Token
from bot.understanding.dates.values import Ground, Hour
from bot.understanding.dates.words import Unit

HAS_MINUTES = re.compile(r"[.,]\d\d$")
SPOKEN_MINUTES = frozenset({5, 10, 20, 25})
"""Those that are told from the full hour in words."""


def number(ground: Ground, found: Match) -> int:
    return int(sum(found.all(Kind.TENS, Kind.ONES)))


def couple(_ground: Ground, _found: Match) -> int:
    return 2


def ordinal(ground: Ground, found: Match) -> int:
    return int(found.first(Kind.TENS) or 0) + int(found.first(Kind.ORD) or 2)


def fourth(_ground: Ground, found: Match) -> int | None:
    """El cuarto martes: what is a quarter elsewhere."""
    return 4 if found.after and found.after.kind in {Kind.WDAY, Kind.WDAYS} else None


def year_in_words(_ground: Ground, found: Match) -> int | None:
    """Two thousand and thirty."""
    thousands, rest = found.tokens[0].value, found.all(Kind.TENS, Kind.ONES)[1:]
    return 1000 * thousands + sum(rest) if thousands == 2 and rest else None


NUMBERS = Stage(
    (
        rule(Kind.YEAR, year_in_words, "ONES THOUSAND AND? (TENS (DASH|AND)? ONES|TENS|ONES)"),
        rule(Kind.NUM, number, "TENS", "ONES", "TENS (DASH|AND)? ONES"),
        rule(Kind.NUM, couple, "A COUPLE OF?"),
        rule(Kind.ORD, fourth, "QUARTER"),
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


def counts(after: Token | None, ground: Ground) -> bool:
    """Whether a number before a word counts it: 5 schools, 5 people, 5 weeks."""
    if after is None or after.kind is Kind.UNIT:
        return after is not None
    is_many = len(after.written) > 3 and after.written.endswith("s")
    return after.kind is Kind.OTHER_WORD and (is_many or after.written in ground.words.counted_things)


def led_hour(ground: Ground, found: Match) -> Hour | None:
    """`at 5`: not when it counts what follows, as in `at 5 schools`."""
    after = found.after
    if counts(after, ground) or (after and after.kind in {Kind.SLASH, Kind.TIMES, Kind.NEXT, Kind.LAST}):
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
    is_count = found.has(Kind.AFTER) and len(numbers) > 1 and minute not in SPOKEN_MINUTES
    if minute is None or not numbers or is_count or counts(found.after, ground):
        return None
    return with_half(found, minutes_in(numbers[-1], minute))


def half_hour(ground: Ground, found: Match) -> Hour | None:
    """Half six: half past it. Not half of six things."""
    hour_named = found.first(Kind.NUM)
    if not found.has(Kind.AT) and found.after and found.after.kind in {Kind.OTHER_WORD, Kind.OF, Kind.DASH}:
        return None
    return with_half(found, minutes_in(hour_named, 30)) if 1 <= hour_named <= 12 else None


def rough_hour(ground: Ground, found: Match) -> Hour | None:
    """7ish; not 20-ish people."""
    is_led = found.has(Kind.AT) or found.has(Kind.AROUND) or found.has(Kind.NOON) or found.has(Kind.CLOCK)
    return None if not is_led and found.after and found.after.kind is Kind.OTHER_WORD else hour(ground, found)


def four_digits(ground: Ground, found: Match) -> Hour | None:
    """At 0900, at 1830; not at 1200 schools."""
    is_count = found.after is not None and found.after.kind in {Kind.OTHER_WORD, Kind.MONTH}
    return None if is_count else hour_of_digits(found.tokens[-1])


def hour_of_digits(token: Token) -> Hour | None:
    written = token.written
    made = minutes_in(int(written[:2]), int(written[2:])) if len(written) == 4 and written.isdecimal() else None
    return Hour(made.at) if made else None


def is_spoken(found: Match, minute: int | None) -> bool:
    """Whether minutes are told from the full hour, or by a unit: ten to noon, a quarter to noon, and not 9 to noon."""
    is_range = found.before is not None and found.before.kind in {Kind.FROM, Kind.BETWEEN, Kind.OF}
    is_told = minute in SPOKEN_MINUTES and not any(token.is_digits for token in found.tokens)
    is_no_hour = minute is not None and minute > 12
    return found.has(Kind.UNIT) or ((is_told or is_no_hour) and not is_range)


def minutes_to(ground: Ground, found: Match) -> Hour | None:
    """Ten to four, where it is no range: in words, and with nothing else than an hour that it may be."""
    first, last = found.all(Kind.NUM)
    is_led = found.has(Kind.AT) or (found.before is None and found.after is None)
    if not (is_spoken(found, first) and is_led) or not 1 <= last <= 12 or counts(found.after, ground):
        return None
    made = minutes_in(last - 1 if last > 1 else 12, 60 - first)
    return with_half(found, made)


def to_hour(ground: Ground, found: Match) -> Hour | None:
    """Ten to three."""
    minute = minutes_before(found)
    last = found.first(Kind.NOON) or None
    numbers = found.all(Kind.NUM)
    of = last.hour if last else (numbers[-1] if numbers else 0)
    is_range = last is not None and not is_spoken(found, minute)
    if minute is None or not 1 <= of <= 24 or not 1 <= minute <= 30 or is_range:
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
    numbers = found.all(Kind.NUM)
    return int(numbers[0]) if numbers else None


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
            f"AT? AROUND? HALF (PAST|AFTER) NUM OCLOCK? {HALF_DAY}?",
            f"AT? AROUND? A? UNIT (PAST|AFTER) NUM OCLOCK? {HALF_DAY}?",
            f"AT? AROUND? NUM UNIT? (PAST|AFTER) NUM OCLOCK? {HALF_DAY}?",
        ),
        rule(Kind.CLOCK, half_hour, f"AT? AROUND? HALF NUM OCLOCK? {HALF_DAY}?"),
        rule(Kind.CLOCK, rough_hour, f"AT? AROUND? (NUM|CLOCK) DASH? ISH {HALF_DAY}?", "AT? AROUND? NOON DASH? ISH"),
        rule(Kind.CLOCK, four_digits, "AT (BIG|YEAR)"),
        rule(
            Kind.CLOCK,
            to_hour,
            f"AT? A? UNIT TO (NUM|NOON) OCLOCK? {HALF_DAY}?",
            f"AT? NUM UNIT TO NUM OCLOCK? {HALF_DAY}?",
            "AT? NUM TO NOON",
        ),
        rule(Kind.CLOCK, minutes_to, f"AT? AROUND? NUM TO NUM {HALF_DAY}?"),
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
