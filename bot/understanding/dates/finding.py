"""Dates in a text: the stages of the grammar, one after the other, and what of the tokens that are left is a date."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.understanding.dates import rules_days as days
from bot.understanding.dates import rules_lengths as lengths
from bot.understanding.dates.direction import looks_back
from bot.understanding.dates.kinds import Kind
from bot.understanding.dates.lexing import tokens_of
from bot.understanding.dates.repeats import Draft
from bot.understanding.dates.rules import Stage
from bot.understanding.dates.rules_hours import HOURS, NUMBERS
from bot.understanding.dates.rules_joins import HOUR_RANGES, JOINS, RANGES, hour_alone, in_order
from bot.understanding.dates.rules_repeats import GROWTH, HEADS, finished, is_either_half
from bot.understanding.dates.tables import words_for
from bot.understanding.dates.tokens import Match, Token
from bot.understanding.dates.types import Context, Doubt, Edge, Found, Grain
from bot.understanding.dates.values import Ground, Hour, Span
from bot.understanding.text import Folded, folded

STAGES: tuple[Stage, ...] = (
    NUMBERS,
    HOURS,
    lengths.LENGTHS,
    lengths.SUMS,
    lengths.SHIFTS,
    days.NAMED,
    days.PLACED,
    days.BARE,
    days.LATER_EDGES,
    lengths.FROM_DAYS,
    HEADS,
    GROWTH,
    HOUR_RANGES,
    JOINS,
    HEADS,
    GROWTH,
    RANGES,
)
MEANT = frozenset({Kind.INPART, Kind.DAY, Kind.MOMENT, Kind.RANGE, Kind.CRANGE, Kind.REPEAT, Kind.CLOCK, Kind.NOW})
EDGES = {
    Kind.BY: Edge.BY,
    Kind.BEFORE: Edge.BY,
    Kind.UNTIL: Edge.BY,
    Kind.AROUND: Edge.AROUND,
    Kind.AFTER: Edge.AFTER,
    Kind.SINCE: Edge.AFTER,
}
LEADS = frozenset({Kind.ON, Kind.IN, Kind.AT, Kind.FROM, Kind.FOR, Kind.THE, *EDGES})


def find_dates(text: str, context: Context) -> tuple[Found, ...]:
    """Every date in a text, in order. A word that means other things too is one only when it is the whole text.

    Never raises for any text. Raises UnknownZone's cause, KeyError or ValueError of zoneinfo, for a zone that is none.
    """
    seen = folded(text)
    words = words_for(context.language)
    now = context.now.astimezone(ZoneInfo(context.zone)).replace(tzinfo=None)
    plain = tokens_of(seen.text, words)
    way = context.is_past
    found: list[Found] = []
    for row in rows(plain):
        back = way if way is not None else looks_back(seen.text, row[-1].end, words)
        ground = Ground(now, context, words, back)
        made = understood(row, ground)
        found += dates_in(made, ground, seen, is_whole=len(plain) <= 2)
    return tuple(found)


def rows(tokens: list[Token]) -> Iterator[list[Token]]:
    """The tokens between full stops; none longer than a sentence is, so that no text is slow."""
    row: list[Token] = []
    for token in tokens:
        if token.kind is Kind.STOP:
            if row:
                yield row
            row = []
        else:
            row.append(token)
    if row:
        yield row


def understood(tokens: list[Token], ground: Ground) -> list[Token]:
    for stage in STAGES:
        tokens = stage.run(tokens, ground)
    return tokens


def dates_in(tokens: list[Token], ground: Ground, seen: Folded, *, is_whole: bool) -> Iterator[Found]:
    for at, token in enumerate(tokens):
        if token.kind not in MEANT or (token.kind is Kind.CLOCK and not isinstance(token.value, Hour)):
            continue
        first, edge = led(tokens, at)
        if token.is_doubtful and first == at and not (is_whole and len(tokens) == 1):
            continue
        if any(before.kind is Kind.EXCEPT for before in tokens[max(0, first - 1) : first]):
            continue
        if made := as_found(token, ground):
            start, end = seen.place(tokens[first].start), seen.end(token.end)
            yield replace(made, start=start, end=end, words=seen.original[start:end], edge=edge)


def led(tokens: list[Token], at: int) -> tuple[int, Edge]:
    """Where the words that lead to a date begin, and what they make of it."""
    edge, first = Edge.ON, at
    while first and at - first < 3 and tokens[first - 1].kind in LEADS:
        first -= 1
        edge = EDGES.get(tokens[first].kind, edge)
    return first, edge


def as_found(token: Token, ground: Ground) -> Found | None:
    empty = Found(0, 0, "")
    if token.kind is Kind.INPART:
        return of_span(days.part_alone(ground, Match((token,))))
    match token.value:
        case Draft() as draft:
            doubts = frozenset({Doubt.HOUR}) if is_either_half(draft) else frozenset()
            return replace(empty, repeat=finished(draft, ground), doubts=doubts)
        case Span() as span:
            return of_span(span)
        case Hour() as hour:
            return of_span(hour_alone(ground, hour))
        case (Hour() as first, Hour() as second):
            return of_hours(ground, *in_order(first, second))
        case None if token.kind is Kind.NOW:
            return replace(empty, begins=ground.now, grain=Grain.MINUTE)
    return None


def of_span(span: Span) -> Found:
    return Found(
        0,
        0,
        "",
        span.begins,
        span.ends,
        span.grain,
        choices=span.choices,
        doubts=span.doubts,
        problem=span.problem,
    )


def of_hours(ground: Ground, first: Hour, second: Hour) -> Found:
    span = hour_alone(ground, first)
    ends = datetime.combine(span.day, second.at)
    return replace(
        of_span(span), ends=ends if ends > span.begins else ends.replace(day=ends.day), doubts=frozenset(), choices=()
    )
