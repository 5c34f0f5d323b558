"""Promises in both directions, with exact words and absolute dates, and a say for the partner."""

import pytest

from tests.driver import World


def test_a_promise_echoes_its_absolute_date_with_the_zone(world: World) -> None:
    said = world.ana.says("/loop promised Eastside the room list by Friday")
    assert "Saved: we promised Eastside Mutual Aid." in said
    assert "“the room list”" in said
    assert "Due: Friday, 27 November 2026 (America/New_York)" in said
    assert "[Undo]" in said


def test_a_promise_by_the_partner_is_kept_in_its_own_direction(world: World) -> None:
    said = world.ana.says("/loop promised by Eastside to send the flyer text by Wednesday")
    assert "Saved: Eastside Mutual Aid promised us." in said
    brief = world.ana.says("/loop brief Eastside")
    assert "They promised\n- to send the flyer text" in brief
    assert "We promised" not in brief


def test_a_date_that_may_mean_two_days_is_asked_and_never_guessed(world: World) -> None:
    world.ana.says("/loop promised Eastside the keys by next Friday")
    assert world.ana.form is not None
    assert world.ana.form.values["words"] == "the keys"
    assert "2026-11-27" in world.ana.form.errors["due"]
    assert "2026-12-04" in world.ana.form.errors["due"]
    assert "Friday, 4 December 2026" in world.ana.fills(due="2026-12-04")


def test_a_day_that_does_not_exist_is_named(world: World) -> None:
    world.ana.says("/loop promised Eastside the keys by 31 February")
    assert world.ana.form is not None
    assert "There is no 31 February." in world.ana.form.errors["due"]


def test_a_day_that_is_over_is_asked_again(world: World) -> None:
    world.ana.says("/loop promised Eastside the keys by 2026-11-01")
    assert world.ana.form is not None
    assert "is over already" in world.ana.form.errors["due"]


def test_a_promise_without_a_date_says_so_and_offers_one(world: World) -> None:
    said = world.ana.says("/loop promised Casa Latina a Spanish story time")
    assert "There is no date yet" in said
    world.ana.presses("Set a date")
    assert "Friday, 4 December 2026" in world.ana.fills(due="4 December")


def test_the_partner_sees_the_promise_and_confirms_it_with_one_tap(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    assert "We promised you something." in world.amina.sees
    assert "“the room list”" in world.amina.sees
    assert "It stands as written." in world.amina.presses("That's right")
    assert "Eastside Mutual Aid says: that's right." in world.ana.sees


def test_the_partner_says_kept_and_a_second_press_says_who_and_when(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.ana.says("/loop mine")
    world.ana.presses("Done", near="the room list")
    assert "We think we kept a promise to you." in world.amina.sees
    token = world.amina.find_button("Kept")[1].token
    assert "down as kept" in world.amina.presses("Kept")
    assert "You have done this already" in world.amina.press_token(token)
    assert "Eastside Mutual Aid says: kept." in world.ana.sees


def test_partly_opens_the_promise_again_with_their_words(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.ana.says("/loop mine")
    world.ana.presses("Done", near="the room list")
    world.amina.presses("Partly")
    world.amina.fills(missing="The second floor is not on it.")
    assert "“The second floor is not on it.”" in world.ana.sees
    assert "It is open again." in world.ana.sees
    assert "the room list" in world.ana.says("/loop mine")


def test_the_partner_lists_promises_both_ways(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.ana.says("/loop promised by Eastside the flyer text by Wednesday")
    said = world.amina.says("/loop promises")
    assert "Promised to you\n- the room list" in said
    assert "Promised by you\n- the flyer text" in said


def test_undo_takes_a_promise_back_on_both_sides(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.ana.says("/loop undo")
    assert "nothing" in world.ana.says("/loop mine")
    assert "was taken back" in world.amina.sees
    assert "No promises yet." in world.amina.says("/loop promises")


def test_a_long_list_of_promises_asks_whether_there_is_room(world: World) -> None:
    for n in range(12):
        world.ana.says(f"/loop promised Eastside thing {n} by Friday")
    said = world.ana.says("/loop promised Eastside one more thing by Friday")
    assert "You now have 13 open promises. Is there room for this one?" in said


def test_a_first_date_is_told_and_may_not_be_over(world: World) -> None:
    world.ana.says("/loop promised Eastside a Spanish story time")
    world.ana.presses("Set a date")
    world.ana.fills(due="2026-11-01")
    assert "is over already" in world.ana.last.errors["due"]
    assert "The partner is told." in world.ana.fills(due="4 December")
    assert "There is a date for a promise now." in world.amina.sees
    assert "4 December" in world.amina.sees


def test_a_date_that_was_moved_and_agreed_to_is_not_called_a_first_date(world: World) -> None:
    world.ana.says("/loop promised Eastside the stove by 9 December")
    world.amina.presses("That's right")
    world.ana.says("/loop mine")
    world.ana.presses("Renegotiate", near="the stove")
    world.ana.fills(due="2027-01-20", reason="The shop is late.")
    assert "We would like to move a date." in world.amina.sees
    world.amina.presses("That's fine")
    assert "There is a date for a promise now." not in world.amina.sees_all
    assert "Moved to Wednesday, 20 January 2027 (America/New_York)." in world.amina.sees_all


def test_a_yes_counts_only_for_the_date_that_was_shown(world: World) -> None:
    world.ana.says("/loop promised Eastside the stove by 9 December")
    early = world.amina.find_button("That's right")[1].token
    world.ana.says("/loop mine")
    world.ana.presses("Renegotiate", near="the stove")
    world.ana.fills(due="2027-01-20", reason="The shop is late.")
    said = world.amina.press_token(early)
    assert "This has changed meanwhile. Now it is so:" in said
    assert "20 January 2027" in said
    assert "renegotiated" in world.ana.says("/loop brief Eastside")


def test_why_we_wait_stays_among_us(world: World) -> None:
    world.ana.says("/loop promised Eastside the banner by 3 December")
    world.ana.says("/loop mine")
    world.ana.presses("Renegotiate", near="the banner")
    world.ana.fills(due="4 December", reason="The supplier is late.")
    world.ana.says("/loop mine")
    world.ana.presses("Snooze", near="the banner")
    world.ana.fills(until="tomorrow", reason="Casa Latina comes first.")
    world.amina.presses("That's fine")
    world.amina.says("/loop promises")
    assert "The supplier is late." in world.amina.sees_all
    assert "Casa Latina comes first." not in world.amina.sees_all


def test_a_verdict_leaves_the_day_it_was_kept(world: World) -> None:
    world.ana.says("/loop promised Eastside the stove by 9 December")
    world.ana.says("/loop mine")
    world.ana.presses("Done", near="the stove")
    world.advance(days=5)
    world.amina.presses("Kept")
    assert "kept, Monday, 23 November 2026" in world.amina.says("/loop promises")


def test_done_after_partly_asks_the_partner_again(world: World) -> None:
    world.ana.says("/loop promised Eastside the stove by 9 December")
    for missing in ("The pipe.", "The other pipe."):
        world.ana.says("/loop mine")
        world.ana.presses("Done", near="the stove")
        assert "Do you see it so too?" in world.amina.sees
        world.amina.presses("Partly")
        world.amina.fills(missing=missing)
        assert f"“{missing}”" in world.ana.sees


def test_a_partner_can_say_how_it_should_be_written_down(world: World) -> None:
    world.ana.says("/loop promised Eastside the stove by 9 December")
    world.amina.presses("Not quite")
    assert "The person who looks after it has your words." in world.amina.fills(right="It was two stoves.")
    assert "“It was two stoves.”" in world.ana.sees
    assert "It is open again" not in world.ana.sees
    assert "proposed" in world.ana.says("/loop brief Eastside")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("a story time every Monday except 25 December", "a story time"),
        ("the flyers by tuesday or wednesday", "the flyers"),
        ("the flyers not by Friday but by 30 January", "the flyers"),
        ("the list on Monday and the keys by Friday", "the list on Monday and the keys by Friday"),
        ("a story time every Monday", "a story time"),
        ("a newsletter monthly", "a newsletter"),
        ("the keys by the end of the week", "the keys"),
        ("the keys monday 9", "the keys"),
        ("the keys in a few weeks", "the keys"),
        ("the keys next week", "the keys"),
        ("the keys by Firday", "the keys by Firday"),
        ("the keys some time next month maybe", "the keys some time next month maybe"),
    ],
)
def test_a_date_that_is_not_one_clear_day_is_asked_and_nothing_is_saved(world: World, line: str, words: str) -> None:
    said = world.ana.says(f"/loop promised Casa Latina {line}")
    assert "Saved" not in said
    form = world.ana.form
    assert form is not None
    assert set(form.errors) == {"due"}
    assert form.values["words"] == words
    assert "nothing" in world.ana.says("/loop mine")
    assert line in world.ana.says("/loop review")


def test_a_name_with_a_day_in_it_may_stay_without_a_date(world: World) -> None:
    world.ana.says("/loop promised Casa Latina the Friday Club keys")
    assert "There is no date yet" in world.ana.fills()


@pytest.mark.parametrize(
    ("line", "words", "due"),
    [
        ("the keys no later than Friday", "the keys", "Friday, 27 November"),
        ("the keys (by Friday)", "the keys", "Friday, 27 November"),
        ("the keys by Friday 🎉", "the keys", "Friday, 27 November"),
        ("the keys at the end of the month", "the keys", "Monday, 30 November"),
        ("the keys tonight", "the keys", "Monday, 23 November"),
        ("the keys within 2 weeks", "the keys", "Monday, 7 December"),
        ("the keys in 2 days time", "the keys", "Wednesday, 25 November"),
        ("the keys in a couple of weeks", "the keys", "Monday, 7 December"),
        ("the keys a week on Tuesday", "the keys", "Tuesday, 1 December"),
        ("a talk on Monday", "a talk", "Monday, 30 November"),
    ],
)
def test_the_words_are_left_clean_of_their_date(world: World, line: str, words: str, due: str) -> None:
    said = world.ana.says(f"/loop promised Casa Latina {line}")
    assert f"“{words}”" in said
    assert f"Due: {due}" in said


def test_a_reminder_may_have_an_exception(world: World) -> None:
    said = world.ana.says("/loop remind me to call Pastor Lee every Monday except 28 December")
    assert "call Pastor Lee\n" in said
    assert "every Monday at 09:00 (America/New_York), except on 2026-12-28" in said


def test_a_reminder_with_an_exception_that_no_rule_can_say_is_asked(world: World) -> None:
    world.ana.says("/loop remind me to call Pastor Lee every Monday except in August")
    assert world.ana.form is not None
    assert world.ana.form.values["words"] == "call Pastor Lee"
    assert "can't read what repeats" in world.ana.form.errors["when"]


def test_a_reminder_in_some_minutes_comes_then(world: World) -> None:
    world.ana.says("/loop remind me to call Pastor Lee in 10 minutes")
    world.advance(minutes=9)
    before = len(world.ana.inbox)
    world.advance(minutes=2)
    assert len(world.ana.inbox) > before
