"""The words of a message in their order, with the cues, names and dates that stand in them."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from bot.understanding.dates.tables import words_for
from bot.understanding.dates.words import Words
from bot.understanding.sentence.cues import Cue, Cues, Says, Who
from bot.understanding.sentence.hits import Hit
from bot.understanding.sentence.present import present_promises
from bot.understanding.sentence.words import Span, Word, inside

MOST_NAMED = 12
"""More words than this are more than a date or a name."""
AMOUNTS = frozenset({"a", "an", "one", "half", "couple", "of", "few", "un", "una", "media", "unos", "unas", "the"})


def is_number(text: str, words: Words) -> bool:
    return text.isdigit() or text in words.ones or text in words.tens or text in AMOUNTS


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
    ahead: Sequence[Span] = ()
    """Those that are to come, or may be: a weekday."""
    ours: Sequence[Span] = ()
    """Those of the names that are, or may be, our own people's."""

    @cached_property
    def texts(self) -> list[str]:
        return [word.text for word in self.words]

    @cached_property
    def hits(self) -> list[Hit]:
        """Cues, none of which begins within a name."""
        found = [Hit(first, end, cue) for first, end, cue in self._said()]
        found += [*self._agreed(), *self._given(), *self._settled(), *self._met_by_ours()]
        taken = {at for hit in found for at in range(hit.first, hit.end)}
        found += [*self._futures(taken), *present_promises(self, found)]
        return sorted(
            (hit for hit in found if self._is_cue(hit)),
            key=lambda hit: hit.first,
        )

    def _is_cue(self, hit: Hit) -> bool:
        """It begins in no name and in no date, and no accent makes it somebody else's: “llamó”."""
        if self.in_name(hit.first) or self.in_date(hit.first):
            return False
        is_ours = hit.says is Says.PROMISE and hit.who is Who.FIRST
        return not (is_ours and self.words[hit.end - 1].typed.lower().endswith("ó"))

    def _said(self) -> Iterator[tuple[int, int, Cue]]:
        """The phrases of cues, none across the end of a sentence; what is bound to a name reads as its own word."""
        words, texts = self.words, self.unbound
        starts = [0, *(at for at in range(1, len(words)) if words[at].begins), len(words)]
        for first, end in pairwise(starts):
            for start, stop, cue in self.table.cues.within(texts, first, end):
                own = start + (texts[start] != self.texts[start])
                if own < stop:
                    yield own, stop, cue

    @cached_property
    def unbound(self) -> list[str]:
        """The words, with “is” for a name that ends with it: “Salma’s after coats”."""
        bound = self.table.bound
        if not bound or not self.names:
            return self.texts
        return [self._bound_to(at, text, bound) if "'" in text else text for at, text in enumerate(self.texts)]

    def _bound_to(self, at: int, text: str, bound: Mapping[str, str]) -> str:
        _, _, ending = text.rpartition("'")
        return bound.get(ending, text) if self.in_name(at) else text

    def _agreed(self) -> Iterator[Hit]:
        """“Amina to send the agenda”, as in notes of a meeting."""
        for at in range(1, len(self.words) - 1):
            if self.texts[at] not in self.table.is_to or self.texts[at + 1] not in self.table.kept:
                continue
            first = at - 1
            while first > 0 and at - first < MOST_NAMED and self.in_name(first) and self.in_name(first - 1):
                first -= 1
            word = self.words[first]
            is_apart = (
                word.begins or word.after_comma or ":" in word.between or self.table.joined.at(self.texts, first - 1)
            )
            is_us = word.text in self.table.first | self.table.self_words
            if first > 1 and self.texts[first - 2] in self.table.self_words:
                # “Remind me and Dana to call”
                continue
            if is_apart and (is_us or self.in_name(first)):
                yield Hit(at, at + 1, (Says.PROMISE, Who.FIRST if is_us else Who.BEFORE))

    def _met_by_ours(self) -> Iterator[Hit]:
        """“Dana *se reunió con* …”: of others it is only told that they met somebody."""
        for at in range(1, len(self.words)):
            found = inside(self.ours, self.words[at - 1].start) and self.table.others_met.at(self.texts, at)
            if found:
                yield Hit(at, found[0], (Says.MET, Who.THIRD))

    def _settled(self) -> Iterator[Hit]:
        """“Quedé con Tomás *de mandarle* …”: whom it was settled with stands between."""
        table = self.table
        for at, text in enumerate(self.texts):
            if text not in table.settled or self.texts[at + 1 : at + 2] != ["con"]:
                continue
            rest = range(at + 2, min(at + MOST_NAMED, len(self.words) - 1))
            end = next((near for near in rest if not self.in_name(near)), 0)
            if end and self.texts[end] in table.settling and self.texts[end + 1] in table.kept:
                yield Hit(end, end + 1, (Says.PROMISE, table.settled[text]))

    def _given(self) -> Iterator[Hit]:
        """“She gets the plan from me”: a promise of the writer's."""
        table = self.table
        for at, text in enumerate(self.texts):
            ends = range(at + 1, min(at + MOST_NAMED, len(self.texts))) if text in table.gets else range(0)
            for near in ends:
                if self.words[near].begins:
                    break
                if table.ours_given.at(self.texts, near):
                    yield Hit(at, at + 1, (Says.PROMISE, Who.BEFORE))
                    break

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

    def at(self, place: int) -> int:
        """The number of the word that stands at a place in the text."""
        return bisect_left(self.starts, place + 1) - 1

    @cached_property
    def starts(self) -> list[int]:
        return [word.start for word in self.words]

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

    def hit_before(self, last: int, at: int) -> Hit | None:
        """The last cue that begins from one place on and before another."""
        found = bisect_left(self.firsts, at) - 1
        return self.hits[found] if found >= 0 and self.firsts[found] >= last else None

    @cached_property
    def firsts(self) -> list[int]:
        return [hit.first for hit in self.hits]
