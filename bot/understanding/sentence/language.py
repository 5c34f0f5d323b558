"""Which language a text is in: by its script, and by the small words that only one language has."""

import unicodedata
from collections import Counter
from collections.abc import Sequence

from bot.understanding.sentence.cues import TABLES

FEWEST = 3
"""Fewer words say too little to change the language."""
SCRIPTS = {
    "am": "ETHIOPIC",
    "ar": "ARABIC",
    "zh": "CJK",
    "ja": "HIRAGANA",
    "ko": "HANGUL",
    "ru": "CYRILLIC",
    "he": "HEBREW",
    "el": "GREEK",
    "hi": "DEVANAGARI",
    "th": "THAI",
}
ONLY_SPANISH = frozenset("ñ¿¡")


def language_of(text: str, words: Sequence[str], before: str, known: Sequence[str] = ()) -> str:
    """The language of a text; the one before when it does not say. `known`: what the organisation speaks, or any."""
    allowed = tuple(known) or tuple({*TABLES, *SCRIPTS})
    if script := by_script(text):
        return script if script in allowed else before
    points = {language: score(language, text, words) for language in TABLES if language in allowed}
    if len(words) < FEWEST or not points:
        return before
    best = max(points, key=lambda language: (points[language], language == before))
    return best if points[best] >= max(2, points.get(before, 0) + 1) else before


def by_script(text: str) -> str:
    """The language of a script that one of them has, when most letters are in it."""
    letters = [letter for letter in text[:400] if letter.isalpha() and not letter.isascii()]
    if not letters:
        return ""
    names = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in letters)
    script, count = names.most_common(1)[0]
    plain = sum(letter.isascii() and letter.isalpha() for letter in text[:400])
    return next((code for code, name in SCRIPTS.items() if name == script), "") if 2 * count > plain else ""


def score(language: str, text: str, words: Sequence[str]) -> float:
    """How many of its own small words are there; those that other languages have too tell nothing."""
    own = TABLES[language].function
    others = frozenset().union(*(table.function for code, table in TABLES.items() if code != language))
    points = float(sum(word in own and word not in others for word in words[:200]))
    return points + (2 if language == "es" and ONLY_SPANISH & set(text[:400]) else 0)
