"""Which words speak of dates, by the tables of the grammar: for who parts a line, and for who looks for names."""

import re

from bot.understanding.dates.kinds import Kind
from bot.understanding.dates.tables import words_for
from bot.understanding.dates.words import Words
from storage.text import fold

ENDS = " .,;:!?()"
NAMED = frozenset({Kind.WDAY, Kind.WDAYS, Kind.MONTH, Kind.DAYNAME})
SAYS_MORE = frozenset({"sun", "sat", "wed", "may", "march", "mar", "24/7"})
"""What is a date only beside a word that says so, as people use it for something else as well."""
HAS_DIGIT = re.compile(r"\d")
POSSESSIVE = re.compile(r"['’]s?$")


def kind_of(word: str, words: Words) -> Kind | None:
    """What a word by itself does in a date."""
    bare = fold(word).strip(ENDS)
    return words.lexicon[bare][0] if bare in words.lexicon else None


def is_day_word(word: str, language: str = "en") -> bool:
    """Whether a word names a day, a weekday or a month."""
    return kind_of(word, words_for(language)) in NAMED


def is_date_word(word: str, words: Words) -> bool:
    """Whether all of a word may stand in a date."""
    parts = re.split("[,;]", fold(word).strip(ENDS))
    return all(is_part(part.strip(ENDS), words) for part in parts)


def is_part(part: str, words: Words) -> bool:
    known = words.vocabulary
    return part in known or POSSESSIVE.sub("", part) in known or HAS_DIGIT.search(part) is not None
