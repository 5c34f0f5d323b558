"""Words and marks by the language's table, as tokens; a name of a day or month also with one letter wrong."""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.understanding.dates.kinds import Kind
from bot.understanding.dates.tokens import Token
from bot.understanding.dates.words import LONGEST_MISSPELT, SHORTEST_MISSPELT, Words

HAS_DIGIT = re.compile(r"\d")
DASHES = "-–—~‑"


def mark(written: str) -> Kind:
    if written == ",":
        return Kind.COMMA
    if written in DASHES:
        return Kind.DASH
    return {"@": Kind.AT, "&": Kind.AND}.get(written, Kind.STOP if written[0] in ".!?;\n…" else Kind.OTHER_WORD)


def other(text: str, start: int, end: int) -> Token:
    return Token(Kind.OTHER_WORD, start, end, written=text[start:end])


def known(written: str, start: int, end: int, words: Words) -> Token:
    kind, value = words.lexicon.get(written) or misspelt(written, words)
    return Token(kind, start, end, value, written, is_doubtful=written in words.doubtful)


def misspelt(written: str, words: Words) -> tuple[Kind, object]:
    """The day or month that a word is but for one letter: missing, wrong, too many or in another place."""
    if not SHORTEST_MISSPELT - 1 <= len(written) <= LONGEST_MISSPELT or not written.isalpha():
        return Kind.OTHER_WORD, None
    return near(written, words)


@lru_cache(maxsize=4096)
def near(written: str, words: Words) -> tuple[Kind, object]:
    fits = (name for name in words.spelt if abs(len(name) - len(written)) <= 1 and name[0] == written[0])
    found = next((name for name in fits if OSA.distance(written, name, score_cutoff=1) <= 1), None)
    if found is None or found + "s" == written or len(found) + len(written) < 2 * SHORTEST_MISSPELT - 1:
        return Kind.OTHER_WORD, None
    return words.lexicon[found]
