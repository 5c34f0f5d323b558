"""The moment and the place in which the tests read words for dates."""

from datetime import UTC, date, datetime, time, timedelta

from bot.ui.dates import (
    DateAnswer,
    NotUnderstood,
    read_date,
)

ZONE = "Europe/Berlin"
SATURDAY = datetime(2026, 11, 21, 7, 0, tzinfo=UTC)
"""08:00 in Berlin."""
TODAY = date(2026, 11, 21)
FRIDAY = date(2026, 11, 27)
NINE = time(9)


def read(words: str, now: datetime = SATURDAY) -> DateAnswer:
    return read_date(words, now, ZONE)


def reason(words: str) -> str:
    answer = read(words)
    assert isinstance(answer, NotUnderstood), answer
    return answer.why


def first_after(weekday: int) -> date:
    return next(day for n in range(1, 8) if (day := TODAY + timedelta(days=n)).weekday() == weekday)
