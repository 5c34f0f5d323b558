"""Undo: a step back, all that follows from it, and never over what someone did since."""

import pytest
from sqlmodel import Session

from storage.partners import Partners
from storage.people import People
from storage.viewer import SYSTEM
from tests.driver import World


def test_an_edited_note_goes_back_to_its_words_and_is_found_by_them(world: World) -> None:
    world.ana.says('/loop heard Eastside: "x" the chairs are too few')
    world.ana.presses("Edit")
    world.ana.fills(paraphrase="the tables are too few", themes="tables")
    assert "the tables are too few" in world.ana.presses("Undo")
    assert "the chairs are too few" in world.ana.says("/loop find chairs")
    assert "the tables" not in world.ana.says("/loop find tables")


def test_quiet_days_of_a_partner_go_back(world: World) -> None:
    world.ana.says("/loop partner Harbor Clinic quiet Friday")
    assert "Taken back." in world.ana.says("/loop undo")
    assert "Friday" not in world.ana.says("/loop partner Harbor Clinic")


def test_after_a_pause_is_taken_back_reminders_come_again(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.ana.says("/loop settings pause until 2027-01-11")
    assert "Your settings" in world.ana.says("/loop undo")
    world.advance(days=4)
    assert "the room list" in world.ana.sees


def test_the_first_digest_ever_planned_can_be_taken_back(world: World) -> None:
    world.ana.says("/loop digest weekly Friday 9:00")
    assert "How often your digest comes" in world.ana.presses("Undo")
    assert "No digest is planned." in world.ana.says("/loop digest")
    seen = world.ana.sees_all
    world.advance(days=8)
    assert world.ana.sees_all == seen


def test_it_never_wipes_out_what_the_partner_said_since(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.ana.says("/loop mine")
    world.ana.presses("Done", near="the room list")
    world.amina.presses("Partly")
    world.amina.fills(missing="One page is missing.")
    said = world.ana.says("/loop undo")
    assert "I left this as it is." in said
    assert "It was changed since, by Amina" in said
    assert "One page is missing." in world.ana.sees_all
    assert "at risk" in world.ana.says("/loop brief Eastside")


def test_a_partner_that_others_wrote_things_down_with_stays(world: World) -> None:
    world.ana.says("/loop partner add Zebra Club")
    world.rosa.says('/loop heard Zebra Club: "stripes" they like stripes')
    assert "There is more written down with it by now." in world.ana.says("/loop undo")
    assert "stripes" in world.rosa.says("/loop brief Zebra Club")


def test_a_new_partner_and_its_first_note_go_together(world: World) -> None:
    world.ana.says('/loop heard Zebra Club: "stripes" they like stripes')
    world.ana.presses("Add as new")
    said = world.ana.presses("Undo")
    assert "they like stripes" in said
    assert "Zebra Club" in said
    assert "they like stripes" in world.ana.says("/loop review")


def test_a_new_date_taken_back_is_taken_back_at_the_partner_too(world: World) -> None:
    world.ana.says("/loop promised Eastside the stove by 9 December")
    world.ana.says("/loop mine")
    world.ana.presses("Renegotiate", near="the stove")
    world.ana.fills(due="16 December", reason="The shop is late.")
    assert "16 December" in world.amina.sees
    fine = world.amina.find_button("That's fine")[1].token
    world.ana.says("/loop undo")
    assert "16 December" not in world.amina.sees
    assert "It stands as before." in world.amina.sees
    assert "9 December" in world.amina.sees
    assert "This has changed meanwhile." in world.amina.press_token(fine)
    assert "confirmed" not in world.ana.says("/loop brief Eastside")


def test_done_taken_back_asks_the_partner_nothing_more(world: World) -> None:
    world.ana.says("/loop promised Eastside the stove by 9 December")
    world.ana.says("/loop mine")
    world.ana.presses("Done", near="the stove")
    world.ana.presses("Undo")
    assert "It stands as before." in world.amina.sees
    assert "We think we kept" not in world.amina.sees_all


def test_words_a_partner_takes_back_leave_the_place_of_staff(world: World) -> None:
    world.amina.says("/loop share")
    world.amina.presses("A concern")
    world.amina.fills(words="our director is leaving, please keep quiet")
    assert "our director" in world.ana.sees
    world.amina.presses("Undo")
    assert "our director" not in world.ana.sees_all
    assert "What was written here was taken back." in world.ana.sees


def test_a_report_back_taken_back_opens_the_loop_and_leaves_no_letter(world: World) -> None:
    world.amina.says("/loop share")
    world.amina.presses("A need")
    world.amina.fills(words="We need a room on Sundays.")
    world.ana.says("/loop close Sundays")
    world.ana.presses("Report back")
    world.ana.fills(we_did="The hall is open on Sundays.")
    right = world.amina.find_button("That's right")[1].token
    world.ana.says("/loop undo")
    assert "The hall is open" not in world.amina.sees_all
    assert "I can't find that." in world.amina.press_token(right)
    assert "1 loop is open" in world.ana.says("/loop close Sundays")
    assert "The hall is open on Sundays." in world.ana.says("/loop review")


def test_everything_typed_for_a_meeting_is_kept(world: World) -> None:
    world.ana.says("/loop met")
    world.ana.fills(
        partner="Casa Latina",
        held_on="today",
        said="They need chairs.",
        decided="We ask the school.",
        promises="twenty chairs by Friday",
    )
    world.ana.presses("Undo")
    review = world.ana.says("/loop review")
    assert "Casa Latina: They need chairs." in review
    assert "We ask the school." in review
    assert "Casa Latina: twenty chairs (Friday, 27 November 2026" in review


def test_a_contact_who_was_at_a_meeting_can_still_be_taken_back(world: World) -> None:
    world.ana.says("/loop partner Casa Latina contact Lucia")
    token = world.ana.find_button("Undo")[1].token
    world.ana.says("/loop met")
    world.ana.fills(partner="Casa Latina", held_on="today", theirs="Lucia", said="Hello.")
    assert "Lucia" in world.ana.press_token(token)
    assert "Lucia" not in world.ana.says("/loop partner Casa Latina")
    assert "Lucia" in world.ana.sees_all


def test_a_promise_taken_back_was_no_contact(world: World) -> None:
    world.ana.says("/loop partner add Lonely Club")
    world.ana.says("/loop promised Lonely Club a visit by Friday")
    world.ana.says("/loop undo")
    assert "Last contact" not in world.ana.says("/loop partner Lonely Club")


def test_it_does_not_take_back_the_same_step_twice(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    token = world.ana.find_button("Undo")[1].token
    world.ana.presses("Undo")
    assert "You have done this already" in world.ana.press_token(token)
    assert "There is nothing to undo." in world.ana.says("/loop undo")


def test_an_undo_button_of_someone_else_is_not_used_up(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    token = world.ana.find_button("Undo")[1].token
    assert "I can't find that." in world.amina.press_token(token)
    assert "Taken back." in world.ana.press_token(token)


@pytest.mark.parametrize("line", ["language es", "level light", "quiet 20:00 7:00"])
def test_settings_go_back_by_name(world: World, line: str) -> None:
    world.ana.says(f"/loop settings {line}")
    world.ana.says("/loop undo")
    before = world.ana.says("/loop settings")
    assert "English" in before or "en" in before
    assert "standard" in before
    assert "18:00" in before


def test_a_reminder_shows_again_what_was_not_done_after_all(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.advance(days=4)
    world.ana.presses("Done", near="the room list")
    assert "All done." in world.ana.sees_all
    world.ana.says("/loop undo")
    assert "All done." not in world.ana.sees_all
    assert "keeping an eye on" in world.ana.sees_all
    world.ana.presses("Snooze", near="the room list")
    assert world.ana.form is not None


def test_taking_the_promise_back_takes_every_letter_about_it(world: World) -> None:
    world.ana.says("/loop promised Eastside the stove by 9 December")
    first = world.ana.find_button("Undo")[1].token
    world.ana.says("/loop mine")
    world.ana.presses("Renegotiate", near="the stove")
    world.ana.fills(due="16 December", reason="The shop is late.")
    world.ana.press_token(first)
    assert "the stove" not in world.amina.sees_all


def test_two_new_dates_taken_back_leave_the_first_one_everywhere(world: World) -> None:
    world.ana.says("/loop promised Eastside the stove by 9 December")
    for due in ("16 December", "18 December"):
        world.ana.says("/loop mine")
        world.ana.presses("Renegotiate", near="the stove")
        world.ana.fills(due=due, reason="The shop is late.")
    world.ana.says("/loop undo")
    world.ana.says("/loop undo")
    assert "16 December" not in world.amina.sees_all
    assert "18 December" not in world.amina.sees_all


def test_the_team_channel_hears_that_it_is_open_again(world: World) -> None:
    world.ana.says("/loop promised Eastside the stove by Monday 30 November")
    world.advance(days=12)
    assert "the stove" in world.team_channel[-1].message.to_text()
    world.ana.says("/loop mine")
    world.ana.presses("Done", near="the stove")
    world.ana.says("/loop undo")
    assert "settled" not in world.team_channel[-1].message.to_text()
    assert "I'll take it" in world.team_channel[-1].message.to_text()


def test_what_a_partner_takes_back_is_gone_from_the_place_of_staff(world: World) -> None:
    world.ana.says("/loop promised Eastside the stove by 9 December")
    world.amina.presses("That's right")
    assert "says: that's right" in world.ana.sees
    world.amina.says("/loop undo")
    assert "says: that's right" not in world.ana.sees_all
    world.ana.says("/loop mine")
    world.ana.presses("Done", near="the stove")
    world.amina.presses("Partly")
    world.amina.fills(missing="SECRET oven broken")
    world.amina.says("/loop undo")
    assert "SECRET" not in world.ana.sees_all
    assert "SECRET oven broken" in world.amina.says("/loop review")


def test_not_now_after_yes_says_who_looks_after_it(world: World) -> None:
    world.ana.says("/loop promised Eastside the stove by 9 December")
    world.advance(days=21)
    world.ana.presses("Hand over", near="the stove")
    world.ana.fills(person="Rosa")
    later = world.rosa.find_button("Not now")[1].token
    world.rosa.presses("Yes, I'll take it")
    assert "Rosa looks after it by now." in world.rosa.press_token(later)
    world.rosa.says("/loop undo")
    assert "took this over" not in world.ana.sees_all


def test_who_belongs_elsewhere_by_now_reads_nothing_of_what_they_left(world: World) -> None:
    world.ana.says("/loop promised Eastside the EASTSECRET stove by 9 December")
    world.amina.presses("That's right")

    def move(session: Session) -> None:
        amina = People(session, SYSTEM).who_is("local", "local", "amina")
        casa = Partners(session, SYSTEM).called("Casa Latina")
        assert amina
        assert casa
        amina.partner_id = casa.id

    world.database.write_now(move)
    assert "I can't find that." in world.amina.says("/loop undo")
    assert "EASTSECRET" not in world.amina.says("/loop review")
