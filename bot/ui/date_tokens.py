"""Folded words as tokens: each with its kind, its value and how it was written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from functools import cached_property, lru_cache
from typing import Any

from bot.ui.date_words import DateWords, Kind

ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
NUMERIC = re.compile(r"(\d{1,2})([/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?\.?|(\d{1,2})-(\d{1,2})-(\d{4})")
CLOCK = re.compile(r"(\d{1,2})(?::(\d{2}))?([ap]m)?")
ORDINAL = re.compile(r"(\d{1,2})(\D{1,2})")
HALF = re.compile(r"(?<=\d)\s*([ap])\.? ?m\b\.?")
"""`9 a.m.` is one word."""
SEPARATORS = re.compile(r"[,;()]+")
ENDS = " .,;:!?()"
DIGITS = 6
"""Longer numbers count as the largest one: all of them are too large for a date."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a date."""

    kind: Kind
    value: Any
    written: str


@dataclass(frozen=True)
class Phrase:
    """Tokens, with their shape: a letter for each."""

    tokens: tuple[Token, ...]

    @cached_property
    def shape(self) -> str:
        return "".join(token.kind for token in self.tokens)

    @property
    def written(self) -> str:
        return " ".join(token.written for token in self.tokens)

    def __bool__(self) -> bool:
        return bool(self.tokens)

    def part(self, start: int, end: int | None = None) -> "Phrase":
        return Phrase(self.tokens[start:end])

    def match(self, pattern: str) -> "Found | None":
        """The named parts of a pattern that the whole shape follows."""
        found = shaped(pattern, self.shape)
        return Found(self, found) if found else None


@lru_cache(maxsize=4096)
def shaped(pattern: str, shape: str) -> re.Match[str] | None:
    """How a shape follows a pattern. Kept, as people write the same few shapes and each is tried with every pattern."""
    return re.fullmatch(pattern, shape)


@dataclass(frozen=True)
class Found:
    """The parts of a phrase that have a name in a pattern."""

    phrase: Phrase
    parts: re.Match[str]

    def value(self, name: str) -> Any:
        """The value of a part's first token, None for a part that is not there."""
        at = self.parts.start(name)
        return None if at < 0 else self.phrase.tokens[at].value

    def values(self, name: str, kinds: str) -> list[Any]:
        """The values of a part's tokens of some kinds."""
        tokens = self.phrase.tokens[self.parts.start(name) : self.parts.end(name)]
        return [token.value for token in tokens if token.kind in kinds]


def tokens_of(folded: str, table: DateWords) -> Phrase | None:
    """The words as a phrase; none as soon as a word has no place in a date."""
    words = bare_words(folded, table)
    found: list[Token] = []
    at = 0
    while at < len(words):
        taken, tokens = next_tokens(words, at, table)
        if not tokens:
            return None
        found += tokens
        at += taken
    while found and found[-1].kind is Kind.COURTESY:
        found.pop()
    return Phrase(tuple(found))


def bare_words(folded: str, table: DateWords) -> list[str]:
    """The words without marks between them, and with what shorthand stands for."""
    bare = " ".join(SEPARATORS.sub(" ", HALF.sub(r"\1m", folded)).strip(ENDS).split())
    words = table.shorthand.sub(lambda found: table.same[found.group()], bare).split()
    return [without_possessive(word, table) for word in words]


def without_possessive(word: str, table: DateWords) -> str:
    """`weeks` for `weeks'`."""
    bare = word.replace("’", "'").removesuffix(table.possessive)
    return bare if bare in table.units else word


def next_tokens(words: list[str], at: int, table: DateWords) -> tuple[int, list[Token]]:
    """How many words the next tokens take, and these; the longest phrase that the language knows."""
    for size in range(min(table.longest, len(words) - at), 0, -1):
        phrase = " ".join(words[at : at + size])
        if entry := table.lexicon.get(phrase):
            return size, [Token(entry[0], entry[1], phrase)]
    return 1, list(literals(words[at], table))


def literals(word: str, table: DateWords) -> Iterator[Token]:
    """What digits mean; nothing for other words. `2026-12-04t09:00` is a day and an hour."""
    if found := ISO.fullmatch(word):
        yield Token(Kind.ISO, tuple(map(int, found.groups())), word)
    elif "t" in word and ISO.match(word):
        day, _, hour = word.partition("t")
        if ":" in hour and (parts := [*literals(day, table), *literals(hour, table)])[1:]:
            yield from parts
    elif found := NUMERIC.fullmatch(word):
        yield Token(Kind.NUMERIC, numeric(found), word)
    elif word.isdecimal():
        yield Token(Kind.NUMBER, int(word) if len(word) <= DIGITS else 10**DIGITS, word)
    elif CLOCK.fullmatch(word):
        yield Token(Kind.HOUR, hour_of(word), word)
    elif (found := ORDINAL.fullmatch(word)) and found[2] in table.ordinal_endings:
        yield Token(Kind.ORDINAL, int(found[1]), word)


def numeric(found: re.Match[str]) -> tuple[int, int, int | None]:
    """The two first numbers, and the year if there is one."""
    first, _, second, year, *dashed = found.groups()
    if first is None:
        first, second, year = dashed
    return int(first), int(second), None if year is None else int(year) + (2000 if len(year) == 2 else 0)


def hour_of(word: str) -> time | None:
    """`9`, `9:30`, `9am`; none for an hour that no day has."""
    found = CLOCK.fullmatch(word)
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    return time(hour, minute) if hour < 24 and minute < 60 else None
