"""Wall-clock rules: the days they fall on, changes of the clock, how they are kept and said."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.occurrences import Occurrence, Rule, UnknownZone, describe, local_instant, next_occurrence
from bot.patterns import Daily, Monthly, MonthlyNth, Once, Pattern, Weekly, Yearly


def occurrences(rule: Rule, count: int, after: datetime) -> list[Occurrence]:
    found: list[Occurrence] = []
    while len(found) < count and (occurrence := next_occurrence(rule, found[-1].at if found else after)):
        found.append(occurrence)
    return found


def series(rule: Rule, count: int, after: datetime) -> list[str]:
    return [occurrence.at.isoformat() for occurrence in occurrences(rule, count, after)]


def test_weekly_nine_stays_nine_in_two_zones_across_both_changes() -> None:
    for zone in ("Europe/Berlin", "America/New_York"):
        rule, after = Rule(time(9), zone, Weekly((0,))), datetime(2026, 1, 1, tzinfo=UTC)
        for _ in range(60):
            occurrence = next_occurrence(rule, after)
            assert occurrence is not None
            local = occurrence.at.astimezone(ZoneInfo(zone))
            assert (local.hour, local.weekday(), local.date()) == (9, 0, occurrence.local_date)
            after = occurrence.at


def test_an_hour_that_does_not_exist_is_the_first_that_does() -> None:
    assert local_instant(date(2026, 3, 29), time(2, 30), "Europe/Berlin") == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)


def test_an_hour_that_happens_twice_is_its_first_time() -> None:
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert local_instant(date(2026, 10, 25), time(2, 30), "Europe/Berlin") == first
    assert local_instant(date(2026, 10, 25), time(2, 30, fold=1), "Europe/Berlin") == first


SKIPPED = [
    ("Pacific/Apia", date(2011, 12, 30)),
    ("Pacific/Kwajalein", date(1993, 8, 21)),
    ("Pacific/Kiritimati", date(1994, 12, 31)),
]


@pytest.mark.parametrize("at", [time(0), time(9), time(23, 30)])
@pytest.mark.parametrize(("zone", "skipped"), SKIPPED)
def test_a_date_that_a_zone_leaves_out_is_left_out_and_no_other(zone: str, skipped: date, at: time) -> None:
    after = local_instant(skipped - timedelta(days=3), at, zone)
    found = occurrences(Rule(at, zone, Daily()), 4, after)
    days = [skipped + timedelta(days=n) for n in (-2, -1, 1, 2)]
    assert [occurrence.local_date for occurrence in found] == days
    locals_ = [occurrence.at.astimezone(ZoneInfo(zone)) for occurrence in found]
    assert [local.replace(tzinfo=None) for local in locals_] == [datetime.combine(day, at) for day in days]


@pytest.mark.parametrize(("zone", "skipped"), SKIPPED)
def test_what_was_planned_for_a_date_that_is_left_out_comes_at_the_first_minute_after_it(
    zone: str, skipped: date
) -> None:
    midnight = local_instant(skipped + timedelta(days=1), time(0), zone)
    for pattern in (Once(skipped), Weekly((skipped.weekday(),)), Monthly((skipped.day,))):
        found = next_occurrence(Rule(time(9), zone, pattern), midnight - timedelta(hours=2))
        assert found == Occurrence(skipped, midnight)


@pytest.mark.parametrize(
    ("pattern", "days"),
    [
        (Weekly((1,), 2, date(2026, 11, 24)), ["2026-11-24", "2026-12-08", "2026-12-22"]),
        (Monthly((31,)), ["2026-11-30", "2026-12-31", "2027-01-31"]),
        (MonthlyNth(4, -1), ["2026-11-27", "2026-12-25", "2027-01-29"]),
        (MonthlyNth(0, 1), ["2026-12-07", "2027-01-04", "2027-02-01"]),
        (Daily(3, date(2026, 11, 25)), ["2026-11-25", "2026-11-28", "2026-12-01"]),
        (Monthly((5, 31)), ["2026-11-30", "2026-12-05", "2026-12-31"]),
        (Monthly((5,), 2, date(2026, 12, 1)), ["2026-12-05", "2027-02-05", "2027-04-05"]),
        (MonthlyNth(1, 2, 3, date(2026, 12, 1)), ["2026-12-08", "2027-03-09", "2027-06-08"]),
        (Yearly(2, 29), ["2027-02-28", "2028-02-29", "2029-02-28"]),
        (Once(date(2026, 12, 1)), ["2026-12-01"]),
    ],
)
def test_patterns_fall_on_their_days(pattern: Pattern, days: list[str]) -> None:
    found = series(Rule(time(9), "UTC", pattern), 3, datetime(2026, 11, 23, tzinfo=UTC))
    assert [at[:10] for at in found] == days


def test_a_rule_ends_and_leaves_days_out() -> None:
    rule = Rule(time(9), "UTC", Daily(), until=date(2026, 11, 26), skip=(date(2026, 11, 25),))
    found = series(rule, 9, datetime(2026, 11, 23, 12, tzinfo=UTC))
    assert [at[:10] for at in found] == ["2026-11-24", "2026-11-26"]


def test_a_rule_begins_on_its_first_day() -> None:
    rule = Rule(time(9), "UTC", Weekly((0,)), since=date(2026, 12, 7))
    found = series(rule, 2, datetime(2026, 11, 23, 12, tzinfo=UTC))
    assert [at[:10] for at in found] == ["2026-12-07", "2026-12-14"]


@pytest.mark.parametrize(
    "pattern", [Daily(), Weekly((0, 3), 2), Monthly((5,)), MonthlyNth(4, -1), Once(date(2025, 1, 1))]
)
def test_a_rule_is_the_same_after_a_round_through_text(pattern: Pattern) -> None:
    rule = Rule(time(9, 30), "Europe/Berlin", pattern, date(2027, 1, 1), (date(2026, 12, 24),), date(2026, 11, 1))
    assert Rule.from_text(rule.to_text()) == rule


def english(words: str, **values: object) -> str:
    return words.format(**values)


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        (Once(date(2026, 12, 4)), "2026-12-04"),
        (Daily(), "every day"),
        (Weekly((0, 1, 2, 3, 4)), "every weekday"),
        (Weekly((0, 3)), "every Monday, Thursday"),
        (Weekly((1,), 2), "every second Tuesday"),
        (Weekly((1,), 3), "every 3 weeks on Tuesday"),
        (Monthly((5,)), "every month on day 5"),
        (MonthlyNth(4, -1), "every last Friday of the month"),
        (Daily(3), "every 3 days"),
        (Monthly((5, 20)), "every month on day 5, 20"),
        (Monthly((5,), 2), "every 2 months on day 5"),
        (MonthlyNth(4, -1, 2), "every 2 months on the last Friday"),
        (Yearly(5, 4), "every year on 4 May"),
    ],
)
def test_a_rule_is_said_in_words_with_its_hour_and_zone(pattern: Pattern, said: str) -> None:
    assert describe(Rule(time(9), "Europe/Berlin", pattern), english) == f"{said} at 09:00 (Europe/Berlin)"
    ended = Rule(time(9), "Europe/Berlin", pattern, until=date(2027, 6, 1))
    assert describe(ended, english) == f"{said} at 09:00 (Europe/Berlin), until 2027-06-01"
    bounded = Rule(time(9), "Europe/Berlin", pattern, skip=(date(2026, 12, 25),), since=date(2026, 12, 7))
    assert describe(bounded, english).endswith("(Europe/Berlin), from 2026-12-07, except on 2026-12-25")


def test_a_rule_is_said_in_the_language_of_the_translator() -> None:
    spanish = {"every {days}": "cada {days}", "{days} at {when}": "{days} a las {when}", "Tuesday": "martes"}
    said = describe(Rule(time(9), "UTC", Weekly((1,))), lambda words, **values: spanish[words].format(**values))
    assert said == "cada martes a las 09:00 (UTC)"


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Weekly(()),
        lambda: Weekly((7,)),
        lambda: Weekly((0,), 0),
        lambda: Monthly((32,)),
        lambda: Monthly(()),
        lambda: Monthly((1,), 0),
        lambda: Daily(0),
        lambda: Yearly(2, 30),
        lambda: Yearly(13, 1),
        lambda: MonthlyNth(0, 5),
        lambda: MonthlyNth(9, 1),
        lambda: Rule(time(9, 0, 30), "UTC", Daily()),
        lambda: Rule.from_text('{"at": "09:00", "zone": "UTC", "pattern": {"kind": "x"}, "until": null, "skip": []}'),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(wrong: Callable[[], object]) -> None:
    with pytest.raises(ValueError):
        wrong()


def test_a_zone_that_does_not_exist_is_named() -> None:
    with pytest.raises(UnknownZone, match="Atlantis"):
        local_instant(date(2025, 1, 1), time(9), "Atlantis")
