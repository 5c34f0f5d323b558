"""Words as they are meant: what is written short, and slips in the words that tell most."""

from functools import cache

from bot.understanding.sentence.cues import Cues

LEAST = 6
"""Letters of a word that a slip is looked for in: shorter ones are other words."""


def meant(word: str, table: Cues) -> str:
    """The word that was meant by one as it stands there."""
    return table.short.get(word) or (slips(table).get(word, word) if len(word) >= LEAST - 1 else word)


@cache
def slips(table: Cues) -> dict[str, str]:
    """What one slip makes of the words that tell most: a letter left out, doubled, or changed with its neighbour."""
    found: dict[str, str] = {}
    for word in sorted(table.telling_most):
        for at in range(1, len(word)):
            for slip in (
                word[:at] + word[at + 1 :],
                word[:at] + word[at] + word[at:],
                word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
                word.replace("ie", "ye"),
            ):
                found.setdefault(slip, word)
    return {slip: word for slip, word in found.items() if slip not in table.known_words and len(slip) >= LEAST - 1}
