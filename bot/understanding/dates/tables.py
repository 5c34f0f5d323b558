"""The table of words for a language."""

from bot.understanding.dates.english import ENGLISH
from bot.understanding.dates.words import Words


def words_for(language: str) -> Words:
    """The language's own table; English for one that has none."""
    return ENGLISH
