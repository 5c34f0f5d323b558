"""Words that speak of a date where none was read: better asked than saved without one."""

import re

from bot.ui.date_split import LEADING, MOST_SEARCHED
from bot.ui.date_words import ENDS, NAMED, SAYS_MORE, kind_of
from bot.understanding.dates.kinds import Kind
from bot.understanding.dates.known_words import misspelt
from bot.understanding.dates.tables import words_for
from bot.understanding.dates.words import Unit, Words
from bot.understanding.text import QUOTED
from storage.text import fold

TELLING = frozenset({Kind.WEEKEND, Kind.WEEKENDS, Kind.TONIGHT})
TELLING_UNITS = frozenset({Unit.WEEK, Unit.MONTH})
SHORTEST = 6
"""Letters of a word that may be a misspelt day: shorter ones are other words as well."""


def smells_of_date(words: str, language: str = "en", is_led: bool = False) -> str:
    """The first word outside quotations that speaks of a date. `is_led` takes only one after a word such as `by`."""
    table = words_for(language)
    tokens = QUOTED.sub(" ", words).split()[:MOST_SEARCHED]
    for before, token in zip(["", *tokens], tokens, strict=False):
        led = kind_of(before, table) in LEADING
        if smells(token, table) and (led or not is_led or is_misspelt(token, table)):
            return token.strip(ENDS)
    if language == "en":
        return ""
    return smells_of_date(words, is_led=is_led)


def smells(word: str, table: Words) -> bool:
    bare = re.sub(r"['’]s$", "", fold(word).strip(ENDS))
    if bare in SAYS_MORE:
        return False
    kind = kind_of(bare, table)
    if kind is Kind.UNIT:
        _, value = table.lexicon[bare]
        return value[1] in TELLING_UNITS or (value[1] is Unit.MINUTE and bare.endswith("s"))
    return kind in NAMED | TELLING or is_misspelt(word, table)


def is_misspelt(word: str, table: Words) -> bool:
    """`Firday`, `tomorow`: one letter is missing, wrong, too many or in another place."""
    bare = fold(word).strip(ENDS)
    if len(bare) < SHORTEST or bare in table.vocabulary:
        return False
    return misspelt(bare, table)[0] in {Kind.WDAY, Kind.DAYNAME}
