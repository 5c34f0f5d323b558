"""Whom a promise is made to: named beside it, and no part of what is promised."""

from collections.abc import Iterator, Sequence

from bot.understanding.sentence.line import Line
from bot.understanding.sentence.naming import Names
from bot.understanding.sentence.pieces import skip
from bot.understanding.sentence.words import Span

OF = frozenset({"de", "los", "las", "of"})


def skip_to(line: Line, names: Names, first: int, end: int) -> int:
    """Past that, to, them, a date, and a partner's name, as long as something comes after it."""
    while first < end:
        start = skip(line.table.leads, line.texts, first, end)
        while start < end and line.in_date(start):
            start += 1
        if (span := given_to(line, names, start, end)) or (span := span_at(names.partner_spans, line, start, end)):
            after = past(line, span, start, end)
            start = after if after < end and not line.in_date(after) else start
        elif whom := told_whom(line, names, start, end):
            start = whom
        elif (
            start + 1 < end
            and line.texts[start] in line.table.addressed
            and (span := span_at(names.partner_spans, line, start + 1, end))
        ):
            after = past(line, span, start + 1, end)
            start = after if after < end and not line.in_date(after) else start
        if start == first:
            return first
        first = start
    return first


def told_whom(line: Line, names: Names, at: int, end: int) -> int | None:
    """“Agreed *with Denise that* we'd …”: past a person with whom it was agreed."""
    if at + 1 >= end or line.texts[at] not in line.table.to_whom:
        return None
    span = span_at([(one.start, one.end) for one in names.people], line, at + 1, end)
    after = past(line, span, at + 1, end) if span else end
    return after if after + 1 < end and line.table.leads.at(line.texts, after, end) else None


def given_to(line: Line, names: Names, at: int, end: int) -> Span | None:
    """“Owe *Denise* the minutes”: a person, with a thing right behind."""
    span = span_at([(one.start, one.end) for one in names.people], line, at, end)
    after = past(line, span, at, end) if span else end
    return span if after < end and line.texts[after] in line.table.articles else None


def span_at(spans: Sequence[Span], line: Line, at: int, end: int) -> Span | None:
    if at >= end:
        return None
    return next((span for span in spans if span[0] <= line.words[at].start < span[1]), None)


def past(line: Line, span: Span, at: int, end: int) -> int:
    while at < end and line.words[at].start < span[1]:
        at += 1
    return at


def from_us(line: Line, first: int, end: int) -> Iterator[Span]:
    """“From me” in what somebody gets."""
    for at, stop, _ in line.table.ours_given.within(line.texts[first:end]):
        yield line.words[first + at].start, line.words[first + stop - 1].end


def told_to(line: Line, names: Names, first: int, end: int) -> Iterator[Span]:
    """Whom something is promised: a partner, or a person after “to”, with the words that lead there."""
    partners = names.partner_spans
    people = [(one.start, one.end) for one in names.people]
    for span in (*partners, *people):
        at = next((near for near in range(first, end) if span[0] <= line.words[near].start < span[1]), None)
        if at is None or (at == first and past(line, span, at, end) >= end):
            continue
        lead = at
        while lead - 1 > first and line.texts[lead - 1] in line.table.articles | OF:
            lead -= 1
        is_led = lead - 1 >= first and line.texts[lead - 1] in line.table.addressed
        if is_led and line.texts[lead - 1] in line.table.before_things and names_a_thing(line, span, at, end):
            continue
        if is_led and lead - 1 > first:
            yield line.words[lead - 1].start, span[1]
        elif span in partners and lead > first:
            yield line.words[lead].start, span[1]


def names_a_thing(line: Line, span: Span, at: int, end: int) -> bool:
    """“The flyers for the *Sun Valley* tea”."""
    after, table = past(line, span, at, end), line.table
    if after >= end or line.in_date(after) or line.words[after].between != " ":
        return False
    return line.texts[after] not in table.function | table.small | table.adverbs
