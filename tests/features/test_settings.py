"""Settings time anew what depends on them, and nothing else."""

from datetime import UTC, datetime

import pytest

from tests.driver import World
from tests.features.test_reminders import DUE_FRIDAY, bundles


def digests_of(world: World) -> int:
    return world.rosa.sees_all.count("Your digest of")


@pytest.mark.parametrize(
    "change", ["language es", "level active", "quiet 19:00 7:00", "zone Europe/Berlin", "time 8:00"]
)
def test_a_snooze_outlives_a_change_of_settings(world: World, change: str) -> None:
    world.ana.says(DUE_FRIDAY)
    world.ana.says("/loop mine")
    world.ana.presses("Snooze", near="the room list")
    world.ana.fills(until="2026-12-07")
    world.ana.says(f"/loop settings {change}")
    posts = len(world.ana.inbox)
    world.goes_to(datetime(2026, 12, 6, 20, 0, tzinfo=UTC))
    assert len(world.ana.inbox) == posts
    world.goes_to(datetime(2026, 12, 7, 20, 0, tzinfo=UTC))
    assert "the room list" in world.ana.sees


def test_the_digest_keeps_its_own_hour(world: World) -> None:
    world.rosa.says("/loop digest weekly Monday 11:00")
    world.rosa.says("/loop settings time 7:00")
    assert "23 November 2026, 11:00 (America/New_York)" in world.rosa.says("/loop digest")


def test_the_hour_of_a_digest_is_set_with_the_digest(world: World) -> None:
    said = world.rosa.says("/loop settings digest 7:00")
    assert "A digest has an hour of its own." in said
    assert "/loop digest" in said
    assert "digest 7:00" in world.rosa.says("/loop review")


def test_a_digest_moves_with_its_readers_zone_and_back_with_undo(world: World) -> None:
    world.rosa.says("/loop digest daily 9:00")
    world.rosa.says("/loop settings zone Europe/Berlin")
    world.goes_to(datetime(2026, 11, 24, 8, 0, tzinfo=UTC))
    assert digests_of(world) == 1
    world.rosa.says("/loop undo")
    world.goes_to(datetime(2026, 11, 25, 13, 59, tzinfo=UTC))
    assert digests_of(world) == 1
    world.goes_to(datetime(2026, 11, 25, 14, 0, tzinfo=UTC))
    assert digests_of(world) == 2


def test_undo_brings_the_hour_of_reminders_back(world: World) -> None:
    world.ana.says(DUE_FRIDAY)
    world.ana.says("/loop settings time 11:00")
    world.ana.says("/loop undo")
    world.goes_to(datetime(2026, 11, 25, 14, 0, tzinfo=UTC))
    assert len(bundles(world.ana)) == 1
