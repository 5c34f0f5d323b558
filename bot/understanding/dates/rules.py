"""What a rule of the grammar is, and how a stage of rules is run over tokens: at each place the longest that fits."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bot.understanding.dates.kinds import Kind, openings, shape
from bot.understanding.dates.tokens import Match, Token
from bot.understanding.dates.values import Ground

Build = Callable[[Ground, Match], Any]
MOST_ROUNDS = 6
"""How often a stage is run over what it made: dates are not nested deeper."""


@dataclass(frozen=True)
class Rule:
    """Words of these kinds in this order become one token, unless the value that is built of them is none."""

    makes: Kind
    patterns: tuple[str, ...]
    build: Build


def rule(makes: Kind, build: Build, *patterns: str) -> Rule:
    return Rule(makes, patterns, build)


@dataclass(frozen=True, eq=False)
class Stage:
    """Rules that do not depend on each other's order."""

    rules: tuple[Rule, ...]
    is_repeated: bool = False

    @cached_property
    def by_opening(self) -> dict[str, tuple[tuple[Any, Rule], ...]]:
        """The rules that may fit where a kind of word stands."""
        found: dict[str, list[tuple[Any, Rule]]] = {}
        for each in self.rules:
            for pattern in each.patterns:
                for kind in openings(pattern):
                    found.setdefault(kind, []).append((shape(pattern), each))
        return {kind: tuple(rules) for kind, rules in found.items()}

    def run(self, tokens: list[Token], ground: Ground) -> list[Token]:
        for _ in range(MOST_ROUNDS if self.is_repeated else 1):
            made = self.once(tokens, ground)
            if len(made) == len(tokens):
                return made
            tokens = made
        return tokens

    def once(self, tokens: list[Token], ground: Ground) -> list[Token]:
        # Read as it is kept: this is looked up more often than anything else, and `value` is slow.
        kinds = "".join([token.kind._value_ for token in tokens])
        by_opening = self.by_opening
        if by_opening.keys().isdisjoint(kinds):
            return tokens
        made: list[Token] = []
        at = 0
        while at < len(tokens):
            token, size = self.at(tokens, kinds, at, ground) if kinds[at] in by_opening else (tokens[at], 1)
            made.append(token)
            at += size
        return made

    def at(self, tokens: list[Token], kinds: str, at: int, ground: Ground) -> tuple[Token, int]:
        """What stands at a place: a new token and how many it is made of, or the old one."""
        fits = [
            (found.end() - at, rule)
            for pattern, rule in self.by_opening[kinds[at]]
            if (found := pattern.match(kinds, at))
        ]
        if not fits:
            return tokens[at], 1
        before = tokens[at - 1] if at else None
        ground = ground.seen_at(tokens[at].start, before.kind if before else None)
        for size, each in sorted(fits, key=lambda fit: -fit[0]):
            part = tuple(tokens[at : at + size])
            after = tokens[at + size] if at + size < len(tokens) else None
            value = each.build(ground, Match(part, before, after))
            if value is not None:
                return made_of(each.makes, part, value), size
        return tokens[at], 1


def made_of(kind: Kind, tokens: tuple[Token, ...], value: Any) -> Token:
    is_doubtful = len(tokens) == 1 and tokens[0].is_doubtful
    written = " ".join(token.written for token in tokens)
    return Token(kind, tokens[0].start, tokens[-1].end, value, written, is_doubtful, tokens[0].is_digits)
