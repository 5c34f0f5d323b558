"""What is counted from a meeting or another event that the context knows."""

from datetime import UTC, datetime

import pytest

from tests.understanding.dates.reading import read

EVENTS = {
    "the meeting": datetime.fromisoformat("2026-12-10T16:00"),
    "summer fair": datetime.fromisoformat("2026-12-12"),
    "reunion": datetime.fromisoformat("2026-12-10T16:00"),
    "la feria": datetime.fromisoformat("2026-12-12"),
}


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "two days before the meeting", ["2026-12-08"]),
        ("en", "the day after the meeting", ["2026-12-11"]),
        ("en", "2 hours before the meeting", ["2026-12-10T14:00"]),
        ("en", "a week before our summer fair", ["2026-12-05"]),
        ("en", "remind me after the meeting", ["after 2026-12-10T16:00"]),
        ("en", "by the summer fair", ["by 2026-12-12"]),
        ("en", "we talked about the meeting", []),
        ("en", "two days before meeting her", []),
        ("en", "two days before the meetings", []),
        ("es", "dos días antes de la reunión", ["2026-12-08"]),
        ("es", "el día después de la feria", ["2026-12-13"]),
        ("es", "una hora antes de la reunión", ["2026-12-10T15:00"]),
        ("es", "antes de la feria", ["by 2026-12-12"]),
        ("es", "en la reunión dijo que sí", []),
    ],
)
def test_days_are_counted_from_events(language: str, text: str, wanted: list[str]) -> None:
    assert read(text, language, events=EVENTS) == wanted


def test_an_event_that_is_an_instant_is_seen_from_the_zone() -> None:
    events = {"meeting": datetime(2026, 12, 10, 15, 0, tzinfo=UTC)}
    assert read("after the meeting", events=events) == ["after 2026-12-10T16:00"]
    assert read("after the meeting", zone="America/Chicago", events=events) == ["after 2026-12-10T09:00"]


def test_without_events_a_meeting_is_no_date() -> None:
    assert read("two days before the meeting") == []
