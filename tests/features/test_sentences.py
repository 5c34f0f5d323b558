"""One line after a meeting: what it says is saved, what it leaves open is asked, and what was wrong is put right."""

from typing import TypeVar

import pytest
from sqlmodel import Session, select

from storage.base import Record
from storage.commitments import Commitment
from storage.follow_ups import FollowUp
from storage.meetings import Meeting
from storage.notes import Note
from storage.partners import PartnerAlias
from tests.driver import World

R = TypeVar("R", bound=Record)

WHOLE = "met Amina from Eastside yesterday; they need a Somali story time; I promised the room list by Friday"


def stands(world: World, kind: type[R]) -> list[R]:
    """What is there of a kind besides the samples, and was not taken back."""

    def look(session: Session) -> list[R]:
        return [row for row in session.exec(select(kind)) if getattr(row, "withdrawn_at", None) is None]

    return [row for row in world.app.database.read_now(look) if not getattr(row, "is_sample", False)]


def test_one_line_becomes_a_meeting_a_note_and_a_promise(world: World) -> None:
    said = world.ana.says(f"we {WHOLE}")
    assert "Saved 3 things from what you wrote." in said
    assert "Saved: you met Eastside Mutual Aid." in said
    assert "Saved what you heard from Eastside Mutual Aid." in said
    assert "Somali story time" in said
    assert "Saved: we promised Eastside Mutual Aid." in said
    assert "“the room list”" in said
    assert "Friday, 27 November 2026 (America/New_York)" in said
    assert "Sunday, 22 November 2026" in said
    (promise,) = stands(world, Commitment)
    assert (promise.words, str(promise.due_on)) == ("the room list", "2026-11-27")


def test_one_undo_takes_all_of_it_back_and_the_words_stay(world: World) -> None:
    world.ana.says(f"we {WHOLE}")
    assert "Taken back." in world.ana.presses("Undo")
    assert not stands(world, Commitment)
    assert not stands(world, Note)
    assert not stands(world, Meeting)
    assert "Somali story time" in world.ana.says("/loop review")


def test_a_name_that_two_partners_share_is_asked_with_both(world: World) -> None:
    world.ana.says("/loop partner add Grace Chapel")
    world.ana.says("/loop partner add Grace Community Church")
    said = world.ana.says("Grace needs chairs for the youth night")
    assert "Which partner is meant?" in said
    assert "[Grace Chapel]" in said
    assert "[Grace Community Church]" in said
    assert not stands(world, Note)
    assert "Saved what you heard from Grace Chapel." in world.ana.presses("Grace Chapel")


def test_a_choice_teaches_the_name_and_undo_takes_that_back_too(world: World) -> None:
    world.ana.says("/loop partner add Grace Chapel")
    world.ana.says("/loop partner add Grace Community Church")
    world.ana.says("Grace needs chairs for the youth night")
    world.ana.presses("Grace Chapel")
    assert [alias.name for alias in stands(world, PartnerAlias)] == ["Grace"]
    assert "Saved what you heard from Grace Chapel." in world.ana.says("Grace needs a projector")
    world.ana.presses("Undo")
    world.ana.says("/loop undo")
    assert "Which partner is meant?" in world.ana.says("Grace needs a bus")


def test_a_promise_without_a_partner_asks_for_it_alone_and_goes_on(world: World) -> None:
    said = world.ana.says("I promised to send the room list by Friday")
    assert "Which partner is it about?" in said
    assert "Your words are kept" in said
    world.ana.presses("Another partner")
    said = world.ana.fills(partner="Casa Latina")
    assert "Saved: we promised Casa Latina." in said
    assert "Friday, 27 November 2026" in said


def test_somebody_new_is_added_when_that_is_said(world: World) -> None:
    said = world.ana.says("I promised the Riverside Tenants Union the room list by Friday")
    assert "I don't know" in said
    assert "Saved: we promised" in world.ana.presses("Add as new")


def test_a_day_that_may_be_two_is_asked_with_both(world: World) -> None:
    said = world.ana.says("I promised Casa Latina the room list by next Friday")
    assert "Which day is" in said
    said = world.ana.presses("Fri 4 Dec")
    assert "Friday, 4 December 2026" in said


def test_no_thursday_moves_the_day_of_what_was_saved_last(world: World) -> None:
    world.ana.says("I promised Casa Latina the room list by Friday")
    said = world.ana.says("no, Thursday")
    assert "Thursday, 26 November 2026" in said
    (promise,) = stands(world, Commitment)
    assert str(promise.due_on) == "2026-11-26"
    world.ana.presses("Undo")
    (promise,) = stands(world, Commitment)
    assert str(promise.due_on) == "2026-11-27"


def test_i_meant_somebody_else_moves_it_to_them(world: World) -> None:
    world.ana.says("I promised Casa Latina the room list by Friday")
    said = world.ana.says("I meant Harbor Clinic")
    assert "Saved: we promised Harbor Clinic." in said
    (promise,) = stands(world, Commitment)
    assert promise.words == "the room list"
    assert "empty" in world.ana.says("/loop review")


def test_a_part_of_the_day_is_an_hour_for_a_reminder(world: World) -> None:
    assert "Monday, 23 November 2026, 18:00" in world.ana.says("hi, remind me to call Amina this evening")


def test_a_corrected_day_is_that_of_what_is_to_come(world: World) -> None:
    world.ana.says("met Amina from Eastside yesterday; remind me to call her on Tuesday")
    said = world.ana.says("no, Thursday")
    assert "When: Sunday, 22 November 2026" in said
    assert "When: Thursday, 26 November 2026" in said
    (meeting,) = stands(world, Meeting)
    assert str(meeting.held_on) == "2026-11-22"
    assert "empty" in world.ana.says("/loop review")


def test_which_of_two_promises_is_moved_is_asked(world: World) -> None:
    world.ana.says("I promised Casa Latina the list by Friday. I promised Casa Latina the keys by Monday.")
    said = world.ana.says("no, Tuesday")
    assert "Which one do you mean?" in said
    assert sorted(str(each.due_on) for each in stands(world, Commitment)) == ["2026-11-27", "2026-11-30"]
    world.ana.presses("This one", near="the keys")
    assert sorted(str(each.due_on) for each in stands(world, Commitment)) == ["2026-11-24", "2026-11-27"]


def test_a_second_correction_keeps_the_first(world: World) -> None:
    world.ana.says("I promised Casa Latina the room list by Friday")
    world.ana.says("no, Thursday")
    assert "Saved: we promised Harbor Clinic." in world.ana.says("I meant Harbor Clinic")
    (promise,) = stands(world, Commitment)
    assert (promise.words, str(promise.due_on)) == ("the room list", "2026-11-26")


def test_undo_that_takes_it_back(world: World) -> None:
    world.ana.says("I promised Casa Latina the room list by Friday")
    assert "Taken back." in world.ana.says("undo that")


def test_a_question_is_looked_up(world: World) -> None:
    world.ana.says('/loop heard Casa Latina: "the bus stops at six"')
    assert "the bus stops at six" in world.ana.says("what did we hear about the bus?")


def test_talk_is_not_kept(world: World) -> None:
    assert "You are welcome" in world.ana.says("thanks!")
    assert "empty" in world.ana.says("/loop review")


def test_spanish_is_understood(world: World) -> None:
    said = world.ana.says("Casa Latina necesita un proyector; le prometí las llaves para el viernes")
    assert "Saved 2 things" in said
    assert "Friday, 27 November 2026" in said


def test_what_asks_in_a_line_of_several_waits_alone_and_what_comes_after_it_is_saved(world: World) -> None:
    line = "Casa Latina needs a projector; remind me to call them yesterday; I promised them the keys by Friday"
    assert "Saved 2 things" in world.ana.says(line)
    assert (len(stands(world, Note)), len(stands(world, Commitment)), len(stands(world, FollowUp))) == (1, 1, 0)
    assert world.ana.form is not None
    assert "I will remind you." in world.ana.fills(words="call them", when="Friday", partner="Casa Latina")
    assert (len(stands(world, Note)), len(stands(world, Commitment)), len(stands(world, FollowUp))) == (1, 1, 1)
    assert "empty" in world.ana.says("/loop review")


def test_what_asks_in_a_line_of_several_stays_in_the_review_list_when_the_form_is_left(world: World) -> None:
    world.ana.says("Casa Latina needs a projector; remind me to call them yesterday")
    said = world.ana.says("/loop review")
    assert "remind me to call them yesterday" in said
    assert "projector" not in said


def test_a_reminder_in_plain_words(world: World) -> None:
    said = world.ana.says("remind me to call Pastor Lee in 3 weeks")
    assert "I will remind you." in said
    assert "Monday, 14 December 2026" in said


def test_words_that_say_nothing_of_all_this_are_kept_as_before(world: World) -> None:
    said = world.ana.says("blue bananas fly sideways")
    assert "I did not understand this yet." in said
    assert "blue bananas" in world.ana.says("/loop review")


def test_what_a_partner_needs_is_shared_with_its_kind(world: World) -> None:
    said = world.amina.says("we need a room for forty people on Sundays")
    assert "Thank you. We heard you." in said
    (note,) = stands(world, Note)
    assert note.kind == "need"
    assert note.quote == "we need a room for forty people on Sundays"


DOUBTFUL = "Eastside will lend us the van on December 4 and the key on December 7"


def test_what_may_well_be_wrong_is_shown_and_asked_before_it_is_saved(world: World) -> None:
    said = world.ana.says(DOUBTFUL)
    assert "Is this right?" in said
    assert "They promised" in said
    assert "December 2026 (America/New_York)" in said
    assert "nothing is saved until you answer" in said
    assert not stands(world, Commitment)
    world.ana.presses("Save")
    assert stands(world, Commitment)


def test_what_was_read_wrongly_is_thrown_away(world: World) -> None:
    world.ana.says(DOUBTFUL)
    world.ana.presses("Throw away")
    assert not stands(world, Commitment)


def test_a_partner_hears_of_what_was_read_out_of_a_sentence_when_there_was_time_to_put_it_right(world: World) -> None:
    said = world.ana.says("we met Amina from Eastside yesterday; I promised the room list by Friday")
    assert "Amina will hear of it in 5 minutes." in said
    assert world.amina.inbox == []
    world.ana.says("no, Thursday")
    assert world.amina.inbox == []
    world.advance(minutes=6)
    assert "“the room list”" in world.amina.sees
    assert "Thursday, 26 November 2026" in world.amina.sees
    assert len(world.amina.inbox) == 1


def test_nobody_hears_of_what_was_taken_back_in_time(world: World) -> None:
    world.ana.says("we met Amina from Eastside yesterday; I promised the room list by Friday")
    world.ana.presses("Undo")
    world.advance(minutes=60)
    assert world.amina.inbox == []


@pytest.mark.parametrize(
    ("answer", "saved"), [("We did", "we promised Casa Latina."), ("They did", "Casa Latina promised us.")]
)
def test_who_promised_is_asked_and_then_it_is_saved(world: World, answer: str, saved: str) -> None:
    assert "Who promised it?" in world.ana.says("the list will be sent to Casa Latina by Friday")
    assert f"Saved: {saved}" in world.ana.presses(answer)


@pytest.mark.parametrize(
    "words",
    ["any open promises to Casa Latina?", "Did we meet Casa Latina yesterday?", "how often did we meet casa latina?"],
)
def test_a_question_about_a_partner_alone_is_answered_by_its_brief(world: World, words: str) -> None:
    assert "Nothing found" not in world.ana.says(words)
    assert "Casa Latina" in world.ana.sees


def test_a_contact_who_asks_what_is_kept_sees_it(world: World) -> None:
    assert "What we keep about Eastside Mutual Aid" in world.amina.says("what do you keep about me?")
