"""What comes of reading words as a date: a closed union."""

from dataclasses import dataclass
from datetime import date, time
from typing import Protocol

from bot.occurrences import Rule


class Translate(Protocol):
    """Says words in the reader's language, with `{names}` filled in."""

    def __call__(self, words: str, /, **values: object) -> str: ...


def in_english(words: str, /, **values: object) -> str:
    return words.format(**values) if values else words


@dataclass(frozen=True, slots=True)
class Understood:
    """One day, with an hour when one was named."""

    day: date
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Recurring:
    """A rule that repeats."""

    rule: Rule


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """More than one day may be meant."""

    choices: tuple[date, ...]
    why: str


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """No date, or none that exists. `is_date` when it was surely meant as one."""

    why: str
    is_date: bool = False


DateAnswer = Understood | Recurring | Ambiguous | NotUnderstood
