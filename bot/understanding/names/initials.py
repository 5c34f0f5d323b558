"""Names by their first letters: what a name may be shortened to, and how well letters fit a name."""

from bot.understanding.names.normal import SMALL, Words

LONGEST = 10
"""So many letters are read as initials."""
FROM_ONE_WORD = 3
"""So many of them may come from one word."""


def initials_of(words: Words) -> set[str]:
    """What two or more words shorten to, with and without the small ones."""
    if len(words.plain) < 2:
        return set()
    telling = "".join(word[0] for word in words.plain if word not in SMALL)
    return {letters for letters in (skeleton(words), telling) if len(letters) > 1}


def skeleton(words: Words) -> str:
    """The first letter of every word."""
    return "".join(word[0] for word in words.plain)


def fit(letters: str, plain: tuple[str, ...]) -> float:
    """How well letters stand for a name, from 0 to 1: each word gives its first letters, or none at a cost."""
    best = {0: 0.0}
    for word in plain[: 2 * LONGEST]:
        best = _after(word, letters, best)
    cost = min((spent + 2.0 * (len(letters) - used) for used, spent in best.items()), default=99.0)
    return max(0.0, 1.0 - cost / (len(letters) + 1))


def _after(word: str, letters: str, best: dict[int, float]) -> dict[int, float]:
    """The least that it costs to have used so many letters, after one more word."""
    skipped = 0.15 if word in SMALL else 1.0
    after = {used: spent + skipped for used, spent in best.items()}
    for used, spent in best.items():
        for taken in range(1, _given(word, letters, used) + 1):
            cost = spent + 0.3 * (taken - 1)
            if cost < after.get(used + taken, 99.0):
                after[used + taken] = cost
    return after


def _given(word: str, letters: str, used: int) -> int:
    """How many of the next letters one word can give: its first, and then some of the others in order."""
    if used >= len(letters) or letters[used] != word[0]:
        return 0
    given, place = 1, 0
    while given < FROM_ONE_WORD and used + given < len(letters):
        place = word.find(letters[used + given], place + 1)
        if place < 0:
            break
        given += 1
    return given
