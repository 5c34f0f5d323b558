"""Wall-clock rules in every zone: once for each local date, in order, through every change of the clock."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.occurrences import (
    Daily,
    Monthly,
    MonthlyNth,
    Once,
    Pattern,
    Rule,
    UnknownZone,
    Weekly,
    describe,
    local_instant,
    next_occurrence,
)

ZONES = sorted(available_timezones())
HALF_HOURS = [time(minutes // 60, minutes % 60) for minutes in range(0, 24 * 60, 30)]
FIRST, DAYS = date(2025, 1, 1), 3 * 365 + 1
CHUNKS = 4


Changes = tuple[tuple[datetime, timedelta], ...]


def offset_at(info: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(info).utcoffset() or timedelta()


@cache
def changes_of(zone: str) -> Changes:
    """Every change of the zone's offset in the three years and around them, to the second."""
    info, start = ZoneInfo(zone), datetime.combine(FIRST, time(), UTC) - timedelta(days=3)
    found = [(start, offset_at(info, start))]
    for n in range(DAYS + 6):
        low, high = start + timedelta(days=n), start + timedelta(days=n + 1)
        if offset_at(info, low) != offset_at(info, high):
            found.append((moment_of_change(info, low, high), offset_at(info, high)))
    return tuple(found)


def moment_of_change(info: ZoneInfo, low: datetime, high: datetime) -> datetime:
    before = offset_at(info, low)
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        low, high = (middle, high) if offset_at(info, middle) == before else (low, middle)
    return high.replace(microsecond=0)


@cache
def kinds_of_zones() -> dict[Changes, list[str]]:
    """Zones with the same changes behave the same in these years, so one of each kind stands for all its names."""
    kinds: dict[Changes, list[str]] = {}
    for zone in ZONES:
        kinds.setdefault(changes_of(zone), []).append(zone)
    return kinds


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_every_zone_and_half_hour_for_three_years_gives_one_instant_a_day_in_order(chunk: int) -> None:
    for names in list(kinds_of_zones().values())[chunk::CHUNKS]:
        for at in HALF_HOURS:
            check_three_years(names[0], at)


def test_every_zone_name_is_covered() -> None:
    names = [name for names in kinds_of_zones().values() for name in names]
    assert sorted(names) == ZONES
    assert len(names) > 400


def check_three_years(zone: str, at: time) -> None:
    """Strictly increasing, and back in local time the hour asked for, or the first minute after a gap."""
    info, before = ZoneInfo(zone), datetime.min.replace(tzinfo=UTC)
    for n in days_near_a_change(zone):
        day = FIRST + timedelta(days=n)
        instant = local_instant(day, at, zone)
        assert instant > before, (zone, day, at)
        before = instant
        local = instant.astimezone(info).replace(tzinfo=None)
        wanted = datetime.combine(day, at)
        if local != wanted:
            assert local > wanted
            assert is_gap(wanted, info), (zone, day, at)
            just_before = (instant - timedelta(seconds=1)).astimezone(info).replace(tzinfo=None)
            assert just_before < wanted, "not the first instant after the gap"


@cache
def days_near_a_change(zone: str) -> tuple[int, ...]:
    """Every third day, and all days around a change of the offset: elsewhere a day is like the one before it."""
    changed = {(moment.date() - FIRST).days for moment, _ in changes_of(zone)[1:]}
    near = {day + step for day in changed for step in range(-3, 4)}
    return tuple(sorted(n for n in near | set(range(0, DAYS, 3)) if 0 <= n < DAYS))


def is_gap(wanted: datetime, info: ZoneInfo) -> bool:
    """No instant shows this hour: neither reading of it comes back as itself."""
    readings = (wanted.replace(tzinfo=info, fold=fold).astimezone(UTC) for fold in (0, 1))
    return all(reading.astimezone(info).replace(tzinfo=None) != wanted for reading in readings)


@settings(max_examples=150, deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    day=st.dates(date(2025, 1, 1), date(2027, 12, 31)),
    at=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
)
def test_an_instant_is_the_first_minute_that_shows_the_hour_or_a_later_one(zone: str, day: date, at: time) -> None:
    """By brute force: walk through UTC minute by minute around the day."""
    info, wanted = ZoneInfo(zone), datetime.combine(day, at)
    guess = local_instant(day, at, zone)
    for step in range(-200, 1):
        local = (guess + timedelta(minutes=step)).astimezone(info).replace(tzinfo=None, second=0, microsecond=0)
        if local >= wanted:
            assert step == 0 or local != wanted
            if step == 0:
                return
    raise AssertionError("nothing reached the hour")


def series(rule: Rule, count: int, after: datetime) -> list[str]:
    found = []
    for _ in range(count):
        occurrence = next_occurrence(rule, after)
        if occurrence is None:
            break
        found.append(occurrence.at.isoformat())
        after = occurrence.at
    return found


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
    assert local_instant(date(2026, 10, 25), time(2, 30), "Europe/Berlin") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_skipped_date_does_not_break_the_series() -> None:
    rule = Rule(time(9), "Pacific/Apia", Daily())
    found = series(rule, 4, datetime(2011, 12, 28, 20, 0, tzinfo=UTC))
    assert len(found) == len(set(found)) == 4


@pytest.mark.parametrize(
    ("pattern", "days"),
    [
        (Weekly((1,), 2, date(2026, 11, 24)), ["2026-11-24", "2026-12-08", "2026-12-22"]),
        (Monthly(31), ["2026-11-30", "2026-12-31", "2027-01-31"]),
        (MonthlyNth(4, -1), ["2026-11-27", "2026-12-25", "2027-01-29"]),
        (MonthlyNth(0, 1), ["2026-12-07", "2027-01-04", "2027-02-01"]),
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


@pytest.mark.parametrize("pattern", [Daily(), Weekly((0, 3), 2), Monthly(5), MonthlyNth(4, -1), Once(FIRST)])
def test_a_rule_is_the_same_after_a_round_through_text(pattern: Pattern) -> None:
    rule = Rule(time(9, 30), "Europe/Berlin", pattern, date(2027, 1, 1), (date(2026, 12, 24),))
    assert Rule.from_text(rule.to_text()) == rule
    assert describe(rule, lambda words, **values: words.format(**values)).endswith(", until 2027-01-01")


def test_a_zone_that_does_not_exist_is_named() -> None:
    with pytest.raises(UnknownZone, match="Atlantis"):
        local_instant(FIRST, time(9), "Atlantis")
