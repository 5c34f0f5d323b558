"""A message cut into clauses: at the ends of sentences, where a new subject begins, and, where it was spoken
without any marks, before someone and what they did."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bot.understanding.sentence.cues import Says, Who
from bot.understanding.sentence.line import MOST_NAMED, Clause, Line

FEWEST_TOLD = 4
"""Words that tell something when they stand behind a meeting and a comma."""
NEAR = 5
"""Words of a subject before its verb."""
OPENERS = frozenset({Says.PROMISE, Says.MET, Says.REMIND, Says.ASK, Says.NO_PROMISE})
"""What begins a clause of its own after “and”, its subject left out."""
LEADING = frozenset({"a", "an", "the", "my", "our", "la", "lo", "el", "los", "las", "un", "una", "no", "every", "all"})
"""What a thing may begin with."""
REPORTS = frozenset({Says.TOLD, Says.REMIND, Says.ASK, Says.PROMISE})


def clauses_of(line: Line) -> tuple[Clause, ...]:
    """The clauses of a message; every word is in one of them."""
    if not line.words:
        return ()
    starts = [0, *Cutter(line).breaks(), len(line.words)]
    return tuple(
        Clause(
            first,
            end,
            tuple(line.hits[bisect_left(line.firsts, first) : bisect_left(line.firsts, end)]),
            first > 0 and not line.words[first].begins,
        )
        for first, end in pairwise(starts)
    )


@dataclass(frozen=True, slots=True)
class Cutter:
    """Where the clauses of a message begin."""

    line: Line

    def breaks(self) -> Iterator[int]:
        last = 0
        for at in range(1, len(self.line.words)):
            if self.line.words[at].begins or self._is_break(at, last):
                yield at
                last = at

    def _is_break(self, at: int, last: int) -> bool:
        if self.line.goes_on(self.line.names, at) or self.line.goes_on(self.line.dates, at) or self._is_condition(last):
            return False
        if self._says_nothing(last, at):
            return False
        joined = self.line.table.joined.at(self.line.texts, at)
        if joined and joined[0] < len(self.line.words):
            if self._is_one_subject(at, last, joined[0]) or self._is_one_promise(at, last, joined[0]):
                return False
            return self._begins(joined[0], self.line.words[at].after_comma) or self._is_other_doer(joined[0], at, last)
        if self.line.table.joined.at(self.line.texts, at - 1) and at - 1 > last:
            return False
        if self.line.words[at].after_comma:
            return self._begins(at, False) or self._is_told_of(at, last)
        return at - 1 > last and self._is_spoken_break(at, last)

    def _is_one_subject(self, at: int, last: int, after: int) -> bool:
        """“They *also* asked”, “Eastside *and* Casa Latina want”: nobody has done anything yet."""
        if at - 1 == last and self.line.texts[last] in self.line.table.third | self.line.table.first:
            return True
        return self.line.hit_before(last, at) is None and self.line.in_name(at - 1) and self.line.in_name(after)

    def _is_one_promise(self, at: int, last: int, after: int) -> bool:
        """“She will check it *and let me know*”: the same one goes on with what is done."""
        line, following = self.line, self.line.hit_at.get(after)
        found = bisect_left(line.firsts, last)
        hit = line.hits[found] if found < len(line.hits) and line.hits[found].first < at else None
        is_theirs = hit is not None and hit.says is Says.PROMISE and hit.who in {Who.BEFORE, Who.THIRD}
        return (
            is_theirs
            and self.line.texts[after] in self.line.table.kept
            and (following is None or following.says is Says.TOLD)
        )

    def _is_condition(self, first: int) -> bool:
        """A clause that begins with “if” goes on to the end of its sentence: what hangs on it is no promise."""
        joined = self.line.table.joined.at(self.line.texts, first)
        return (
            self.line.texts[joined[0] if joined and joined[0] < len(self.line.texts) else first]
            in self.line.table.conditions
        )

    def _begins(self, at: int, is_apart: bool) -> bool:
        """Whether a clause begins after a comma or a word that joins. `is_apart`: after both."""
        text = self.line.texts[at]
        hit = self.line.hit_at.get(at)
        if text in self.line.table.first or text in self.line.table.third:
            return at + 1 < len(self.line.words) and (text not in self.line.table.articles or self._verb_after(at))
        if hit:
            return (
                hit.says in OPENERS
                or hit.says is Says.PASSIVE
                or hit.who is not Who.BEFORE
                or (hit.says is Says.TOLD or (is_apart and hit.says is Says.HEARD))
            )
        hits, end = self.line.hit_at, min(at + NEAR, len(self.line.words))
        following = next((hits[near] for near in range(at, end) if near in hits), None)
        if following is None or self.has_break_between(at, following.first):
            return False
        return is_apart or self._is_someone(at, following.first)

    def _is_other_doer(self, at: int, joint: int, last: int) -> bool:
        """“… and *the makers will* lend it”: somebody with an article, in front of what they do."""
        line, end = self.line, min(at + NEAR, len(self.line.words))
        if line.hit_before(last, joint) is None or line.texts[at] not in line.table.articles:
            return False
        following = next((line.hit_at[near] for near in range(at, end) if near in line.hit_at), None)
        is_doing = following is not None and following.says in {Says.PROMISE, Says.TOLD, Says.HEARD}
        return is_doing and following is not None and not self.has_break_between(at, following.first)

    def _is_told_of(self, at: int, last: int) -> bool:
        """“Met Rosa, the roof is leaking”: behind whom they met and a comma, what there was to hear."""
        met = self.line.hit_before(last, at)
        is_held = at not in self.line.hit_at and (
            self.line.texts[at] in self.line.table.hold - LEADING - self.line.table.clitics
        )
        if met is None or met.says is not Says.MET or is_held:
            return False
        hits, end = self.line.hit_at, min(at + NEAR, len(self.line.words))
        following = next((hits[near] for near in range(at, end) if near in hits), None)
        if following is None or self.has_break_between(at, following.first):
            return self._is_more(at)
        return following.says in {Says.HEARD, Says.PROMISE}

    def _is_more(self, at: int) -> bool:
        """Something is told there, though no cue says so: more words than tell who was there, or where and when."""
        line = self.line
        rest = range(at, min(at + FEWEST_TOLD, len(line.words)))
        is_told = len(rest) == FEWEST_TOLD and not self.has_break_between(at, rest[-1] + 1)
        return is_told and not any(
            line.in_name(near) or line.in_date(near) or line.texts[near] in line.table.roles for near in rest[:2]
        )

    def has_break_between(self, at: int, end: int) -> bool:
        return any(self.line.words[near].begins for near in range(at + 1, end))

    def _is_someone(self, at: int, end: int) -> bool:
        table = self.line.table
        return (
            self.line.in_name(at)
            or self.line.texts[at] in table.self_words
            or any(
                self.line.texts[near] in table.roles or self.line.texts[near] in table.third for near in range(at, end)
            )
        )

    def _is_spoken_break(self, at: int, last: int) -> bool:
        """Whether someone begins to speak of something else without a mark between."""
        before = self.line.texts[at - 1]
        if before in self.line.table.hold or before in self.line.table.conditions or self._is_reported(at, last):
            return False
        if self._says_nothing(last, at):
            return False
        if at - 2 >= last and self.line.texts[at - 2] in self.line.table.telling:
            return False
        hit = self.line.hit_at.get(at)
        text = self.line.texts[at]
        is_first = hit is not None and hit.says is Says.PROMISE and hit.who is Who.FIRST
        if hit and (hit.says is Says.REMIND or (is_first and text not in self.line.table.ours)):
            return not self._is_inside_hit(at) and not self._is_polite(last, at)
        if (hit and hit.who is Who.THIRD and text in self.line.table.third) or (
            text in self.line.table.third and self._verb_after(at)
        ):
            return not self._is_relative(at)
        if hit and hit.says in {Says.MET, Says.ASK} and text in self.line.table.first:
            return True
        is_start = text in self.line.table.third or text in self.line.table.articles
        if is_start and self._is_behind_meeting(at, last):
            return True
        if hit and hit.says in {Says.HEARD, Says.TOLD, Says.PROMISE} and text not in self.line.table.copulas:
            return self._comes_after_object(at, last)
        is_name = self.line.in_name(at) and self.line.hit_before(last, at) is not None
        return is_name and self._verb_after_name(at)

    def _is_behind_meeting(self, at: int, last: int) -> bool:
        """“Met Kofi today *they're* thinking of …”: what those say who were met."""
        line, met = self.line, self.line.hit_before(last, at)
        if met is None or met.says is not Says.MET or not (line.in_name(at - 1) or line.in_date(at - 1)):
            return False
        if line.texts[at] not in line.table.articles:
            return True
        end = min(at + NEAR, len(line.words))
        following = next((line.hit_at[near] for near in range(at + 1, end) if near in line.hit_at), None)
        is_heard = following is not None and following.says is Says.HEARD
        return is_heard and following is not None and not self.has_break_between(at, following.first)

    def _is_polite(self, first: int, end: int) -> bool:
        """Nothing but “can you please” stands there."""
        while first < end:
            found = self.line.table.politeness.at(self.line.texts, first, end)
            if not found:
                return False
            first = found[0]
        return True

    def _is_inside_hit(self, at: int) -> bool:
        hit = self.line.hit_before(0, at)
        return hit is not None and at < hit.end

    def _says_nothing(self, first: int, end: int) -> bool:
        """Nothing but dates and small words."""
        return end - first <= MOST_NAMED and all(
            self.line.in_date(at) or self.line.texts[at] in self.line.table.small for at in range(first, end)
        )

    def _is_reported(self, at: int, last: int) -> bool:
        """What was said, asked or is to be told: “told Rosa she will”."""
        before = self.line.hit_before(last, at)
        if before is None or before.end > at or before.says not in REPORTS or at - before.end > MOST_NAMED:
            return False
        line, between = self.line, range(before.end, at)
        is_held = any(line.texts[near] in line.table.leading_on for near in between)
        if before.says is Says.PROMISE and not is_held and not between:
            return False
        return all(
            line.in_name(near)
            or line.texts[near] in line.table.small | line.table.leading_on
            or (is_held and line.in_date(near))
            for near in between
        )

    def _verb_after(self, at: int) -> bool:
        hit = self.line.hit_at.get(at + 1)
        return hit is not None and hit.says in {Says.HEARD, Says.TOLD, Says.PROMISE}

    def _is_relative(self, at: int) -> bool:
        """“The list they need”: nothing but a date comes after the verb."""
        hit = self.line.hit_at.get(at) or self.line.hit_at.get(at + 1)
        if hit is None or hit.says is Says.PROMISE:
            return False
        rest = range(hit.end, len(self.line.words))
        following = next((near for near in rest if not self.line.in_date(near)), None)
        return following is None or self.line.words[following].begins

    def _comes_after_object(self, at: int, last: int) -> bool:
        """A verb without a subject, after a date or after “with someone”, in a clause that has its verb."""
        if self.line.hit_before(last, at) is None:
            return False
        if self.line.in_date(at - 1):
            return True
        if not self.line.in_name(at - 1):
            return False
        first = at - 1
        while first > last and self.line.in_name(first - 1):
            first -= 1
        return first > last and self.line.texts[first - 1] in self.line.table.to_whom

    def _verb_after_name(self, at: int) -> bool:
        end = at
        while end < len(self.line.words) and self.line.in_name(end):
            end += 1
        hit = self.line.hit_at.get(end)
        return hit is not None and hit.who is Who.BEFORE and hit.says in {Says.HEARD, Says.TOLD, Says.PROMISE}
