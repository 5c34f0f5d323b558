"""Follow-ups: one date or a recurrence in plain words."""

from datetime import UTC, datetime

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


@pytest.mark.parametrize(
    ("words", "what", "when"),
    [
        ("me tomorrow to phone Lee", "phone Lee", "When: Tuesday, 24 November 2026"),
        ("me every second Tuesday to water the plants", "water the plants", "Repeats: every second Tuesday at 09:00"),
        ("me on Friday at 14:30 to phone Lee", "phone Lee", "When: Friday, 27 November 2026, 14:30"),
        ("to phone Lee tomorrow", "phone Lee", "When: Tuesday, 24 November 2026"),
    ],
)
def test_the_date_may_stand_before_what_is_to_be_done(world: World, words: str, what: str, when: str) -> None:
    said = world.ana.says(f"/loop remind {words}")
    assert f"I will remind you.\n{what}\n" in said
    assert when in said


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
    assert "Tue 1 Dec" in world.ana.says("/loop mine")


def test_why_a_step_was_put_off_is_said_when_it_comes_back(world: World) -> None:
    world.ana.says("/loop remind me to call Pastor Lee on Wednesday")
    world.goes_to(datetime(2026, 11, 25, 15, 0, tzinfo=UTC))
    world.ana.presses("Snooze", near="call Pastor Lee")
    world.ana.fills(until="Friday", reason="he is away")
    world.goes_to(datetime(2026, 11, 27, 15, 0, tzinfo=UTC))
    assert "call Pastor Lee" in world.ana.sees
    assert "put off: he is away" in world.ana.sees


def test_undo_takes_a_snooze_back(world: World) -> None:
    world.ana.says("/loop remind me to call Pastor Lee on Friday")
    world.ana.says("/loop mine")
    world.ana.presses("Snooze", near="call Pastor Lee")
    world.ana.fills(until="in 3 weeks", reason="he is away")
    world.ana.says("/loop undo")
    world.goes_to(datetime(2026, 11, 27, 15, 0, tzinfo=UTC))
    assert "Today\n- call Pastor Lee" in world.ana.sees
    assert "he is away" not in world.ana.sees


def test_what_recurs_goes_on_after_a_snooze_with_one_reminder_at_its_hour(world: World) -> None:
    world.ana.says("/loop remind me every day at 10:00 to stretch")
    world.advance(days=1)
    world.ana.presses("Snooze", near="stretch")
    assert "Friday, 27 November 2026, 10:00" in world.ana.fills(until="27 November", reason="ill")
    before = len(world.ana.inbox)
    world.goes_to(datetime(2026, 11, 27, 14, 59, tzinfo=UTC))
    assert len(world.ana.inbox) == before
    world.goes_to(datetime(2026, 11, 27, 15, 0, tzinfo=UTC))
    assert "Today" in world.ana.sees
    assert "not marked" not in world.ana.sees
    assert len(world.ana.inbox) == before + 1


def test_a_snooze_of_what_recurs_can_be_taken_back(world: World) -> None:
    world.ana.says("/loop remind me every day at 10:00 to stretch")
    world.advance(days=1)
    world.ana.presses("Snooze", near="stretch")
    world.ana.fills(until="1 December", reason="ill")
    world.ana.says("/loop undo")
    world.advance(days=1)
    assert "stretch" in world.ana.sees


def test_a_date_is_typed_in_one_s_own_language_or_in_english(world: World) -> None:
    world.ana.says("/loop settings language es")
    said = world.ana.says("/loop remind me to llamar a la oficina cada lunes a las 10")
    assert "llamar a la oficina\n" in said
    assert "cada lunes a las 10:00" in said
    assert "cada lunes a las 10:00" in world.ana.says("/loop remind me to water the plants every Monday at 10")
