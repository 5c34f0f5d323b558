"""Words that speak of a date where none was read: better asked than saved without one."""

import re

from rapidfuzz.distance import OSA

from bot.ui.date_split import LEADING, MOST_SEARCHED, QUOTED
from bot.ui.date_tokens import ENDS
from bot.ui.date_words import ENGLISH, DateWords, Kind
from storage.text import fold

DATED = (Kind.WEEKDAY, Kind.PLURAL, Kind.MONTH, Kind.DAY_NAME)
SHORTEST = 6
"""Letters of a word that may be a misspelt day: shorter ones are other words as well."""


def smells_of_date(words: str, table: DateWords = ENGLISH, is_led: bool = False) -> str:
    """The first word outside quotations that speaks of a date. `is_led` takes only one after a word such as `by`."""
    tokens = QUOTED.sub(" ", words).split()[:MOST_SEARCHED]
    for before, token in zip(["", *tokens], tokens, strict=False):
        led = kind_of(before, table) in LEADING
        if smells(token, table) and (led or not is_led or is_misspelt(token, table)):
            return token.strip(ENDS)
    return ""


def kind_of(word: str, table: DateWords) -> object:
    return table.lexicon.get(fold(word).strip(ENDS), (None,))[0]


def smells(word: str, table: DateWords) -> bool:
    bare = re.sub(r"['’]s$", "", fold(word).strip(ENDS))
    if bare in table.doubtful:
        return False
    return bare in table.telling or kind_of(bare, table) in DATED or is_misspelt(word, table)


def is_misspelt(word: str, table: DateWords) -> bool:
    """`Firday`, `tomorow`: one letter is missing, wrong, too many or in another place."""
    bare = fold(word).strip(ENDS)
    if len(bare) < SHORTEST or bare in table.vocabulary:
        return False
    days = (
        name for name in table.vocabulary if len(name) >= SHORTEST and kind_of(name, table) in DATED[:1] + DATED[3:]
    )
    return any(OSA.distance(bare, name, score_cutoff=1) <= 1 for name in days)
