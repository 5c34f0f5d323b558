"""Days by their month and number, in words and in digits."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.understanding.dates.kinds import Kind
from bot.understanding.dates.numerals import full_year
from bot.understanding.dates.tokens import Match
from bot.understanding.dates.types import Doubt, Grain
from bot.understanding.dates.values import (
    Form,
    Ground,
    Span,
    add_months,
    at_start,
    day_span,
    exact,
    no_such_day,
    period,
)
from bot.understanding.dates.words import Unit

NEAR = timedelta(days=62)
"""Months further away, in which a day has the weekday that was named, are rather a slip."""
COUNTED_KINDS = frozenset({Kind.HALF, Kind.START, Kind.MID, Kind.END, Kind.QUARTER, Kind.WEEKEND, Kind.PART})
"""What an ordinal in words rather counts: the second half."""
MOST_PARTS = 4
"""So many parts of something are told as 1/2 or 3/4."""
ALWAYS = (24, 7)
"""Day and night."""
MOST_YEARS_SHORT = 10
"""So far away may a year be that has two digits after two full stops."""
NEAR_MONTHS = (0, 1, -1, 2, -2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
YEARS_OF_WEEKDAYS = 4
"""Within so many years every day of the month is every weekday."""


def day_and_month(ground: Ground, found: Match) -> Span | None:
    """4 December, December the 4th, with its year if it has one."""
    day, month = day_number(found), found.first(Kind.MONTH)
    year = year_of(found)
    if day is None or (year is None and has_bare_year(found)) or counts_unit(found):
        return None
    return dated(ground, year, month, day, found)


def counts_unit(found: Match) -> bool:
    """Whether the word before the number is another than the one for a day: el día 5 de junio."""
    pairs = zip(found.tokens, found.tokens[1:], strict=False)
    named = {Kind.NUM, Kind.ORD, Kind.SECOND}
    return any(unit.kind is Kind.UNIT and unit.value != (1, Unit.DAY) and day.kind in named for unit, day in pairs)


def has_bare_year(found: Match) -> bool:
    """Whether a number was taken for the year that is none: May 4, 5 and 6."""
    return len(found.all(Kind.NUM, Kind.ORD)) > 1


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
    is_list = found.has(Kind.COMMA) and found.after is not None and found.after.kind in {Kind.AND, Kind.OTHER_WORD}
    is_year = numbers[-1].is_digits and len(numbers[-1].written) == 2 and not is_list
    return full_year(int(numbers[-1].value)) if is_year else None


def dated(ground: Ground, year: int | None, month: int, day: int, found: Match) -> Span | None:
    """A day by its numbers; one that does not exist is a problem, as it was surely meant as a date."""
    wanted = found.first(Kind.WDAY) if found.has(Kind.WDAY) else None
    form = Form(month=month, day=day) if year is None else None
    meant = exact(year, month, day) if year else closest(ground, month, day)
    if meant is None:
        return no_such_day(ground)
    span = Span(at_start(meant), Grain.DAY, form=form)
    if wanted in {None, meant.weekday()}:
        return span
    others = [closest_weekday(meant, wanted)]
    if year is None and (other := on_weekday(ground, month, day, wanted)):
        # The other way than the sentence seems to look, both fit; nothing is sure then.
        span, others = replace(span, begins=at_start(other)), [meant, *others]
    return span.doubted(Doubt.CLASH, span.begins, *(at_start(each) for each in others))


def on_weekday(ground: Ground, month: int, day: int, wanted: int) -> date | None:
    """A day without its year, in a year close by in which it is that weekday."""
    years = (ground.today.year + n for n in ((0, -1) if ground.looks_back() else (0, 1)))
    days = (exact(year, month, day) for year in years)
    return next((each for each in days if each and each.weekday() == wanted), None)


def closest_weekday(day: date, wanted: int) -> date:
    """Such a weekday at most three days away."""
    return day + timedelta(days=(wanted - day.weekday() + 3) % 7 - 3)


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


def day_of_month(ground: Ground, found: Match) -> Span | None:
    """The 15th: the next one, or the last one; with a month that was named before, in it."""
    if found.after and found.after.kind in {Kind.WDAY, Kind.TIMES}:
        return None
    day = day_number(found)
    if day is None or not 1 <= day <= 31 or counts_something(ground, found) or counts_more(found):
        return None
    if found.tokens[-1].kind is Kind.UNIT and not is_of_this_month(found):
        return None
    span: Span | None = found.first(Kind.DAY)
    if span is not None:
        return day_span(exact(span.day.year, span.day.month, day)) if span.grain is Grain.MONTH else None
    wanted = found.first(Kind.WDAY) if found.has(Kind.WDAY) else None
    meant, usual = monthly(ground, day, wanted), monthly(ground, day, None)
    made = day_span(meant, Form(day=day))
    if made is None or meant is None or usual is None or abs(meant - usual) <= NEAR:
        return made
    return made.doubted(Doubt.CLASH, at_start(meant), at_start(usual))


def is_of_this_month(found: Match) -> bool:
    """The first of the month, not one of a list that repeats: every 4th and 10th of the month."""
    before = found.before.kind if found.before else None
    return found.tokens[-1].value == (1, Unit.MONTH) and before not in {Kind.EVERY, Kind.AND, Kind.COMMA}


def numbered_day(ground: Ground, found: Match) -> Span | None:
    """El 20, día 20: a bare number, where an article or the word for a day makes it one."""
    unit = found.first(Kind.UNIT)
    is_led = found.tokens[0].written in ground.words.day_articles
    if unit is not None and (unit != (1, Unit.DAY) or not ground.words.day_articles):
        return None
    if unit is None and (not is_led or (found.after and found.after.kind in {Kind.UNIT, Kind.OF, Kind.FOR})):
        return None
    return day_of_month(ground, found)


def numbered_days(ground: Ground, found: Match) -> Span | None:
    """Del 7 al 11: from the next such day on."""
    first, last = found.all(Kind.NUM)
    is_led = {found.tokens[0].written, found.tokens[2].written} <= ground.words.day_articles
    begins = monthly(ground, first, None) if is_led and 1 <= first < last else None
    ends = exact(begins.year, begins.month, last) if begins else None
    return Span(at_start(begins), Grain.DAY, at_start(ends)) if begins and ends else None


def holiday(ground: Ground, found: Match) -> Span | None:
    month, day = found.first(Kind.HOLIDAY)
    return dated(ground, found.first(Kind.YEAR), month, day, found)


def counts_something(ground: Ground, found: Match) -> bool:
    """Whether an ordinal alone rather counts what comes after it: the third floor, the first meeting."""
    number, after = found.tokens[-1], found.after
    if number.kind is not Kind.ORD or after is None:
        return number.kind is Kind.ORD and not number.is_digits and found.tokens[0].kind is Kind.THE
    if not number.is_digits and found.tokens[0].kind is Kind.THE and after.kind in COUNTED_KINDS:
        return True
    is_word = after.kind is Kind.OTHER_WORD
    if after.kind in {Kind.LEN, Kind.NUM}:
        return True
    if after.kind is Kind.OF and found.tokens[-2].kind is Kind.THE:
        return True
    if after.written in ground.words.counted_things or after.kind is Kind.UNIT:
        return True
    return is_word and (found.tokens[0].kind is Kind.THE or not number.is_digits)


def counts_more(found: Match) -> bool:
    """Whether a number behind a weekday rather counts what follows: on Tuesday, 12 people came; Tuesdays, ten times."""
    number, after = found.tokens[-1], found.after
    if number.kind is not Kind.NUM or after is None or not found.has(Kind.WDAY):
        return False
    if after.kind in {Kind.UNIT, Kind.TIMES}:
        return True
    if after.kind in {Kind.DASH, Kind.TO}:
        # Hours rather than days: Friday 9-5.
        return found.later is not None and found.later.kind in {Kind.NUM, Kind.DECIMAL, Kind.CLOCK}
    is_many = found.has(Kind.COMMA) or not number.is_digits or after.written.endswith("s")
    return after.kind is Kind.OTHER_WORD and after.written.isalpha() and is_many


def monthly(ground: Ground, day: int, wanted: int | None) -> date | None:
    way = -1 if ground.looks_back() else 1
    is_ahead = ground.context.is_past is False
    months = range(13) if wanted is None else range(YEARS_OF_WEEKDAYS * 12) if is_ahead else NEAR_MONTHS
    firsts = (add_months(ground.today.replace(day=1), way * n) for n in months)
    days = (exact(first.year, first.month, day) for first in firsts if first)
    if wanted is not None:
        fits = (each for each in days if each and each.weekday() == wanted)
        return next((each for each in fits if not is_ahead or each >= ground.today), None)
    return next((each for each in days if each and (each - ground.today).days * way >= 0), None)


def in_numbers(ground: Ground, found: Match) -> Span | None:
    """A date in numbers with its year; the day before the month or after it as the person has set it."""
    (year, month, day), at = found.first(Kind.NDATE)
    if not isinstance(month, tuple):
        return on_clock(day_or_problem(ground, exact(year, month, day)), at)
    is_dotted = "." in found.token(Kind.NDATE).written
    if is_dotted and is_version(found.token(Kind.NDATE).written, year, ground):
        return None
    return either_order(ground, year, *month, is_dotted=is_dotted)


def day_or_problem(ground: Ground, day: date | None) -> Span:
    return day_span(day) or Span(at_start(ground.today), Grain.DAY, problem="no such day")


def on_clock(span: Span, at: time | None) -> Span:
    if at is None or span.problem:
        return span
    return replace(span, begins=datetime.combine(span.day, at), grain=Grain.MINUTE)


def slashed(ground: Ground, found: Match) -> Span | None:
    first, second = found.first(Kind.SLASH) if found.has(Kind.SLASH) else found.first(Kind.DECIMAL)
    is_led = found.before is not None and found.before.kind in {Kind.ON, Kind.BY, Kind.THE, Kind.UNTIL, Kind.FROM}
    if not is_led and is_fraction(found, first, second):
        return None
    if (first, second) == ALWAYS and not (is_led or found.has(Kind.WDAY)):
        return None
    if not first or not second or (first > 12 and second > 12) or max(first, second) > 31:
        return None
    year = found.first(Kind.YEAR)
    span = either_order(ground, year, first, second)
    return None if span.problem and not year else span


def is_fraction(found: Match, first: int, second: int) -> bool:
    """Three of four: 3/4 of the members, 1/2 cup."""
    after = found.after.kind if found.after else None
    return not found.has(Kind.WDAY) and (
        after is Kind.OF or (after is Kind.OTHER_WORD and first < second <= MOST_PARTS and first <= MOST_PARTS - 1)
    )


def is_version(written: str, year: int, ground: Ground) -> bool:
    """Whether numbers with full stops name a version rather than a day: the year has two digits, and is far away."""
    return len(written.rsplit(".", 1)[-1]) == 2 and abs(year - ground.today.year) > MOST_YEARS_SHORT


def either_order(ground: Ground, year: int | None, first: int, second: int, *, is_dotted: bool = False) -> Span:
    """Day and month by the setting; where that is not known and both may be meant, the likelier first, in doubt."""
    days_first = dated_in(ground, year, second, first)
    months_first = dated_in(ground, year, first, second)
    order = ground.context.is_day_first
    is_day_first = order if order is not None else is_dotted or ground.words.is_day_first
    ranked = [days_first, months_first] if is_day_first else [months_first, days_first]
    known = [day for day in ranked if day]
    if not known:
        return day_or_problem(ground, None)
    span = Span(
        at_start(known[0]), Grain.DAY, form=Form(month=known[0].month, day=known[0].day) if year is None else None
    )
    if order is None and len(set(known)) == 2:
        return span.doubted(Doubt.ORDER, *(at_start(day) for day in known))
    return span


def dated_in(ground: Ground, year: int | None, month: int, day: int) -> date | None:
    if year is not None:
        return exact(year, month, day)
    return closest(ground, month, day) if 1 <= month <= 12 else None
