"""Notes that say much the same: the cosine of what three letters they have in common."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from math import sqrt
from typing import TypeVar

from bot.understanding.text import folded

Key = TypeVar("Key", bound=Hashable)
ALIKE = 0.62
"""Measured on rewordings of notes and on notes on the same theme: see docs/understanding.md."""
LONGEST = 2000
NUMBER = re.compile(r"\d+")


def alike(text: str, others: Mapping[Key, str] | Iterable[tuple[Key, str]]) -> list[tuple[Key, float]]:
    """Which of the others say much the same, the most alike first."""
    own, counted = grams(text), numbers(text)
    pairs = others.items() if isinstance(others, Mapping) else others
    pairs = [(key, other) for key, other in pairs if says_as_many(counted, numbers(other))]
    scored = [(key, round(cosine(own, grams(other)), 3)) for key, other in pairs]
    return sorted((pair for pair in scored if pair[1] >= ALIKE), key=lambda pair: -pair[1])


def numbers(text: str) -> set[str]:
    return set(NUMBER.findall(text[:LONGEST]))


def says_as_many(one: set[str], other: set[str]) -> bool:
    """Whether no number of either is missing in the other: rooms 4 and 12 are two rooms."""
    return one <= other or other <= one


def grams(text: str) -> Counter[str]:
    """Every three letters in a row, with the spaces around words; counted."""
    plain = "".join(c if c.isalnum() else " " for c in folded(text[:LONGEST]).text)
    spaced = f" {' '.join(plain.split())} "
    return Counter(spaced[at : at + 3] for at in range(len(spaced) - 2))


def cosine(one: Counter[str], other: Counter[str]) -> float:
    shared = sum(count * other[gram] for gram, count in one.items() if gram in other)
    length = sqrt(sum(count * count for count in one.values()) * sum(count * count for count in other.values()))
    return shared / length if length else 0.0
