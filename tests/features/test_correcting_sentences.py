"""What is said after a line: it puts that line right, answers what was asked about it, or changes nothing."""

import pytest

from storage.commitments import Commitment
from storage.follow_ups import FollowUp
from storage.meetings import Meeting
from storage.notes import Note
from storage.partners import PartnerAlias
from tests.driver import World
from tests.features.test_sentences import DOUBTFUL, stands

PROMISED = "I promised Casa Latina the list by Friday"
HARMLESS = ["no", "sorry", "wait", "nah", "actually", "that's wrong", "never mind", "espera", "perdón"]
OF_REMINDERS = [
    "don't remind me to call Amina",
    "cancel my reminder for tomorrow",
    "delete all my reminders",
    "change my reminder to Thursday",
    "cambia mi recordatorio para el jueves",
]
UNDOING = ["undo that", "scratch that", "delete that", "take it back", "no, undo that", "deshaz eso", "borra eso"]


def days(world: World) -> list[str]:
    return sorted(str(each.due_on) for each in stands(world, Commitment))


@pytest.mark.parametrize("words", HARMLESS)
def test_words_that_undo_nothing_change_nothing(world: World, words: str) -> None:
    world.ana.says(PROMISED)
    said = world.ana.says(words)
    assert days(world) == ["2026-11-27"]
    assert "I changed nothing." in said
    assert "undo that" in said


@pytest.mark.parametrize("words", OF_REMINDERS)
def test_orders_about_reminders_open_the_list(world: World, words: str) -> None:
    world.ana.says(PROMISED)
    said = world.ana.says(words)
    assert days(world) == ["2026-11-27"]
    assert "the list" in said


@pytest.mark.parametrize("words", UNDOING)
def test_clear_words_take_back_what_was_done_last(world: World, words: str) -> None:
    world.ana.says(PROMISED)
    assert "Taken back." in world.ana.says(words)
    assert not stands(world, Commitment)


@pytest.mark.parametrize("words", ["no", "sorry"])
def test_a_contact_who_says_no_keeps_what_they_shared(world: World, words: str) -> None:
    world.amina.says("we need a room for forty people on Sundays")
    assert "I changed nothing." in world.amina.says(words)
    assert stands(world, Note)
    world.amina.says("undo that")
    assert not stands(world, Note)


@pytest.mark.parametrize("words", ["undo the promise to Casa Latina", "delete the promise", "deshaz la promesa"])
def test_something_named_is_not_taken_for_what_was_done_last(world: World, words: str) -> None:
    world.ana.says(PROMISED)
    world.ana.says("Harbor Clinic needs a flu poster")
    said = world.ana.says(words)
    assert "I took nothing back" in said
    assert "the list" in said
    assert (len(stands(world, Note)), days(world)) == (1, ["2026-11-27"])


def test_a_reminder_is_dropped_beside_a_promise_without_touching_that(world: World) -> None:
    world.ana.says("Harbor Clinic needs a flu poster")
    world.ana.says(f"{PROMISED}; cancel my reminder for tomorrow")
    world.ana.says("yes")
    assert days(world) == ["2026-11-27"]
    assert len(stands(world, Note)) == 1


@pytest.mark.parametrize("words", ["no", "undo that", "undo", "no thanks"])
def test_no_puts_the_question_aside_and_nothing_else(world: World, words: str) -> None:
    world.ana.says(PROMISED)
    world.advance(minutes=2)
    assert "Is this right?" in world.ana.says(DOUBTFUL)
    assert "I put the question aside." in world.ana.says(words)
    assert days(world) == ["2026-11-27"]
    assert "the van" in world.ana.says("/loop review")


@pytest.mark.parametrize("words", ["yes", "yes please", "that's right", "sí"])
def test_yes_is_the_save_of_the_question(world: World, words: str) -> None:
    world.ana.says(DOUBTFUL)
    assert "Saved" in world.ana.says(words)
    assert stands(world, Commitment)


def test_a_question_does_not_stand_once_something_else_was_done(world: World) -> None:
    world.ana.says(DOUBTFUL)
    world.advance(minutes=1)
    world.ana.says(PROMISED)
    world.advance(minutes=1)
    assert "Taken back." in world.ana.says("undo that")
    assert not stands(world, Commitment)


def test_a_question_does_not_stand_for_ever(world: World) -> None:
    world.ana.says(DOUBTFUL)
    world.advance(hours=1)
    assert "I changed nothing." in world.ana.says("no")


def test_yes_and_no_to_adding_to_a_note(world: World) -> None:
    world.ana.says("Casa Latina needs a projector for movie night")
    assert "Shall I add it" in world.ana.says("Casa Latina needs a projector for the movie night")
    world.ana.says("no")
    assert len(stands(world, Note)) == 2


@pytest.mark.parametrize(
    "words", ["Casa Latina", "to Casa Latina", "I meant Casa Latina", "with casa latina", "a Casa Latina"]
)
def test_a_partner_is_answered_in_words(world: World, words: str) -> None:
    assert "Which partner" in world.ana.says("I promised to send the room list by Friday")
    assert "Saved: we promised Casa Latina." in world.ana.says(words)
    assert "empty" in world.ana.says("/loop review")


def test_a_partner_among_the_choices_is_answered_by_the_word_that_differs(world: World) -> None:
    world.ana.says("/loop partner add Grace Chapel")
    world.ana.says("/loop partner add Grace Community Church")
    world.ana.says("Grace needs chairs for the youth night")
    assert "Saved what you heard from Grace Chapel." in world.ana.says("the chapel")


@pytest.mark.parametrize("words", ["the 4th", "Dec 4", "no, the 4th", "4 December"])
def test_a_day_is_answered_in_words(world: World, words: str) -> None:
    assert "Which day" in world.ana.says("I promised Casa Latina the list by next Friday")
    world.ana.says(words)
    assert days(world) == ["2026-12-04"]


@pytest.mark.parametrize(
    ("words", "direction"),
    [("us", "we to them"), ("we did", "we to them"), ("they did", "they to us"), ("nosotros", "we to them")],
)
def test_who_promised_is_answered_in_words(world: World, words: str, direction: str) -> None:
    assert "Who promised it?" in world.ana.says("The van key will be sent to Casa Latina by Friday")
    world.ana.says(words)
    (promise,) = stands(world, Commitment)
    assert promise.direction.value == direction


def test_words_of_their_own_are_no_answer(world: World) -> None:
    world.ana.says("I promised to send the room list by Friday")
    world.ana.says("Casa Latina needs a projector")
    assert len(stands(world, Note)) == 1
    assert not stands(world, Commitment)


def test_a_correction_while_a_question_stands_is_of_that_line(world: World) -> None:
    world.ana.says(PROMISED)
    world.advance(minutes=2)
    assert "Which partner" in world.ana.says("I promised to send the keys by Monday")
    world.ana.says("no, Tuesday")
    world.ana.says("Harbor Clinic")
    assert days(world) == ["2026-11-27", "2026-12-01"] or "2026-11-24" in days(world)
    assert "2026-11-27" in days(world)


def test_i_meant_teaches_no_name_by_which_somebody_is_clearly_called(world: World) -> None:
    world.ana.says("I promised Eastside the list by Friday")
    world.ana.says("I meant Casa Latina")
    assert not stands(world, PartnerAlias)
    assert "Eastside Mutual Aid" in world.ana.says("Eastside needs soap")


def graces(world: World) -> None:
    world.ana.says("/loop partner add Grace Chapel")
    world.ana.says("/loop partner add Grace Community Church")
    world.ana.says("Grace needs chairs for the youth night")


def test_what_was_learned_is_said_and_put_right_by_the_next_correction(world: World) -> None:
    graces(world)
    assert "From now on “Grace” means Grace Chapel in your team." in world.ana.presses("Grace Chapel")
    world.advance(days=2)
    assert "Grace Chapel" in world.ana.says("Grace wants a projector")
    said = world.ana.says("I meant Grace Community Church")
    assert "From now on “Grace” means Grace Community Church in your team." in said
    assert "from Grace Community Church." in world.ana.says("Grace asked for a bus to the fair")
    assert len(stands(world, PartnerAlias)) == 1


def test_undo_of_a_corrected_name_brings_back_what_was_meant_before(world: World) -> None:
    graces(world)
    world.ana.presses("Grace Chapel")
    world.ana.says("Grace wants a projector")
    world.ana.says("I meant Grace Community Church")
    world.ana.presses("Undo")
    assert "from Grace Chapel." in world.ana.says("Grace asked for a bus to the fair")


def test_a_day_is_put_right_twice(world: World) -> None:
    world.ana.says(PROMISED)
    world.ana.says("no, Thursday")
    world.ana.says("no, Wednesday")
    assert days(world) == ["2026-11-25"]
    for day in ("Thursday", "Friday", "Thursday", "Friday", "Thursday", "Friday"):
        world.ana.says(f"no, {day}")
    assert "Saved: we promised Harbor Clinic." in world.ana.says("I meant Harbor Clinic")
    assert days(world) == ["2026-11-27"]
    assert "empty" in world.ana.says("/loop review")


def test_an_answered_day_stays_when_the_partner_is_put_right(world: World) -> None:
    world.ana.says("I promised Casa Latina the list by next Friday")
    world.ana.presses("Fri 27 Nov")
    world.ana.says("I meant Harbor Clinic")
    assert days(world) == ["2026-11-27"]


def test_an_answered_order_stays_when_the_partner_is_put_right(world: World) -> None:
    world.ana.says("I promised Casa Latina the list by 02/03")
    world.ana.presses("Tue, 2 Mar 2027")
    world.ana.says("I meant Harbor Clinic")
    assert days(world) == ["2027-03-02"]


def test_what_was_edited_since_is_left_as_it_is(world: World) -> None:
    world.ana.says("Casa Latina needs a projector")
    world.ana.presses("Edit")
    world.ana.fills(paraphrase="a very large projector")
    said = world.ana.says("I meant Harbor Clinic")
    assert "It was changed since you saved it" in said
    (note,) = stands(world, Note)
    assert note.paraphrase == "a very large projector"


def test_what_was_saved_meanwhile_is_not_taken_back_with_a_correction(world: World) -> None:
    world.ana.says(PROMISED)
    world.ana.says("no, Thursday")
    world.ana.says("Harbor Clinic needs a flu poster")
    world.ana.says("I meant Eastside")
    assert len(stands(world, Note)) == 1
    assert days(world) == ["2026-11-26"]


def reminder(world: World) -> str:
    (step,) = stands(world, FollowUp)
    return f"{step.due_on} {step.due_time}"


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("no, at 11", "2026-11-24 11:00:00"),
        ("no, Thursday at 3pm", "2026-11-26 15:00:00"),
        ("no, Thursday", "2026-11-26 10:00:00"),
        ("no, el jueves a las 15:00", "2026-11-26 15:00:00"),
    ],
)
def test_the_hour_of_a_reminder_is_put_right(world: World, words: str, when: str) -> None:
    world.ana.says("remind me to call Casa Latina tomorrow at 10")
    assert reminder(world) == "2026-11-24 10:00:00"
    world.ana.says(words)
    assert reminder(world) == when


def test_partner_and_day_are_put_right_at_once(world: World) -> None:
    world.ana.says(PROMISED)
    assert "Saved: we promised Harbor Clinic." in world.ana.says("I meant Harbor Clinic by Thursday")
    assert days(world) == ["2026-11-26"]


def test_of_a_promise_and_a_reminder_it_is_asked_which(world: World) -> None:
    world.ana.says(f"{PROMISED}; remind me to call them on Thursday")
    assert "Which one do you mean?" in world.ana.says("no, Wednesday")
    assert (days(world), reminder(world)) == (["2026-11-27"], "2026-11-26 None")
    world.ana.presses("This one", near="Reminder")
    assert (days(world), reminder(world)) == (["2026-11-27"], "2026-11-25 None")
    world.ana.presses("Undo")
    assert reminder(world) == "2026-11-26 None"


@pytest.mark.parametrize("line", ["Casa Latina needs a projector", "remind me every other Tuesday to call Casa Latina"])
def test_where_there_is_no_day_that_is_said(world: World, line: str) -> None:
    world.ana.says(line)
    said = world.ana.says("no, Thursday")
    assert "There is no day in it that I could change." in said
    assert len([*stands(world, Note), *stands(world, FollowUp)]) == 1


@pytest.mark.parametrize(
    "words",
    [
        "I meant Amina",
        "sorry, not Casa Latina but Eastside",
        "it's Eastside not Casa Latina",
        "no es Casa Latina sino Eastside",
        "quise decir Eastside",
    ],
)
def test_a_partner_is_put_right_in_other_words(world: World, words: str) -> None:
    world.ana.says(PROMISED)
    assert "Saved: we promised Eastside Mutual Aid." in world.ana.says(words)
    assert len(stands(world, Commitment)) == 1


@pytest.mark.parametrize(
    "words", ["quise decir Harbor Clinic", "perdón, Harbor Clinic", "perdón, quise decir Harbor Clinic"]
)
def test_spanish_puts_an_english_line_right(world: World, words: str) -> None:
    world.ana.says(PROMISED)
    assert "Saved: we promised Harbor Clinic." in world.ana.says(words)
    assert not stands(world, Note)


def test_days_are_counted_from_when_the_line_was_typed(world: World) -> None:
    world.ana.says("I promised Casa Latina the keys by tomorrow")
    world.advance(hours=16)
    world.ana.says("I meant Harbor Clinic")
    assert days(world) == ["2026-11-24"]


def test_a_day_is_counted_from_when_the_line_was_typed_when_it_is_answered_late(world: World) -> None:
    world.ana.says("I promised to send the list by tomorrow")
    world.advance(hours=20)
    world.ana.presses("Another partner")
    world.ana.fills(partner="Casa Latina")
    assert days(world) == ["2026-11-24"]


def test_a_day_that_is_over_is_no_day_for_what_is_to_come(world: World) -> None:
    world.ana.says("remind me to call Casa Latina tomorrow at 10")
    assert "is over already" in world.ana.says("no, yesterday")
    assert reminder(world) == "2026-11-24 10:00:00"


def test_a_day_that_it_has_already(world: World) -> None:
    world.ana.says("remind me to call Casa Latina tomorrow at 10")
    assert "It is meant for that day already." in world.ana.says("no, tomorrow")
    assert "I don't know what" in world.ana.says("no, at 3")
    assert "Recordatorio" not in world.ana.sees


def test_an_order_about_reminders_is_no_answer(world: World) -> None:
    world.ana.says(DOUBTFUL)
    assert "Is this right?" not in world.ana.says("change my reminder to Thursday")
    assert "Is this right?" in world.ana.says("sorry")
    assert "Saved" in world.ana.says("yes")


@pytest.mark.parametrize("words", ["rename Harbor Clinic", "edit Harbor Clinic", "replace Harbor Clinic"])
def test_orders_to_edit_move_nothing_to_a_partner(world: World, words: str) -> None:
    world.ana.says(PROMISED)
    world.ana.says(words)
    (promise,) = stands(world, Commitment)
    assert "Casa Latina" in world.ana.says("/loop mine")
    assert not promise.withdrawn_at


@pytest.mark.parametrize("words", ["perdón, Harbor Clinic no viene", "sorry, Harbor Clinic is not coming"])
def test_what_is_told_with_a_not_puts_nothing_right(world: World, words: str) -> None:
    world.ana.says(PROMISED)
    world.ana.says(words)
    assert "Casa Latina" in world.ana.says("/loop mine")
    assert "Harbor Clinic" not in world.ana.says("/loop mine")


def test_one_day_instead_of_another(world: World) -> None:
    world.ana.says(PROMISED)
    world.ana.says("no, Thursday not Friday")
    assert days(world) == ["2026-11-26"]


def test_a_line_is_put_into_other_words_and_read_anew(world: World) -> None:
    world.ana.says("we met Amina from Eastside yesterday; I promised the room list by Friday")
    world.ana.presses("Change my words")
    said = world.ana.fills(words="we met Marisol from Casa Latina yesterday; I promised the room list by Thursday")
    assert "Saved 2 things from what you wrote." in said
    assert "Casa Latina" in said
    assert "Thursday, 26 November 2026" in said
    (promise,) = stands(world, Commitment)
    assert str(promise.due_on) == "2026-11-26"
    assert len(stands(world, Meeting)) == 1


def test_a_line_that_something_else_came_after_is_left_as_it_is(world: World) -> None:
    world.ana.says("we met Amina from Eastside yesterday; I promised the room list by Friday")
    world.ana.presses("Change my words")
    form = world.ana.form
    world.ana.says("/loop heard Casa Latina: they need chairs")
    world.ana.form = form
    assert "left it as it is" in world.ana.fills(words="we met Casa Latina; I promised the keys by Thursday")
    assert len(stands(world, Commitment)) == 1
