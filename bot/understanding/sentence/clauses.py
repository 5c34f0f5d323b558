"""A message cut into clauses: at the ends of sentences, where a new subject begins, and, where it was spoken
without any marks, before someone and what they did."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from bot.understanding.dates.tables import words_for
from bot.understanding.dates.words import Words
from bot.understanding.sentence.cues import Cue, Cues, Says, Who
from bot.understanding.sentence.words import Span, Word, inside

AMOUNTS = frozenset({"a", "an", "one", "half", "couple", "of", "few", "un", "una", "media", "unos", "unas", "the"})
NEAR = 5
"""Words of a subject before its verb."""
MOST_NAMED = 12
"""More words than this are more than a date or a name."""
OPENERS = frozenset({Says.PROMISE, Says.MET, Says.REMIND, Says.ASK, Says.NO_PROMISE})
"""What begins a clause of its own after “and”, its subject left out."""
REPORTS = frozenset({Says.TOLD, Says.REMIND, Says.ASK})


def is_number(text: str, words: Words) -> bool:
    return text.isdigit() or text in words.ones or text in words.tens or text in AMOUNTS


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue in a row of words."""

    first: int
    end: int
    cue: Cue

    @property
    def says(self) -> Says:
        return self.cue[0]

    @property
    def who(self) -> Who:
        return self.cue[1]


@dataclass(frozen=True, slots=True)
class Clause:
    """Words from one place to another, and the cues in them."""

    first: int
    end: int
    hits: tuple[Hit, ...]
    is_joined: bool = False
    """Whether it goes on from the clause before it."""

    def has(self, *says: Says) -> bool:
        return any(hit.says in says for hit in self.hits)

    def hit(self, *says: Says) -> Hit | None:
        return next((hit for hit in self.hits if hit.says in says), None)


@dataclass(frozen=True)
class Line:
    """The words of a message with what is known of them."""

    words: Sequence[Word]
    table: Cues
    names: Sequence[Span]
    """Partners and people, by their places, in order."""
    dates: Sequence[Span]
    repeats: Sequence[Span] = ()
    """Those of the dates that say only how often."""

    @cached_property
    def texts(self) -> list[str]:
        return [word.text for word in self.words]

    @cached_property
    def hits(self) -> list[Hit]:
        """Cues, none of which begins within a name."""
        found = [Hit(first, end, cue) for first, end, cue in self.table.cues.within(self.texts)]
        found += self._agreed()
        found += self._futures({at for hit in found for at in range(hit.first, hit.end)})
        return sorted(
            (hit for hit in found if not self.in_name(hit.first) and not self.in_date(hit.first)),
            key=lambda hit: hit.first,
        )

    def _agreed(self) -> Iterator[Hit]:
        """“Amina to send the agenda”, as in notes of a meeting."""
        for at in range(1, len(self.words) - 1):
            if self.texts[at] not in self.table.is_to or self.texts[at + 1] not in self.table.kept:
                continue
            first = at - 1
            while first > 0 and at - first < MOST_NAMED and self.in_name(first) and self.in_name(first - 1):
                first -= 1
            word = self.words[first]
            if (self.in_name(first) or word.text in self.table.first) and (word.begins or word.after_comma):
                yield Hit(at, at + 1, (Says.PROMISE, Who.BEFORE))

    def _futures(self, taken: set[int]) -> Iterator[Hit]:
        """Verbs that are a promise by their ending."""
        endings = self.table.future_endings or {}
        longest = tuple(sorted(endings, key=len, reverse=True))
        for at, word in enumerate(self.words):
            typed = word.typed.lower()
            if endings and at not in taken and typed.endswith(longest) and word.text not in self.table.no_future:
                ending = next(ending for ending in longest if typed.endswith(ending))
                if len(typed) > len(ending) + 1:
                    yield Hit(at, at + 1, (Says.PROMISE, endings[ending]))

    @cached_property
    def hit_at(self) -> dict[int, Hit]:
        return {hit.first: hit for hit in self.hits}

    @cached_property
    def ends_hit(self) -> dict[int, Hit]:
        return {hit.end: hit for hit in self.hits}

    def in_name(self, at: int) -> bool:
        return inside(self.names, self.words[at].start)

    def is_day(self, at: int) -> bool:
        return self.in_date(at) and not inside(self.repeats, self.words[at].start)

    def in_date(self, at: int) -> bool:
        return inside(self.dates, self.words[at].start)

    @cached_property
    def offsets(self) -> frozenset[int]:
        """The words of lengths that count from something: “two hours before”."""
        numbers = words_for(self.table.language)
        found: set[int] = set()
        for at, text in enumerate(self.texts):
            if text in self.table.before_event and at > 1 and self.texts[at - 1] in numbers.units:
                first = at - 1
                while first > 0 and at - first < 4 and is_number(self.texts[first - 1], numbers):
                    first -= 1
                found |= set(range(first, at + 1)) if first < at - 1 else set()
        return frozenset(found)

    def is_offset(self, at: int) -> bool:
        return at in self.offsets

    def goes_on(self, spans: Sequence[Span], at: int) -> bool:
        """Whether a word is in the same span as the word before it."""
        place, before = self.words[at].start, self.words[at - 1].start
        found = bisect_left(spans, (place + 1,)) - 1
        return found >= 0 and spans[found][0] <= before and place < spans[found][1]

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        if not self.words:
            return ()
        starts = [0, *self._breaks(), len(self.words)]
        return tuple(
            Clause(
                first,
                end,
                tuple(self.hits[bisect_left(self._firsts, first) : bisect_left(self._firsts, end)]),
                first > 0 and not self.words[first].begins,
            )
            for first, end in pairwise(starts)
        )

    def _breaks(self) -> Iterator[int]:
        last = 0
        for at in range(1, len(self.words)):
            if self.words[at].begins or self._is_break(at, last):
                yield at
                last = at

    def _is_break(self, at: int, last: int) -> bool:
        if self.goes_on(self.names, at) or self.goes_on(self.dates, at) or self._is_condition(last):
            return False
        joined = self.table.joined.at(self.texts, at)
        if joined and joined[0] < len(self.words):
            if self._is_one_subject(at, last, joined[0]):
                return False
            return self._begins(joined[0], self.words[at].after_comma)
        if self.table.joined.at(self.texts, at - 1) and at - 1 > last:
            return False
        if self.words[at].after_comma:
            return self._begins(at, False)
        return at - 1 > last and self._is_spoken_break(at, last)

    def _is_one_subject(self, at: int, last: int, after: int) -> bool:
        """“They *also* asked”, “Eastside *and* Casa Latina want”: nobody has done anything yet."""
        if at - 1 == last and self.texts[last] in self.table.third | self.table.first:
            return True
        return self._hit_before(last, at) is None and self.in_name(at - 1) and self.in_name(after)

    def _is_condition(self, first: int) -> bool:
        """A clause that begins with “if” goes on to the end of its sentence: what hangs on it is no promise."""
        joined = self.table.joined.at(self.texts, first)
        return self.texts[joined[0] if joined and joined[0] < len(self.texts) else first] in self.table.conditions

    def _begins(self, at: int, is_apart: bool) -> bool:
        """Whether a clause begins after a comma or a word that joins. `is_apart`: after both."""
        text = self.texts[at]
        hit = self.hit_at.get(at)
        if text in self.table.first or text in self.table.third:
            return at + 1 < len(self.words)
        if hit:
            return (
                hit.says in OPENERS
                or hit.says is Says.PASSIVE
                or hit.who is not Who.BEFORE
                or (hit.says is Says.TOLD or (is_apart and hit.says is Says.HEARD))
            )
        following = next(
            (self.hit_at[near] for near in range(at, min(at + NEAR, len(self.words))) if near in self.hit_at), None
        )
        if following is None or self.has_break_between(at, following.first):
            return False
        return is_apart or self._is_someone(at, following.first)

    def has_break_between(self, at: int, end: int) -> bool:
        return any(self.words[near].begins for near in range(at + 1, end))

    def _is_someone(self, at: int, end: int) -> bool:
        table = self.table
        return self.in_name(at) or any(
            self.texts[near] in table.roles or self.texts[near] in table.third for near in range(at, end)
        )

    def _is_spoken_break(self, at: int, last: int) -> bool:
        """Whether someone begins to speak of something else without a mark between."""
        before = self.texts[at - 1]
        if before in self.table.hold or before in self.table.conditions or self._is_reported(at, last):
            return False
        if self._says_nothing(last, at):
            return False
        if at - 2 >= last and self.texts[at - 2] in self.table.telling:
            return False
        hit = self.hit_at.get(at)
        text = self.texts[at]
        if hit and (hit.says is Says.REMIND or (hit.says is Says.PROMISE and hit.who is Who.FIRST)):
            return not self._is_inside_hit(at) and not self._is_polite(last, at)
        if (hit and hit.who is Who.THIRD and text in self.table.third) or (
            text in self.table.third and self._verb_after(at)
        ):
            return not self._is_relative(at)
        if hit and hit.says is Says.MET and text in self.table.first:
            return True
        if hit and hit.says in {Says.HEARD, Says.TOLD, Says.PROMISE}:
            return self._comes_after_object(at, last)
        is_name = self.in_name(at) and not self.in_name(at - 1) and self._hit_before(last, at) is not None
        return is_name and self._verb_after_name(at)

    def _is_polite(self, first: int, end: int) -> bool:
        """Nothing but “can you please” stands there."""
        while first < end:
            found = self.table.politeness.at(self.texts[:end], first)
            if not found:
                return False
            first = found[0]
        return True

    def _is_inside_hit(self, at: int) -> bool:
        hit = self._hit_before(0, at)
        return hit is not None and at < hit.end

    def _hit_before(self, last: int, at: int) -> Hit | None:
        """The last cue that begins from one place on and before another."""
        found = bisect_left(self._firsts, at) - 1
        return self.hits[found] if found >= 0 and self._firsts[found] >= last else None

    @cached_property
    def _firsts(self) -> list[int]:
        return [hit.first for hit in self.hits]

    def _says_nothing(self, first: int, end: int) -> bool:
        """Nothing but dates and small words."""
        return end - first <= MOST_NAMED and all(
            self.in_date(at) or self.texts[at] in self.table.small for at in range(first, end)
        )

    def _is_reported(self, at: int, last: int) -> bool:
        """What was said, asked or is to be told: “told Rosa she will”."""
        before = self._hit_before(last, at)
        if before is None or before.end > at or before.says not in REPORTS or at - before.end > MOST_NAMED:
            return False
        between = range(before.end, at)
        return all(self.in_name(near) or self.texts[near] in self.table.small for near in between)

    def _verb_after(self, at: int) -> bool:
        hit = self.hit_at.get(at + 1)
        return hit is not None and hit.says in {Says.HEARD, Says.TOLD, Says.PROMISE}

    def _is_relative(self, at: int) -> bool:
        """“The list they need”: nothing but a date comes after the verb."""
        hit = self.hit_at.get(at) or self.hit_at.get(at + 1)
        if hit is None or hit.says is Says.PROMISE:
            return False
        rest = range(hit.end, len(self.words))
        following = next((near for near in rest if not self.in_date(near)), None)
        return following is None or self.words[following].begins

    def _comes_after_object(self, at: int, last: int) -> bool:
        """A verb without a subject, after a date or after “with someone”, in a clause that has its verb."""
        if self._hit_before(last, at) is None:
            return False
        if self.in_date(at - 1):
            return True
        if not self.in_name(at - 1):
            return False
        first = at - 1
        while first > last and self.in_name(first - 1):
            first -= 1
        return first > last and self.texts[first - 1] in self.table.to_whom

    def _verb_after_name(self, at: int) -> bool:
        end = at
        while end < len(self.words) and self.in_name(end):
            end += 1
        hit = self.hit_at.get(end)
        return hit is not None and hit.who is Who.BEFORE and hit.says in {Says.HEARD, Says.TOLD, Says.PROMISE}
