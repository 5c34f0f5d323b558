"""Hours that pass are real hours, and hours on the wall are those that a clock shows, when clocks are changed."""

from datetime import UTC, date, datetime, time

import pytest

from bot.occurrences import local_instant
from bot.understanding.dates import Context, find_dates
from tests.understanding.dates.reading import BERLIN, CHICAGO, read

AUTUMN = datetime(2026, 10, 24, 22, 30, tzinfo=UTC)
"""Half past midnight in Berlin; at three the clock goes back to two."""
SPRING = datetime(2027, 3, 27, 23, 30, tzinfo=UTC)
"""The same; at two it goes on to three."""


@pytest.mark.parametrize(
    ("now", "text", "language", "wanted"),
    [
        (AUTUMN, "in 3 hours", "en", "2026-10-25T02:30"),
        (AUTUMN, "in 5 hours", "en", "2026-10-25T04:30"),
        (AUTUMN, "en 5 horas", "es", "2026-10-25T04:30"),
        (SPRING, "in 90 minutes", "en", "2027-03-28T03:00"),
        (SPRING, "in 3 hours", "en", "2027-03-28T04:30"),
        (SPRING, "en 3 horas", "es", "2027-03-28T04:30"),
        (datetime(2027, 3, 28, 2, 30, tzinfo=UTC), "3 hours ago", "en", "2027-03-28T00:30"),
    ],
)
def test_hours_from_now_are_real_hours(now: datetime, text: str, language: str, wanted: str) -> None:
    assert read(text, language, now=now) == [wanted]


def test_hours_from_now_are_real_hours_in_the_zone() -> None:
    before = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert read("in 3 hours", now=before, zone=CHICAGO) == ["2026-11-01T02:30"]


def test_the_second_of_two_equal_hours_is_told_by_its_fold() -> None:
    first, second = (find_dates(f"in {n} hours", Context(AUTUMN, BERLIN))[0].begins for n in (2, 3))
    assert first is not None
    assert second is not None
    assert (first, first.fold, second.fold) == (second, 0, 1)


def test_days_from_now_keep_their_hour_on_the_wall() -> None:
    assert read("tomorrow at 8 am", now=AUTUMN) == ["2026-10-26T08:00"]


@pytest.mark.parametrize("text", ["28 March at 2:30 am", "tomorrow at 2:15 am", "28/3/2027 02:59"])
def test_an_hour_that_is_skipped_becomes_the_first_that_is_not_and_says_so(text: str) -> None:
    now = datetime(2027, 3, 27, 12, 0, tzinfo=UTC)
    assert read(text, now=now) == ["2027-03-28T03:00 ? change"]
    # What comes up every day at half past two does so as well.
    assert local_instant(date(2027, 3, 28), time(2, 30), BERLIN) == datetime(2027, 3, 28, 1, 0, tzinfo=UTC)


def test_an_hour_that_comes_twice_is_its_first_and_says_so() -> None:
    assert read("25 October at 2:30 am", now=AUTUMN) == ["2026-10-25T02:30 ? change"]
    found = find_dates("25 October at 2:30 am", Context(AUTUMN, BERLIN))[0]
    assert found.begins is not None
    assert found.begins.fold == 0


def test_a_range_over_a_change_begins_and_ends_when_a_clock_shows_it() -> None:
    assert read("28 March from 2:15 am to 5 am", now=SPRING) == ["2027-03-28T03:00..2027-03-28T05:00 ? change"]
