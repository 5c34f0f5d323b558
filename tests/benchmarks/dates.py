"""Reading dates: a phrase that is one, and a note that holds none."""

from datetime import UTC, datetime
from pathlib import Path

from bot.ui.dates import read_date, split_date
from tests.benchmarks.measure import Result, merged, micro, timed

NOW = datetime(2026, 11, 21, 7, 0, tzinfo=UTC)
ZONE = "Europe/Berlin"
PHRASES = (
    "Friday",
    "in 2 weeks",
    "every second Tuesday of the month at 9 until 2027-06-01",
    "in 4000 working days",
    "the last Friday of the month",
)
NOTE = "the people at the desk said that the room is too small and that nobody had told them about the new hours"


def dates(folder: Path) -> list[Result]:
    """One call each; a thousand of every phrase."""
    read = merged([timed(lambda words=words: read_date(words, NOW, ZONE), 1_000) for words in PHRASES])  # type: ignore[misc]
    split = timed(lambda: split_date(NOTE, NOW, ZONE), 2_000)
    return [
        Result("a phrase for a date, p99", micro(read.p99), "", read.p99 * 1e3, 1, unit="ms"),
        Result("a note without a date, p50", micro(split.p50), "", split.p50 * 1e3, 0.1, unit="ms"),
    ]
