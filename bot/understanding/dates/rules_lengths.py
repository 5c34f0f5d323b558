"""Rules for lengths of time, and for days that are counted from now or from another day."""

from datetime import datetime, timedelta

from bot.understanding.dates.clock_changes import passed
from bot.understanding.dates.kinds import Kind
from bot.understanding.dates.rules import Stage, rule
from bot.understanding.dates.tokens import Match
from bot.understanding.dates.types import Doubt, Grain
from bot.understanding.dates.values import Ground, Length, Span, at_start, length, moved, soonest, week_of
from bot.understanding.dates.words import Unit

LASTING = frozenset({Kind.FOR, Kind.EVERY, Kind.LAST, Kind.PAST, Kind.NEXT})
"""Before a length they say how long something lasts."""


def counted(ground: Ground, found: Match) -> Length | None:
    """So many of a unit."""
    unit = (1, Unit.SECOND) if found.has(Kind.SECOND) else found.first(Kind.UNIT)
    count = count_of(found)
    return length(count, unit, found.has(Kind.FEW)) if count and count <= 10_000 else None


def count_of(found: Match) -> float | None:
    if found.has(Kind.COUPLE):
        return 2
    if found.has(Kind.FEW):
        return 3
    numbers = found.all(Kind.NUM, Kind.BIG)
    half = 0.5 if found.has(Kind.HALF) else 0
    if found.has(Kind.DECIMAL):
        whole, part = found.first(Kind.DECIMAL)
        return float(f"{whole}.{part}")
    if numbers:
        return float(numbers[0] + half)
    if found.tokens[0].kind is Kind.HALF:
        return 0.5
    return 1 + half if found.tokens[-1].kind is Kind.HALF or not half else half


def added(ground: Ground, found: Match) -> Length:
    first: Length = found.all(Kind.LEN)[0]
    second: Length = found.all(Kind.LEN)[1]
    return first.plus(second)


LENGTHS = Stage(
    (
        rule(
            Kind.LEN,
            counted,
            "(NUM|BIG|DECIMAL) MORE? (UNIT|SECOND)",
            "(A|NUM)? (FEW|COUPLE) OF? MORE? UNIT",
            "A UNIT",
            "A (UNIT|SECOND) AND A? HALF",
            "NUM UNIT AND A? HALF",
            "UNIT AND HALF",
            "NUM AND A? HALF UNIT",
            "HALF (A|OF)? UNIT",
            "A HALF A? UNIT",
        ),
    )
)
SUMS = Stage((rule(Kind.LEN, added, "LEN (AND|COMMA)? LEN"),))


def shifted(ground: Ground, start: datetime, by: Length, way: int) -> Span | None:
    """A length away from a moment: as exact as the length's unit."""
    if by.seconds and not (by.days or by.months):
        at = passed(ground, ground.now if start == at_start(ground.today) else start, by, way)
        grain = Grain.MINUTE
    else:
        at, grain = moved(start, by, way), Grain.DAY
    if at is None:
        return None
    whole = at.replace(second=0, microsecond=0) if by.unit is not Unit.SECOND else at
    span = Span(whole, grain, is_passed=grain is Grain.MINUTE)
    return span.doubted(Doubt.VAGUE) if by.is_vague else span


def ahead(ground: Ground, found: Match) -> Span | None:
    if found.before and found.before.kind is Kind.EVERY:
        return None
    if found.after and (found.tokens[-1].kind is Kind.AFTER or found.after.kind is Kind.THAN):
        return None
    return shifted(ground, at_start(ground.today), found.first(Kind.LEN), 1)


def ago(ground: Ground, found: Match) -> Span | None:
    if found.after and (found.tokens[-1].kind is Kind.BEFORE or found.after.kind is Kind.THAN):
        return None
    return shifted(ground, at_start(ground.today), found.first(Kind.LEN), -1)


def from_day(ground: Ground, found: Match) -> Span | None:
    """Two weeks from Tuesday."""
    return from_span(ground, found, 1)


def before_day(ground: Ground, found: Match) -> Span | None:
    return from_span(ground, found, -1)


def from_span(ground: Ground, found: Match, way: int) -> Span | None:
    if found.before and found.before.kind is Kind.EVERY:
        return None
    base: Span | None = found.first(Kind.DAY) or found.first(Kind.MOMENT) or found.first(Kind.EVENT)
    by: Length = found.first(Kind.LEN) or length(1, found.first(Kind.UNIT))
    if base is None:
        return None
    if by.seconds and not (by.days or by.months) and base.grain > Grain.HOUR:
        return None
    at = passed(ground, base.begins, by, way)
    if at and found.has(Kind.EVENT) and not by.seconds:
        return Span(at_start(at.date()), Grain.DAY)
    return Span(at, base.grain if base.grain <= Grain.DAY else Grain.DAY, doubts=base.doubts) if at else None


def weekday_of_week(ground: Ground, found: Match) -> Span | None:
    """In two weeks on Monday; a week ago Tuesday. That week's and so many weeks from the nearest may be two days."""
    by, wanted = found.first(Kind.LEN), found.first(Kind.WDAY)
    if by.unit is not Unit.WEEK or by.count % 1 or by.is_vague:
        return None
    way = -1 if found.has(Kind.AGO) or found.has(Kind.AGOFIRST) else 1
    weeks = timedelta(days=way * by.days)
    meant = week_of(ground.today) + weeks + timedelta(days=wanted)
    nearest = soonest(ground.today, wanted) - timedelta(days=0 if way > 0 else 7)
    other = nearest + weeks
    span = Span(at_start(meant), Grain.DAY)
    return span if other == meant else span.doubted(Doubt.NEXT, at_start(meant), at_start(other))


def week_from_day(ground: Ground, found: Match) -> Span | None:
    """A week tomorrow, two weeks today."""
    by: Length = found.first(Kind.LEN)
    if by.unit is not Unit.WEEK or by.count % 1 or (found.before and found.before.kind in LASTING):
        return None
    at = moved(at_start(ground.today + timedelta(days=found.first(Kind.DAYNAME))), by, 1)
    return Span(at, Grain.DAY) if at else None


def weeks_in_days(ground: Ground, found: Match) -> Span | None:
    """El viernes en ocho: a week from that day."""
    weeks = ground.words.counted_weeks.get(found.first(Kind.NUM))
    if weeks is None or (found.after and found.after.kind in {Kind.UNIT, Kind.OTHER_WORD}):
        return None
    day = ground.today + timedelta(days=found.first(Kind.DAYNAME) or 0)
    day = soonest(ground.today, found.first(Kind.WDAY)) if found.has(Kind.WDAY) else day
    return Span(at_start(day + timedelta(weeks=weeks)), Grain.DAY)


def counted_days(ground: Ground, found: Match) -> Span | None:
    """`2 day after tomorrow`: the name of a day that is itself counted."""
    if " " not in found.token(Kind.DAYNAME).written:
        return None
    distance, count = found.first(Kind.DAYNAME), found.first(Kind.NUM)
    way = 1 if distance > 0 else -1
    return Span(at_start(ground.today + timedelta(days=distance + way * (count - 1))), Grain.DAY)


def next_of(ground: Ground, found: Match) -> Span | None:
    """The next three days: a period of whole units after this one."""
    return row(ground, found, 1)


def last_of(ground: Ground, found: Match) -> Span | None:
    return row(ground, found, -1)


def next_number(ground: Ground, found: Match) -> Span | None:
    """Las 3 próximas semanas: the word is many, or else the number belongs to something before it."""
    if not found.written(Kind.UNIT).endswith("s"):
        return None
    return row_of(ground, length(found.first(Kind.NUM), found.first(Kind.UNIT)), 1)


def last_number(ground: Ground, found: Match) -> Span | None:
    return row_of(ground, length(found.first(Kind.NUM), found.first(Kind.UNIT)), -1)


def row(ground: Ground, found: Match, way: int) -> Span | None:
    return row_of(ground, found.first(Kind.LEN), way)


def row_of(ground: Ground, by: Length, way: int) -> Span | None:
    if not (by.months or by.days or by.workdays or by.seconds):
        return None
    if by.seconds:
        end = passed(ground, ground.now, by, way)
        low, high = sorted((ground.now, end)) if end else (None, None)
        return Span(low, Grain.MINUTE, high) if low else None
    today = at_start(ground.today)
    end = moved(today, by, way)
    if end is None:
        return None
    if way > 0:
        return Span(today + timedelta(days=1), Grain.DAY, end)
    return Span(end, Grain.DAY, today - timedelta(days=1))


SHIFTS = Stage(
    (
        rule(
            Kind.DAY,
            ahead,
            "(IN|AFTER) AROUND? LEN",
            "IN THE NEXT LEN",
            "LEN (HENCE|AFTER)",
            "(IN|AFTER) LEN HENCE",
            "LEN FROM NOW",
        ),
        rule(Kind.DAY, ago, "AROUND? LEN (AGO|EARLIER|BEFORE)", "AGOFIRST AROUND? LEN", "LEN BEFORE NOW"),
        rule(Kind.DAY, counted_days, "NUM DAYNAME"),
        rule(
            Kind.DAY,
            weekday_of_week,
            "LEN AGO ON? WDAY",
            "AGOFIRST LEN THE? WDAY",
            "IN LEN (ON|THE)? WDAY",
            "WDAY OF? (IN|AGOFIRST) LEN",
            "WDAY LEN AGO",
        ),
        rule(Kind.DAY, week_from_day, "LEN DAYNAME"),
        rule(Kind.DAY, weeks_in_days, "OF? (WDAY|DAYNAME) IN NUM"),
        rule(Kind.DAY, next_number, "THE? NUM NEXT UNIT"),
        rule(Kind.DAY, last_number, "THE? NUM LAST UNIT"),
        rule(Kind.DAY, next_of, "THE? NEXT LEN", "LEN NEXT", "FOR? THE? NEXT LEN"),
        rule(Kind.DAY, last_of, "THE? (LAST|PAST) LEN", "LEN (LAST|PAST)"),
    )
)
FROM_DAYS = Stage(
    (
        rule(Kind.DAY, from_day, "LEN (FROM|AFTER|ON) THE? (DAY|MOMENT)", "IN LEN FROM DAY"),
        rule(Kind.DAY, from_day, "(LEN|THE? UNIT) (FROM|AFTER) EVENT"),
        rule(Kind.DAY, before_day, "LEN BEFORE THE? (DAY|MOMENT)", "(LEN|THE? UNIT) BEFORE EVENT"),
    ),
    is_repeated=True,
)
