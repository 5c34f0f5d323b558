"""The clocks: the machine's, one that runs and can be moved, one that stands still."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.clock import FrozenClock, MovableClock, SystemClock

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
A_LITTLE = timedelta(seconds=30)


def test_the_system_clock_tells_an_aware_instant_in_utc() -> None:
    now = SystemClock().now()
    assert now.utcoffset() == timedelta()
    assert abs(now.timestamp() - datetime.now(UTC).timestamp()) < A_LITTLE.total_seconds()


def test_a_movable_clock_starts_with_its_offset_and_runs() -> None:
    clock = MovableClock(timedelta(days=7))
    first = clock.now()
    assert abs(first - datetime.now(UTC) - timedelta(days=7)) < A_LITTLE
    assert clock.now() >= first


def test_a_movable_clock_is_moved_on_and_set() -> None:
    clock = MovableClock()
    clock.advance(timedelta(hours=3))
    assert clock.offset == timedelta(hours=3)
    clock.set(NOON)
    assert abs(clock.now() - NOON) < A_LITTLE


def test_a_frozen_clock_stands_still_until_it_is_moved() -> None:
    clock = FrozenClock(NOON)
    assert clock.now() == clock.now() == NOON
    clock.advance(timedelta(hours=-1))
    assert clock.now() == NOON - timedelta(hours=1)
    clock.set(NOON)
    assert clock.now() == NOON


def test_an_instant_of_another_zone_is_told_in_utc() -> None:
    clock = FrozenClock(datetime(2026, 11, 21, 13, tzinfo=timezone(timedelta(hours=1))))
    assert clock.now() == NOON
    assert clock.now().tzinfo is UTC


def test_an_instant_without_a_zone_is_refused() -> None:
    naive = NOON.replace(tzinfo=None)
    with pytest.raises(ValueError, match="time zone"):
        FrozenClock(naive)
    for clock in (MovableClock(), FrozenClock(NOON)):
        with pytest.raises(ValueError, match="time zone"):
            clock.set(naive)


def test_only_a_clock_that_shows_the_machine_s_time_may_be_set_by_others() -> None:
    moved, never_moved = MovableClock(), MovableClock()
    moved.advance(timedelta(days=1))
    found = [clock.may_jump for clock in (SystemClock(), never_moved, moved, FrozenClock(NOON))]
    assert found == [True, True, False, False]
