"""What a rule of the grammar is, and how a stage of rules is run over tokens: at each place the longest that fits."""

import re
from collections.abc import Callable, Iterable
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
    def by_opening(self) -> dict[str, tuple[tuple[re.Pattern[str], Rule], ...]]:
        """The rules that may fit where a kind of word stands."""
        found: dict[str, list[tuple[re.Pattern[str], Rule]]] = {}
        for each in self.rules:
            for pattern in each.patterns:
                for kind in openings(pattern):
                    found.setdefault(kind, []).append((shape(pattern), each))
        return {kind: tuple(rules) for kind, rules in found.items()}

    @cached_property
    def fits_any(self) -> dict[str, re.Pattern[str]]:
        """What fits where any of those rules does: most often none does, and this is one look instead of many."""
        return {kind: any_of(pattern for pattern, _ in rules) for kind, rules in self.by_opening.items()}

    @cached_property
    def opening(self) -> re.Pattern[str]:
        """Any kind of word with which a rule begins."""
        return re.compile(f"[{''.join(self.by_opening)}]")

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
        made: list[Token] = []
        at = copied = 0
        while found := self.opening.search(kinds, at):
            place = found.start()
            token, size = self.at(tokens, kinds, place, ground)
            at = place + size
            if token is not tokens[place]:
                made += tokens[copied:place]
                made.append(token)
                copied = at
        return made + tokens[copied:] if made else tokens

    def at(self, tokens: list[Token], kinds: str, at: int, ground: Ground) -> tuple[Token, int]:
        """What stands at a place: a new token and how many it is made of, or the old one."""
        opening = kinds[at]
        if not self.fits_any[opening].match(kinds, at):
            return tokens[at], 1
        rules = self.by_opening[opening]
        fits = [(found.end() - at, rule) for pattern, rule in rules if (found := pattern.match(kinds, at))]
        before = tokens[at - 1] if at else None
        ground = ground.seen_at(tokens[at].start, before.kind if before else None)
        for size, each in sorted(fits, key=lambda fit: -fit[0]):
            part = tuple(tokens[at : at + size])
            after = tokens[at + size] if at + size < len(tokens) else None
            later = tokens[at + size + 1] if at + size + 1 < len(tokens) else None
            value = each.build(ground, Match(part, before, after, later))
            if value is not None:
                return made_of(each.makes, part, value), size
        return tokens[at], 1


def any_of(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    return re.compile("|".join(dict.fromkeys(pattern.pattern for pattern in patterns)))


def made_of(kind: Kind, tokens: tuple[Token, ...], value: Any) -> Token:
    is_doubtful = len(tokens) == 1 and tokens[0].is_doubtful
    written = " ".join(token.written for token in tokens)
    return Token(kind, tokens[0].start, tokens[-1].end, value, written, is_doubtful, tokens[0].is_digits)
