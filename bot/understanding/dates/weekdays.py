"""Weekdays: the next one, last week's, the first of a month."""

from datetime import date, timedelta

from bot.understanding.dates.kinds import Kind
from bot.understanding.dates.periods import edge, unit_from
from bot.understanding.dates.tokens import Match
from bot.understanding.dates.types import Doubt, Grain
from bot.understanding.dates.values import (
    Form,
    Ground,
    Span,
    at_start,
    day_span,
    no_such_day,
    nth_in,
    nth_weekday,
    period,
    soonest,
    week_of,
)
from bot.understanding.dates.words import Unit

GRAINS = {Unit.DAY: Grain.DAY, Unit.WEEK: Grain.WEEK, Unit.MONTH: Grain.MONTH, Unit.QUARTER: Grain.QUARTER}


def weekday(ground: Ground, found: Match) -> Span | None:
    """The next one; looking back, today or the last one."""
    wanted = found.first(Kind.WDAY)
    return day_span(nearest(ground, wanted), Form(weekday=wanted))


def nearest(ground: Ground, wanted: int) -> date:
    if ground.looks_back():
        return ground.today - timedelta(days=(ground.today.weekday() - wanted) % 7)
    return soonest(ground.today, wanted)


def is_of_unit(found: Match) -> bool:
    """Whether the word behind a weekday belongs to what comes after: “lunes | esta semana”."""
    return bool(found.tokens[-1].kind is not Kind.WDAY and found.after and found.after.kind in {Kind.UNIT, Kind.WDAY})


def this_weekday(ground: Ground, found: Match) -> Span | None:
    """Today, or the next one."""
    if is_of_unit(found):
        return None
    wanted = found.first(Kind.WDAY)
    if ground.looks_back():
        return day_span(week_of(ground.today) + timedelta(days=wanted), Form(weekday=wanted))
    return day_span(ground.today + timedelta(days=(wanted - ground.today.weekday()) % 7), Form(weekday=wanted))


def coming_weekday(ground: Ground, found: Match) -> Span | None:
    return day_span(soonest(ground.today, found.first(Kind.WDAY)))


def next_weekday(ground: Ground, found: Match) -> Span | None:
    """Next week's; where the soonest one is another, that may be meant as well."""
    if is_of_unit(found):
        return None
    wanted = found.first(Kind.WDAY)
    soon, weeks = soonest(ground.today, wanted), next_weeks(ground.today, wanted)
    days = sorted({soon, *weeks})
    best = weeks[0] if weeks[0] >= soon else soon
    span = Span(at_start(best), Grain.DAY)
    others = [at_start(day) for day in (days[0], days[-1]) if day != best]
    return span.doubted(Doubt.NEXT, span.begins, *others) if others else span


def next_weeks(today: date, wanted: int) -> tuple[date, date]:
    """Next week's such day, where weeks begin on Monday and where they begin on Sunday."""
    monday_first = week_of(today) + timedelta(days=7 + wanted)
    sunday = today - timedelta(days=(today.weekday() + 1) % 7)
    return monday_first, sunday + timedelta(days=7 + (wanted + 1) % 7)


def last_weekday(ground: Ground, found: Match) -> Span | None:
    """Last Friday; not the last Friday of something."""
    is_of_something = found.after and found.after.kind is Kind.OF
    if is_of_unit(found) or is_of_something or (found.before and found.before.kind is Kind.EVERY):
        return None
    wanted = found.first(Kind.WDAY)
    back = (ground.today.weekday() - wanted - 1) % 7 + 1
    return day_span(ground.today - timedelta(days=back), Form(weekday=wanted, nth=-1))


def end_of_weekday(ground: Ground, found: Match) -> Span | None:
    """End of day Friday; the end of the day tomorrow; mid-week next week."""
    kind, unit = found.first(Kind.EDGE) if found.has(Kind.EDGE) else (Kind.END, found.first(Kind.UNIT)[1])
    span = found.first(Kind.DAY) or weekday(ground, found)
    if span is None or (span.grain is Grain.DAY and (unit is not Unit.DAY or kind is not Kind.END)):
        return None
    return edge(span, kind) if GRAINS.get(unit) is span.grain else None


def weekday_after(ground: Ground, found: Match) -> Span | None:
    """Friday week, a week on Tuesday: seven days after the next one."""
    unit = found.first(Kind.UNIT)
    if unit and unit != (1, Unit.WEEK):
        return None
    return day_span(soonest(ground.today, found.first(Kind.WDAY)) + timedelta(days=7))


def weekday_after_next(ground: Ground, found: Match) -> Span | None:
    """The Friday after next; not Friday after next week."""
    if found.after and found.after.kind is Kind.UNIT:
        return None
    return day_span(soonest(ground.today, found.first(Kind.WDAY)) + timedelta(days=7))


def counted_weekday(ground: Ground, found: Match) -> Span | None:
    """Two Fridays ago, two Fridays from now."""
    count, wanted = found.first(Kind.NUM), found.all(Kind.WDAY, Kind.WDAYS)[0]
    if not 1 <= count <= 52 or (found.before and found.before.kind is Kind.EVERY):
        return None
    if found.has(Kind.AGO):
        return day_span(ground.today - timedelta(days=(ground.today.weekday() - wanted - 1) % 7 + 1 + 7 * (count - 1)))
    return day_span(soonest(ground.today, wanted) + timedelta(days=7 * (count - 1)))


def weekday_beside(ground: Ground, found: Match) -> Span | None:
    """The Thursday before Christmas, the Monday after the 5th."""
    span: Span = found.first(Kind.DAY)
    if span.grain is not Grain.DAY or span.problem or span.choices:
        return None
    wanted = found.first(Kind.WDAY)
    if found.has(Kind.AFTER):
        return day_span(soonest(span.day, wanted))
    return day_span(span.day - timedelta(days=(span.day.weekday() - wanted - 1) % 7 + 1))


def weekday_in(ground: Ground, found: Match) -> Span | None:
    """Monday of next week; the first Monday in March."""
    span: Span = found.first(Kind.DAY)
    wanted = found.first(Kind.WDAY)
    if span.grain is Grain.WEEK:
        return day_span(span.day + timedelta(days=wanted))
    return None


def with_weekday(ground: Ground, found: Match) -> Span | None:
    """4 December, Friday: where it is one, the weekday says nothing new."""
    span: Span = found.first(Kind.DAY)
    return span if span.grain is Grain.DAY and span.day.weekday() == found.first(Kind.WDAY) else None


def nth_of(ground: Ground, found: Match) -> Span | None:
    """The first Monday in March, the last Friday of the month."""
    span = found.first(Kind.DAY) or unit_from(ground, found.first(Kind.UNIT)[1], 0)
    if span is None or span.grain < Grain.MONTH or span.ends is None:
        return None
    nth, wanted = nth_in(found), found.first(Kind.WDAY)
    day = nth_weekday(nth, wanted, span.day, span.ends.date())
    month = span.form.month if span.form else None
    if (
        day
        and month
        and day < ground.today
        and not ground.looks_back()
        and not found.has(Kind.YEAR)
        and is_yearly(span)
    ):
        ahead = period(span.day.replace(year=span.day.year + 1), Unit.MONTH)
        day = nth_weekday(nth, wanted, ahead.day, (ahead.ends or ahead.begins).date())
    if day and day < ground.today and month is None and found.has(Kind.UNIT) and not ground.looks_back():
        day = nth_in_next(ground, nth, wanted) or day
    if day is None:
        return no_such_day(ground)
    return day_span(day, Form(weekday=wanted, nth=nth, month=month))


def nth_in_next(ground: Ground, nth: int, wanted: int) -> date | None:
    """The first Monday of the month, when this month's is over and what is to come is meant."""
    ahead = unit_from(ground, Unit.MONTH, 1)
    return nth_weekday(nth, wanted, ahead.day, (ahead.ends or ahead.begins).date()) if ahead else None


def is_yearly(span: Span) -> bool:
    """Whether a month was named without its year."""
    return span.form is not None and span.form.day is None and span.form.month is not None and span.form.nth is None
