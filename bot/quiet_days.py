"""Days on which a partner is left alone: weekdays and dates, read and said in words."""

from collections.abc import Sequence

from bot.i18n import Translator
from bot.patterns import WEEKDAY_NAMES
from bot.turn import Turn
from bot.ui.dates import Understood
from storage.text import fold

SHORTEST_DAY = 3


def read_quiet(turn: Turn, words: str) -> list[str] | None:
    """The days in a list, as they are kept; None when one of them is no day."""
    days = [quiet_day(turn, part.strip()) for part in words.split(",") if part.strip()]
    return None if None in days else [day for day in days if day]


def quiet_day(turn: Turn, words: str) -> str | None:
    """A weekday by its name, in English or in the asker's language, or by the beginning of it; else a date."""
    singular = fold(words).removesuffix("s")
    whole = [day for day in WEEKDAY_NAMES if len(singular) >= SHORTEST_DAY and begins_so(turn.t, day, singular)]
    if len(whole) == 1:
        return whole[0]
    answer = turn.dates.read(words)
    return answer.day.isoformat() if isinstance(answer, Understood) else None


def begins_so(t: Translator, day: str, words: str) -> bool:
    return any(fold(name).startswith(words) for name in (day, t(day)))


def say_quiet(turn: Turn, days: Sequence[str]) -> str:
    return quiet_words(turn.t, days)


def quiet_words(t: Translator, days: Sequence[str]) -> str:
    """The days in the reader's language; a date stays as it is typed."""
    return ", ".join(t(day) for day in days)
