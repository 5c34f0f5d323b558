"""Meetings: one form, or one line that fills most of it."""

from tests.driver import Person, World


def test_one_line_fills_the_form(world: World) -> None:
    world.ana.says(
        "/loop met Amina from Eastside yesterday; they need a Somali story time; I promised the room list by Friday"
    )
    assert world.ana.form is not None
    assert dict(world.ana.form.values) == {
        "partner": "Eastside",
        "theirs": "Amina",
        "held_on": "2026-11-22",
        "said": "they need a Somali story time",
        "promises": "I promised the room list by Friday",
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
