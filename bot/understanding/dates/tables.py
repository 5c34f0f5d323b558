"""The table of words for a language."""

from bot.understanding.dates.english import ENGLISH
from bot.understanding.dates.spanish import SPANISH
from bot.understanding.dates.words import Words

TABLES = {"en": ENGLISH, "es": SPANISH}


def words_for(language: str) -> Words:
    """The language's own table; English for one that has none."""
    return TABLES.get(language.partition("-")[0].partition("_")[0].lower(), ENGLISH)
