"""Rules for what repeats: a head such as `every other week`, which then takes days, hours, an end and exceptions."""

from datetime import time

from bot.understanding.dates.kinds import Kind
from bot.understanding.dates.repeat_bounds import between, bounded, during, starting, until, without
from bot.understanding.dates.repeat_days import (
    at_edge,
    at_hours,
    in_week,
    merged,
    nth_day_of,
    nth_weekday_of,
    nth_weekdays,
    on_days,
    on_numbers,
)
from bot.understanding.dates.repeat_heads import (
    by_days,
    by_days_in_parts,
    by_frequency,
    by_length,
    by_month_and_numbers,
    by_numbers,
    by_part,
    by_plural,
    by_range_at_hour,
    by_unit,
)
from bot.understanding.dates.repeats import Draft
from bot.understanding.dates.rules import Stage, rule
from bot.understanding.dates.types import Doubt, Repeat
from bot.understanding.dates.values import Ground

JOIN = "(COMMA? AND|COMMA|DASH|TO|OR)"
NTH = "THE? (ORD|SECOND|LAST|DAY)"
DAYS = "DAY|WDAYS|MOMENT"
NTHS = f"{NTH} ((COMMA? AND|COMMA) {NTH})*"
HEADS = Stage(
    (
        rule(
            Kind.REPEAT,
            by_unit,
            "EVERY (UNIT|SECOND)",
            "EVERY (ALTERNATE|OTHER) UNIT",
            "UNIT ALTERNATE",
            "EVERY (NUM|BIG|ORD|SECOND) UNIT",
            "ALTERNATE UNIT",
        ),
        rule(Kind.REPEAT, by_length, "EVERY LEN", "ONCE EVERY LEN"),
        rule(Kind.REPEAT, by_frequency, "FREQ"),
        rule(
            Kind.REPEAT,
            by_days,
            f"EVERY (ALTERNATE|OTHER|SECOND|NUM)? (WORKDAY|WEEKEND|WEEKENDS|{DAYS}) ({JOIN} ({DAYS}))*",
            "EVERY THE? DAY",
            "NUM? DAY ALTERNATE",
            "EVERY (ORD|SECOND|LAST) DAY",
        ),
        rule(
            Kind.REPEAT,
            by_plural,
            f"ON? ALTERNATE? (WDAYS|WORKDAY) ({JOIN} (WDAYS|DAY|WDAY))*",
            "ON? WEEKENDS",
            "WDAYS ALTERNATE",
        ),
        rule(
            Kind.REPEAT,
            by_numbers,
            "EVERY (ORD|SECOND) ((COMMA? AND|COMMA) ORD)* OF (THE|A)? UNIT",
            "EVERY (ORD|NUM) ((COMMA? AND|COMMA) (ORD|NUM))*",
        ),
        rule(Kind.REPEAT, by_month_and_numbers, "EVERY DAY AND (ORD|NUM)", "EVERY (ORD|NUM) AND DAY"),
        rule(Kind.REPEAT, by_range_at_hour, "(FROM|OF|ON)? DAY (TO|DASH) THE? MOMENT"),
        rule(Kind.REPEAT, by_part, "EVERY (PART|PARTS)"),
        rule(Kind.REPEAT, by_days_in_parts, "ON? DAY ((COMMA? AND|COMMA|OR) DAY)* PARTS"),
        rule(
            Kind.REPEAT,
            nth_weekdays,
            f"EVERY {NTH} (COMMA? AND|COMMA) {NTHS}",
            f"EVERY {NTHS} (DAY|WDAYS)",
            f"ON? {NTHS} WDAYS",
        ),
        rule(Kind.REPEAT, nth_weekday_of, "EVERY (ORD|SECOND|LAST) (WDAY|DAY) OF (THE|A)? UNIT"),
    )
)
GROWTH = Stage(
    (
        rule(
            Kind.REPEAT,
            nth_weekday_of,
            "ON? THE? (ORD|SECOND|LAST) (WDAY|DAY) (OF|IN)? REPEAT",
            "REPEAT COMMA? ON? THE? (ORD|SECOND|LAST) (WDAY|DAY)",
        ),
        rule(
            Kind.REPEAT,
            nth_weekdays,
            f"ON? {NTHS} (WDAY|WDAYS|DAY) (OF|IN)? REPEAT",
            f"REPEAT COMMA? ON? {NTHS} (WDAY|WDAYS|DAY)",
        ),
        rule(
            Kind.REPEAT,
            on_numbers,
            "ON? THE? (ORD|SECOND) ((COMMA? AND|COMMA) THE? ORD)* (OF|IN) REPEAT",
            "DAY ((COMMA? AND|COMMA) THE? (ORD|NUM|DAY))* OF REPEAT",
            "THE NUM ((COMMA? AND|COMMA) THE? NUM)* OF REPEAT",
            "REPEAT ON THE? UNIT? (ORD|SECOND|NUM) ((COMMA? AND|COMMA) THE? ORD)* UNIT?",
            "REPEAT ON? THE? UNIT NUM ((COMMA? AND|COMMA) NUM)*",
            "REPEAT ON? THE? DAY ((COMMA? AND|COMMA) (ORD|DAY))* UNIT?",
            "MOMENT OF REPEAT",
        ),
        rule(
            Kind.REPEAT,
            nth_day_of,
            "ON? THE? (ORD|SECOND|LAST) UNIT (OF|IN)? REPEAT",
            "REPEAT COMMA? ON? THE? (ORD|SECOND|LAST) UNIT",
        ),
        rule(
            Kind.REPEAT,
            on_days,
            f"REPEAT COMMA? (ON|IN|OF)? (THE|A)? (DAY|WDAYS|MOMENT|WEEKEND|WEEKENDS) ({JOIN} THE? (DAY|WDAYS|MOMENT))*",
            f"DAY ({JOIN} THE? DAY)* REPEAT",
        ),
        rule(Kind.REPEAT, at_edge, "REPEAT (AT|ON|IN)? THE? (START|END)", "(AT|ON)? THE? (START|END) OF REPEAT"),
        rule(
            Kind.REPEAT,
            at_hours,
            "REPEAT COMMA? (AT|BY|AROUND|FROM|BETWEEN)? (CLOCK|CRANGE|PART|PARTS|INPART|NOON)",
            "(CLOCK|CRANGE) COMMA? (ON|OF)? THE? REPEAT",
            "REPEAT (PART|PARTS|INPART) (AT|AROUND|FROM)? (CLOCK|CRANGE)",
        ),
        rule(Kind.REPEAT, in_week, "REPEAT IN? UNIT NUM"),
        rule(
            Kind.REPEAT,
            bounded,
            "REPEAT COMMA? FOR? (NUM|BIG) TIMES",
            "REPEAT COMMA? FOR? ONCE",
            "REPEAT COMMA? (FOR|IN|DURING)? THE? NEXT? LEN",
        ),
        rule(Kind.REPEAT, during, "REPEAT COMMA? (FOR|IN|OF|DURING)? THE? DAY"),
        rule(Kind.REPEAT, merged, "REPEAT COMMA? ON? REPEAT"),
        rule(Kind.REPEAT, until, "REPEAT COMMA? (UNTIL|TO) THE? (DAY|MOMENT)", "UNTIL DAY COMMA? REPEAT"),
        rule(
            Kind.REPEAT,
            starting,
            "REPEAT COMMA? (STARTING|FROM) THE? ON? (DAY|MOMENT)",
            "(STARTING|FROM) (DAY|MOMENT) COMMA? REPEAT",
            "REPEAT HENCE",
        ),
        rule(
            Kind.REPEAT, between, "REPEAT COMMA? (FROM|BETWEEN) THE? (DAY|MOMENT) (TO|UNTIL|AND|DASH) THE? (DAY|MOMENT)"
        ),
        rule(
            Kind.REPEAT,
            without,
            "REPEAT COMMA? (EXCEPT|BUT) (ON|FOR|THE|IN)* (DAY|WDAYS) ((COMMA? AND|COMMA|OR) (ON|THE|IN)* (DAY|WDAYS))*",
            "REPEAT COMMA? EXCEPT THE? REPEAT",
        ),
    ),
    is_repeated=True,
)


def finished(made: Draft, ground: Ground) -> Repeat:
    """The rule with its hour, if one was named."""
    at = hour_of_rule(made, ground)
    if at is None or made.repeat.freq in {"HOURLY", "MINUTELY", "SECONDLY"}:
        return made.repeat
    with_hour = made.by(BYHOUR=str(at.hour), BYMINUTE=str(at.minute))
    return with_hour.repeat


def doubts_of(made: Draft) -> frozenset[Doubt]:
    doubts = {Doubt.HOUR} if is_either_half(made) else set()
    return frozenset(doubts | {Doubt.VAGUE} if made.is_vague else doubts)


def is_either_half(made: Draft) -> bool:
    """Whether the hour of a rule may be before or after noon."""
    return made.hour is not None and made.part is None and not made.hour.is_sure and 1 <= made.hour.at.hour % 12 <= 6


def hour_of_rule(made: Draft, ground: Ground) -> time | None:
    if made.hour is None:
        # A part of the day has an hour of its own only where the organisation has said so.
        own = ground.context.hours.get(made.part.name) if made.part else None
        return own[0] if own else None
    if made.part:
        return made.hour.within(made.part).at
    return made.hour.at if made.hour.is_sure else made.hour.likely().at
