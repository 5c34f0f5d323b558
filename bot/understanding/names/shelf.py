"""A fixed set of names with all that is needed to find one: by its words, by its letters, by its initials."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel

from bot.understanding.names.completing import Completer
from bot.understanding.names.entry import Entry
from bot.understanding.names.initials import core_of, initials_of, parts_of, skeleton
from bot.understanding.names.languages import every_title
from bot.understanding.names.normal import SMALL, Words, meaning, read, written

LONGEST: Final = 40
"""No word with more letters is looked for with slips."""

LAST: Final = "~"
"""Stands before the last name of somebody: by that alone nobody is known, but with a title."""

Buckets = dict[str, tuple[str, ...]]
Contact = tuple[int | str, str]
"""The key of a partner, and the name of somebody there."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which a partner is called."""

    entry: Entry
    words: Words
    parts: tuple[str, ...]
    """What gives its initials."""
    core: tuple[int, int]
    """Those of them that a short form is likely made of."""
    has_article: bool
    is_sure: bool
    """It is the name itself, or was taught."""
    is_short: bool
    """One word in capitals: the same letters in small ones are another word."""


class Shelf:
    """Never changes once it is made. What a word weighs is counted in the larger shelf too, where there is one."""

    def __init__(self, entries: Iterable[Entry], larger: "Shelf | None" = None) -> None:
        self.entries = {entry.key: entry for entry in entries}
        self._larger = larger
        self.forms = list(forms_of(self.entries.values()))
        self.exact = listed((form.words.key, number) for number, form in enumerate(self.forms))
        self.contacts = contacts_of(self.entries.values())
        self.firsts = frozenset(form.words.plain[0] for form in self.forms)
        self.postings = listed((word, at) for at, form in enumerate(self.forms) for word in set(form.words.content))
        self.initials = listed((letters, number) for number, form in enumerate(self.forms) for letters in short(form))
        self._skeletons = skeletons_of(self.forms)
        self._heads, self._tails = buckets(self.postings)
        self._weights = {word: self._weigh(word) for word in self.postings}
        self.unknown = self._weigh("")
        self.weights = [sum(map(self._weights.__getitem__, form.words.content)) for form in self.forms]

    @cached_property
    def completer(self) -> Completer:
        """Made when something is first completed."""
        return Completer([form.words.key for form in self.forms])

    @property
    def size(self) -> int:
        return len(self.forms) + (len(self._larger.forms) if self._larger else 0)

    def weight(self, word: str) -> float:
        """How much a word tells: little when it is in many names."""
        known = self._weights.get(word)
        return self._weigh(word) if known is None else known

    def _weigh(self, word: str) -> float:
        count = len(self.postings.get(word, ())) + (len(self._larger.postings.get(word, ())) if self._larger else 0)
        return 0.5 + log(1 + self.size / (count or 0.7))

    def near(self, word: str, most: int = 6) -> list[str]:
        """Words of the names that differ from a word by a slip or two, nearest first."""
        if not 4 <= len(word) <= LONGEST:
            return []
        pool = self._heads.get(word[:2], ()) + self._tails.get(word[-2:], ())
        found = process.extract(word, pool, scorer=OSA.distance, score_cutoff=slips(word), limit=2 * most)
        return list(dict.fromkeys(other for other, _, _ in found))[:most]

    def akin(self, word: str, most: int = 12) -> list[str]:
        """Words of the names that a word is the beginning of, or that begin like it: `cognitive` and `cognitiva`."""
        if len(word) < 3:
            return []
        stem = word if len(word) < 6 else word[: max(5, len(word) * 2 // 3)]
        return [other for other in self._heads.get(word[:2], ()) if other.startswith(stem)][:most]

    def like_initials(self, letters: str, most: int = 24) -> list[int]:
        """Forms whose first letters come near to some letters."""
        pool = self._skeletons.get(letters[:1], ())
        found = process.extract(letters, pool, scorer=Indel.normalized_similarity, score_cutoff=0.45, limit=most)
        return [number for other, _, _ in found for number in self.initials.get(other, ())]

    def cost_of_skipping(self, form: Form) -> list[float]:
        """What it costs to leave words out of initials: less for those that tell less, or stand around the name."""
        start, end = form.core
        return [
            0.15 if word in SMALL else (0.35 + 0.65 * self._share(word)) * (1.0 if start <= at < end else 0.4)
            for at, word in enumerate(form.parts)
        ]

    def _share(self, word: str) -> float:
        return self.weight(meaning(word)) / self.unknown


def contacts_of(entries: Iterable[Entry]) -> dict[str, tuple[Contact, ...]]:
    """Who is known at the partners, by every way in which they are called."""
    found: dict[str, list[Contact]] = defaultdict(list)
    for entry in entries:
        for name in entry.contacts:
            for called in calls_of(written(name)):
                found[called].append((entry.key, name))
    return {called: tuple(those) for called, those in found.items()}


def calls_of(plain: tuple[str, ...]) -> list[str]:
    """The whole name with its title and without, the first one, and, marked as such, the last one."""
    titles = every_title()
    first = next((at for at, word in enumerate(plain[:-1]) if word not in titles), len(plain) - 1)
    bare = plain[first:]
    firsts = [" ".join(bare[:end]) for end in range(1, len(bare))]
    last = [LAST + bare[-1]] if bare and len(plain) > 1 else []
    return list(dict.fromkeys((" ".join(plain), " ".join(bare), *firsts, *last)))


def listed(pairs: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    """Numbers by what they share."""
    found: dict[str, list[int]] = defaultdict(list)
    for key, number in pairs:
        found[key].append(number)
    return {key: tuple(numbers) for key, numbers in found.items()}


def forms_of(entries: Iterable[Entry]) -> Iterator[Form]:
    """Every way in which the partners are called, each once."""
    for entry in entries:
        seen = set()
        for name in (entry.name, *entry.aliases):
            words = read(name)
            if words.plain and words.key not in seen:
                seen.add(words.key)
                is_sure = name == entry.name or name in entry.taught
                parts = parts_of(name, words)
                has_article = name[:4].lower() == "the "
                yield Form(entry, words, parts, core_of(name, len(parts)), has_article, is_sure, is_short(name, words))


def is_short(name: str, words: Words) -> bool:
    return len(words.plain) == 1 and name == name.upper() != name.lower()


def short(form: Form) -> set[str]:
    return initials_of(form.parts, form.has_article)


def skeletons_of(forms: Iterable[Form]) -> Buckets:
    """First letters of names by the letters that a short form may begin with."""
    found = defaultdict(list)
    for form in forms:
        if len(form.parts) > 1:
            letters = skeleton(form.parts)
            telling = [word[0] for word in form.parts if word not in SMALL]
            for first in {letters[0], *telling[:3]}:
                found[first].append(letters)
    return {first: tuple(dict.fromkeys(those)) for first, those in found.items()}


def slips(word: str) -> int:
    """How many letters of a word may be wrong."""
    return 0 if len(word) < 4 else 1 if len(word) < 7 else 2


def buckets(words: Iterable[str]) -> tuple[Buckets, Buckets]:
    """Words by their first two letters and by their last two: a slip of the finger leaves one of them whole."""
    heads, tails = defaultdict(list), defaultdict(list)
    for word in words:
        if len(word) > 2:
            heads[word[:2]].append(word)
            tails[word[-2:]].append(word)
    return {pair: tuple(those) for pair, those in heads.items()}, {pair: tuple(those) for pair, those in tails.items()}
