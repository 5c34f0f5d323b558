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


def test_the_digest_hour_is_a_setting_too(world: World) -> None:
    said = world.rosa.says("/loop settings digest 7:00")
    assert "The next one comes on Monday, 30 November 2026, 07:00 (America/New_York)." in said
    world.rosa.presses("Undo")
    assert "09:00 (America/New_York)" in world.rosa.says("/loop digest")


def test_a_digest_hour_that_is_none_is_asked_again(world: World) -> None:
    world.rosa.says("/loop settings digest soon")
    assert world.rosa.form is not None
    assert "Please write an hour" in world.rosa.form.errors["digest_at"]


def test_without_a_digest_its_hour_says_how_to_plan_one(world: World) -> None:
    assert "No digest is planned. Type /loop digest" in world.ana.says("/loop settings digest 7:00")


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


def test_an_old_form_changes_only_what_was_typed_into_it(world: World) -> None:
    world.ana.says("/loop settings zone Mars/Phobos")
    old = world.ana.form
    world.ana.says("/loop settings level light")
    world.ana.says("/loop settings pause until 2027-01-11")
    world.ana.form = old
    world.ana.fills(zone="Europe/Paris")
    said = world.ana.says("/loop settings")
    assert "Europe/Paris" in said
    assert "light" in said
    assert "11 January 2027" in said


def test_a_contact_has_quiet_hours_of_their_own(world: World) -> None:
    world.amina.says("/loop preferences change")
    world.amina.fills(quiet_from="17:00")
    assert "both ends" in world.amina.last.errors["quiet_until"]
    assert "Quiet from: 17:00" in world.amina.fills(quiet_from="17:00", quiet_until="9:00")
    world.goes_to(datetime(2026, 11, 23, 23, 0, tzinfo=UTC))
    world.ana.says("/loop promised Eastside the room list by Friday")
    assert "the room list" not in world.amina.sees
    world.goes_to(datetime(2026, 11, 24, 14, 0, tzinfo=UTC))
    assert "the room list" in world.amina.sees


def test_what_is_set_is_read_in_words(world: World) -> None:
    world.ana.says("/loop settings language es")
    world.ana.says("/loop settings level light")
    said = world.ana.says("/loop settings pause until Monday")
    assert "¿Cuántos recordatorios?: pocos" in said
    assert "Sin recordatorios hasta: lunes, 30 de noviembre de 2026" in said
    assert "2026-11-30" not in said
    assert "Idioma: español" in said
    assert "Sin recordatorios hasta: lunes, 30 de noviembre" in world.ana.says("/loop settings")


@pytest.mark.parametrize(
    ("typed", "answered"),
    [
        ("hola", "Hola, Ana."),
        ("¡Gracias!", "De nada."),
        ("ayuda", "Pruebe una de estas"),
        ("Buenos días", "Hola, Ana."),
    ],
)
def test_small_words_are_understood_in_spanish(world: World, typed: str, answered: str) -> None:
    world.ana.says("/loop settings language es")
    assert answered in world.ana.says(typed)
    assert "vacía" in world.ana.says("/loop review")
