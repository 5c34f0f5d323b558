"""Dates in a text: the stages of the grammar, one after the other, and what of the tokens that are left is a date."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.understanding.dates import rules_days as days
from bot.understanding.dates import rules_lengths as lengths
from bot.understanding.dates.clock_changes import on_wall
from bot.understanding.dates.direction import cues_in
from bot.understanding.dates.events import with_events
from bot.understanding.dates.kinds import Kind
from bot.understanding.dates.known_words import HAS_DIGIT
from bot.understanding.dates.lexing import tokens_of
from bot.understanding.dates.lists import with_lists
from bot.understanding.dates.repeats import Draft, weekday_of
from bot.understanding.dates.rules import Stage
from bot.understanding.dates.rules_hours import HOURS, NUMBERS
from bot.understanding.dates.rules_joins import HOUR_RANGES, JOINS, hour_alone, in_order
from bot.understanding.dates.rules_ranges import RANGES
from bot.understanding.dates.rules_repeats import GROWTH, HEADS, doubts_of, finished
from bot.understanding.dates.tables import words_for
from bot.understanding.dates.tokens import Match, Token
from bot.understanding.dates.types import ONE_DAY, Context, Doubt, Edge, Found, Grain
from bot.understanding.dates.values import Ground, Hour, Span
from bot.understanding.dates.words import Words
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
SEEDS = frozenset(
    {
        Kind.NUM,
        Kind.BIG,
        Kind.YEAR,
        Kind.DECIMAL,
        Kind.SLASH,
        Kind.NDATE,
        Kind.TENS,
        Kind.ONES,
        Kind.ORD,
        Kind.SECOND,
        Kind.UNIT,
    }
    | {Kind.WEEKEND, Kind.WEEKENDS, Kind.WORKDAY, Kind.WDAY, Kind.WDAYS, Kind.MONTH, Kind.HOLIDAY, Kind.DAYNAME}
    | {Kind.TONIGHT, Kind.PART, Kind.INPART, Kind.NOW, Kind.NOON, Kind.CLOCK, Kind.FREQ, Kind.EDGE, Kind.EVENT}
)
"""Without any of them a sentence holds no date, whatever else it says."""
MEANT = frozenset({Kind.INPART, Kind.DAY, Kind.MOMENT, Kind.RANGE, Kind.CRANGE, Kind.REPEAT, Kind.CLOCK, Kind.NOW})
EDGES = {
    Kind.BY: Edge.BY,
    Kind.BEFORE: Edge.BY,
    Kind.UNTIL: Edge.BY,
    Kind.AROUND: Edge.AROUND,
    Kind.AFTER: Edge.AFTER,
    Kind.PAST: Edge.AFTER,
    Kind.SINCE: Edge.AFTER,
}
CERTAIN = frozenset({Kind.ON, Kind.IN, Kind.FOR, Kind.DURING, Kind.FROM, *EDGES})
"""Before a word that means other things too, they make it a date: in May, by March."""
GOES_ON = frozenset({Kind.EXCEPT, Kind.UNTIL, Kind.STARTING})
OF_A_RULE = frozenset({Kind.UNIT, Kind.WORKDAY, Kind.ORD})
"""Before a rule they say on which of its days, which was not understood."""
BOUNDS = frozenset(EDGES) - {Kind.AROUND}
"""Before an event they make it a date; what is about a meeting is none."""
LEADS = frozenset({Kind.ON, Kind.IN, Kind.AT, Kind.OF, Kind.TO, Kind.FROM, Kind.FOR, Kind.DURING, Kind.THE, *EDGES})


POSSESSIVE = frozenset({"'s", "’s"})
"""After a date, so that what leads to it leads to what it has: of today's meetings."""


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
    for sentence in rows(plain):
        row = with_events(sentence, seen.text, context, words)
        if not any(token.kind in SEEDS for token in row):
            continue
        ground = ground_of(row, Ground(now, context, words, way), seen)
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


def ground_of(row: list[Token], ground: Ground, seen: Folded) -> Ground:
    """The ground with which way a sentence looks, where the context does not say it."""
    if ground.is_past is not None:
        return ground
    cues = cues_in(seen, row[0].start, row[-1].end, ground.words)
    ways = {is_past for _, is_past in cues}
    return replace(ground, is_past=ways.pop()) if len(ways) == 1 else replace(ground, cues=cues)


def understood(tokens: list[Token], ground: Ground) -> list[Token]:
    for stage in STAGES:
        tokens = stage.run(tokens, ground)
    return with_lists(tokens)


def dates_in(tokens: list[Token], ground: Ground, seen: Folded, *, is_whole: bool) -> list[Found]:
    found: list[Found] = []
    last = -1
    for at, token in enumerate(tokens):
        if not (is_meant(tokens, at, is_whole=is_whole) or is_surely_a_day(tokens, at, seen)):
            continue
        first, edge = led(tokens, at, ground.words)
        before = tokens[first - 1] if first else None
        if before and before.kind is Kind.EXCEPT:
            continue
        if made := as_found(token, ground.seen_at(token.start, tokens[at - 1].kind if at else None)):
            start, end = seen.place(tokens[first].start), seen.end(token.end)
            made = replace(made, start=start, end=end, words=seen.original[start:end], edge=edge)
            made = as_far_as_known(made, before, tokens[at : at + 3], ground)
            if before and before.kind is Kind.OR and found and last == first - 2:
                found[-1], made = either(found[-1], made)
            found.append(made)
            last = at
    return found


def as_far_as_known(made: Found, before: Token | None, rest: list[Token], ground: Ground) -> Found:
    """In doubt where what stands beside it was not understood. The rest begins with the date itself."""
    is_unsure = ground.words.is_partial and any(is_unknown(beside) for beside in (before, *rest[1:2]))
    is_unsure |= rest[0].kind is Kind.REPEAT and before is not None and before.kind in OF_A_RULE
    return replace(made, doubts=made.doubts | {Doubt.PARTLY}) if is_unsure or is_cut_off(rest) else made


def is_cut_off(rest: list[Token]) -> bool:
    """Whether a rule goes on with an end or an exception that was not understood, or a month with its year."""
    kinds = [token.kind for token in rest[1:]]
    form = rest[0].value.form if isinstance(rest[0].value, Span) else None
    if form and form.month:
        return kinds == [Kind.OF, Kind.NUM]
    return rest[0].kind is Kind.REPEAT and bool(kinds) and kinds[0] in GOES_ON


def is_unknown(beside: Token | None) -> bool:
    return beside is not None and beside.kind is Kind.OTHER_WORD and beside.written.isalpha()


def is_meant(tokens: list[Token], at: int, *, is_whole: bool) -> bool:
    """Whether a token is a date by itself, or by what leads to it."""
    token, before = tokens[at], tokens[at - 1].kind if at else None
    if token.kind is Kind.EVENT:
        return before in BOUNDS
    if token.kind not in MEANT or (token.kind is Kind.CLOCK and not isinstance(token.value, Hour)):
        return False
    return not token.is_doubtful or before in CERTAIN or (is_whole and len(tokens) == 1)


def is_surely_a_day(tokens: list[Token], at: int, seen: Folded) -> bool:
    """Whether a weekday's name that means other things too is one: `on Sat` has a capital, `sat or sun` another day."""
    token = tokens[at]
    if token.kind is not Kind.DAY or weekday_of(token.value) is None or (at == 0 and len(tokens) < 3):
        return False
    joined = (tokens[n : n + 2] for n in (at + 1, at - 2) if n >= 0)
    if any(is_beside_a_day(sorted(pair, key=lambda each: each.kind is Kind.DAY)) for pair in joined):
        return True
    before = tokens[at - 1] if at else None
    written = seen.original[seen.place(token.start) : seen.end(token.end)]
    return before is not None and before.kind is not Kind.THE and written.istitle()


def is_beside_a_day(pair: list[Token]) -> bool:
    """Whether two tokens, the word that joins first, join another weekday."""
    return len(pair) == 2 and pair[0].kind in {Kind.AND, Kind.OR} and weekday_of(pair[1].value) is not None


def either(first: Found, second: Found) -> tuple[Found, Found]:
    """Two dates of which one is meant."""
    if first.begins is None or second.begins is None or first.begins == second.begins:
        return first, second
    return (
        replace(first, doubts=first.doubts | {Doubt.SEVERAL}, choices=(first.begins, second.begins)),
        replace(second, doubts=second.doubts | {Doubt.SEVERAL}, choices=(second.begins, first.begins)),
    )


def led(tokens: list[Token], at: int, words: Words) -> tuple[int, Edge]:
    """Where the words that lead to a date begin, and what they make of it."""
    edge, first = Edge.ON, at
    leads = LEADS - {Kind.OF} if tokens[at + 1 : at + 2] and tokens[at + 1].written in POSSESSIVE else LEADS
    while first and at - first < 3 and tokens[first - 1].kind in leads:
        if tokens[first - 1].written in words.topics and is_plain_day(tokens[at]):
            break
        if tokens[first - 1].written in words.predicates:
            return first, EDGES.get(tokens[first - 1].kind, edge)
        first -= 1
        edge = EDGES.get(tokens[first].kind, edge)
    return first, edge


def is_plain_day(token: Token) -> bool:
    """Whether it has no number, so that talk about it is more likely than a day near it."""
    return token.kind is Kind.DAY and not HAS_DIGIT.search(token.written)


def as_found(token: Token, ground: Ground) -> Found | None:
    empty = Found(0, 0, "")
    if token.kind is Kind.INPART:
        return of_span(days.part_alone(ground, Match((token,))))
    match token.value:
        case Draft() as draft:
            return replace(empty, repeat=finished(draft, ground), doubts=doubts_of(draft))
        case Span() as span:
            return of_span(on_clock(span, ground))
        case Hour() as hour:
            return of_span(on_clock(hour_alone(ground, hour), ground))
        case (Hour() as first, Hour() as second):
            return of_hours(ground, *in_order(first, second))
        case None if token.kind is Kind.NOW:
            return replace(empty, begins=ground.now, grain=Grain.MINUTE)
    return None


def of_span(span: Span) -> Found:
    # What was made of a day in doubt, such as its morning, is made of its other readings as well.
    moved = span.begins - span.choices[0] if span.choices else timedelta()
    return Found(
        0,
        0,
        "",
        span.begins,
        span.ends,
        span.grain,
        choices=tuple(each + moved for each in span.choices),
        doubts=span.doubts,
        problem=span.problem,
    )


def of_hours(ground: Ground, first: Hour, second: Hour) -> Found:
    span = hour_alone(ground, first)
    ends = datetime.combine(span.day, second.at)
    ends = ends if ends > span.begins else ends + ONE_DAY
    return of_span(on_clock(replace(span, ends=ends, doubts=frozenset(), choices=()), ground))


def on_clock(span: Span, ground: Ground) -> Span:
    """Its hours as clocks show them; one that they skip, or show twice, in doubt."""
    if span.grain > Grain.HOUR or span.is_passed:
        return span
    zone = ZoneInfo(ground.context.zone)
    begins, is_shown_once = on_wall(span.begins, zone)
    ends = on_wall(span.ends, zone)[0] if span.ends else None
    span = replace(span, begins=begins, ends=ends, choices=tuple(on_wall(each, zone)[0] for each in span.choices))
    return span if is_shown_once else span.doubted(Doubt.CHANGE)
