"""Where a rule begins and ends, how often it comes, and on which days it does not."""

from dataclasses import replace

from bot.understanding.dates.kinds import Kind
from bot.understanding.dates.repeats import (
    DAYS,
    Draft,
    day_list,
    hour_of,
    numbers,
    spans,
    weekday_of,
)
from bot.understanding.dates.tokens import Match, Token
from bot.understanding.dates.types import Grain
from bot.understanding.dates.values import Ground, Span, at_start, moved


def bounded(ground: Ground, found: Match) -> Draft | None:
    """For three months, ten times, until June, starting on Monday."""
    base: Draft = found.first(Kind.REPEAT)
    if found.has(Kind.LEN):
        end = moved(at_start(ground.today), found.first(Kind.LEN), 1)
        return replace(base, repeat=replace(base.repeat, until=end.date())) if end else None
    if found.has(Kind.TIMES) or found.has(Kind.ONCE):
        count = found.first(Kind.NUM) or found.first(Kind.BIG) or found.first(Kind.ONCE)
        return replace(base, repeat=replace(base.repeat, count=int(count))) if count else None
    return None


PERIODS = frozenset({Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR})


def during(ground: Ground, found: Match) -> Draft | None:
    """For the next three months, a period from tomorrow on; every day next week, every Friday in July."""
    base: Draft = found.first(Kind.REPEAT)
    span: Span = found.first(Kind.DAY)
    if span.ends is None or base.repeat.until or base.repeat.freq not in {"DAILY", "WEEKLY"}:
        return None
    if span.grain is Grain.DAY:
        is_ahead = span.form is None and span.day > ground.today
        return replace(base, repeat=replace(base.repeat, until=span.ends.date())) if is_ahead else None
    is_whole = span.grain in PERIODS and span.ends.date() >= ground.today
    start = span.day if span.day > ground.today else None
    return replace(base, repeat=replace(base.repeat, start=start, until=span.ends.date())) if is_whole else None


def is_clear(span: Span) -> bool:
    """Whether it is one day that exists: a rule has no other end than the one that was meant."""
    return not span.problem and not span.choices


def until(ground: Ground, found: Match) -> Draft | None:
    base: Draft = found.first(Kind.REPEAT)
    span: Span = found.first(Kind.DAY) or found.first(Kind.MOMENT)
    if not is_clear(span):
        return None
    last = span.ends or span.begins
    return replace(base, repeat=replace(base.repeat, until=last.date()))


def starting(ground: Ground, found: Match) -> Draft | None:
    """Starting on Monday; from now on."""
    base: Draft = found.first(Kind.REPEAT)
    span: Span = found.first(Kind.DAY) or found.first(Kind.MOMENT) or Span(at_start(ground.today), Grain.DAY)
    if not is_clear(span):
        return None
    hour = hour_of(span) if span.grain <= Grain.HOUR else base.hour
    return replace(base, hour=hour, repeat=replace(base.repeat, start=span.day))


def between(ground: Ground, found: Match) -> Draft | None:
    """Every Monday from May to July."""
    base: Draft = found.first(Kind.REPEAT)
    ends = spans(found)
    if len(ends) != 2 or not all(map(is_clear, ends)):
        return None
    last = ends[1].ends or ends[1].begins
    return replace(base, repeat=replace(base.repeat, start=ends[0].day, until=last.date()))


def without(ground: Ground, found: Match) -> Draft | None:
    """But not on 25 December, on Sundays, or in August: weekdays and months are left out of the rule itself."""
    base: Draft = found.first(Kind.REPEAT)
    left_out = spans(found)
    if not all(map(is_clear, left_out)):
        return None
    weekdays = [day for token in found.tokens[1:] for day in weekdays_left_out(token)]
    months = [span.day.month for span in left_out if span.grain is Grain.MONTH]
    days = tuple(span.day for span in left_out if span.grain <= Grain.DAY and weekday_of(span) is None)
    if weekdays:
        base = base.by(BYDAY=day_list(day for day in weekdays_of(base) if day not in weekdays))
    if months:
        base = base.by(BYMONTH=numbers(month for month in range(1, 13) if month not in months))
    if not (weekdays or months or days) or (base.value("BYDAY") == "" and weekdays):
        return None
    return replace(base, repeat=replace(base.repeat, without=(*base.repeat.without, *days)))


def weekdays_left_out(token: Token) -> list[int]:
    """Sundays; every Sunday, which is a rule of its own."""
    if token.kind is Kind.WDAYS:
        return [int(token.value)]
    if token.kind is Kind.REPEAT:
        rule: Draft = token.value
        return weekdays_of(rule) if rule.repeat.interval == 1 and rule.value("BYDAY") else []
    day = weekday_of(token.value) if token.kind is Kind.DAY else None
    return [] if day is None else [day]


def weekdays_of(base: Draft) -> list[int]:
    """The weekdays on which a rule falls: all of them where it names none."""
    named = base.value("BYDAY")
    return [DAYS.index(day) for day in named.split(",") if day in DAYS] if named else list(range(7))
