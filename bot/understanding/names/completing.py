"""Names that go on from what has been typed: by its beginning, by words, and with a slip of the finger."""

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from itertools import islice
from typing import Final

from rapidfuzz import fuzz, process

from bot.understanding.names.normal import SMALL, written

END: Final = "\U0010ffff"
GRAM: Final = 3
GRAMS: Final = 9
"""So many of the rarest groups of three letters are looked for; one slip spoils at most four."""
VISITS: Final = 15_000
"""No more names than this are counted for one question."""
COMPARED: Final = 160
"""So many names are compared letter by letter."""
LONGEST: Final = 120
"""So many letters of what was typed are read."""
SCANNED: Final = 400
"""So many names are looked at for the beginnings of their words."""
NEAR_ENOUGH: Final = 62.0

Rank = tuple[int, float, str]
"""How well a name fits: the smaller, the better."""


class Completer:
    """The ways in which partners are called, in order, by their words and by groups of three letters."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = keys
        self._order = sorted(range(len(keys)), key=keys.__getitem__)
        self._sorted = [keys[number] for number in self._order]
        words: dict[str, list[int]] = defaultdict(list)
        grams: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for number, key in enumerate(keys):
            for word in set(key.split(" ")):
                words[word].append(number)
            for gram in grams_of(key):
                grams[gram].append(number)
        self._with_word = dict(words)
        self._words = sorted(words)
        self._grams = dict(grams)

    def complete(self, text: str) -> Iterator[tuple[Rank, int]]:
        """Numbers of the names that may be meant, best first, with their rank; some more than once."""
        typed = written(text[:LONGEST])
        if not typed:
            return
        yield from self._beginning(" ".join(typed))
        if len(typed) > 1 and typed[0] == "the":
            typed = typed[1:]
            yield from self._beginning(" ".join(typed))
        yield from self._with_words(typed)
        yield from self._nearly(" ".join(typed))

    def _beginning(self, prefix: str) -> Iterator[tuple[Rank, int]]:
        """Names that begin so, in order of the alphabet."""
        for place in range(bisect_left(self._sorted, prefix), len(self._sorted)):
            if not self._sorted[place].startswith(prefix):
                return
            yield (0, 0.0, self._sorted[place]), self._order[place]

    def _with_words(self, typed: Sequence[str]) -> Iterator[tuple[Rank, int]]:
        """Names in which every typed word begins a word, the shorter ones first."""
        telling = [word for word in typed if word not in SMALL] or list(typed)
        found = islice(self._with_beginning(max(telling, key=len)), SCANNED)
        good = [number for number in dict.fromkeys(found) if begins_words(telling, self._keys[number])]
        yield from sorted(((1, float(len(self._keys[number])), self._keys[number]), number) for number in good)

    def _with_beginning(self, beginning: str) -> Iterator[int]:
        for place in range(bisect_left(self._words, beginning), bisect_left(self._words, beginning + END)):
            yield from self._with_word[self._words[place]]

    def _nearly(self, typed: str) -> Iterator[tuple[Rank, int]]:
        """Names that share the rarest groups of letters, those nearest in their letters first."""
        pool = self._sharing(typed)
        wholes = [self._keys[number] for number in pool]
        heads = [key[: len(typed) + 1] for key in wholes]
        scores = [0.0] * len(pool)
        for choices, worth in ((heads, 0.7), (wholes, 0.3)):
            for _, score, place in process.extract(typed, choices, scorer=fuzz.ratio, limit=None):
                scores[place] += worth * score
        if len(typed) > GRAM:
            for _, score, place in process.extract(typed, wholes, scorer=fuzz.partial_ratio, limit=None):
                scores[place] = max(scores[place], 0.85 * score)
        near = ((score, place) for place, score in enumerate(scores) if score >= NEAR_ENOUGH)
        yield from (((2, -score, wholes[place]), pool[place]) for score, place in sorted(near, reverse=True))

    def _sharing(self, typed: str) -> list[int]:
        known = sorted((self._grams[gram] for gram in grams_of(typed) if gram in self._grams), key=len)
        counts: Counter[int] = Counter()
        visits = 0
        for numbers in known[: max(GRAMS, len(known) // 2)]:
            visits += len(numbers)
            if counts and visits > VISITS:
                break
            counts.update(numbers[:VISITS])
        if len(counts) > 4 * COMPARED:
            counts = Counter({number: count for number, count in counts.items() if count > 1}) or counts
        return nlargest(COMPARED, counts, key=counts.__getitem__)


def grams_of(key: str) -> set[str]:
    """All groups of three letters, with the two sides."""
    padded = f" {key} "
    return {padded[at : at + GRAM] for at in range(len(padded) - GRAM + 1)}


def begins_words(typed: Iterable[str], key: str) -> bool:
    """Each typed word begins one of the name's."""
    padded = f" {key}"
    return all(f" {word}" in padded for word in typed)
