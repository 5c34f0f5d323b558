"""Words for dates: strict, in the person's zone, and never guessed. What is not understood says why."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time

from bot.occurrences import Rule
from bot.ui.date_reading import Reader
from bot.ui.date_types import Ambiguous, DateAnswer, NotUnderstood, Recurring, Understood
from storage.text import fold

__all__ = [
    "Ambiguous",
    "DateAnswer",
    "NotUnderstood",
    "Recurring",
    "Rule",
    "Understood",
    "read_date",
    "say_date",
    "say_instant",
    "split_date",
]

LONGEST = 200
MOST_WORDS = 12
LEADS = frozenset({"by", "before", "until", "on", "in", "at", "every", "each", "the", "next", "last", "this", "from"})
QUOTED = re.compile(r"[\"“”„«»]")


def read_date(words: str, now: datetime, zone: str) -> DateAnswer:
    """Read all of the words as one date or recurrence. Never raises for what people type."""
    if len(words) > LONGEST:
        return NotUnderstood("That is too long for a date.")
    today = now.astimezone(ZoneInfo(zone)).date()
    folded = fold(words)
    if not folded:
        return NotUnderstood("I did not get a date.")
    try:
        return Reader(today, zone).read(folded)
    except (ValueError, OverflowError):
        return NotUnderstood("I can't read this date.")


@dataclass(frozen=True, slots=True)
class Cut:
    """A place where words may be divided into a phrase and the rest."""

    phrase: str
    rest: str


def split_date(words: str, now: datetime, zone: str) -> tuple[str, DateAnswer | None]:
    """A date phrase at the end or the beginning of words, and the words without it; the longest one that reads."""
    bare = words.strip()
    wrong: tuple[str, DateAnswer] | None = None
    for cut in (*endings(bare), *beginnings(bare)):
        answer = read_date(cut.phrase, now, zone)
        if not isinstance(answer, NotUnderstood):
            return cut.rest, answer
        if wrong is None and answer.is_date:
            wrong = (cut.rest, answer)
    return wrong or (bare, None)


def endings(words: str) -> list[Cut]:
    """Last words, the most of them first; never into a quotation, never all of it."""
    tokens = list(re.finditer(r"\S+", words))
    starts = [token.start() for token in tokens[1:]][-MOST_WORDS:]
    cuts = (Cut(words[at:].rstrip(" .,;!"), words[:at].rstrip(" ,;")) for at in starts)
    return [cut for cut in cuts if not QUOTED.search(cut.phrase)]


def beginnings(words: str) -> list[Cut]:
    """First words, the most of them first; they need a word that leads a date, as a name could stand there."""
    tokens = list(re.finditer(r"\S+", words))
    first = fold(tokens[0].group()) if tokens else ""
    if first not in LEADS and first not in {"tomorrow", "today"}:
        return []
    ends = [token.end() for token in tokens[:-1]][:MOST_WORDS]
    cuts = (Cut(words[:at].rstrip(" .,;:"), words[at:].lstrip(" ,;:")) for at in reversed(ends))
    return [cut for cut in cuts if not QUOTED.search(cut.phrase)]


def say_date(day: date, zone: str, now: datetime, at: time | None = None, language: str = "en") -> str:
    """An absolute date with its zone: Friday, 27 November 2026, 09:00 (Europe/Berlin)."""
    # British English puts the day before the month, as most of the world does.
    locale = {"en": "en_GB"}.get(language, language)
    said = format_date(day, "full", locale=locale)
    hour = f", {format_time(at, 'HH:mm', locale=locale)}" if at else ""
    return f"{said}{hour} ({zone})"


def say_instant(at: datetime, zone: str, language: str = "en") -> str:
    """An instant as a date, an hour and a zone."""
    local = at.astimezone(ZoneInfo(zone))
    return say_date(local.date(), zone, at, local.time(), language)
