"""Meetings: one form, or one line that fills most of it."""

import pytest

from tests.driver import Person, World


def test_one_line_fills_the_form(world: World) -> None:
    world.ana.says(
        "/loop met Amina from Eastside yesterday; the hall was full; I promised the room list by next Friday"
    )
    assert world.ana.form is not None
    assert dict(world.ana.form.values) == {
        "partner": "Eastside",
        "theirs": "Amina",
        "held_on": "2026-11-22",
        "said": "the hall was full",
        "promises": "I promised the room list by next Friday",
    }


def test_a_day_that_can_not_be_is_asked_with_everything_else_filled_in(world: World) -> None:
    world.ana.says("/loop met Amina from Eastside on 31 February; they need chairs")
    assert world.ana.form is not None
    assert world.ana.form.values["partner"] == "Eastside"
    assert world.ana.form.values["said"] == "they need chairs"
    assert "There is no 31 February." in world.ana.form.errors["held_on"]


def test_a_meeting_is_saved_with_both_sides_decisions_and_promises(world: World) -> None:
    world.ana.says("/loop met")
    said = world.ana.fills(
        partner="Eastside",
        held_on="yesterday",
        theirs="Amina, Yusuf",
        ours="Rosa",
        said="Evening classes stand empty.",
        decided="Meet monthly\nTry a Sunday",
        promises="the room list by Friday\nthey: the flyer text by Wednesday",
    )
    assert "Saved: you met Eastside Mutual Aid." in said
    assert "When: Sunday, 22 November 2026" in said
    assert "From us: Ana, Rosa" in said
    assert "From them: Amina, Yusuf" in said
    assert "- Meet monthly" in said
    assert "the room list\n  we to them, Friday, 27 November 2026" in said
    assert "the flyer text\n  they to us, Wednesday, 25 November 2026" in said


def test_one_undo_takes_the_meeting_and_its_promises_back(world: World) -> None:
    world.ana.says("/loop met")
    world.ana.fills(partner="Eastside", held_on="today", promises="the room list by Friday")
    world.ana.presses("Undo")
    assert "nothing" in world.ana.says("/loop mine")
    assert "Met last" not in world.ana.says("/loop brief Eastside")


def test_a_promise_with_a_date_that_can_not_be_read_comes_back_at_its_field(world: World) -> None:
    world.ana.says("/loop met")
    world.ana.fills(partner="Eastside", held_on="today", promises="the keys by 31 February")
    assert set(world.ana.last.errors) == {"promises"}


def test_the_same_form_is_asked_one_question_at_a_time_without_a_modal(world: World) -> None:
    ana = Person(world, "ana", has_forms=False)
    assert "Which partner did you meet?" in ana.says("/loop met")
    assert "When was it?" in ana.says("Eastside")
    assert "Which partner did you meet?" in ana.says("back")
    assert "When was it?" in ana.says("Eastside")
    assert "I can't read this date" in ana.says("whenever")
    assert "from their side?" in ana.says("today")
    assert "from our side" in ana.says("skip")
    world.restart()
    assert "What was said?" in ana.says("skip")
    assert "What was decided?" in ana.says("Classes stand empty.")
    ana.says("skip")
    said = ana.says("the room list by Friday")
    assert "Saved: you met Eastside Mutual Aid." in said
    assert "the room list" in said


def test_cancel_keeps_what_was_answered_in_the_review_list(world: World) -> None:
    ana = Person(world, "ana", has_forms=False)
    ana.says("/loop met")
    ana.says("Eastside")
    assert "Stopped." in ana.says("cancel")
    assert "Eastside" in ana.says("/loop review")


def test_a_second_form_parks_the_first_which_goes_on_afterwards(world: World) -> None:
    ana = Person(world, "ana", has_forms=False)
    ana.says("/loop met")
    ana.says("Eastside")
    ana.says("/loop remind me to call Pastor Lee")
    said = ana.says("tomorrow")
    assert "I will remind you." in said
    assert "When was it?" in said


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Casa Latina at the library yesterday", {"partner": "Casa Latina", "said": "at the library"}),
        ("Casa Latina yesterday at the library", {"partner": "Casa Latina", "said": "at the library"}),
        (
            "Amina and Yusuf from Eastside at the park yesterday",
            {"partner": "Eastside", "theirs": "Amina and Yusuf", "said": "at the park"},
        ),
        ("with Casa Latina yesterday", {"partner": "Casa Latina", "said": "", "theirs": ""}),
        ("with Amina at Eastside yesterday", {"partner": "Eastside", "theirs": "Amina"}),
        (
            "Eastside yesterday. They need a story time. I promised the room list by next Friday.",
            {
                "partner": "Eastside",
                "said": "They need a story time",
                "promises": "I promised the room list by next Friday.",
            },
        ),
        ("Dr. Lee from Casa Latina yesterday", {"partner": "Casa Latina", "theirs": "Dr. Lee"}),
    ],
)
def test_the_partner_is_found_in_the_line_and_the_rest_is_kept(
    world: World, line: str, expected: dict[str, str]
) -> None:
    world.ana.says(f"/loop met {line}")
    form = world.ana.form
    assert form is not None
    assert form.values["held_on"] == "2026-11-22"
    assert {name: form.values[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("on Monday", "2026-11-23"),
        ("Friday", "2026-11-20"),
        ("at 8", "2026-11-23"),
        ("at 10", "2026-11-22"),
        ("on 20 November", "2026-11-20"),
    ],
)
def test_a_meeting_was_on_the_last_such_day(world: World, when: str, day: str) -> None:
    world.ana.says(f"/loop met Casa Latina {when}")
    assert world.ana.form is not None
    assert world.ana.form.values["held_on"] == day
    assert "Saved: you met Casa Latina." in world.ana.fills()


def test_the_form_looks_back_too(world: World) -> None:
    world.ana.says("/loop met")
    assert "When: Friday, 20 November 2026" in world.ana.fills(partner="Eastside", held_on="on Friday")


@pytest.mark.parametrize(
    "line",
    [
        "by Friday",
        "we: by Friday",
        "they:",
        "the keys by 2026-11-01",
        "the keys every Monday",
        "the keys by Firday",
        "the keys by Tuesday or Wednesday",
    ],
)
def test_a_promise_without_words_or_a_clear_day_ahead_comes_back(world: World, line: str) -> None:
    world.ana.says("/loop met")
    world.ana.fills(partner="Eastside", held_on="today", promises=line)
    assert set(world.ana.last.errors) == {"promises"}
    assert "promised you something" not in world.amina.sees_all


def test_the_line_of_a_meeting_is_kept_until_its_form_is_sent(world: World) -> None:
    world.ana.says("/loop met Casa Latina yesterday; the hall was full; we promised chairs by next Friday")
    assert "the hall was full" in world.ana.says("/loop review")
    world.ana.says("/loop met Casa Latina yesterday; the hall was full; we promised chairs by next Friday")
    world.ana.fills(promises="")
    assert "empty" in world.ana.says("/loop review")
