"""Words for dates: strict, in the person's zone, and never guessed. What is not understood says why."""

from datetime import date, datetime, time
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time

from bot.occurrences import zone_of
from bot.ui.date_reading import Reader
from bot.ui.date_split import Parted, Splitter
from bot.ui.date_types import (
    Ambiguous,
    DateAnswer,
    NotUnderstood,
    Recurring,
    Translate,
    Understood,
    in_english,
)
from bot.ui.date_words import ENGLISH, DateWords
from storage.text import fold

__all__ = [
    "Ambiguous",
    "DateAnswer",
    "NotUnderstood",
    "Parted",
    "Recurring",
    "Understood",
    "part_date",
    "read_date",
    "say_date",
    "say_instant",
    "split_date",
]

LONGEST = 200
"""Characters; no date that people write comes near it, and the reading stays short."""
BRITISH = "en_GB"
"""It puts the day before the month, as most of the world does."""


def read_date(
    words: str, now: datetime, zone: str, t: Translate = in_english, table: DateWords = ENGLISH, *, past: bool = False
) -> DateAnswer:
    """Read all of the words as one date or rule, seen from an aware instant. `past` looks back: Friday was the last.

    Never raises for any words. Raises UnknownZone.
    """
    if len(words) > LONGEST:
        return NotUnderstood(t("That is too long for a date."))
    folded = fold(words)
    if not folded:
        return NotUnderstood(t("I did not get a date."))
    return Reader(now, zone, t, table, past).read(folded)


def split_date(
    words: str, now: datetime, zone: str, t: Translate = in_english, table: DateWords = ENGLISH
) -> tuple[str, DateAnswer | None]:
    """Words without the date phrase at their end or their beginning, and how it reads."""
    parted = part_date(words, now, zone, t, table)
    return parted.rest, parted.answer


def part_date(
    words: str, now: datetime, zone: str, t: Translate = in_english, table: DateWords = ENGLISH, *, past: bool = False
) -> Parted:
    """The same with the phrase, which may come in two parts: `every Monday` at one end, `until 1 June` at the other.

    Never raises for any words. Raises UnknownZone.
    """
    return Splitter(table, lambda phrase: read_date(phrase, now, zone, t, table, past=past), t).part(words)


@lru_cache(maxsize=64)
def locale_of(language: str) -> Locale:
    """The locale of a language; English for one that is not known."""
    try:
        return Locale.parse(BRITISH if language == "en" else language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(BRITISH)


def say_date(day: date, zone: str, now: datetime, at: time | None = None, language: str = "en") -> str:
    """An absolute date with its zone: Friday, 27 November 2026, 09:00 (Europe/Berlin)."""
    locale = locale_of(language)
    said = format_date(day, "full", locale=locale)
    hour = f", {format_time(at, 'HH:mm', locale=locale)}" if at else ""
    return f"{said}{hour} ({zone})"


def say_day(day: date, today: date, at: time | None = None, language: str = "en", zone: str = "") -> str:
    """A date in a list, among others: the year only when it is another one, and a zone only when one is given."""
    locale = locale_of(language)
    skeleton = "MMMEd" if day.year == today.year else "yMMMEd"
    hour = f", {format_time(at, 'HH:mm', locale=locale)}" if at else ""
    return f"{format_skeleton(skeleton, day, locale=locale)}{hour}" + (f" ({zone})" if zone else "")


def say_instant(at: datetime, zone: str, language: str = "en") -> str:
    """An instant as a date, an hour and a zone."""
    local = at.astimezone(zone_of(zone))
    return say_date(local.date(), zone, at, local.time(), language)
