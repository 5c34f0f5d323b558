"""Names by their first letters: what a name may be shortened to, and how well letters fit a name."""

import re
from collections.abc import Sequence
from typing import Final

from bot.understanding.names.normal import SMALL, Words, read

LONGEST: Final = 10
"""So many letters are read as initials."""
FROM_ONE_WORD: Final = 4
"""So many of them may come from one word."""
NO_WAY: Final = 99.0
AFTERTHOUGHT: Final = re.compile(r", | \(| [-–—] ")
HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")


def parts_of(name: str, words: Words) -> tuple[str, ...]:
    """The words that give first letters; `HarborCare` gives two."""
    if not HUMP.search(name):
        return words.plain
    return read(HUMP.sub(" ", name)).plain


def core_of(name: str, count: int) -> tuple[int, int]:
    """Which words of a name its short form is likely made of: not `CUNY` before it, nor `, Ohio` behind it."""
    first = name.split(maxsplit=1)[0] if count > 2 else ""
    start = 1 if len(first) > 1 and first.isupper() and not name.isupper() else 0
    behind = AFTERTHOUGHT.search(name)
    end = len(read(name[: behind.start()]).plain) if behind else count
    return (start, end) if end - start > 1 else (0, count)


def initials_of(parts: Sequence[str], has_article: bool = False) -> set[str]:
    """What two or more words shorten to, with and without the small ones."""
    if len(parts) < 2:
        return set()
    every = skeleton(parts)
    found = {every, telling_initials(parts)}
    if has_article:
        found.add("t" + every)
    return {letters for letters in found if len(letters) > 1}


def telling_initials(parts: Sequence[str]) -> str:
    """The first letter of every word but the small ones."""
    return "".join(word[0] for word in parts if word not in SMALL)


def skeleton(parts: Sequence[str]) -> str:
    """The first letter of every word."""
    return "".join(word[0] for word in parts)


def fit(letters: str, parts: Sequence[str], cost_of: Sequence[float]) -> float:
    """How well letters stand for a name, from 0 to 1: each word gives its first letters, or none at its cost."""
    best = {0: 0.0}
    for word, skipped in zip(parts[: 2 * LONGEST], cost_of, strict=False):
        best = _after(word, skipped, letters, best)
    cost = min((spent + 2.0 * (len(letters) - used) for used, spent in best.items()), default=NO_WAY)
    return max(0.0, 1.0 - cost / (len(letters) + 1))


def _after(word: str, skipped: float, letters: str, best: dict[int, float]) -> dict[int, float]:
    """The least that it costs to have used so many letters, after one more word."""
    after = {used: spent + skipped for used, spent in best.items()}
    for used, spent in best.items():
        cost, place = spent, 0
        if letters[used : used + 1] != word[0]:
            continue
        for taken in range(1, FROM_ONE_WORD + 1):
            if cost < after.get(used + taken, NO_WAY):
                after[used + taken] = cost
            if used + taken >= len(letters):
                break
            found = word.find(letters[used + taken], place + 1)
            if found < 0:
                break
            cost += 0.5 if found == place + 1 else 0.8
            place = found
    return after
