"""Rules for days and longer periods: by name, by number, by their place in a longer one."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.understanding.dates.calendar_days import (
    day_and_month,
    day_of_month,
    holiday,
    in_numbers,
    month_alone,
    numbered_day,
    numbered_days,
    slashed,
)
from bot.understanding.dates.kinds import Kind
from bot.understanding.dates.periods import (
    edge_of,
    last_unit,
    named_year,
    next_unit,
    nth_unit,
    nth_weekend,
    rest_of,
    so_far,
    this_unit,
    unit_after_next,
    unit_before_last,
    week_with,
    weekend,
    weekend_with,
    weekends_ago,
    weekends_ahead,
)
from bot.understanding.dates.rules import Stage, rule
from bot.understanding.dates.tokens import Match
from bot.understanding.dates.types import Doubt, Grain
from bot.understanding.dates.values import Ground, Span, at_start
from bot.understanding.dates.weekdays import (
    coming_weekday,
    counted_weekday,
    end_of_weekday,
    last_weekday,
    next_weekday,
    nth_of,
    this_weekday,
    weekday,
    weekday_after,
    weekday_after_next,
    weekday_beside,
    weekday_in,
    with_weekday,
)
from bot.understanding.dates.words import Part


def named_day(ground: Ground, found: Match) -> Span:
    return Span(at_start(ground.today + timedelta(days=found.first(Kind.DAYNAME))), Grain.DAY)


def today_of_part(ground: Ground, found: Match) -> Span:
    distance, part = found.first(Kind.TONIGHT)
    return in_part(Span(at_start(ground.today + timedelta(days=distance)), Grain.DAY), ground.part(part))


def in_part(span: Span, part: Part) -> Span:
    """A part of a day."""
    begins, ends = datetime.combine(span.day, part.begins), datetime.combine(span.day, part.ends)
    return replace(span, begins=begins, ends=ends, grain=Grain.PART, part=part)


def part_alone(ground: Ground, found: Match) -> Span:
    """In the morning: today's where it is still to come, else tomorrow's."""
    part = ground.part(found.first(Kind.INPART))
    ahead = timedelta(days=0 if part.ends > ground.now.time() or ground.looks_back() else 1)
    return in_part(Span(at_start(ground.today + ahead), Grain.DAY, doubts=frozenset({Doubt.VAGUE})), part)


DATE = "(THIS? WDAY COMMA? THE?)?"
YEARS = "(OF|COMMA|IN|DASH)? YEAR"
NAMED = Stage(
    (
        rule(Kind.DAY, named_day, "THE? DAYNAME"),
        rule(Kind.DAY, today_of_part, "TONIGHT"),
        rule(
            Kind.DAY,
            day_and_month,
            f"{DATE} MONTH THE? (ORD|NUM) (COMMA? YEAR)?",
            f"{DATE} MONTH (ORD|NUM) COMMA? OF? (YEAR|NUM)",
            f"{DATE} THE? UNIT? (ORD|NUM|SECOND) (OF|DASH)? MONTH ((OF|COMMA|DASH|IN|UNIT)? YEAR)?",
            f"{DATE} (ORD|NUM) OF? MONTH NUM",
            "YEAR (OF|UNIT)? MONTH (ORD|NUM)",
        ),
        rule(Kind.DAY, holiday, "THE? HOLIDAY ((OF|COMMA)? YEAR)?"),
        rule(
            Kind.DAY,
            month_alone,
            "MONTH",
            f"MONTH {YEARS}",
            "(THIS|NEXT|LAST|PAST|FOLLOWING) MONTH",
            "MONTH (NEXT|LAST|PAST)",
        ),
        rule(Kind.DAY, in_numbers, f"{DATE} NDATE"),
        rule(Kind.DAY, slashed, f"{DATE} SLASH", "(ON|BY) DECIMAL"),
        rule(Kind.DAY, next_unit, "THE? (NEXT|FOLLOWING) UNIT", "THE? UNIT (NEXT|FOLLOWING)"),
        rule(Kind.DAY, last_unit, "THE? (LAST|PAST) UNIT", "THE? UNIT (LAST|PAST)"),
        rule(Kind.DAY, this_unit, "THIS UNIT", "THE? UNIT THIS", "FOR THE UNIT"),
        rule(Kind.DAY, unit_after_next, "THE? UNIT AFTER NEXT", "THE? UNIT AFTER THE? NEXT UNIT"),
        rule(Kind.DAY, unit_before_last, "THE? UNIT BEFORE LAST", "THE? UNIT BEFORE THE? LAST UNIT"),
        rule(
            Kind.DAY,
            weekend,
            "(THE|THIS) WEEKEND",
            "THE? (NEXT|LAST|PAST|FOLLOWING) WEEKEND",
            "THE? WEEKEND (NEXT|LAST|PAST)",
            "THE? WEEKEND (AFTER NEXT|BEFORE LAST)",
            "ON WEEKEND",
        ),
        rule(Kind.DAY, weekends_ago, "(NUM|A) (WEEKEND|WEEKENDS) AGO", "AGOFIRST (NUM|A) (WEEKEND|WEEKENDS)"),
        rule(Kind.DAY, weekends_ahead, "IN (NUM|A) (WEEKEND|WEEKENDS)"),
        rule(Kind.DAY, this_weekday, "THIS WDAY", "WDAY THIS"),
        rule(Kind.DAY, coming_weekday, "THE? FOLLOWING WDAY", "THIS NEXT WDAY"),
        rule(Kind.DAY, next_weekday, "THE? NEXT WDAY", "THE? WDAY NEXT"),
        rule(Kind.DAY, weekday_after_next, "THE? WDAY AFTER NEXT"),
        rule(Kind.DAY, counted_weekday, "NUM (WDAY|WDAYS) (HENCE|AGO)", "IN NUM (WDAY|WDAYS)"),
        rule(Kind.DAY, rest_of, "THE? REST OF (THE|THIS)? UNIT", "(HENCE|LATE) THIS UNIT"),
        rule(Kind.DAY, so_far, "EARLIER THIS UNIT"),
    )
)
PLACED = Stage(
    (
        rule(Kind.DAY, last_weekday, "THE? (LAST|PAST) WDAY", "THIS (PAST|LAST) WDAY", "THE? WDAY (LAST|PAST)"),
        rule(Kind.DAY, weekday_beside, "THE? WDAY (BEFORE|AFTER) THE? DAY"),
        rule(Kind.DAY, weekday_in, "THE? WDAY (OF|IN|COMMA)? THE? DAY", "DAY ON? THE? WDAY"),
        rule(Kind.DAY, with_weekday, "DAY COMMA? WDAY"),
        rule(Kind.DAY, named_year, "THE? UNIT YEAR"),
        rule(Kind.DAY, weekday_after, "WDAY UNIT", "A UNIT ON WDAY"),
        rule(
            Kind.DAY,
            nth_of,
            "THE? (ORD|SECOND|LAST) WDAY (OF|IN)? THE? DAY",
            "THE? (ORD|SECOND|LAST) WDAY (OF|IN) (THE|THIS)? UNIT",
        ),
        rule(
            Kind.DAY,
            nth_unit,
            "THE? (ORD|SECOND|LAST) UNIT (OF|IN) THE? DAY",
            "THE? (ORD|SECOND|LAST) UNIT (OF|IN) (THE|THIS)? UNIT",
            "THE? (ORD|SECOND|LAST) UNIT (OF|IN) YEAR",
        ),
        rule(Kind.DAY, day_of_month, "THE? UNIT? (ORD|SECOND|NUM) OF THE? DAY", "THE? ORD OF THE DAY"),
        rule(Kind.DAY, month_alone, "MONTH OF? DAY"),
        rule(
            Kind.DAY,
            edge_of,
            "THE? (START|MID|END) OF? AROUND? THE? DAY",
            "(EARLY|LATE|MID) (IN|ON|DASH)? THE? DAY",
            "DAY EARLY",
            "THE? (START|MID|END) OF THIS? THE? UNIT",
            "THE? (START|MID|END) OF YEAR",
            "(EARLY|LATE|MID) (IN|DASH)? YEAR",
            "THE? (END|START) UNIT",
            "THE? UNIT OF END",
            "(EARLY|LATE|MID) DASH? UNIT",
            "THE? EDGE",
        ),
        rule(Kind.DAY, end_of_weekday, "(EDGE|THE? END OF THE? UNIT) (OF|ON|COMMA)? THE? (WDAY|DAY)"),
        rule(
            Kind.DAY,
            nth_weekend,
            "THE? (ORD|SECOND|LAST) (WEEKEND|WEEKENDS) (OF|IN) THE? DAY",
            "THE? (ORD|SECOND|LAST) (WEEKEND|WEEKENDS) (OF|IN) (THE|THIS)? UNIT",
        ),
        rule(Kind.DAY, weekend_with, "DAY OF? THE? DAY"),
        rule(Kind.DAY, week_with, "THE? UNIT (OF|STARTING|START|FROM) (OF|THE|ON)? DAY"),
    ),
    is_repeated=True,
)
BARE = Stage(
    (
        rule(
            Kind.DAY,
            day_of_month,
            "WDAY COMMA? THE? UNIT? (ORD|NUM)",
            "THE ORD",
            "ON THE? ORD",
            "THE? (ORD|SECOND) OF THE? UNIT",
        ),
        rule(Kind.DAY, numbered_day, "(THE|BY|UNTIL|FROM|ON|OF|TO) NUM", "THE? UNIT (NUM|ORD)"),
        rule(Kind.RANGE, numbered_days, "(FROM|OF) NUM (TO|UNTIL) NUM"),
        rule(Kind.DAY, weekday, "WDAY"),
    )
)
LATER_EDGES = PLACED
"""Once more, for the end of a day that is named by its weekday alone."""
