"""A fixed set of names with all that is needed to find one: by its words, by its letters, by its initials."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel

from bot.understanding.names.initials import initials_of, parts_of, skeleton
from bot.understanding.names.normal import SMALL, Words, meaning, read

Buckets = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One partner: what it is called, and who is known there."""

    key: int | str
    name: str
    aliases: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which a partner is called."""

    entry: Entry
    words: Words
    parts: tuple[str, ...]
    """What gives its initials."""
    has_article: bool
    is_alias: bool

    @property
    def content(self) -> tuple[str, ...]:
        return self.words.content


class Shelf:
    """Never changes once it is made. What a word weighs is counted in the larger shelf where there is one."""

    def __init__(self, entries: Iterable[Entry], larger: "Shelf | None" = None) -> None:
        self.entries = {entry.key: entry for entry in entries}
        self._larger = larger
        self.forms: list[Form] = []
        exact, postings, initials = defaultdict(list), defaultdict(list), defaultdict(list)
        skeletons = defaultdict(list)
        for number, form in enumerate(forms_of(self.entries.values())):
            self.forms.append(form)
            exact[form.words.key].append(number)
            for word in set(form.content):
                postings[word].append(number)
            for letters in initials_of(form.parts, form.has_article):
                initials[letters].append(number)
            if len(form.parts) > 1:
                letters = skeleton(form.parts)
                telling = [word[0] for word in form.parts if word not in SMALL]
                for first in {letters[0], *telling[:3]}:
                    skeletons[first].append(letters)
        self.exact, self.postings, self.initials = dict(exact), dict(postings), dict(initials)
        self._skeletons = {first: tuple(dict.fromkeys(those)) for first, those in skeletons.items()}
        self._heads, self._tails = buckets(self.postings)
        self.weights = [sum(map(self.weight, form.content)) for form in self.forms]

    def weight(self, word: str) -> float:
        """How much a word tells: little when it is in many names."""
        count = len(self.postings.get(word, ())) + (len(self._larger.postings.get(word, ())) if self._larger else 0)
        size = len(self.forms) + (len(self._larger.forms) if self._larger else 0)
        return 0.5 + log(1 + size / (count or 0.7))

    def near(self, word: str, most: int = 6) -> list[str]:
        """Words of the names that differ from a word by a slip or two, nearest first."""
        if len(word) < 4:
            return []
        pool = self._heads.get(word[:2], ()) + self._tails.get(word[-2:], ())
        found = process.extract(word, pool, scorer=OSA.distance, score_cutoff=slips(word), limit=2 * most)
        return list(dict.fromkeys(other for other, _, _ in found))[:most]

    def akin(self, word: str, most: int = 8) -> list[str]:
        """Words of the names that begin like a longer word: `cognitive` and `cognitiva`, `parents` and `parental`."""
        if len(word) < 6:
            return []
        stem = word[: max(5, len(word) * 2 // 3)]
        return [other for other in self._heads.get(word[:2], ()) if other.startswith(stem)][:most]

    def skipping(self, parts: tuple[str, ...]) -> list[float]:
        """What it costs to leave words out of initials: less for those that tell less."""
        top = self.weight("")
        return [0.15 if word in SMALL else 0.35 + 0.65 * self.weight(meaning(word)) / top for word in parts]

    def begun(self, word: str, most: int = 12) -> list[str]:
        """Words of the names that a word is the beginning of."""
        if len(word) < 3:
            return []
        return [other for other in self._heads.get(word[:2], ()) if other.startswith(word)][:most]

    def like_initials(self, letters: str, most: int = 24) -> list[int]:
        """Forms whose first letters come near to some letters."""
        pool = self._skeletons.get(letters[:1], ())
        found = process.extract(letters, pool, scorer=Indel.normalized_similarity, score_cutoff=0.45, limit=most)
        return [number for other, _, _ in found for number in self.initials.get(other, ())]


def forms_of(entries: Iterable[Entry]) -> Iterable[Form]:
    """Every way in which the partners are called, each once."""
    for entry in entries:
        seen = set()
        for at, name in enumerate(entry.names):
            words = read(name)
            if words.plain and words.plain not in seen:
                seen.add(words.plain)
                has_article = name[:4].lower() == "the "
                yield Form(entry, words, parts_of(name, words), has_article, at > 0)


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
