"""The words that tell what a clause says: a table for each language, which a translator can extend."""

from bot.understanding.sentence.cues.english import ENGLISH
from bot.understanding.sentence.cues.says import Cue, Says, Who
from bot.understanding.sentence.cues.spanish import SPANISH
from bot.understanding.sentence.cues.table import Cues

TABLES = {"en": ENGLISH, "es": SPANISH}


def cues_for(language: str) -> Cues:
    """The language's own table; English for one that has none."""
    return TABLES.get(language.partition("-")[0], ENGLISH)


__all__ = ["TABLES", "Cue", "Cues", "Says", "Who", "cues_for"]
