"""Words for dates: strict, in the person's zone, and never guessed. What is not understood says why."""

from collections.abc import Iterable
from datetime import date, datetime, time

from babel.dates import format_date, format_skeleton, format_time

from bot.occurrences import zone_of
from bot.ui.date_reading import Reader, context_of
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
from bot.ui.locales import locale_of
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
ENGLISH = "en"


def read_date(
    words: str, now: datetime, zone: str, t: Translate = in_english, language: str = ENGLISH, *, past: bool = False
) -> DateAnswer:
    """Read all of the words as one date or rule, seen from an aware instant. `past` looks back: Friday was the last.

    In the language, and else in English. Never raises for any words. Raises UnknownZone.
    """
    zone_of(zone)
    return best(read_in(each, words, now, zone, t, past) for each in tongues(language))


def read_in(language: str, words: str, now: datetime, zone: str, t: Translate, past: bool) -> DateAnswer:
    """The same in one language."""
    if len(words) > LONGEST:
        return NotUnderstood(t("That is too long for a date."))
    folded = fold(words)
    if not folded:
        return NotUnderstood(t("I did not get a date."))
    return Reader(context_of(now, zone, language, past), t).read(folded)


def tongues(language: str) -> tuple[str, ...]:
    """The languages in which somebody may type a date: their own, then English."""
    return tuple(dict.fromkeys((language, ENGLISH)))


def best(answers: Iterable[DateAnswer]) -> DateAnswer:
    """The first that is clear; else the first that was surely meant as a date."""
    tried: list[DateAnswer] = []
    for answer in answers:
        if not isinstance(answer, NotUnderstood):
            return answer
        tried.append(answer)
    return next((answer for answer in tried if isinstance(answer, NotUnderstood) and answer.is_date), tried[0])


def part_in(language: str, words: str, now: datetime, zone: str, t: Translate, past: bool) -> Parted:
    def read(phrase: str) -> DateAnswer:
        return read_in(language, phrase, now, zone, t, past)

    return Splitter(context_of(now, zone, language, past), read, t).part(words)


def split_date(
    words: str, now: datetime, zone: str, t: Translate = in_english, language: str = ENGLISH
) -> tuple[str, DateAnswer | None]:
    """Words without the date phrase at their end or their beginning, and how it reads."""
    parted = part_date(words, now, zone, t, language)
    return parted.rest, parted.answer


def part_date(
    words: str, now: datetime, zone: str, t: Translate = in_english, language: str = ENGLISH, *, past: bool = False
) -> Parted:
    """The same with the phrase, which may come in two parts: `every Monday` at one end, `until 1 June` at the other.

    Never raises for any words. Raises UnknownZone.
    """
    zone_of(zone)

    tried = [part_in(each, words, now, zone, t, past) for each in tongues(language)]
    clear = (parted for parted in tried if isinstance(parted.answer, Understood | Recurring | Ambiguous))
    asked = (parted for parted in tried if parted.answer is not None)
    return next(clear, None) or next(asked, None) or tried[0]


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
