"""When something that repeats is first."""

from datetime import date, datetime

import pytest

from bot.understanding.dates import Repeat
from bot.understanding.sentence.occurring import first_time, rule_of

NOW = datetime.fromisoformat("2026-03-04T10:00")
"""A Wednesday."""


@pytest.mark.parametrize(
    ("freq", "by", "first"),
    [
        ("WEEKLY", {"BYDAY": "MO"}, "2026-03-09T00:00"),
        ("WEEKLY", {"BYDAY": "WE", "BYHOUR": "9"}, "2026-03-11T09:00"),
        ("WEEKLY", {"BYDAY": "WE", "BYHOUR": "11", "BYMINUTE": "30"}, "2026-03-04T11:30"),
        ("MONTHLY", {"BYDAY": "1MO"}, "2026-04-06T00:00"),
        ("MONTHLY", {"BYDAY": "-1FR"}, "2026-03-27T00:00"),
        ("MONTHLY", {"BYDAY": "FR", "BYSETPOS": "2"}, "2026-03-13T00:00"),
        ("MONTHLY", {"BYMONTHDAY": "15"}, "2026-03-15T00:00"),
        ("MONTHLY", {"BYMONTHDAY": "-1"}, "2026-03-31T00:00"),
        ("YEARLY", {"BYMONTH": "2", "BYMONTHDAY": "29"}, "2028-02-29T00:00"),
        ("DAILY", {}, "2026-03-04T00:00"),
        ("HOURLY", {}, "2026-03-04T11:00"),
    ],
)
def test_the_first_day_is_the_first_that_the_rule_allows(freq: str, by: dict[str, str], first: str) -> None:
    found = first_time(Repeat(freq, by=tuple(by.items())), NOW)
    assert found
    assert found[0].isoformat(timespec="minutes") == first
    assert found[1] is (freq == "HOURLY" or "BYHOUR" in by)


def test_a_rule_that_allows_no_day_has_no_first_time() -> None:
    assert first_time(Repeat("YEARLY", by=(("BYMONTH", "2"), ("BYMONTHDAY", "30"))), NOW) is None


def test_a_day_that_is_left_out_is_not_the_first_and_stands_beside_the_rule() -> None:
    monday = date(2026, 3, 9)
    rule = Repeat("WEEKLY", by=(("BYDAY", "MO"), ("BYHOUR", "9")), without=(monday,))
    first = first_time(rule, NOW)
    assert first
    assert first[0] == datetime.fromisoformat("2026-03-16T09:00")
    assert rule_of(rule) == "FREQ=WEEKLY;BYDAY=MO\nEXDATE:20260309"
