"""What the finding of partners and people needs to know of a language; each language has a file of its own."""

from dataclasses import dataclass


def set_of(words: str) -> frozenset[str]:
    """The words of a list that is written as text."""
    return frozenset(words.split())


@dataclass(frozen=True, slots=True)
class Tables:
    """The words of one language, all in small letters and without accents."""

    leads: frozenset[str]
    """They stand before the name of a partner: `at`, `with`."""
    places: frozenset[str]
    """Those of them that hardly stand before a person: `at`, `visited`."""
    articles: frozenset[str]
    """They may stand between such a word and the name."""
    joining: frozenset[str]
    """They may stand within a name that is written with capitals."""
    belongs: frozenset[str]
    """They stand between a person and a partner: Ana `from` Casa Latina."""
    meeting: frozenset[str]
    """After these words somebody is named: `met`, `call`. Some want a word of `to_whom` after them."""
    to_whom: frozenset[str]
    saying: frozenset[str]
    """Before these words stands who says or does something: `said`, `promised`."""
    doing: frozenset[str]
    """More of these, for those who are known: any word may stand before them."""
    titles: frozenset[str]
    """They stand before the name of a person."""
    ordinary: frozenset[str]
    """Words of talk. Alone they name nobody, also at the beginning of a sentence, where they have a capital."""
    no_initials: frozenset[str]
    """Written in capitals, and still no partner."""
    days: frozenset[str]
    """Days and months, which have capitals in some languages."""
