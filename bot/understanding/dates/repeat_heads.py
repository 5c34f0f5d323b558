"""How a rule begins: every other week, the first Monday of each month, Tuesdays and Thursdays."""

from dataclasses import replace

from bot.understanding.dates.kinds import Kind
from bot.understanding.dates.repeats import (
    DAYS,
    MOST_OF_A_MONTH,
    WORKDAYS,
    Draft,
    day_list,
    draft,
    hour_of,
    numbers,
    of_forms,
    of_weekdays,
    spans,
    weekday_of,
    weekdays_in,
)
from bot.understanding.dates.tokens import Match
from bot.understanding.dates.types import Grain
from bot.understanding.dates.values import Ground, Length, nth_in
from bot.understanding.dates.words import Unit

FREQUENCIES = {
    Unit.SECOND: "SECONDLY",
    Unit.MINUTE: "MINUTELY",
    Unit.HOUR: "HOURLY",
    Unit.DAY: "DAILY",
    Unit.WORKDAY: "DAILY",
    Unit.WEEK: "WEEKLY",
    Unit.MONTH: "MONTHLY",
    Unit.YEAR: "YEARLY",
}


def by_unit(ground: Ground, found: Match) -> Draft | None:
    """Every two weeks."""
    times, unit = (1, Unit.SECOND) if not found.has(Kind.UNIT) else found.first(Kind.UNIT)
    numbers = found.all(Kind.NUM, Kind.BIG, Kind.ORD)
    count = 2 if is_other(found) or (found.has(Kind.SECOND) and found.has(Kind.UNIT)) else 1
    return of_unit(int(numbers[0]) if numbers else count, times, unit)


def is_other(found: Match) -> bool:
    return found.has(Kind.ALTERNATE) or found.has(Kind.OTHER)


def of_unit(count: int, times: int, unit: Unit) -> Draft | None:
    if unit is Unit.QUARTER:
        unit, times = Unit.MONTH, 3
    if unit is Unit.DECADE:
        unit, times = Unit.YEAR, 10
    if unit is Unit.WORKDAY:
        return draft("WEEKLY", count, BYDAY=day_list(WORKDAYS))
    return draft(FREQUENCIES[unit], count * times)


def by_length(ground: Ground, found: Match) -> Draft | None:
    length: Length = found.first(Kind.LEN)
    if length.count % 1:
        return None
    unit = length.unit
    if unit is Unit.DAY and int(length.count) in ground.words.counted_weeks:
        return of_unit(ground.words.counted_weeks[int(length.count)], 1, Unit.WEEK)
    of_two = length.days == 14 * int(length.count) and unit is Unit.WEEK
    return of_unit(int(length.count), 2 if of_two else 1, unit)


def by_frequency(ground: Ground, found: Match) -> Draft | None:
    if found.before and found.before.kind is Kind.DASH and found.before.end == found.tokens[0].start:
        # Not bi-monthly, of which nobody knows whether it is twice.
        return None
    times, unit = found.first(Kind.FREQ)
    return of_unit(1, times, unit)


def by_days(ground: Ground, found: Match) -> Draft | None:
    """Every Monday and Friday; each of the days as it was named."""
    if found.has(Kind.ORD) or found.has(Kind.SECOND) or found.has(Kind.LAST):
        return by_nth_days(found)
    interval = 2 if is_other(found) else found.first(Kind.NUM) or 1 if found.tokens[0].kind is Kind.EVERY else 1
    forms = [span.form for span in spans(found) if span.form]
    weekdays = weekdays_in(found)
    hour = next((hour_of(span) for span in spans(found) if span.grain <= Grain.HOUR), None)
    part = next((span.part for span in spans(found) if span.part), None)
    made = of_weekdays(weekdays, interval) if weekdays else of_forms(forms, interval)
    return replace(made, hour=hour, part=part) if made else None


def by_nth_days(found: Match) -> Draft | None:
    """Every second Tuesday is every other one; every first or last one is that of a month."""
    nth, days = nth_in(found), weekdays_in(found)
    if len(days) != 1 or not nth <= MOST_OF_A_MONTH:
        return None
    made = draft("MONTHLY", BYDAY=f"{nth}{DAYS[days[0]]}") if nth != 2 else of_weekdays(days, nth)
    # Every third Tuesday may be that of each month, or one of three.
    return replace(made, is_vague=nth > 2) if made else None


def by_plural(ground: Ground, found: Match) -> Draft | None:
    """Tuesdays and Thursdays; not three weekends."""
    if found.before and found.before.kind in {Kind.NUM, Kind.COUPLE, Kind.FEW, Kind.LAST, Kind.NEXT, Kind.PAST}:
        return None
    return of_weekdays(weekdays_in(found), 2 if found.has(Kind.ALTERNATE) else 1)


def by_numbers(ground: Ground, found: Match) -> Draft | None:
    """Every 4th and 10th of the month; every 27."""
    days = [int(day) for day in found.all(Kind.ORD, Kind.NUM)] + ([2] if found.has(Kind.SECOND) else [])
    is_counting = any(token.kind is Kind.NUM and not token.is_digits for token in found.tokens)
    if not days or is_counting or not all(1 <= day <= 31 for day in days):
        return None
    units = found.all(Kind.UNIT)
    if units and units[-1][1] is Unit.YEAR:
        return None
    if found.has(Kind.MONTH):
        return draft("YEARLY", BYMONTH=str(found.first(Kind.MONTH)), BYMONTHDAY=numbers(sorted(days)))
    return draft("MONTHLY", BYMONTHDAY=numbers(sorted(days)))


def by_month_and_numbers(ground: Ground, found: Match) -> Draft | None:
    """Every Aug 20 and 30; every 20th and 30th of August."""
    form = next((span.form for span in spans(found) if span.form and span.form.month and span.form.day), None)
    if form is None:
        return None
    days = sorted({form.day or 1, *(int(day) for day in found.all(Kind.ORD, Kind.NUM))})
    return draft("YEARLY", BYMONTH=str(form.month), BYMONTHDAY=numbers(days))


def by_part(ground: Ground, found: Match) -> Draft | None:
    """Every morning."""
    made = draft("DAILY")
    return replace(made, part=found.first(Kind.PART) or found.first(Kind.PARTS)) if made else None


def by_range_at_hour(ground: Ground, found: Match) -> Draft | None:
    """Monday to Thursday at 5: each of those days, where it is named by nothing but its weekday."""
    first, last = spans(found)
    days = [weekday_of(first), weekday_of(last)]
    if None in days or first.grain is not Grain.DAY or last.grain > Grain.HOUR:
        return None
    made = of_weekdays(weekdays_in(found))
    return replace(made, hour=hour_of(last), part=last.part) if made else None


def by_days_in_parts(ground: Ground, found: Match) -> Draft | None:
    """Tuesday and Thursday evenings."""
    days = weekdays_in(found)
    made = of_weekdays(days) if days and len(days) == len(spans(found)) else None
    return replace(made, part=found.first(Kind.PARTS)) if made else None
