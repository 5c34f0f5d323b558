"""Notes that say much the same: the cosine of what three letters they have in common."""

import re
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping
from functools import cache, lru_cache
from math import sqrt
from typing import TypeVar

from bot.understanding.sentence.cues import TABLES, Says, Who
from bot.understanding.text import folded

Key = TypeVar("Key", bound=Hashable)
ALIKE = 0.62
"""Measured on rewordings of notes and on notes on the same theme: see docs/understanding.md."""
LONGEST = 2000
NUMBER = re.compile(r"\d+")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
FEWEST = 8
"""Letters of what tells something from which on two notes are compared by what they have in common."""


def alike(
    text: str, others: Mapping[Key, str] | Iterable[tuple[Key, str]], names: Collection[str] = ()
) -> list[tuple[Key, float]]:
    """Which of the others say much the same, the most alike first; `names` are those of whoever all of it is about."""
    own, counted, known = telling(text, frozenset(names)), numbers(text), frozenset(names)
    pairs = others.items() if isinstance(others, Mapping) else others
    pairs = [(key, other) for key, other in pairs if says_as_many(counted, numbers(other))]
    scored = [(key, nearness(own, telling(other, known))) for key, other in pairs if denies(text) == denies(other)]
    return sorted((pair for pair in scored if pair[1] >= ALIKE), key=lambda pair: -pair[1])


def nearness(one: str, other: str) -> float:
    """From 0 to 1. Of a single word every letter counts: a van is no pan."""
    if min(len(one), len(other)) < FEWEST:
        return 1.0 if one == other else 0.0
    return round(cosine(grams(one), grams(other)), 3)


@lru_cache(maxsize=512)
def telling(text: str, names: frozenset[str]) -> str:
    """The words that tell what it is about: not whose name it is, and not that somebody needs or said it."""
    return " ".join(word for word in words_in(text) if word not in names and word not in little())


@lru_cache(maxsize=512)
def denies(text: str) -> bool:
    return any(word in table.negations for word in words_in(text) for table in TABLES.values())


def words_in(text: str) -> list[str]:
    return WORD.findall(folded(text[:LONGEST]).text)


@cache
def little() -> frozenset[str]:
    """Words that stand in every second note."""
    cues = (table.said.get((says, Who.BEFORE), "") for table in TABLES.values() for says in (Says.HEARD, Says.TOLD))
    said = {word.strip("?") for text in cues for word in text.replace("|", " ").replace(";", " ").split()}
    return frozenset(said).union(*(table.function | table.small | table.articles for table in TABLES.values()))


def numbers(text: str) -> set[str]:
    return set(NUMBER.findall(text[:LONGEST]))


def says_as_many(one: set[str], other: set[str]) -> bool:
    """Whether no number of either is missing in the other: rooms 4 and 12 are two rooms."""
    return one <= other or other <= one


@lru_cache(maxsize=512)
def grams(text: str) -> Counter[str]:
    """Every three letters in a row, with the spaces around words; counted. The notes of a partner are seen often."""
    spaced = f" {text} "
    return Counter(spaced[at : at + 3] for at in range(len(spaced) - 2))


def cosine(one: Counter[str], other: Counter[str]) -> float:
    shared = sum(count * other[gram] for gram, count in one.items() if gram in other)
    length = sqrt(sum(count * count for count in one.values()) * sum(count * count for count in other.values()))
    return shared / length if length else 0.0
