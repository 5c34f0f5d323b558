"""Words for dates: strict, in the person's zone, and never guessed. What is not understood says why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
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
from bot.understanding.dates import Context
from storage.text import fold

__all__ = [
    "Ambiguous",
    "DateAnswer",
    "DateReader",
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


@dataclass(frozen=True, slots=True)
class DateReader:
    """How one person writes dates: their zone, their language, and what 03/04 means to them."""

    now: datetime
    """An aware instant, from which dates are seen."""
    zone: str
    t: Translate = in_english
    language: str = ENGLISH
    is_day_first: bool | None = None
    """None where 03/04 has to be asked."""

    def read(self, words: str, *, past: bool = False) -> DateAnswer:
        """Read all of the words as one date or rule. `past` looks back: Friday was the last.

        In the language, and else in English. Never raises for any words. Raises UnknownZone.
        """
        zone_of(self.zone)
        return best(self.read_in(each, words, past) for each in tongues(self.language))

    def read_in(self, language: str, words: str, past: bool) -> DateAnswer:
        """The same in one language."""
        if len(words) > LONGEST:
            return NotUnderstood(self.t("That is too long for a date."))
        folded = fold(words)
        if not folded:
            return NotUnderstood(self.t("I did not get a date."))
        return Reader(self.context(language, past), self.t).read(folded)

    def part(self, words: str, *, past: bool = False) -> Parted:
        """The words without the date phrase at their end or their beginning, the phrase, and how it reads.

        It may come in two parts: `every Monday` at one end, `until 1 June` at the other. Never raises for any words.
        Raises UnknownZone.
        """
        zone_of(self.zone)
        tried = [self.part_in(each, words, past) for each in tongues(self.language)]
        clear = (parted for parted in tried if isinstance(parted.answer, Understood | Recurring | Ambiguous))
        asked = (parted for parted in tried if parted.answer is not None)
        return next(clear, None) or next(asked, None) or tried[0]

    def part_in(self, language: str, words: str, past: bool) -> Parted:
        def read(phrase: str) -> DateAnswer:
            return self.read_in(language, phrase, past)

        return Splitter(self.context(language, past), read, self.t).part(words)

    def context(self, language: str, past: bool) -> Context:
        return context_of(self.now, self.zone, language, past, self.is_day_first)

    def two_days(self, values: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
        """The values of these names that are one day with the day first and another with the month first."""
        if self.is_day_first is not None:
            return {}
        given = {name: values[name] for name in names if name in values}
        return {name: words for name, words in given.items() if len(set(self.both_orders(words))) > 1}

    def order_shown(self, words: str, day: date) -> bool | None:
        """What somebody who means this day by the words puts first; none where it tells nothing."""
        first, second = self.both_orders(words) or (None, None)
        meant = (day.month, day.day)
        return meant == first if first != second and meant in {first, second} else None

    def both_orders(self, words: str) -> tuple[tuple[int, int], ...]:
        """Month and day of the words with the day first, and with the month first; nothing if they are no one day."""
        answers = [replace(self, is_day_first=order).read(words) for order in (True, False)]
        days = [answer.day for answer in answers if isinstance(answer, Understood)]
        return tuple((day.month, day.day) for day in days) if len(days) == len(answers) else ()


def read_date(
    words: str, now: datetime, zone: str, t: Translate = in_english, language: str = ENGLISH, *, past: bool = False
) -> DateAnswer:
    """Read all of the words as one date or rule, of somebody who has not said what 03/04 means."""
    return DateReader(now, zone, t, language).read(words, past=past)


def part_date(
    words: str, now: datetime, zone: str, t: Translate = in_english, language: str = ENGLISH, *, past: bool = False
) -> Parted:
    """The same for the date phrase at the end or the beginning of words."""
    return DateReader(now, zone, t, language).part(words, past=past)


def split_date(
    words: str, now: datetime, zone: str, t: Translate = in_english, language: str = ENGLISH
) -> tuple[str, DateAnswer | None]:
    """Words without the date phrase at their end or their beginning, and how it reads."""
    parted = part_date(words, now, zone, t, language)
    return parted.rest, parted.answer


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
