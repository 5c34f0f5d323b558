"""How much a typed name is like a known one: how much of each is found in the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from bot.understanding.names.normal import SMALL, Words, meaning


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two shares of weight, and how the letters compare."""

    typed: float
    """How much of what was typed is in the name."""
    known: float
    """How much of the name was typed."""
    letters: float
    begins: bool = False
    """What was typed is how the name begins."""

    @property
    def score(self) -> float:
        return self.typed * (0.66 + 0.15 * self.known + 0.12 * self.letters + 0.07 * self.begins)


SAME: Final = Likeness(1.0, 1.0, 1.0, True)
A_RUN: Final = 0.85


@lru_cache(maxsize=16384)
def same_word(typed: str, known: str) -> float:
    """How surely one word stands for another, from 0 to 1."""
    if typed == known:
        return 1.0
    shorter, longer = (typed, known) if len(typed) <= len(known) else (known, typed)
    if shorter[0] != longer[0] and len(longer) - len(shorter) > 2:
        return 0.0
    if len(shorter) >= 3 and longer.startswith(shorter):
        return 0.9 if len(longer) - len(shorter) == 1 else 0.8
    if len(shorter) >= 4 and len(longer) - len(shorter) <= 2:
        most = 1 if len(longer) < 7 else 2 if len(longer) < 12 else 3
        distance = OSA.distance(typed, known, score_cutoff=most)
        if distance <= most:
            return 1.0 - 0.75 * distance / len(longer)
    if is_contraction(shorter, longer):
        return 0.75
    if len(shorter) >= 6 and longer.startswith(shorter[: max(5, len(longer) * 2 // 3)]):
        return 0.7
    return 0.0


def is_contraction(short: str, long: str) -> bool:
    """`bldg` for `building`: it begins and ends alike, and leaves letters out."""
    if not 2 < len(short) <= len(long) / 2 + 1 or short[0] != long[0] or short[-1] != long[-1]:
        return False
    place = -1
    for letter in short:
        place = long.find(letter, place + 1)
        if place < 0:
            return False
    return True


def compare(typed: Words, known: Words, weight: Callable[[str], float]) -> Likeness:
    """How much of each name is in the other."""
    begins = known.content[: len(typed.content)] == typed.content
    shares = Pairing(typed, known, weight).shares()
    return Likeness(*shares, fuzz.ratio(typed.key, known.key) / 100, begins)


class Pairing:
    """Each typed word takes the word of the name that is most like it; what is left may be initials or joined words."""

    def __init__(self, typed: Words, known: Words, weight: Callable[[str], float]) -> None:
        self._typed, self._known, self._weight = list(typed.content), list(known.content), weight
        self._plain = known.plain
        self._spelled = {} if known.spelled is known.content else dict(zip(known.content, known.spelled, strict=True))
        self._met = 0.0
        """What the words weigh that have found each other."""
        self._shared = 0.0
        """The same, less where they are not quite alike."""

    def shares(self) -> tuple[float, float]:
        """How much of what was typed is in the name, and how much of the name was typed."""
        self._pair_same()
        if self._typed and self._known:
            self._pair_similar()
        if self._typed and self._known:
            self._pair_initials()
            self._pair_runs(self._typed, self._known)
            self._pair_runs(self._known, self._typed)
        left_typed, left_known = (sum(map(self._weight, left)) for left in (self._typed, self._known))
        return self._shared / (self._met + left_typed), self._shared / (self._met + left_known)

    def _pair_same(self) -> None:
        for word in tuple(self._typed):
            if word in self._known:
                self._pair(word, [word], self._typed, self._known, 1.0)

    def _pair_similar(self) -> None:
        for word in tuple(self._typed):
            share, other = max(((self._alike(word, one), one) for one in self._known), default=(0.0, ""))
            if share > 0.0:
                self._pair(word, [other], self._typed, self._known, share)

    def _alike(self, word: str, other: str) -> float:
        """Slips are made in a word as it is spelled, not in what it stands for."""
        return same_word(word, other) or same_word(word, self._spelled.get(other, other))

    def _pair_initials(self) -> None:
        """`DOT` for `Department of Transportation`, small words and all."""
        firsts = "".join(word[0] for word in self._plain)
        for word in tuple(self._typed):
            at = firsts.find(word) if 2 < len(word) < 8 else -1
            if at >= 0:
                run = [meaning(one) for one in self._plain[at : at + len(word)] if one not in SMALL]
                if len(run) > 1 and all(self._known.count(one) >= run.count(one) for one in run):
                    self._pair(word, run, self._typed, self._known, A_RUN)

    def _pair_runs(self, ones: list[str], others: list[str]) -> None:
        for word in tuple(ones):
            if taken := run_for(word, others):
                self._pair(word, taken, ones, others, A_RUN)

    def _pair(self, word: str, taken: Sequence[str], ones: list[str], others: list[str], share: float) -> None:
        worth = 0.0
        ones.remove(word)
        for other in taken:
            others.remove(other)
            worth += self._weight(other)
        self._met += worth
        self._shared += share * worth


def run_for(word: str, others: list[str]) -> list[str]:
    """The neighbouring words that one word stands for: by their first letters, or written as one."""
    for at in range(len(others) - 1):
        if others[at][0] != word[0]:
            continue
        joined, first = "", ""
        for end in range(at, min(at + 6, len(others))):
            joined, first = joined + others[end], first + others[end][0]
            if end > at and word in (joined, first):
                return others[at : end + 1]
    return []
