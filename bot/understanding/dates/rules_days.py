"""Rules for days and longer periods: by name, by number, by their place in a longer one."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.understanding.dates.kinds import Kind
from bot.understanding.dates.lexing import full_year
from bot.understanding.dates.rules import Stage, rule
from bot.understanding.dates.tokens import Match
from bot.understanding.dates.types import Doubt, Grain
from bot.understanding.dates.values import (
    Form,
    Ground,
    Span,
    add_months,
    at_start,
    exact,
    last_of_month,
    nth_weekday,
    period,
    week_of,
    weekend_of,
)
from bot.understanding.dates.words import Unit

ONE_DAY = timedelta(days=1)


def day_span(day: date | None, form: Form | None = None) -> Span | None:
    return Span(at_start(day), Grain.DAY, form=form) if day else None


def named_day(ground: Ground, found: Match) -> Span:
    return Span(at_start(ground.today + timedelta(days=found.first(Kind.DAYNAME))), Grain.DAY)


def today_of_part(ground: Ground, found: Match) -> Span:
    distance, part = found.first(Kind.TONIGHT)
    return in_part(Span(at_start(ground.today + timedelta(days=distance)), Grain.DAY), ground.part(part))


def in_part(span: Span, part: object) -> Span:
    from bot.understanding.dates.words import Part

    assert isinstance(part, Part)
    day = span.day
    return replace(
        span,
        begins=datetime.combine(day, part.begins),
        ends=datetime.combine(day, part.ends),
        grain=Grain.PART,
        part=part,
    )


def weekday(ground: Ground, found: Match) -> Span | None:
    """The next one; looking back, today or the last one."""
    wanted = found.first(Kind.WDAY)
    return day_span(nearest(ground, wanted), Form(weekday=wanted))


def nearest(ground: Ground, wanted: int) -> date:
    if ground.looks_back():
        return ground.today - timedelta(days=(ground.today.weekday() - wanted) % 7)
    return soonest(ground.today, wanted)


def soonest(today: date, wanted: int) -> date:
    """The next such day after today."""
    return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)


def this_weekday(ground: Ground, found: Match) -> Span | None:
    """Today, or the next one."""
    wanted = found.first(Kind.WDAY)
    if ground.looks_back():
        return day_span(week_of(ground.today) + timedelta(days=wanted), Form(weekday=wanted))
    return day_span(ground.today + timedelta(days=(wanted - ground.today.weekday()) % 7), Form(weekday=wanted))


def coming_weekday(ground: Ground, found: Match) -> Span | None:
    return day_span(soonest(ground.today, found.first(Kind.WDAY)))


def next_weekday(ground: Ground, found: Match) -> Span | None:
    """Next week's; where the soonest one is another, that may be meant as well."""
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
    back = (ground.today.weekday() - found.first(Kind.WDAY) - 1) % 7 + 1
    return day_span(ground.today - timedelta(days=back))


def weekday_after(ground: Ground, found: Match) -> Span | None:
    """Friday week, a week on Tuesday: seven days after the next one."""
    unit = found.first(Kind.UNIT)
    if unit and unit != (1, Unit.WEEK):
        return None
    return day_span(soonest(ground.today, found.first(Kind.WDAY)) + timedelta(days=7))


def weekday_in(ground: Ground, found: Match) -> Span | None:
    """Monday of next week; the first Monday in March."""
    span: Span = found.first(Kind.DAY)
    wanted = found.first(Kind.WDAY)
    if span.grain is Grain.WEEK:
        return day_span(span.day + timedelta(days=wanted))
    return None


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
    return day_span(day, Form(weekday=wanted, nth=nth, month=month))


def is_yearly(span: Span) -> bool:
    """Whether a month was named without its year."""
    return span.form is not None and span.form.day is None and span.form.month is not None and span.form.nth is None


def nth_in(found: Match) -> int:
    return -1 if found.has(Kind.LAST) else int(found.first(Kind.ORD) or 2)


def nth_unit(ground: Ground, found: Match) -> Span | None:
    """The first week of May, the last day of the month, the third day of next week."""
    units = found.all(Kind.UNIT)
    span = found.first(Kind.DAY) or unit_from(ground, units[-1][1], 0)
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


def unit_from(ground: Ground, unit: Unit, way: int) -> Span | None:
    today = ground.today
    match unit:
        case Unit.DAY | Unit.WORKDAY:
            return day_span(today + timedelta(days=way))
        case Unit.WEEK:
            return period(today + timedelta(days=7 * way), unit)
        case Unit.MONTH:
            day = add_months(today.replace(day=1), way)
        case Unit.QUARTER:
            day = add_months(today.replace(day=1), 3 * way)
        case Unit.YEAR:
            day = add_months(today.replace(day=1), 12 * way)
        case Unit.DECADE:
            day = add_months(today.replace(day=1), 120 * way)
        case _:
            return None
    return period(day, unit) if day else None


def next_unit(ground: Ground, found: Match) -> Span | None:
    return one_unit(ground, found, 1)


def last_unit(ground: Ground, found: Match) -> Span | None:
    return one_unit(ground, found, -1)


def this_unit(ground: Ground, found: Match) -> Span | None:
    return one_unit(ground, found, 0)


def one_unit(ground: Ground, found: Match, way: int) -> Span | None:
    times, unit = found.first(Kind.UNIT)
    return unit_from(ground, unit, way * times)


def unit_after_next(ground: Ground, found: Match) -> Span | None:
    return one_unit(ground, found, 2)


def unit_before_last(ground: Ground, found: Match) -> Span | None:
    return one_unit(ground, found, -2)


def weekend(ground: Ground, found: Match) -> Span:
    way = (
        1
        if found.has(Kind.NEXT) or found.has(Kind.FOLLOWING)
        else -1
        if found.has(Kind.LAST) or found.has(Kind.PAST)
        else 0
    )
    if way == 0 and ground.looks_back():
        way = -1 if ground.today.weekday() < 5 else 0
    return weekend_of(ground.today + timedelta(days=7 * way))


def weekends_ago(ground: Ground, found: Match) -> Span | None:
    weeks = found.first(Kind.LEN).days
    return weekend_of(ground.today - timedelta(days=weeks)) if weeks % 7 == 0 else None


def day_and_month(ground: Ground, found: Match) -> Span | None:
    """4 December, December the 4th, with its year if it has one."""
    day, month = day_number(found), found.first(Kind.MONTH)
    year = year_of(found)
    if day is None:
        return None
    return dated(ground, year, month, day, found)


def day_number(found: Match) -> int | None:
    if found.has(Kind.SECOND):
        return 2
    days = found.all(Kind.ORD, Kind.NUM)
    return int(days[0]) if days else None


def year_of(found: Match) -> int | None:
    if found.has(Kind.YEAR):
        return int(found.first(Kind.YEAR))
    numbers = [token for token in found.tokens if token.kind in {Kind.NUM, Kind.ORD}]
    if len(numbers) < 2:
        return None
    return full_year(int(numbers[-1].value)) if numbers[-1].is_digits else None


def dated(ground: Ground, year: int | None, month: int, day: int, found: Match) -> Span | None:
    """A day by its numbers; one that does not exist is a problem, as it was surely meant as a date."""
    form = Form(month=month, day=day) if year is None else None
    meant = exact(year, month, day) if year else closest(ground, month, day)
    if meant is None:
        return Span(at_start(ground.today), Grain.DAY, problem="no such day")
    span = Span(at_start(meant), Grain.DAY, form=form)
    wanted = found.first(Kind.WDAY) if found.has(Kind.WDAY) else None
    if wanted is None or meant.weekday() == wanted:
        return span
    other = None if year else on_weekday(ground, month, day, wanted)
    return span.doubted(Doubt.CLASH, *(at_start(each) for each in (meant, other) if each))


def on_weekday(ground: Ground, month: int, day: int, wanted: int) -> date | None:
    """A day without its year in a year close by in which it is that weekday."""
    years = (ground.today.year + way * n for n in range(3) for way in (1, -1))
    days = (exact(year, month, day) for year in years)
    return next((each for each in days if each and each.weekday() == wanted), None)


def closest(ground: Ground, month: int, day: int) -> date | None:
    """A day without its year: the next one, or looking back the last one; for 29 February years away."""
    way = -1 if ground.looks_back() else 1
    days = (exact(ground.today.year + way * n, month, day) for n in range(9))
    return next((each for each in days if each and (each - ground.today).days * way >= 0), None)


def month_alone(ground: Ground, found: Match) -> Span | None:
    month = found.first(Kind.MONTH)
    if found.has(Kind.YEAR) or found.has(Kind.DAY):
        year = found.first(Kind.YEAR) if found.has(Kind.YEAR) else found.first(Kind.DAY).day.year
        if found.has(Kind.DAY) and found.first(Kind.DAY).grain is not Grain.YEAR:
            return None
        return period(date(year, month, 1), Unit.MONTH)
    today = ground.today
    year = today.year + (1 if month < today.month else 0)
    if found.has(Kind.LAST) or found.has(Kind.PAST) or ground.looks_back():
        year = today.year - (1 if month > today.month or (month == today.month and found.has(Kind.LAST)) else 0)
    elif found.has(Kind.NEXT) and month == today.month:
        year += 1
    return replace(period(date(year, month, 1), Unit.MONTH), form=Form(month=month))


def year_alone(ground: Ground, found: Match) -> Span:
    return period(date(found.first(Kind.YEAR), 1, 1), Unit.YEAR)


def day_of_month(ground: Ground, found: Match) -> Span | None:
    """The 15th: the next one, or the last one; with a month that was named before, in it."""
    day = day_number(found)
    if day is None or not 1 <= day <= 31:
        return None
    span: Span | None = found.first(Kind.DAY)
    if span is not None:
        return day_span(exact(span.day.year, span.day.month, day)) if span.grain is Grain.MONTH else None
    wanted = found.first(Kind.WDAY) if found.has(Kind.WDAY) else None
    meant = monthly(ground, day, wanted)
    return day_span(meant, Form(day=day)) if meant else None


def monthly(ground: Ground, day: int, wanted: int | None) -> date | None:
    way = -1 if ground.looks_back() else 1
    firsts = (add_months(ground.today.replace(day=1), way * n) for n in range(13))
    days = (exact(first.year, first.month, day) for first in firsts if first)
    fits = (each for each in days if each and (each - ground.today).days * way >= 0)
    return next((each for each in fits if wanted is None or each.weekday() == wanted), None)


def in_numbers(ground: Ground, found: Match) -> Span | None:
    """A date in numbers with its year; the day before the month or after it as the person has set it."""
    (year, month, day), at = found.first(Kind.NDATE)
    if not isinstance(month, tuple):
        return on_clock(day_or_problem(ground, exact(year, month, day)), at)
    return either_order(ground, year, *month)


def day_or_problem(ground: Ground, day: date | None) -> Span:
    return day_span(day) or Span(at_start(ground.today), Grain.DAY, problem="no such day")


def on_clock(span: Span, at: time | None) -> Span:
    if at is None or span.problem:
        return span
    return replace(span, begins=datetime.combine(span.day, at), grain=Grain.MINUTE)


def slashed(ground: Ground, found: Match) -> Span | None:
    first, second = found.first(Kind.SLASH) if found.has(Kind.SLASH) else found.first(Kind.DECIMAL)
    if not first or not second or (first > 12 and second > 12) or max(first, second) > 31:
        return None
    year = found.first(Kind.YEAR)
    span = either_order(ground, year, first, second)
    return None if span.problem and not year else span


def either_order(ground: Ground, year: int | None, first: int, second: int) -> Span:
    """Day and month by the setting; where that is not known and both may be meant, the month first, in doubt."""
    days_first = dated_in(ground, year, second, first)
    months_first = dated_in(ground, year, first, second)
    order = ground.context.is_day_first
    ranked = (
        [days_first, months_first]
        if order or (order is None and ground.words.language != "en")
        else [months_first, days_first]
    )
    known = [day for day in ranked if day]
    if not known:
        return day_or_problem(ground, None)
    span = Span(at_start(known[0]), Grain.DAY)
    if order is None and len(set(known)) == 2:
        return span.doubted(Doubt.ORDER, *(at_start(day) for day in known))
    return span


def dated_in(ground: Ground, year: int | None, month: int, day: int) -> date | None:
    if year is not None:
        return exact(year, month, day)
    return closest(ground, month, day) if 1 <= month <= 12 else None


def edge_of(ground: Ground, found: Match) -> Span | None:
    """The beginning, the middle or the end of a period."""
    kind, unit = found.first(Kind.EDGE) if found.has(Kind.EDGE) else (edge_kind(found), None)
    span: Span | None = found.first(Kind.DAY)
    if span is None:
        named = unit or (found.first(Kind.UNIT) or (0, None))[1]
        span = unit_from(ground, named, 0) if named and named is not Unit.DAY else day_span(ground.today)
    return edge(span, kind) if span else None


def edge_kind(found: Match) -> Kind:
    return next(
        token.kind for token in found.tokens if token.kind in {Kind.START, Kind.MID, Kind.END, Kind.EARLY, Kind.LATE}
    )


def edge(span: Span, kind: Kind) -> Span | None:
    last = (span.ends or span.begins).date()
    match span.grain, kind:
        case Grain.DAY, Kind.END:
            return replace(span, begins=datetime.combine(span.day, time(23, 59, 59)), form=None)
        case Grain.DAY, Kind.MID:
            return replace(span, begins=datetime.combine(span.day, time(12)), grain=Grain.HOUR)
        case Grain.PART, Kind.EARLY | Kind.START:
            return span
        case Grain.PART, Kind.LATE | Kind.END:
            return replace(span, begins=span.begins + timedelta(hours=2))
        case Grain.WEEK, Kind.END | Kind.LATE:
            return replace(span, begins=at_start(span.day + timedelta(days=4)), grain=Grain.DAY)
        case Grain.WEEK, Kind.MID:
            return replace(span, begins=at_start(span.day + timedelta(days=2)), ends=None, grain=Grain.DAY)
        case Grain.WEEK | Grain.MONTH | Grain.QUARTER | Grain.YEAR, Kind.START | Kind.EARLY:
            return replace(span, ends=None, grain=Grain.DAY, form=None)
        case Grain.MONTH, Kind.MID:
            return replace(span, begins=at_start(span.day.replace(day=15)), ends=None, grain=Grain.DAY)
        case Grain.YEAR, Kind.MID:
            return replace(span, begins=datetime(span.day.year, 7, 1), ends=None, grain=Grain.DAY)
        case Grain.MONTH, Kind.LATE:
            return replace(span, begins=at_start(span.day.replace(day=21)), grain=Grain.DAY)
        case Grain.YEAR, Kind.LATE:
            return replace(span, begins=datetime(span.day.year, 10, 1), grain=Grain.DAY)
        case Grain.MONTH | Grain.QUARTER | Grain.YEAR | Grain.WEEKEND, Kind.END:
            return replace(span, begins=at_start(last), ends=None, grain=Grain.DAY)
    return None


def rest_of(ground: Ground, found: Match) -> Span | None:
    """The rest of the week: from today to its end."""
    span = unit_from(ground, found.first(Kind.UNIT)[1], 0)
    return replace(span, begins=at_start(ground.today), grain=Grain.DAY) if span and span.ends else None


def week_with(ground: Ground, found: Match) -> Span | None:
    """The week of the 4th."""
    span: Span = found.first(Kind.DAY)
    if found.first(Kind.UNIT) != (1, Unit.WEEK) or span.grain is not Grain.DAY:
        return None
    return period(span.day, Unit.WEEK)


def with_weekday(ground: Ground, found: Match) -> Span | None:
    """Monday next week, or a weekday before the day itself."""
    span: Span = found.first(Kind.DAY)
    return weekday_in(ground, found) if span.grain is Grain.WEEK else None


def alternative_weekday(ground: Ground, found: Match) -> Span | None:
    return weekday(ground, found)


DATE = "(WDAY COMMA? THE?)?"
YEARS = "(OF|COMMA)? YEAR"
NAMED = Stage(
    (
        rule(Kind.DAY, named_day, "THE? DAYNAME"),
        rule(Kind.DAY, today_of_part, "TONIGHT"),
        rule(
            Kind.DAY,
            day_and_month,
            f"{DATE} MONTH THE? (ORD|NUM) COMMA? YEAR?",
            f"{DATE} MONTH (ORD|NUM) COMMA? OF? (YEAR|NUM)",
            f"{DATE} THE? (ORD|NUM|SECOND) (OF|DASH)? MONTH ((OF|COMMA|DASH)? YEAR)?",
            f"{DATE} (ORD|NUM) OF? MONTH NUM",
        ),
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
        rule(Kind.DAY, this_unit, "THIS UNIT", "THE? UNIT THIS"),
        rule(Kind.DAY, unit_after_next, "THE? UNIT AFTER NEXT", "THE? UNIT AFTER THE? NEXT UNIT"),
        rule(Kind.DAY, unit_before_last, "THE? UNIT BEFORE LAST", "THE? UNIT BEFORE THE? LAST UNIT"),
        rule(
            Kind.DAY,
            weekend,
            "(THE|THIS) WEEKEND",
            "THE? (NEXT|LAST|PAST|FOLLOWING) WEEKEND",
            "THE? WEEKEND (NEXT|LAST|PAST)",
            "ON WEEKEND",
        ),
        rule(Kind.DAY, weekends_ago, "LEN AGO"),
        rule(Kind.DAY, this_weekday, "THIS WDAY", "WDAY THIS"),
        rule(Kind.DAY, coming_weekday, "THE? FOLLOWING WDAY", "THIS NEXT WDAY"),
        rule(Kind.DAY, next_weekday, "THE? NEXT WDAY", "THE? WDAY NEXT"),
        rule(Kind.DAY, last_weekday, "THE? (LAST|PAST) WDAY", "THIS (PAST|LAST) WDAY", "THE? WDAY (LAST|PAST)"),
        rule(Kind.DAY, rest_of, "THE? REST OF (THE|THIS)? UNIT"),
        rule(Kind.DAY, edge_of, "THE? EDGE"),
    )
)
PLACED = Stage(
    (
        rule(Kind.DAY, with_weekday, "THE? WDAY (OF|IN|COMMA)? THE? DAY", "DAY ON? THE? WDAY"),
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
        ),
        rule(Kind.DAY, day_of_month, "THE? (ORD|SECOND) OF THE? DAY", "THE? ORD OF THE DAY"),
        rule(Kind.DAY, month_alone, "MONTH OF? DAY"),
        rule(
            Kind.DAY,
            edge_of,
            "THE? (START|MID|END) OF? AROUND? THE? DAY",
            "(EARLY|LATE|MID) (IN|ON|DASH)? THE? DAY",
            "THE? (START|MID|END) OF THIS? THE? UNIT",
            "THE? (END|START) UNIT",
        ),
        rule(Kind.DAY, week_with, "THE? UNIT (OF|STARTING|FROM) THE? DAY"),
    ),
    is_repeated=True,
)
BARE = Stage(
    (
        rule(Kind.DAY, day_of_month, "WDAY COMMA? THE? (ORD|NUM)", "THE ORD", "ON THE? ORD"),
        rule(Kind.DAY, weekday, "WDAY"),
    )
)
LATER_EDGES = Stage(PLACED.rules, is_repeated=True)
__all__ = ["BARE", "LATER_EDGES", "NAMED", "PLACED", "edge", "last_of_month"]
