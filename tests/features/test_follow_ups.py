"""Follow-ups: one date or a recurrence in plain words."""

import pytest

from tests.driver import World


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("me to call Pastor Lee in 3 weeks", "When: Monday, 14 December 2026 (America/New_York)"),
        ("every second Tuesday at 9 water the plants", "Repeats: every second Tuesday at 09:00 (America/New_York)"),
        ("send the news on the last Friday of the month", "Repeats: every last Friday of the month at 09:00"),
        ("tomorrow at 14:30 call back", "When: Tuesday, 24 November 2026, 14:30 (America/New_York)"),
    ],
)
def test_a_reminder_echoes_when_it_comes(world: World, words: str, shown: str) -> None:
    said = world.ana.says(f"/loop remind {words}")
    assert "I will remind you." in said
    assert shown in said


def test_without_a_date_it_is_asked_with_the_words_kept(world: World) -> None:
    world.ana.says("/loop remind me to call Pastor Lee")
    assert world.ana.form is not None
    assert world.ana.form.values["words"] == "call Pastor Lee"
    assert set(world.ana.form.errors) == {"when"}
    assert "Tuesday, 1 December 2026" in world.ana.fills(when="1 December")


def test_a_reminder_of_nothing_is_asked_what_it_is_about(world: World) -> None:
    world.ana.says("/loop remind me tomorrow")
    assert world.ana.form is not None
    assert set(world.ana.form.errors) == {"words"}


def test_a_day_that_is_over_is_pointed_out(world: World) -> None:
    world.ana.says("/loop remind me to call Pastor Lee on 2026-11-20")
    assert world.ana.form is not None
    assert "is over already" in world.ana.form.errors["when"]


def test_a_recurring_one_goes_on_to_its_next_date_when_it_is_done(world: World) -> None:
    world.ana.says("/loop remind me to water the plants every Tuesday at 9")
    world.advance(days=1, hours=1)
    assert "water the plants" in world.ana.sees
    said = world.ana.presses("Done", near="water the plants")
    assert "Next time: Tuesday, 1 December 2026, 09:00" in said
    assert "Tuesday, 1 December 2026" in world.ana.says("/loop mine")
