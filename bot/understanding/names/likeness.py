"""How much a typed name is like a known one: how much of each is found in the other."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from bot.understanding.names.normal import Words


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


@lru_cache(maxsize=65536)
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
    """Each typed word takes the word of the name that is most like it; what is left may be initials or joined words."""
    left_typed, left_known = list(typed.content), list(known.content)
    got_typed = got_known = 0.0
    for word in typed.content:
        if word in left_known:
            left_typed.remove(word)
            left_known.remove(word)
            got_typed += weight(word)
            got_known += weight(word)
    all_typed, all_known = got_typed, got_known
    for word in tuple(left_typed):
        share, other = max(((same_word(word, one), one) for one in left_known), default=(0.0, ""))
        if share > 0.0:
            left_typed.remove(word)
            left_known.remove(other)
            worth = weight(other)
            all_typed, all_known = all_typed + worth, all_known + worth
            got_typed, got_known = got_typed + share * worth, got_known + share * worth
    if left_typed and left_known:
        for one, several in ((left_typed, left_known), (left_known, left_typed)):
            for word in tuple(one):
                if taken := run_for(word, several):
                    one.remove(word)
                    worth = sum(map(weight, taken))
                    for other in taken:
                        several.remove(other)
                    all_typed, all_known = all_typed + worth, all_known + worth
                    got_typed, got_known = got_typed + 0.85 * worth, got_known + 0.85 * worth
    all_typed += sum(map(weight, left_typed))
    all_known += sum(map(weight, left_known))
    begins = known.content[: len(typed.content)] == typed.content
    return Likeness(got_typed / all_typed, got_known / all_known, fuzz.ratio(typed.key, known.key) / 100, begins)


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
