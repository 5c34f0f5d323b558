"""How a language writes days and numbers."""

from functools import lru_cache

from babel import Locale, UnknownLocaleError

BRITISH = "en_GB"
"""It puts the day before the month, as most of the world does."""


@lru_cache(maxsize=64)
def locale_of(language: str) -> Locale:
    """The locale of a language; English for one that is not known."""
    try:
        return Locale.parse(BRITISH if language == "en" else language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(BRITISH)
