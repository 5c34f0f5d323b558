"""Reminders: before, on and after the date, one bundle a day, private first, edited in place, each button once."""

from datetime import UTC, datetime

import pytest

from storage.people import Person as Human
from storage.viewer import Role
from tests.driver import Person, World

DUE_FRIDAY = "/loop promised Eastside the room list by Friday"


def bundles(person: Person) -> list[str]:
    """The reminders at somebody's place, as they stand now."""
    texts = [post.message.to_text() for post in person.inbox]
    return [text for text in texts if "keeping an eye on" in text]


def test_reminders_come_two_working_days_before_on_the_day_and_after(world: World) -> None:
    world.ana.says(DUE_FRIDAY)
    seen = []
    for _ in range(12):
        before = len(world.ana.inbox)
        world.advance(days=1)
        if len(world.ana.inbox) > before:
            seen.append(world.clock.now().date().isoformat())
    # Wednesday before, Friday itself, Monday (one working day after), Wednesday (three).
    assert seen == ["2026-11-25", "2026-11-27", "2026-11-30", "2026-12-02"]


def test_what_is_due_on_one_day_is_one_bundle(world: World) -> None:
    for words in ("the room list", "the key", "the poster"):
        world.ana.says(f"/loop promised Eastside {words} by Friday")
    world.advance(days=2)
    assert len(bundles(world.ana)) == 1
    assert "3 things you are keeping an eye on" in world.ana.sees
    assert world.ana.sees.count("[Done]") == 3


def test_a_newer_reminder_replaces_the_old_one_in_place(world: World) -> None:
    world.ana.says(DUE_FRIDAY)
    world.advance(days=2)
    assert len(bundles(world.ana)) == 1
    world.advance(days=2)
    assert len(bundles(world.ana)) == 1
    closed = [post for post in world.ana.inbox if "There is a newer reminder below." in post.message.to_text()]
    assert len(closed) == 1
    assert not closed[0].message.buttons()


def test_a_reminder_with_nothing_new_is_written_over_the_last_one(world: World) -> None:
    world.ana.says("/loop settings level active")
    world.ana.says(DUE_FRIDAY)
    world.goes_to(datetime(2026, 11, 30, 15, 0, tzinfo=UTC))
    posts = len(world.ana.inbox)
    world.goes_to(datetime(2026, 12, 1, 15, 0, tzinfo=UTC))
    assert len(world.ana.inbox) == posts
    assert any(post.earlier for post in world.ana.inbox)


def test_a_reminder_whose_reason_went_away_is_not_sent(world: World) -> None:
    world.ana.says(DUE_FRIDAY)
    world.ana.says("/loop mine")
    world.ana.presses("Done", near="the room list")
    world.advance(days=10)
    assert bundles(world.ana) == []


def test_private_first_then_the_team_channel_then_the_manager(world: World) -> None:
    world.ana.says(DUE_FRIDAY)
    world.goes_to(datetime(2026, 12, 1, 20, 0, tzinfo=UTC))
    assert bundles(world.ana)
    assert world.team_channel == []
    world.goes_to(datetime(2026, 12, 2, 20, 0, tzinfo=UTC))
    assert "1 thing could use a hand" in world.team_channel[-1].message.to_text()
    assert "Ana" not in world.team_channel[-1].message.to_text()
    assert "waited for more than a week" not in world.rosa.sees_all
    world.goes_to(datetime(2026, 12, 8, 20, 0, tzinfo=UTC))
    assert "1 thing has waited for more than a week" in world.rosa.sees_all


def test_a_partners_promise_is_never_chased_in_public(world: World) -> None:
    world.ana.says("/loop promised by Eastside the flyer text by Friday")
    world.advance(days=40)
    assert world.team_channel == []
    assert "flyer" not in world.rosa.sees_all


def test_done_works_once_and_a_second_press_says_who_and_when(world: World) -> None:
    world.ana.says(DUE_FRIDAY)
    world.advance(days=2)
    token = world.ana.find_button("Done", "the room list")[1].token
    assert "Done: the room list" in world.ana.presses("Done", near="the room list")
    again = world.ana.press_token(token)
    assert "already" in again
    assert "25 November 2026" in again
    other = world.rosa.press_token(token)
    assert "Ana has done this already" in other


def test_the_pressed_reminder_shows_what_is_settled(world: World) -> None:
    world.ana.says(DUE_FRIDAY)
    world.ana.says("/loop promised Eastside the key by Friday")
    world.advance(days=2)
    world.ana.presses("Done", near="the room list")
    reminder = bundles(world.ana)[-1]
    assert "1 thing you are keeping an eye on" in reminder
    assert "Settled\n- the room list\n  Done by Ana, Wednesday, 25 November 2026, " in reminder


def test_snooze_brings_it_back_on_the_day(world: World) -> None:
    world.ana.says(DUE_FRIDAY)
    world.advance(days=2)
    world.ana.presses("Snooze", near="the room list")
    assert "Monday, 30 November 2026" in world.ana.fills(until="Monday", reason="away")
    shown = len(bundles(world.ana))
    world.goes_to(datetime(2026, 11, 29, 20, 0, tzinfo=UTC))
    assert len(bundles(world.ana)) == shown
    world.goes_to(datetime(2026, 11, 30, 20, 0, tzinfo=UTC))
    assert "The date has passed" in world.ana.sees_all


def test_renegotiate_tells_and_asks_the_partner(world: World) -> None:
    world.ana.says(DUE_FRIDAY)
    world.advance(days=2)
    world.ana.presses("Renegotiate", near="the room list")
    assert "New date: Friday, 4 December 2026" in world.ana.fills(due="2026-12-04", reason="The printer broke.")
    assert "We would like to move a date." in world.amina.sees
    assert "Why: The printer broke." in world.amina.sees
    assert "It stands as written." in world.amina.presses("That's fine")


def test_hand_over_needs_the_other_ones_yes(world: World) -> None:
    world.ana.says(DUE_FRIDAY)
    world.advance(days=2)
    world.ana.presses("Hand over", near="the room list")
    assert "I asked Rosa." in world.ana.fills(person="Rosa")
    assert "Ana asks whether you can take this over." in world.rosa.sees
    assert "the room list" in world.ana.says("/loop mine")
    world.rosa.presses("Yes, I'll take it")
    assert "Rosa took this over." in world.ana.sees
    assert "the room list" not in world.ana.says("/loop mine")
    assert "the room list" in world.rosa.says("/loop mine")


def test_not_now_leaves_it_where_it_was(world: World) -> None:
    world.ana.says(DUE_FRIDAY)
    world.advance(days=2)
    world.ana.presses("Hand over", near="the room list")
    world.ana.fills(person="Rosa")
    world.rosa.presses("Not now")
    assert "so it stays with you" in world.ana.sees
    assert "the room list" in world.ana.says("/loop mine")


def test_what_was_missed_while_down_comes_once_and_says_so(world: World) -> None:
    world.ana.says(DUE_FRIDAY)
    world.jumps(days=9)
    assert len(bundles(world.ana)) == 1
    assert "This comes late: it was due on" in bundles(world.ana)[0]


def test_a_clock_that_goes_back_sends_nothing_again(world: World) -> None:
    world.ana.says(DUE_FRIDAY)
    world.advance(days=2)
    posts = len(world.ana.inbox)
    world.jumps(days=-1)
    world.jumps(days=1)
    assert len(world.ana.inbox) == posts


def test_quiet_hours_move_a_reminder_to_their_end(world: World) -> None:
    world.ana.says("/loop settings time 7:00")
    world.ana.says(DUE_FRIDAY)
    world.goes_to(datetime(2026, 11, 25, 12, 30, tzinfo=UTC))
    assert bundles(world.ana) == []
    world.goes_to(datetime(2026, 11, 25, 13, 30, tzinfo=UTC))
    assert len(bundles(world.ana)) == 1


def test_a_pause_holds_private_reminders_until_its_day(world: World) -> None:
    world.ana.says(DUE_FRIDAY)
    world.ana.says("/loop settings pause until 2026-12-01")
    world.goes_to(datetime(2026, 11, 30, 20, 0, tzinfo=UTC))
    assert bundles(world.ana) == []
    world.goes_to(datetime(2026, 12, 1, 20, 0, tzinfo=UTC))
    assert len(bundles(world.ana)) == 1


def test_light_means_fewer_reminders(world: World) -> None:
    world.ana.says("/loop settings level light")
    world.ana.says(DUE_FRIDAY)
    world.advance(days=3)
    assert bundles(world.ana) == []
    world.advance(days=1)
    assert len(bundles(world.ana)) == 1


def test_an_hour_of_its_own_is_kept_to_the_minute(world: World) -> None:
    world.ana.says("/loop remind me to ring the school tomorrow at 14:30")
    world.goes_to(datetime(2026, 11, 24, 19, 29, tzinfo=UTC))
    assert "ring the school" not in " ".join(bundles(world.ana))
    world.goes_to(datetime(2026, 11, 24, 19, 30, tzinfo=UTC))
    assert "ring the school" in bundles(world.ana)[-1]


def test_why_something_was_snoozed_is_in_its_history(world: World) -> None:
    world.ana.says(DUE_FRIDAY)
    world.ana.says("/loop mine")
    world.ana.presses("Snooze", near="the room list")
    world.ana.fills(until="in 1 week", reason="the hall is closed")
    world.ana.says("/loop brief Eastside")
    assert "the hall is closed" in world.ana.presses("Open", near="the room list")


@pytest.mark.parametrize(
    ("button", "typed"),
    [
        ("Renegotiate", {"due": "2026-12-04", "reason": "The printer broke."}),
        ("Snooze", {"until": "Monday", "reason": "the hall is closed"}),
        ("Hand over", {"person": "Rosa from next door"}),
    ],
)
def test_what_was_typed_for_something_settled_meanwhile_is_kept(
    world: World, button: str, typed: dict[str, str]
) -> None:
    world.ana.says(DUE_FRIDAY)
    world.advance(days=2)
    world.ana.presses(button, near="the room list")
    form = world.ana.form
    world.rosa.press_token(world.ana.find_button("Done", "the room list")[1].token)
    world.ana.form = form
    said = world.ana.fills(**typed)
    assert "Already kept: Rosa" in said
    assert "What you typed is kept: type /loop review." in said
    assert list(typed.values())[-1] in world.ana.says("/loop review")


def test_of_a_promise_that_was_taken_back_the_typed_reason_is_kept(world: World) -> None:
    world.ana.says(DUE_FRIDAY)
    world.advance(days=2)
    world.ana.presses("Snooze", near="the room list")
    form = world.ana.form
    world.ana.says("/loop undo")
    world.ana.form = form
    assert "What you typed is kept" in world.ana.fills(until="Monday", reason="the hall is closed")
    assert "the hall is closed" in world.ana.says("/loop review")


def nobody_may_be_written_to(world: World) -> None:
    world.amina.says("/loop preferences change")
    world.amina.fills(where="not at all")


def test_a_partner_who_can_not_be_asked_is_not_said_to_be_asked(world: World) -> None:
    nobody_may_be_written_to(world)
    world.ana.says(DUE_FRIDAY)
    world.advance(days=2)
    world.ana.presses("Renegotiate", near="the room list")
    said = world.ana.fills(due="2026-12-04", reason="The printer broke.")
    assert "The date is moved." in said
    assert "please tell them yourself" in said
    assert "is told" not in said
    world.ana.says("/loop mine")
    said = world.ana.presses("Done", near="the room list")
    assert "please tell them yourself" in said
    assert "is asked" not in said


def test_nobody_is_asked_about_a_partners_own_promise(world: World) -> None:
    world.ana.says("/loop promised by Eastside the flyer text by Friday")
    world.ana.says("/loop mine")
    said = world.ana.presses("Done", near="the flyer text")
    assert "Done: the flyer text" in said
    assert "asked" not in said


def test_a_colleague_whom_no_platform_knows_is_not_said_to_be_asked(world: World) -> None:
    kim = Human(name="Kim", role=Role.STAFF, team_id=1, created_at=world.clock.now())
    world.database.write_now(lambda session: session.add(kim))
    world.ana.says(DUE_FRIDAY)
    world.advance(days=2)
    world.ana.presses("Hand over", near="the room list")
    said = world.ana.fills(person="Kim")
    assert "I can't write to Kim yet." in said
    assert "I asked" not in said


def test_what_is_overdue_stands_above_what_is_coming(world: World) -> None:
    world.ana.says(DUE_FRIDAY)
    world.ana.says("/loop promised Eastside the key by 2026-12-02")
    world.goes_to(datetime(2026, 11, 30, 20, 0, tzinfo=UTC))
    said = bundles(world.ana)[-1]
    assert "The date has passed\n- the room list" in said
    assert "Coming up\n- the key" in said
    assert said.index("The date has passed") < said.index("Coming up")
