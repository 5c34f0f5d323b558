"""Rules for what repeats: a head such as `every other week`, which then takes days, hours, an end and exceptions."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time

from bot.understanding.dates.kinds import Kind
from bot.understanding.dates.rules import Stage, rule
from bot.understanding.dates.rules_joins import hour_in
from bot.understanding.dates.tokens import Match
from bot.understanding.dates.types import Grain, Repeat
from bot.understanding.dates.values import Form, Ground, Hour, Length, Span, at_start, moved
from bot.understanding.dates.words import Part, Unit

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKDAYS = tuple(range(5))
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
ORDER = ("BYMONTH", "BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYDAY", "BYHOUR", "BYMINUTE", "BYSETPOS")
MOST_INTERVAL = 366


@dataclass(frozen=True, slots=True)
class Draft:
    """A rule that is being put together."""

    repeat: Repeat
    hour: Hour | None = None
    part: Part | None = None
    needs_day: bool = False

    def by(self, **parts: str) -> "Draft":
        merged = {**dict(self.repeat.by), **parts}
        by = tuple((name, merged[name]) for name in ORDER if name in merged)
        return replace(self, repeat=replace(self.repeat, by=by))

    def value(self, name: str) -> str:
        return dict(self.repeat.by).get(name, "")


def draft(freq: str, interval: int = 1, **by: str) -> Draft | None:
    if not 1 <= interval <= MOST_INTERVAL:
        return None
    return Draft(Repeat(freq, interval)).by(**by)


def by_unit(ground: Ground, found: Match) -> Draft | None:
    """Every two weeks."""
    times, unit = (1, Unit.SECOND) if not found.has(Kind.UNIT) else found.first(Kind.UNIT)
    if found.has(Kind.LEN):
        return None
    numbers = found.all(Kind.NUM, Kind.BIG, Kind.ORD)
    count = 2 if found.has(Kind.ALTERNATE) or (found.has(Kind.SECOND) and found.has(Kind.UNIT)) else 1
    return of_unit(int(numbers[0]) if numbers else count, times, unit)


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
    of_two = length.days == 14 * int(length.count) and unit is Unit.WEEK
    return of_unit(int(length.count), 2 if of_two else 1, unit)


def by_frequency(ground: Ground, found: Match) -> Draft | None:
    if found.after and found.after.kind is Kind.OTHER_WORD and found.tokens[0].written == "everyday" and False:
        return None
    times, unit = found.first(Kind.FREQ)
    return of_unit(1, times, unit)


def by_days(ground: Ground, found: Match) -> Draft | None:
    """Every Monday and Friday; each of the days as it was named."""
    interval = 2 if found.has(Kind.ALTERNATE) else 1
    forms = [span.form for span in spans(found) if span.form]
    weekdays = weekdays_in(found)
    hour = next((hour_of(span) for span in spans(found) if span.grain <= Grain.HOUR), None)
    part = next((span.part for span in spans(found) if span.part), None)
    made = of_weekdays(weekdays, interval) if weekdays else of_forms(forms, interval)
    return replace(made, hour=hour, part=part) if made else None


def spans(found: Match) -> list[Span]:
    return [value for value in found.all(Kind.DAY, Kind.MOMENT) if isinstance(value, Span)]


def hour_of(span: Span) -> Hour:
    return Hour(span.begins.time())


def weekdays_in(found: Match) -> list[int]:
    """The weekdays of a list; with a dash or `through` between two, those in between as well."""
    days: list[int] = []
    is_through = False
    for token in found.tokens:
        one = weekday_of(token.value) if token.kind in {Kind.DAY, Kind.MOMENT} else token.value
        if token.kind in {Kind.WDAYS, Kind.WDAY} or (token.kind in {Kind.DAY, Kind.MOMENT} and one is not None):
            assert isinstance(one, int)
            days += through(days[-1], one) if is_through and days else [one]
            is_through = False
        elif token.kind is Kind.WEEKEND:
            days += [5, 6]
        elif token.kind is Kind.WORKDAY:
            days += WORKDAYS
        elif token.kind in {Kind.DASH, Kind.TO, Kind.UNTIL}:
            is_through = True
    return days


def weekday_of(value: object) -> int | None:
    form = value.form if isinstance(value, Span) else None
    return form.weekday if form and form.nth is None else None


def through(first: int, last: int) -> list[int]:
    return [(first + n) % 7 for n in range(1, (last - first) % 7 + 1)]


def day_list(days: Iterable[int]) -> str:
    return ",".join(DAYS[day] for day in sorted(set(days)))


def of_weekdays(days: Iterable[int], interval: int = 1) -> Draft | None:
    return draft("WEEKLY", interval, BYDAY=day_list(days))


def of_forms(forms: list[Form], interval: int) -> Draft | None:
    """The fourth of a month, the last Friday of March, the 4th of July."""
    if not forms:
        return None
    form = forms[0]
    if form.nth is not None and form.weekday is not None:
        day = f"{form.nth}{DAYS[form.weekday]}"
        return (
            draft("YEARLY", interval, BYMONTH=str(form.month), BYDAY=day)
            if form.month
            else draft("MONTHLY", interval, BYDAY=day)
        )
    days = sorted({each.day for each in forms if each.day})
    if form.month and days:
        return draft("YEARLY", interval, BYMONTH=str(form.month), BYMONTHDAY=numbers(days))
    if form.month:
        return draft("YEARLY", interval, BYMONTH=str(form.month))
    return draft("MONTHLY", interval, BYMONTHDAY=numbers(days)) if days else None


def numbers(values: Iterable[int]) -> str:
    return ",".join(str(value) for value in values)


def by_plural(ground: Ground, found: Match) -> Draft | None:
    """Tuesdays and Thursdays."""
    return of_weekdays(weekdays_in(found), 2 if found.has(Kind.ALTERNATE) else 1)


def by_numbers(ground: Ground, found: Match) -> Draft | None:
    """Every 4th and 10th of the month; every 27."""
    days = [int(day) for day in found.all(Kind.ORD, Kind.NUM)] + ([2] if found.has(Kind.SECOND) else [])
    if not days or not all(1 <= day <= 31 for day in days):
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
    return replace(made, part=found.first(Kind.PART)) if made else None


def nth_weekday_of(ground: Ground, found: Match) -> Draft | None:
    """The first Monday of every month."""
    nth = -1 if found.has(Kind.LAST) else int(found.first(Kind.ORD) or 2)
    wanted = found.first(Kind.WDAY)
    base: Draft | None = found.first(Kind.REPEAT)
    if base is None:
        base = draft("MONTHLY")
    if base is None or base.repeat.freq not in {"MONTHLY", "YEARLY"}:
        return None
    return base.by(BYDAY=f"{nth}{DAYS[wanted]}")


def on_numbers(ground: Ground, found: Match) -> Draft | None:
    """Every month on the 4th; the 4th of every other month."""
    base: Draft = found.first(Kind.REPEAT)
    days = [int(day) for day in found.all(Kind.ORD, Kind.NUM)] + ([2] if found.has(Kind.SECOND) else [])
    forms = [span.form for span in spans(found) if span.form]
    days += [form.day for form in forms if form.day and not form.month]
    if not days or base.repeat.freq not in {"MONTHLY", "YEARLY"}:
        return None
    if base.repeat.freq == "YEARLY":
        return base.by(BYYEARDAY=numbers(days))
    return base.by(BYMONTHDAY=numbers(sorted(days))) if all(1 <= day <= 31 for day in days) else None


def on_days(ground: Ground, found: Match) -> Draft | None:
    """Every other week on Monday and Friday; once a year on 25 December."""
    base: Draft = found.first(Kind.REPEAT)
    weekdays = weekdays_in(found)
    forms = [span.form for span in spans(found) if span.form]
    hour = next((hour_of(span) for span in spans(found) if span.grain <= Grain.HOUR), base.hour)
    part = next((span.part for span in spans(found) if span.part), base.part)
    base = replace(base, hour=hour, part=part)
    if weekdays:
        return (
            base.by(BYDAY=day_list(weekdays)) if base.repeat.freq in {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"} else None
        )
    return with_form(base, forms[0]) if forms else None


def with_form(base: Draft, form: Form) -> Draft | None:
    if form.nth is not None and form.weekday is not None:
        made = base.by(BYDAY=f"{form.nth}{DAYS[form.weekday]}")
        return made.by(BYMONTH=str(form.month)) if form.month else made
    if form.month and form.day and base.repeat.freq == "YEARLY":
        return base.by(BYMONTH=str(form.month), BYMONTHDAY=str(form.day))
    if form.day and base.repeat.freq == "MONTHLY":
        return base.by(BYMONTHDAY=str(form.day))
    return None


def at_edge(ground: Ground, found: Match) -> Draft | None:
    """Every month at the end; the start of each month."""
    base: Draft = found.first(Kind.REPEAT)
    if base.repeat.freq != "MONTHLY":
        return None
    return base.by(BYMONTHDAY="-1" if found.has(Kind.END) else "1")


def at_hours(ground: Ground, found: Match) -> Draft | None:
    base: Draft = found.first(Kind.REPEAT)
    if found.has(Kind.INPART) or found.has(Kind.PART):
        return replace(base, part=found.first(Kind.INPART) or found.first(Kind.PART))
    hour = found.first(Kind.CRANGE)[0] if found.has(Kind.CRANGE) else hour_in(found)
    return replace(base, hour=hour) if hour and base.hour is None else None


def in_week(ground: Ground, found: Match) -> Draft | None:
    """Every Tuesday in week 14."""
    base: Draft = found.first(Kind.REPEAT)
    if found.first(Kind.UNIT) != (1, Unit.WEEK):
        return None
    return Draft(replace(base.repeat, freq="YEARLY")).by(BYWEEKNO=str(found.first(Kind.NUM)))


def bounded(ground: Ground, found: Match) -> Draft | None:
    """For three months, ten times, until June, starting on Monday."""
    base: Draft = found.first(Kind.REPEAT)
    if found.has(Kind.LEN):
        end = moved(at_start(ground.today), found.first(Kind.LEN), 1)
        return replace(base, repeat=replace(base.repeat, until=end.date())) if end else None
    if found.has(Kind.TIMES) or found.has(Kind.ONCE):
        count = found.first(Kind.NUM) or found.first(Kind.BIG) or found.first(Kind.ONCE)
        return replace(base, repeat=replace(base.repeat, count=int(count)))
    return None


def until(ground: Ground, found: Match) -> Draft | None:
    base: Draft = found.first(Kind.REPEAT)
    span: Span = found.first(Kind.DAY) or found.first(Kind.MOMENT)
    return replace(base, repeat=replace(base.repeat, until=last_day(span, found)))


def last_day(span: Span, found: Match) -> date:
    """Until a month is until its beginning, unless its end was named."""
    return span.day


def starting(ground: Ground, found: Match) -> Draft | None:
    base: Draft = found.first(Kind.REPEAT)
    span: Span = found.first(Kind.DAY) or found.first(Kind.MOMENT)
    hour = hour_of(span) if span.grain <= Grain.HOUR else base.hour
    return replace(base, hour=hour, repeat=replace(base.repeat, start=span.day))


def between(ground: Ground, found: Match) -> Draft | None:
    """Every Monday from May to July."""
    base: Draft = found.first(Kind.REPEAT)
    ends = spans(found)
    if len(ends) != 2:
        return None
    last = ends[1].ends or ends[1].begins
    return replace(base, repeat=replace(base.repeat, start=ends[0].day, until=last.date()))


def without(ground: Ground, found: Match) -> Draft | None:
    """But not on 25 December; except in August, which is a period without an end here and is left to be asked."""
    base: Draft = found.first(Kind.REPEAT)
    days = tuple(span.day for span in spans(found))
    if not days or any(span.grain > Grain.DAY for span in spans(found)):
        return None
    return replace(base, repeat=replace(base.repeat, without=(*base.repeat.without, *days)))


WLIST = "(DAY|WDAYS|WEEKEND|WORKDAY)"
JOIN = "(COMMA? AND|COMMA|DASH|TO|OR)"
HEADS = Stage(
    (
        rule(
            Kind.REPEAT,
            by_unit,
            "EVERY (UNIT|SECOND)",
            "EVERY ALTERNATE UNIT",
            "EVERY (NUM|BIG|ORD|SECOND) UNIT",
            "ALTERNATE UNIT",
        ),
        rule(Kind.REPEAT, by_length, "EVERY LEN", "ONCE EVERY LEN"),
        rule(Kind.REPEAT, by_frequency, "FREQ"),
        rule(
            Kind.REPEAT,
            by_days,
            f"EVERY ALTERNATE? (DAY|WDAYS|MOMENT|WEEKEND|WORKDAY) ({JOIN} (DAY|WDAYS|MOMENT))*",
            "EVERY THE? DAY",
        ),
        rule(Kind.REPEAT, by_plural, f"ON? ALTERNATE? (WDAYS|WORKDAY) ({JOIN} (WDAYS|DAY|WDAY))*", "ON WEEKEND"),
        rule(
            Kind.REPEAT,
            by_numbers,
            "EVERY (ORD|SECOND) ((COMMA? AND|COMMA) ORD)* OF (THE|A)? UNIT",
            "EVERY (ORD|NUM) ((COMMA? AND|COMMA) (ORD|NUM))*",
        ),
        rule(Kind.REPEAT, by_month_and_numbers, "EVERY DAY AND (ORD|NUM)", "EVERY (ORD|NUM) AND DAY"),
        rule(Kind.REPEAT, by_part, "EVERY PART"),
        rule(Kind.REPEAT, nth_weekday_of, "EVERY (ORD|SECOND|LAST) WDAY OF THE? UNIT"),
    )
)
GROWTH = Stage(
    (
        rule(
            Kind.REPEAT,
            nth_weekday_of,
            "ON? THE? (ORD|SECOND|LAST) WDAY (OF|IN)? REPEAT",
            "REPEAT ON? THE? (ORD|SECOND|LAST) WDAY",
        ),
        rule(
            Kind.REPEAT,
            on_numbers,
            "ON? THE? (ORD|SECOND) ((COMMA? AND|COMMA) THE? ORD)* (OF|IN) REPEAT",
            "REPEAT ON THE? UNIT? (ORD|SECOND|NUM) ((COMMA? AND|COMMA) THE? ORD)* UNIT?",
            "REPEAT ON? THE? DAY UNIT?",
            "DAY OF REPEAT",
        ),
        rule(
            Kind.REPEAT,
            on_days,
            f"REPEAT COMMA? (ON|IN|OF)? THE? (DAY|WDAYS|MOMENT|WEEKEND) ({JOIN} THE? (DAY|WDAYS|MOMENT))*",
            "DAY REPEAT",
        ),
        rule(Kind.REPEAT, at_edge, "REPEAT (AT|ON|IN)? THE? (START|END)", "(AT|ON)? THE? (START|END) OF REPEAT"),
        rule(
            Kind.REPEAT,
            at_hours,
            "REPEAT COMMA? (AT|BY|AROUND|FROM|BETWEEN)? (CLOCK|CRANGE|PART|INPART|NOON)",
            "(CLOCK|CRANGE) COMMA? (ON|OF)? THE? REPEAT",
            "REPEAT (PART|INPART) (AT|AROUND)? (CLOCK|CRANGE)",
        ),
        rule(Kind.REPEAT, in_week, "REPEAT IN? UNIT NUM"),
        rule(
            Kind.REPEAT,
            bounded,
            "REPEAT COMMA? FOR? (NUM|BIG) TIMES",
            "REPEAT COMMA? FOR? ONCE",
            "REPEAT COMMA? (FOR|IN)? THE? NEXT? LEN",
        ),
        rule(Kind.REPEAT, until, "REPEAT COMMA? (UNTIL|TO) THE? (DAY|MOMENT)", "UNTIL DAY COMMA? REPEAT"),
        rule(
            Kind.REPEAT,
            starting,
            "REPEAT COMMA? (STARTING|FROM) THE? ON? (DAY|MOMENT)",
            "(STARTING|FROM) (DAY|MOMENT) COMMA? REPEAT",
        ),
        rule(
            Kind.REPEAT, between, "REPEAT COMMA? (FROM|BETWEEN) THE? (DAY|MOMENT) (TO|UNTIL|AND|DASH) THE? (DAY|MOMENT)"
        ),
        rule(Kind.REPEAT, without, "REPEAT COMMA? EXCEPT (ON|FOR|THE)? DAY (AND DAY)*"),
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


def hour_of_rule(made: Draft, ground: Ground) -> time | None:
    if made.hour is None:
        return None
    if made.part:
        return made.hour.within(made.part).at
    return made.hour.at if made.hour.is_sure else made.hour.likely().at
