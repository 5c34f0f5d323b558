"""Whom a promise is made to: named beside it, and no part of what is promised."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.understanding.sentence.line import Line
from bot.understanding.sentence.naming import Names
from bot.understanding.sentence.pieces import skip
from bot.understanding.sentence.words import Span

OF = frozenset({"de", "los", "las", "of"})


def skip_to(line: Line, first: int, end: int) -> int:
    """Past that, to, them, a date, and whom it is promised to, as long as something comes after it."""
    while first < end:
        start = skip(line.table.leads, line.texts, first, end)
        start -= int(start > first and is_article(line, start - 1))
        while start < end and line.in_date(start):
            start += 1
        start = past_whom(line, start, end)
        if start == first:
            return first
        first = start
    return first


def is_article(line: Line, at: int) -> bool:
    """“Los” before a thing, and not before what is done."""
    table = line.table
    return line.texts[at] in table.articles and line.texts[at + 1] not in table.kept | table.done


def past_whom(line: Line, at: int, end: int) -> int:
    """“*Denise* the minutes”, “*with Denise* that we'd …”: past whom it is promised to, when a thing comes behind."""
    lead = at + int(at < end and line.texts[at] in line.table.to_whom)
    lead = past_role(line, lead, end)
    after = group_end(line, lead, end)
    return after if after > lead and begins_thing(line, after, end) else at


def past_role(line: Line, at: int, end: int) -> int:
    """“*The director of* Eastside”: past an article and a role, with a name behind."""
    table, near = line.table, at + int(at < end and line.texts[at] in line.table.articles)
    if near + 2 < end and line.texts[near] in table.roles and line.texts[near + 1] in table.belongs:
        near += 2
    return near if near < end and line.in_name(near) else at


def group_end(line: Line, at: int, end: int) -> int:
    """Past everyone who is named from a place on: “Eastside and Casa Latina's director”."""
    while at < end and line.in_name(at):
        last = at + 1
        while last < end and line.goes_on(line.names, last):
            last += 1
        last = past_owned(line, last, end)
        joint = past_joint(line, last, end)
        is_joined = joint > last or (last < end and line.words[last].after_comma)
        if not is_joined or joint >= end or not line.in_name(joint):
            return last
        at = joint
    return at


def past_owned(line: Line, at: int, end: int) -> int:
    """“Eastside's *director*”."""
    whose = line.table.roles | line.table.deeds.kin
    return at + int(line.texts[at - 1].endswith("'s") and at < end and line.texts[at] in whose)


def past_joint(line: Line, at: int, end: int) -> int:
    """Past “and”, “and to” or “from”, which lead to more who are named."""
    table = line.table
    if at < end and line.texts[at] in table.also_whom:
        return at + 1 + int(at + 1 < end and line.texts[at + 1] in table.given_to)
    return at + int(at < end and line.texts[at] in table.belongs)


def begins_thing(line: Line, at: int, end: int) -> bool:
    """What is promised may begin there: no date, and nothing that somebody is or does."""
    table = line.table
    return at < end and not line.in_date(at) and line.texts[at] not in table.asking | table.copulas | table.shall


def span_at(spans: Sequence[Span], line: Line, at: int, end: int) -> Span | None:
    if at >= end:
        return None
    return next((span for span in spans if span[0] <= line.words[at].start < span[1]), None)


def from_us(line: Line, first: int, end: int) -> Iterator[Span]:
    """“From me” in what somebody gets."""
    for at, stop, _ in line.table.ours_given.within(line.texts[first:end]):
        yield line.words[first + at].start, line.words[first + stop - 1].end


def told_to(line: Line, names: Names, first: int, end: int) -> Iterator[Span]:
    """Whom it is promised: behind “to”, or between what is done and the thing; with the words that lead there."""
    for at, after in groups(line, first, end):
        lead = at
        while lead - 1 > first and line.texts[lead - 1] in line.table.articles | OF:
            lead -= 1
        is_led = lead - 1 >= first and line.texts[lead - 1] in line.table.addressed
        if is_led and line.texts[lead - 1] in line.table.before_things and names_a_thing(line, after, end):
            continue
        if is_led and lead - 1 > first:
            yield line.words[lead - 1].start, line.words[after - 1].end
        elif lead == first + 1 and is_between(line, names, (at, after), end):
            yield line.words[lead].start, line.words[after - 1].end


def groups(line: Line, first: int, end: int) -> Iterator[tuple[int, int]]:
    """Where those are named who belong together, in order."""
    at = first
    while at < end:
        after = group_end(line, at, end) if line.in_name(at) else at
        if after > at:
            yield at, after
        at = max(after, at + 1)


def is_between(line: Line, names: Names, group: tuple[int, int], end: int) -> bool:
    """“Bring *Eastside* chairs”: behind what is done, and before a thing."""
    (at, after), table = group, line.table
    verb = at - 1 - int(line.texts[at - 1] in table.articles)
    if line.texts[verb] not in table.kept | table.done or not begins_thing(line, after, end):
        return False
    is_partner = span_at(names.partner_spans, line, at, end) is not None
    is_thing = line.texts[after] in table.articles or line.texts[after].isdigit()
    return is_thing or (is_partner and line.texts[after] not in table.function)


def is_shared_out(line: Line, names: Names, first: int, end: int) -> bool:
    """“Eastside chairs and Casa Latina tables”: each gets something else, which is more than one promise."""
    whom = [partners_at(line, names, group) for group in groups(line, first, end) if is_given(line, group, first, end)]
    return any(one != other for one, other in pairwise(filter(None, whom)))


def partners_at(line: Line, names: Names, group: tuple[int, int]) -> frozenset[int | str]:
    """The partners of those who are named in a place."""
    start, end = line.words[group[0]].start, line.words[group[1] - 1].end
    people = {one.partner_key for one in names.people if start <= one.start < end and one.partner_key is not None}
    spotted = {one.match.ranked[0].key for one in names.spotted if start <= one.start < end and one.match.ranked}
    return frozenset(people | spotted)


def is_given(line: Line, group: tuple[int, int], first: int, end: int) -> bool:
    """Something goes to those who are named there."""
    (at, after), table = group, line.table
    if at == first or line.texts[at - 1] in table.given_to:
        return True
    if line.texts[at - 1] not in table.also_whom:
        return False
    is_last = after >= end or line.in_date(after)
    return is_last or (begins_thing(line, after, end) and line.texts[after] not in table.function - table.articles)


def names_a_thing(line: Line, after: int, end: int) -> bool:
    """“The flyers for the *Sun Valley* tea”."""
    table = line.table
    if after >= end or line.in_date(after) or line.words[after].between != " ":
        return False
    return line.texts[after] not in table.function | table.small | table.adverbs
