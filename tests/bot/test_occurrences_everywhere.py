"""Wall-clock rules in every zone: once for each local date, in order, through every change of the clock."""

from bisect import bisect
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib import resources
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.occurrences import Occurrence, Rule, local_instant, next_occurrence
from bot.patterns import Daily, Monthly, MonthlyNth, Pattern, Weekly
from tests.extent import times

ZONES = sorted(available_timezones())
HALF_HOURS = [time(minutes // 60, minutes % 60) for minutes in range(0, 24 * 60, 30)]
FIRST, DAYS = date(2025, 1, 1), 3 * 365 + 1
DATES = [FIRST + timedelta(days=n) for n in range(DAYS)]
STRIDE = times("STRIDE", 6, 1)
"""Far from a change of the clock, so many half-hours share the dates out among them. Near one, each has all of them."""
CHUNKS = 4


Changes = tuple[tuple[datetime, timedelta], ...]


def offset_at(info: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(info).utcoffset() or timedelta()


@cache
def changes_of(zone: str) -> Changes:
    """Every change of the zone's offset in the three years and around them, to the second."""
    info, low = ZoneInfo(zone), datetime.combine(FIRST, time(), UTC) - timedelta(days=3)
    before = offset_at(info, low)
    found = [(low, before)]
    for _ in range(DAYS + 6):
        high = low + timedelta(days=1)
        after = offset_at(info, high)
        if before != after:
            found.append((moment_of_change(info, low, high), after))
        low, before = high, after
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
    names: dict[bytes, list[str]] = {}
    for zone in ZONES:
        names.setdefault(data_of(zone), []).append(zone)
    kinds: dict[Changes, list[str]] = {}
    for same in names.values():
        kinds.setdefault(changes_of(same[0]), []).extend(same)
    return kinds


def data_of(zone: str) -> bytes:
    """What is known of a zone. Half of the names are other names of a zone that is there already."""
    try:
        return resources.files("tzdata").joinpath("zoneinfo", *zone.split("/")).read_bytes()
    except OSError:
        return zone.encode()


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_every_zone_and_half_hour_for_three_years_gives_one_instant_a_day_in_order(chunk: int) -> None:
    for names in list(kinds_of_zones().values())[chunk::CHUNKS]:
        offsets = steady_offsets(names[0])
        for number in range(len(HALF_HOURS)):
            check_three_years(names[0], number, offsets)


def test_every_zone_name_is_covered() -> None:
    names = [name for names in kinds_of_zones().values() for name in names]
    assert sorted(names) == ZONES
    assert len(names) > 400


def check_three_years(zone: str, number: int, offsets: list[timedelta | None]) -> None:
    """Strictly increasing; plain arithmetic where the clock does not change, a close look where it does."""
    at, turn = HALF_HOURS[number], number % STRIDE
    asked = [n for n, offset in enumerate(offsets) if offset is None or n % STRIDE == turn]
    instants = [local_instant(DATES[n], at, zone) for n in asked]
    assert all(before < after for before, after in pairwise(instants)), (zone, at)
    start = datetime.combine(FIRST, at, UTC)
    for n, instant in zip(asked, instants, strict=True):
        if (offset := offsets[n]) is None:
            check_near_a_change(DATES[n], at, zone, instant)
        else:
            assert instant == start + timedelta(days=n) - offset, (zone, DATES[n], at)


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
    pattern=st.sampled_from([Daily(), Weekly((0, 3), 2), Monthly((31,)), MonthlyNth(6, -1), MonthlyNth(1, 2)]),
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
