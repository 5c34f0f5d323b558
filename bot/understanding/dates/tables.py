"""The table of words for a language."""

from bot.understanding.dates.cldr import words_of
from bot.understanding.dates.english import ENGLISH
from bot.understanding.dates.spanish import SPANISH
from bot.understanding.dates.words import Words

TABLES = {"en": ENGLISH, "es": SPANISH}


def words_for(language: str) -> Words:
    """The language's own table; what CLDR knows of one that has none; English for one that is not known at all."""
    own = TABLES.get(language.partition("-")[0].partition("_")[0].lower())
    return own or words_of(language) or ENGLISH
