"""Wall-clock rules in every zone: once for each local date, in order, through every change of the clock."""

from bisect import bisect
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.occurrences import (
    Daily,
    Monthly,
    MonthlyNth,
    Occurrence,
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
        offsets = steady_offsets(names[0])
        for at in HALF_HOURS:
            check_three_years(names[0], at, offsets)


def test_every_zone_name_is_covered() -> None:
    names = [name for names in kinds_of_zones().values() for name in names]
    assert sorted(names) == ZONES
    assert len(names) > 400


def check_three_years(zone: str, at: time, offsets: list[timedelta | None]) -> None:
    """Every date: strictly increasing; plain arithmetic where the clock does not change, a close look where it does."""
    days = [FIRST + timedelta(days=n) for n in range(DAYS)]
    instants = [local_instant(day, at, zone) for day in days]
    assert all(before < after for before, after in pairwise(instants)), (zone, at)
    start = datetime.combine(FIRST, at, UTC)
    for n, (instant, offset) in enumerate(zip(instants, offsets, strict=True)):
        if offset is None:
            check_near_a_change(days[n], at, zone, instant)
        else:
            assert instant == start + timedelta(days=n) - offset, (zone, days[n], at)


def check_near_a_change(day: date, at: time, zone: str, instant: datetime) -> None:
    """Back in local time it is the hour asked for, or the first minute after a gap."""
    info, wanted = ZoneInfo(zone), datetime.combine(day, at)
    local = instant.astimezone(info).replace(tzinfo=None)
    if local == wanted:
        return
    assert local > wanted
    assert is_gap(wanted, info), (zone, day, at)
    just_before = (instant - timedelta(seconds=1)).astimezone(info).replace(tzinfo=None)
    assert just_before < wanted, "not the first instant after the gap"


def steady_offsets(zone: str) -> list[timedelta | None]:
    """For each day the offset that holds all through it and the days beside it, none where it changes."""
    changes = changes_of(zone)
    near = {(moment.date() - FIRST).days + step for moment, _ in changes[1:] for step in range(-2, 3)}
    offsets = [offset for _, offset in changes]
    moments = [moment for moment, _ in changes]
    found = (bisect(moments, datetime.combine(FIRST + timedelta(days=n), time(12), UTC)) - 1 for n in range(DAYS))
    return [None if n in near else offsets[at] for n, at in enumerate(found)]


def is_gap(wanted: datetime, info: ZoneInfo) -> bool:
    """No instant shows this hour: neither reading of it comes back as itself."""
    readings = (wanted.replace(tzinfo=info, fold=fold).astimezone(UTC) for fold in (0, 1))
    return all(reading.astimezone(info).replace(tzinfo=None) != wanted for reading in readings)


MINUTES = st.times().map(lambda t: t.replace(second=0, microsecond=0))


def by_walking(day: date, at: time, zone: str) -> datetime:
    """The first minute whose local time has come to the hour, found by walking through UTC from two days before."""
    info, wanted = ZoneInfo(zone), datetime.combine(day, at)
    moment = datetime.combine(day, at, UTC) - timedelta(hours=27)
    while moment.astimezone(info).replace(tzinfo=None) < wanted:
        moment += timedelta(minutes=1)
    return moment


@settings(max_examples=150, deadline=None)
# From 1973 on every zone's offset is whole minutes, which is as fine as the walk.
@given(zone=st.sampled_from(ZONES), day=st.dates(date(1973, 1, 1), date(2036, 12, 31)), at=MINUTES)
def test_an_instant_is_the_one_found_by_walking_through_the_minutes(zone: str, day: date, at: time) -> None:
    assert local_instant(day, at, zone) == by_walking(day, at, zone)


@settings(max_examples=60, deadline=None)
@given(zone=st.sampled_from(ZONES), at=MINUTES, data=st.data())
def test_around_a_change_of_the_clock_an_instant_is_the_one_found_by_walking(
    zone: str, at: time, data: st.DataObject
) -> None:
    changes = [moment.date() for moment, _ in changes_of(zone)[1:]] or [FIRST]
    day = data.draw(st.sampled_from(changes)) + timedelta(days=data.draw(st.integers(-1, 1)))
    assert local_instant(day, at, zone) == by_walking(day, at, zone)


@settings(max_examples=200, deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    at=MINUTES,
    pattern=st.sampled_from([Daily(), Weekly((0, 3), 2), Monthly(31), MonthlyNth(6, -1), MonthlyNth(1, 2)]),
    after=st.integers(0, 900 * 24 * 60).map(lambda n: datetime(2025, 2, 1, tzinfo=UTC) + timedelta(minutes=n)),
)
def test_the_next_occurrence_is_the_earliest_of_all_that_lie_ahead(
    zone: str, at: time, pattern: Pattern, after: datetime
) -> None:
    rule = Rule(at, zone, pattern)
    days = (after.date() + timedelta(days=n) for n in range(-3, 70))
    ahead = sorted((local_instant(day, at, zone), day) for day in days if pattern.falls_on(day))
    instant, day = next(pair for pair in ahead if pair[0] > after)
    assert next_occurrence(rule, after) == Occurrence(day, instant)


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
    for pattern in (Once(skipped), Weekly((skipped.weekday(),)), Monthly(skipped.day)):
        found = next_occurrence(Rule(time(9), zone, pattern), midnight - timedelta(hours=2))
        assert found == Occurrence(skipped, midnight)


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
        (Monthly(5), "every month on day 5"),
        (MonthlyNth(4, -1), "every last Friday of the month"),
    ],
)
def test_a_rule_is_said_in_words_with_its_hour_and_zone(pattern: Pattern, said: str) -> None:
    assert describe(Rule(time(9), "Europe/Berlin", pattern), english) == f"{said} at 09:00 (Europe/Berlin)"
    ended = Rule(time(9), "Europe/Berlin", pattern, until=date(2027, 6, 1))
    assert describe(ended, english) == f"{said} at 09:00 (Europe/Berlin), until 2027-06-01"


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
        lambda: Monthly(32),
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
        local_instant(FIRST, time(9), "Atlantis")
