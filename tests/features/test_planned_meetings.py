"""Planning a meeting: one line or a form, who is asked, moving it and calling it off."""

from datetime import UTC, datetime, time

import pytest
from sqlmodel import Session

from storage.people import Team
from tests.bot.cast import newest
from tests.driver import Person, World
from tests.features.towns import omar, set_person, yusuf

LINE = "/loop meet Eastside Friday at 10:00 at the library; Somali story time; the room list; with Amina"


def test_one_line_plans_a_meeting_and_says_all_of_it(world: World) -> None:
    said = world.ana.says(LINE)
    assert "Planned: you meet Eastside Mutual Aid." in said
    assert "When: Friday, 27 November 2026, 10:00 (America/New_York)" in said
    assert "Where: the library" in said
    assert "Coming: Ana" in said
    assert "No answer yet: Amina" in said
    assert "- Somali story time\n  Ana" in said
    assert "- the room list\n  Ana" in said
    assert "I ask Amina whether they come." in said
    assert "[Undo]" in said


def leaves(person: Person) -> None:
    person.says("/loop leave")
    person.presses("Leave")


def test_who_left_is_awaited_no_more(world: World) -> None:
    yusuf(world)
    world.ana.says("/loop meet Eastside Friday at 10:00; chairs; with Amina and Yusuf")
    leaves(world.amina)
    said = world.ana.presses("Open")
    assert "No answer yet: Yusuf" in said
    assert "Amina" not in said
    assert "0 of 1 come" in world.ana.says("/loop mine")


def test_who_said_yes_and_left_is_not_coming(world: World) -> None:
    world.ana.says(LINE)
    world.amina.presses("I'll come")
    leaves(world.amina)
    said = world.ana.presses("Open")
    assert "Coming: Ana" in said
    assert "Amina" not in said


def test_who_left_after_a_meeting_was_there(world: World) -> None:
    world.ana.says(LINE)
    world.amina.presses("I'll come")
    world.goes_to(datetime(2026, 11, 30, 15, 0, tzinfo=UTC))
    leaves(world.amina)
    assert "Amina" in world.ana.sees


def test_the_form_plans_the_same_meeting(world: World) -> None:
    world.ana.says("/loop meet")
    said = world.ana.fills(
        partner="Eastside", day="Friday", at="10", place="the library", theirs="Amina", agenda="Somali story time"
    )
    assert "When: Friday, 27 November 2026, 10:00 (America/New_York)" in said
    assert "- Somali story time" in said


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Eastside tomorrow at 15:00", ["Tuesday, 24 November 2026, 15:00", "No answer yet: Amina"]),
        (
            "with Casa Latina on 2026-12-04 9:30 in the park",
            ["you meet Casa Latina", "4 December 2026, 09:30", "Where: the park"],
        ),
        ("Amina from Eastside Friday 10am", ["you meet Eastside", "27 November 2026, 10:00", "No answer yet: Amina"]),
        ("Eastside Friday at 10 at City Hall with Amina and Halima", ["Where: City Hall", "answer yet: Amina, Halima"]),
        ("Eastside at City Hall on Friday at 10", ["27 November 2026, 10:00", "Where: City Hall"]),
        ("Eastside Friday at 10 with Amina at City Hall", ["Where: City Hall", "No answer yet: Amina"]),
        ("Eastside Friday at 10; with Rosa; chairs", ["No answer yet: Rosa", "- chairs"]),
    ],
)
def test_the_line_is_read_in_the_order_people_say_it(world: World, line: str, shown: list[str]) -> None:
    said = world.ana.says(f"/loop meet {line}")
    assert [part for part in shown if part not in said] == []


def test_a_meeting_without_an_hour_asks_for_it_with_the_rest_filled_in(world: World) -> None:
    world.ana.says("/loop meet Eastside on Friday at the library; chairs")
    assert world.ana.form is not None
    assert world.ana.form.errors == {"at": "Please answer this one."}
    assert world.ana.form.values["day"] == "2026-11-27"
    assert world.ana.form.values["agenda"] == "chairs"
    assert "Eastside on Friday at the library; chairs" in world.ana.says("/loop review")


def test_a_day_that_may_be_two_is_asked_and_the_hour_stays(world: World) -> None:
    world.ana.says("/loop meet Eastside next Tuesday 10:00 at the library")
    assert world.ana.form is not None
    assert "may mean 2026-11-24 or 2026-12-01" in world.ana.form.errors["day"]
    assert world.ana.form.values["at"] == "10:00"
    assert "1 December 2026, 10:00" in world.ana.fills(day="2026-12-01")


@pytest.mark.parametrize(("day", "field"), [("2026-11-01", "day"), ("31 February", "day"), ("today", "at")])
def test_a_meeting_is_still_to_come(world: World, day: str, field: str) -> None:
    world.ana.says("/loop meet")
    world.ana.fills(partner="Eastside", day=day, at="8:00")
    assert set(world.ana.last.errors) == {field}


def test_it_stands_in_my_list_at_home_in_the_brief_and_with_the_partner(world: World) -> None:
    world.ana.says(LINE)
    for words in ("/loop mine", "/loop home", "/loop brief Eastside"):
        said = world.ana.says(words)
        assert "oming up\n" in said
        assert "- Fri 27 Nov, 10:00" in said
        assert "the library · 0 of 1 come" in said
    assert "Friday, 27 November 2026, 10:00 (America/New_York)" in world.amina.says("/loop meetings")
    assert "Meetings coming up" in world.amina.says("/loop home")


def test_a_quiet_day_or_a_holiday_is_said_and_not_in_the_way(world: World) -> None:
    def in_the_us(session: Session) -> None:
        newest(session, Team).country = "US"

    world.database.write_now(in_the_us)
    world.ana.says("/loop partner Eastside quiet Thursday")
    said = world.ana.says("/loop meet Eastside 2026-11-26 at 10:00")
    assert "Planned: you meet Eastside Mutual Aid." in said
    assert "Thursday, 26 November 2026 (America/New_York) is a quiet day of Eastside Mutual Aid." in said
    assert "Thursday, 26 November 2026 (America/New_York) is a public holiday." in said


def test_nobody_named_means_everybody_we_know_there(world: World) -> None:
    colleague = yusuf(world)
    said = world.ana.says("/loop meet Eastside Friday at 10:00")
    assert "I ask Amina, Yusuf whether they come." in said
    assert "Ana invites you to a meeting." in colleague.sees


def test_whoever_gets_no_messages_is_named_so_that_they_are_asked_otherwise(world: World) -> None:
    said = world.ana.says("/loop meet Eastside Friday at 10:00; with Halima")
    assert "Halima: no messages from me go there, so please ask yourself." in said
    assert "invites you" not in world.amina.sees_all


def test_undo_takes_it_back_on_both_sides(world: World) -> None:
    world.ana.says(LINE)
    assert "invites you" in world.amina.sees
    world.ana.presses("Undo")
    assert "invites you" not in world.amina.sees_all
    assert "What was written here was taken back." in world.amina.sees_all
    assert "Meetings coming up" not in world.ana.says("/loop mine")
    assert "No meetings yet." in world.amina.says("/loop meetings")


def test_undo_leaves_a_meeting_that_they_answered(world: World) -> None:
    world.ana.says(LINE)
    world.amina.presses("I'll come")
    assert "I left this as it is." in world.ana.says("/loop undo")
    assert "Coming: Ana, Amina" in world.ana.sees_all


def test_undo_leaves_a_meeting_whose_agenda_grew(world: World) -> None:
    world.ana.says(LINE)
    undo = world.ana.find_button("Undo")[1].token
    world.ana.presses("Open")
    world.ana.presses("Add to the agenda")
    world.ana.fills(words="The flyer")
    assert "There is more written down with it by now." in world.ana.press_token(undo)


def test_words_that_name_another_partner_are_asked_about_once(world: World) -> None:
    world.ana.says("/loop meet Eastside Friday at 10:00; what Casa Latina said; with Amina")
    assert world.ana.form is not None
    assert "These words name Casa Latina and go to Eastside Mutual Aid." in world.ana.form.errors["agenda"]
    assert "Casa" not in world.amina.sees_all
    assert "Planned:" in world.ana.fills(agenda="what others said")
    assert "what others said" in world.amina.sees


# Moving and calling off.


def opened(world: World, line: str = LINE) -> None:
    world.ana.says(line)
    world.ana.presses("Open")


def test_a_meeting_that_is_moved_tells_everybody_once_and_asks_again(world: World) -> None:
    opened(world)
    world.amina.presses("I'll come")
    letters = len(world.amina.inbox)
    world.ana.presses("Move")
    said = world.ana.fills(day="2026-12-01", at="15:00")
    assert "The meeting is moved." in said
    assert "When: Tuesday, 1 December 2026, 15:00 (America/New_York)" in said
    assert "Everybody who is invited is told and asked again." in said
    assert len(world.amina.inbox) == letters + 1
    assert "The meeting with Ana has changed." in world.amina.sees
    assert "No answer yet: Amina" in world.amina.sees
    assert "There is a newer message about this meeting." in world.amina.sees_all
    assert world.amina.sees_all.count("[I'll come]") == 1


def test_undo_of_a_move_tells_them_the_old_time_and_takes_their_yes_back_to_it(world: World) -> None:
    opened(world)
    world.amina.presses("I'll come")
    world.ana.presses("Move")
    world.ana.fills(day="2026-12-01", at="15:00")
    assert "Taken back." in world.ana.presses("Undo")
    assert "The meeting with Ana has changed." in world.amina.sees
    assert "When: Friday, 27 November 2026, 10:00" in world.amina.sees
    assert "You said: coming" in world.amina.sees
    assert "Coming: Ana, Amina" in world.ana.sees_all


def test_another_place_is_told_and_a_yes_stays_a_yes(world: World) -> None:
    opened(world)
    world.amina.presses("I'll come")
    world.ana.presses("Move")
    said = world.ana.fills(place="City Hall")
    assert "Everybody who is invited is told." in said
    assert "Where: City Hall" in world.amina.sees
    assert "You said: coming" in world.amina.sees


def test_a_yes_to_the_old_time_is_no_yes_to_the_new_one(world: World) -> None:
    opened(world)
    old = world.amina.find_button("I'll come")[1].token
    world.ana.presses("Move")
    world.ana.fills(day="2026-12-01", at="15:00")
    said = world.amina.press_token(old)
    assert "This has changed meanwhile. Now it is so:" in said
    assert "Tuesday, 1 December 2026" in said
    assert "No answer yet: Amina" in said


def test_a_meeting_that_is_called_off_tells_everybody_once(world: World) -> None:
    opened(world)
    assert "Call this meeting off?" in world.ana.presses("Call off")
    letters = len(world.amina.inbox)
    assert "I told Amina." in world.ana.presses("Call it off")
    assert len(world.amina.inbox) == letters + 1
    assert "The meeting with Ana does not take place." in world.amina.sees
    assert "I'll come" not in world.amina.sees_all
    assert "cancelled" in world.amina.says("/loop meetings")
    world.ana.presses("Undo")
    assert "The meeting with Ana has changed." in world.amina.sees
    assert "[I'll come]" in world.amina.sees


def test_the_agenda_of_a_meeting_that_is_called_off_comes_with_the_next_one_until_it_is_on_again(world: World) -> None:
    opened(world)
    world.ana.says("/loop meet Eastside 2026-12-11 at 10:00")
    world.ana.says("/loop mine")
    world.ana.presses("Open", near="27 Nov")
    world.ana.presses("Call off")
    world.ana.presses("Call it off")
    assert "- Somali story time\n  Ana · carried over from Fri 27 Nov" in world.amina.inbox[1].message.to_text()
    world.ana.presses("Undo")
    assert "Somali story time" not in world.amina.inbox[1].message.to_text()
    assert "Somali story time" in world.amina.sees


def test_whoever_declined_is_not_told_again_that_it_is_off(world: World) -> None:
    opened(world)
    world.amina.presses("I can't")
    letters = len(world.amina.inbox)
    world.ana.presses("Call off")
    world.ana.presses("Call it off")
    assert len(world.amina.inbox) == letters
    assert "does not take place" in world.amina.sees_all


def test_an_invitation_waits_for_the_morning_and_a_moved_one_arrives_once(world: World) -> None:
    set_person(world, "amina", quiet_from=time(8), quiet_until=time(12))
    opened(world)
    assert world.amina.inbox == []
    world.ana.presses("Move")
    world.ana.fills(day="2026-12-01", at="15:00")
    world.goes_to(datetime(2026, 11, 23, 18, 0, tzinfo=UTC))
    assert len(world.amina.inbox) == 1
    assert "Ana invites you to a meeting." in world.amina.sees
    assert "Tuesday, 1 December 2026, 15:00" in world.amina.sees


def test_a_meeting_called_off_before_anybody_heard_of_it_is_never_mentioned(world: World) -> None:
    set_person(world, "amina", quiet_from=time(8), quiet_until=time(12))
    opened(world)
    world.ana.presses("Call off")
    assert "Nobody had to be told." in world.ana.presses("Call it off")
    world.advance(days=2)
    assert world.amina.inbox == []


def test_a_contact_of_another_partner_finds_no_door(world: World) -> None:
    stranger = omar(world)
    opened(world)
    tokens = [world.ana.find_button(label)[1].token for label in ("Open", "Move", "Call off", "Add to the agenda")]
    tokens += [world.amina.find_button(label)[1].token for label in ("I'll come", "I can't", "Another time?")]
    for token in tokens:
        assert "I can't find that." in stranger.press_token(token)
    assert "No meetings yet." in stranger.says("/loop meetings")
    assert "Eastside" not in stranger.sees_all


def test_buttons_outlive_a_restart(world: World) -> None:
    opened(world)
    world.restart()
    assert "Good, you are coming." in world.amina.presses("I'll come")
    world.restart()
    world.ana.presses("Move")
    assert world.ana.form is not None
    world.restart()
    assert "The meeting is moved." in world.ana.fills(day="2026-12-01")


def test_the_questions_are_asked_one_at_a_time_without_a_modal(world: World) -> None:
    ana = Person(world, "ana", has_forms=False)
    for line in ("/loop meet", "Eastside", "Friday", "10:00", "the library", "Amina"):
        ana.says(line)
    assert "Planned: you meet Eastside Mutual Aid." in ana.says("story time")
