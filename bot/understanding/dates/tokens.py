"""Tokens: words and numbers with their kind, their value and their place; and what was made of several of them."""

from dataclasses import dataclass
from typing import Any

from bot.understanding.dates.kinds import Kind


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or phrase. Places are those of the folded text."""

    kind: Kind
    start: int
    end: int
    value: Any = None
    written: str = ""
    is_doubtful: bool = False
    """A word that means something else as well, such as `may`."""
    is_digits: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens that fit a pattern, with the one before and the one after them."""

    tokens: tuple[Token, ...]
    before: Token | None = None
    after: Token | None = None
    later: Token | None = None
    """The one after that."""

    def has(self, kind: Kind) -> bool:
        return any(token.kind is kind for token in self.tokens)

    def first(self, kind: Kind) -> Any:
        """The value of the first token of a kind; none without one."""
        return next((token.value for token in self.tokens if token.kind is kind), None)

    def all(self, *kinds: Kind) -> list[Any]:
        return [token.value for token in self.tokens if token.kind in kinds]

    def token(self, kind: Kind) -> Token:
        return next(token for token in self.tokens if token.kind is kind)

    def written(self, kind: Kind) -> str:
        return next((token.written for token in self.tokens if token.kind is kind), "")
