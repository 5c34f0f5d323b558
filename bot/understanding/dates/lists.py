"""What the days of a list have from each other: Monday and Friday at 3, the 4th and 5th of May, May 4 and 5."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.understanding.dates.kinds import Kind
from bot.understanding.dates.repeats import weekday_of
from bot.understanding.dates.tokens import Token
from bot.understanding.dates.types import Doubt, Grain
from bot.understanding.dates.values import Span, at_start, exact

JOINTS = frozenset({Kind.AND, Kind.OR})
AFTER_NUMBERS = frozenset({Kind.COMMA, Kind.AND, Kind.OR, Kind.CLOCK, Kind.CRANGE, Kind.FROM, Kind.AT})
"""What may stand after a bare number that is one more day: nothing that it would count."""


def with_lists(tokens: list[Token]) -> list[Token]:
    """The tokens, with what one day of a list says for the others as well."""
    if not any(token.kind in JOINTS for token in tokens):
        return tokens
    return backwards(forwards(tokens))


def forwards(tokens: list[Token]) -> list[Token]:
    """Numbers that follow a day have its month."""
    made = list(tokens)
    for at in range(2, len(made)):
        day, token = made[at - 2], made[at]
        if is_joined(made, at - 1) and is_number(made, at) and (span := dated(day)):
            found = exact(span.day.year, span.day.month, int(token.value))
            if found and found > span.day:
                made[at] = replace(token, kind=Kind.DAY, value=Span(at_start(found), Grain.DAY, form=span.form))
    return made


def backwards(tokens: list[Token]) -> list[Token]:
    """The hour and the month of the last day are those of the days before it."""
    made = list(tokens)
    for at in range(len(made) - 1, 1, -1):
        if is_joined(made, at - 1) and (span := filled(made[at - 2], made[at])):
            made[at - 2] = replace(made[at - 2], kind=made[at].kind, value=span)
    return made


def is_joined(tokens: list[Token], at: int) -> bool:
    """Whether a list goes on: `and`, or a comma before the last `and`."""
    is_comma = tokens[at].kind is Kind.COMMA and any(each.kind in JOINTS for each in tokens[at + 2 : at + 5 : 2])
    return tokens[at].kind in JOINTS or is_comma


def is_number(tokens: list[Token], at: int) -> bool:
    token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    is_day = token.kind is Kind.ORD or (token.kind is Kind.NUM and token.is_digits)
    return is_day and (after is None or after.kind in AFTER_NUMBERS)


def dated(token: Token) -> Span | None:
    """A day that was named by its month."""
    span = token.value if token.kind is Kind.DAY and isinstance(token.value, Span) else None
    is_named = span and span.form and span.form.month and span.form.day and not span.problem
    return span if is_named else None


def filled(token: Token, last: Token) -> Span | None:
    """A day with what it lacks from the last of its list."""
    if last.kind is Kind.MOMENT and weekday_of(last.value) is not None and is_plain_weekday(token):
        return at_hour_of(token.value, last.value)
    number, until = number_of(token), dated(last)
    if number is None or until is None or number >= until.day.day:
        return None
    found = exact(until.day.year, until.day.month, number)
    return Span(at_start(found), Grain.DAY, form=until.form) if found else None


def is_plain_weekday(token: Token) -> bool:
    """Whether it is a weekday without an hour or a part of the day."""
    return token.kind is Kind.DAY and weekday_of(token.value) is not None and token.value.grain is Grain.DAY


def number_of(token: Token) -> int | None:
    """The number of a day without a month."""
    if token.kind is Kind.ORD or (token.kind is Kind.NUM and token.is_digits):
        return int(token.value)
    form = token.value.form if token.kind is Kind.DAY and isinstance(token.value, Span) else None
    return form.day if form and form.month is None and form.weekday is None else None


def at_hour_of(day: Span, moment: Span) -> Span:
    begins = datetime.combine(day.day, moment.begins.time())
    ends = begins + (moment.ends - moment.begins) if moment.ends else None
    made = replace(day, begins=begins, ends=ends, grain=moment.grain, part=moment.part)
    is_doubtful = Doubt.HOUR in moment.doubts
    return made.doubted(Doubt.HOUR, begins, begins - timedelta(hours=12)) if is_doubtful else made
