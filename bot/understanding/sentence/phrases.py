"""Phrases of a language as a tree of words: what a row of words says is found in one walk along it.

A phrase is written as its words: `i|we will|shall also?` stands for every choice; a word with `?` may lack.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any, Generic, TypeVar

Meaning = TypeVar("Meaning")
LONGEST = 9
"""Words of a phrase."""


class Phrases(Generic[Meaning]):
    """A dictionary of phrases."""

    def __init__(self, phrases: Iterable[tuple[str, Meaning]], between: frozenset[str] = frozenset()) -> None:
        """`between`: words that may stand between those of a phrase."""
        self._between = between
        self._tree: dict[str, Any] = {}
        for written, meaning in phrases:
            for words in spelt(written):
                self._add(words, meaning)

    def _add(self, words: Sequence[str], meaning: Meaning) -> None:
        node = self._tree
        for word in words:
            node = node.setdefault(word, {})
        node.setdefault("", meaning)

    def at(self, words: Sequence[str], place: int, end: int | None = None) -> tuple[int, Meaning] | None:
        """The longest phrase that begins at a place, and ends before another: where it ends, and what it means."""
        node, best = self._tree, None
        for at in range(place, min(len(words) if end is None else end, place + LONGEST)):
            following = node.get(words[at])
            if following is None:
                if at > place and words[at] in self._between:
                    continue
                break
            node = following
            if "" in node:
                best = (at + 1, node[""])
        return best

    def within(
        self, words: Sequence[str], place: int = 0, end: int | None = None
    ) -> Iterator[tuple[int, int, Meaning]]:
        """The phrases in a row of words, the longest at each place, none across another."""
        stop = len(words) if end is None else end
        while place < stop:
            if found := self.at(words, place, stop):
                yield place, found[0], found[1]
                place = found[0]
            else:
                place += 1


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


def spelt(written: str) -> Iterator[tuple[str, ...]]:
    """Every row of words that a phrase stands for."""
    choices: list[tuple[str, ...]] = []
    for word in written.split():
        names = tuple(word.removesuffix("?").split("|"))
        choices.append((*names, "") if word.endswith("?") else names)
    for chosen in product(*choices):
        if row := tuple(word for word in chosen if word):
            yield row


def listed(groups: Mapping[Meaning, str]) -> Iterator[tuple[str, Meaning]]:
    """Phrases by their meaning, divided by `;` or the end of a line."""
    for meaning, text in groups.items():
        for line in text.replace(";", "\n").splitlines():
            if phrase := line.strip():
                yield phrase, meaning
