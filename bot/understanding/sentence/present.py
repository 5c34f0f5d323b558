"""Promises in the present tense: somebody does something on a day that is to come, “we bring the chairs Friday”."""

from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

from bot.understanding.sentence.cues import Cues, Says, Who
from bot.understanding.sentence.hits import Hit
from bot.understanding.sentence.words import Span, Word, inside

FARTHEST = 14
"""Words between what is done and its day."""
MOST_BESIDE = 24
"""Words between two who each do a part."""
MOST_BEFORE = 4
"""Words of a day before who does it."""


class Row(Protocol):
    """What is looked at of a line."""

    @property
    def words(self) -> Sequence[Word]: ...
    @property
    def texts(self) -> list[str]: ...
    @property
    def table(self) -> Cues: ...
    @property
    def ahead(self) -> Sequence[Span]: ...
    def in_name(self, at: int) -> bool: ...
    def in_date(self, at: int) -> bool: ...


def present_promises(line: Row, cues: Sequence[Hit]) -> Iterator[Hit]:
    """The cues of such promises: with a day to come and nobody else in between, or beside another such promise."""
    taken = {at for hit in cues for at in range(hit.first, hit.end)}
    found = [*candidates(line, taken)]
    dated = [hit for hit in found if is_surely(line, hit) or is_dated(line, hit)]
    yield from dated
    if len(dated) == len(found) or not line.ahead:
        return
    beside = [*dated, *(hit for hit in cues if hit.says is Says.PROMISE and line.texts[hit.end - 1] in line.table.done)]
    beside += [hit for hit in found if hit.who is Who.FIRST and hit not in dated]
    for hit in found:
        if hit not in dated and any(is_beside(line, hit, other) for other in beside):
            yield hit


def is_dated(line: Row, hit: Hit) -> bool:
    return bool(line.ahead) and (has_day(line, hit.end) or has_day_before(line, hit.first))


def is_surely(line: Row, hit: Hit) -> bool:
    """“I'm *booking* the hall”, “Callum's *sending* dates”: under way, and for us."""
    named = any(line.in_name(at) for at in range(max(0, hit.first - 1), hit.end))
    is_known = hit.who is Who.FIRST or (hit.who is Who.BEFORE and named)
    return is_known and line.texts[hit.end - 1] in line.table.done_surely


def candidates(line: Row, taken: Collection[int]) -> Iterator[Hit]:
    """Somebody who does something."""
    for at, text in enumerate(line.texts):
        if text not in line.table.done and text not in line.table.meaning_to:
            continue
        end = verb_end(line, at)
        if end == at or at in taken or line.in_name(at) or line.in_date(at):
            continue
        if found := subject(line, at, text):
            yield Hit(found[0], end, (Says.PROMISE, found[1]))


def is_beside(line: Row, hit: Hit, other: Hit) -> bool:
    """“Jonas brings the cups, Bea bakes, *we print it by Friday*”: each does a part, in one sentence."""
    first, last = sorted((hit.first, other.first))
    is_other = hit.who is not other.who or hit.who is Who.BEFORE
    is_told = hit.who is Who.THIRD or (hit.who is Who.FIRST and line.texts[hit.first] not in line.table.first)
    if hit is other or not is_other or is_told or last - first > MOST_BESIDE:
        return False
    return not any(line.words[at].begins for at in range(first + 1, last + 1))


def verb_end(line: Row, at: int) -> int:
    """Past the verb that is done: “bring”, “hopes to bring”; the place itself when none begins there."""
    texts, table = line.texts, line.table
    if texts[at] in table.done:
        return at + 1
    is_meant = texts[at] in table.meaning_to and texts[at + 1 : at + 2] and texts[at + 1] in table.is_to
    return at + 3 if is_meant and texts[at + 2 : at + 3] and texts[at + 2] in table.done_by_us else at


def subject(line: Row, at: int, text: str) -> tuple[int, Who] | None:
    """Where the cue begins, and who does it."""
    texts, table = line.texts, line.table
    start = at
    if text in table.done_now:
        return being(line, at)
    while start > 0 and not line.words[start].begins and texts[start - 1] in table.clitics | table.adverbs:
        start -= 1
    is_meant = text in table.meaning_to
    if start > 0 and not line.words[start].begins and not line.words[start].after_comma:
        before = texts[start - 1]
        if is_asking(line, start - 1):
            return None
        if before in table.first:
            return (start - 1, Who.FIRST) if text in table.done_by_us or is_meant else None
        if before in table.third:
            return (start - 1, Who.THIRD) if text in table.done_by_one | table.done_by_many or is_meant else None
        if line.in_name(start - 1) or before in table.roles:
            if is_noun(line, at) or is_led_to(line, start - 1):
                return None
            return (at, Who.BEFORE) if text in table.done_by_one | table.done_by_many or is_meant else None
    return (start, Who.FIRST) if text in table.done_by_us and table.says_who_by_ending else None


def is_led_to(line: Row, at: int) -> bool:
    """“Will *help Dana* move the chairs”: somebody else does it, who was named before."""
    while at > 0 and line.in_name(at):
        at -= 1
    return line.texts[at] in line.table.deeds.leading_others


def is_noun(line: Row, at: int) -> bool:
    """“The Riverbend *visit* on Friday”: without a thing behind, a word that is both is no deed."""
    table = line.table
    if line.texts[at] not in table.done_by_us or at + 1 >= len(line.texts):
        return False
    after = line.texts[at + 1]
    return not (
        after in table.articles | table.self_words | table.ours or after.isdigit() or line.words[at + 1].is_capital
    )


def is_asking(line: Row, at: int) -> bool:
    """“*Can* we get …”."""
    return at > 0 and not line.words[at].begins and line.texts[at - 1] in line.table.asking


def being(line: Row, at: int) -> tuple[int, Who] | None:
    """Who “is bringing” it."""
    texts, table = line.texts, line.table
    if line.words[at].begins:
        return at, Who.FIRST
    if at < 1:
        return None
    if "'" in texts[at - 1]:
        whose = {**dict.fromkeys(table.first, Who.FIRST), **dict.fromkeys(table.third, Who.THIRD)}
        if line.in_name(at - 1):
            return at, Who.BEFORE
        return (at - 1, whose[texts[at - 1]]) if texts[at - 1] in whose else None
    if at < 2 or texts[at - 1] not in table.copulas | {"am"} or line.words[at - 1].begins:
        return None
    if texts[at - 2] in table.first:
        return at - 2, Who.FIRST
    if texts[at - 2] in table.third:
        return at - 2, Who.THIRD
    return (at - 1, Who.BEFORE) if line.in_name(at - 2) or texts[at - 2] in table.roles else None


def has_day(line: Row, end: int) -> bool:
    """A day to come stands behind it, and nobody else and no condition before that day."""
    table = line.table
    for at in range(end, min(end + FARTHEST, len(line.words))):
        if line.words[at].begins:
            return False
        if inside(line.ahead, line.words[at].start):
            return True
        if line.texts[at] in table.first | table.third | table.conditions or line.texts[at] in table.apart:
            return False
    return False


def has_day_before(line: Row, first: int) -> bool:
    """A day to come stands right before it: “on Friday we bring …”."""
    return any(
        inside(line.ahead, line.words[at].start) and all(line.in_date(near) for near in range(at, first))
        for at in range(max(0, first - MOST_BEFORE), first)
    )
