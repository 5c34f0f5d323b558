"""A form asked one question at a time: back, skip, cancel, mistakes, two at once, and a restart in between."""

import pytest

from bot.dialogue import fits
from storage.conversations import Conversation, Conversations
from storage.people import People
from storage.viewer import SYSTEM
from tests.bot.lending import LENDING, CallForm, LendForm
from tests.driver import MONDAY, Person, World


@pytest.fixture
def ana(lending: World) -> Person:
    """Ana where there are no forms."""
    return Person(lending, "ana", has_forms=False)


def waiting(world: World) -> list[str]:
    """The forms that Ana has not finished, the one being asked first."""

    def names(session: object) -> list[str]:
        person = People(session, SYSTEM).who_is("local", "local", "ana")  # type: ignore[arg-type]
        assert person
        return [talk.form for talk in Conversations(session, person.id).all()]  # type: ignore[arg-type]

    return world.database.read_now(names)


def test_questions_come_one_at_a_time_and_the_last_answer_sends_the_form(ana: Person) -> None:
    said = ana.says("lend")
    assert "What do you lend? (1/4)" in said
    assert "Which thing is it?" in said
    assert "Type your answer, or back or cancel." in said
    said = ana.says("a chair")
    assert "(2/4)" in said
    assert "For example: Friday" in said
    said = ana.says("Friday")
    assert "need, concern, aspiration" in said
    assert "back, skip or cancel" in said
    assert "(4/4)" in ana.says("conc")
    said = ana.says("thank you")
    assert "Lent." in said
    assert "item: a chair" in said
    assert "until: Friday, 27 November 2026" in said
    assert "about: concern" in said
    assert waiting(ana.world) == []


def test_a_question_is_marked_as_one_and_its_end_is_not(ana: Person) -> None:
    ana.says("lend")
    assert ana.last.messages[-1].asks
    ana.says("cancel")
    assert not ana.last.messages[-1].asks


def test_what_one_line_says_already_is_not_asked_again(ana: Person) -> None:
    said = ana.says("lend a projector")
    assert "Until when? " not in said
    assert "(1/3)" in said
    assert "Until when?" in said


def test_back_shows_the_answer_and_skip_keeps_it(ana: Person) -> None:
    ana.says("lend")
    ana.says("a chair")
    said = ana.says("back")
    assert "(1/4)" in said
    assert "So far: a chair. Skip keeps it." in said
    assert "(2/4)" in ana.says("skip")
    ana.says("back")
    ana.says("a table")
    ana.says("Friday")
    ana.says("skip")
    assert "item: a table" in ana.says("skip")


def test_back_at_the_first_question_stays_there(ana: Person) -> None:
    ana.says("lend")
    assert "(1/4)" in ana.says("back")


def test_what_is_needed_can_not_be_skipped_and_the_rest_can(ana: Person) -> None:
    ana.says("lend")
    assert "This one is needed, I can't leave it out." in ana.says("skip")
    ana.says("a chair")
    ana.says("Friday")
    ana.says("skip")
    assert "about: need" in ana.says("skip")


def test_cancel_keeps_what_was_answered_in_the_review_list(ana: Person) -> None:
    ana.says("lend")
    ana.says("a chair with four legs")
    said = ana.says("Cancel")
    assert "Stopped." in said
    assert "review list" in said
    assert "a chair with four legs" in ana.says("/loop review")
    assert waiting(ana.world) == []


def test_cancel_before_the_first_answer_has_nothing_to_keep(ana: Person) -> None:
    ana.says("lend")
    assert "Stopped. Nothing was saved." in ana.says("cancel")
    assert "empty" in ana.says("/loop review")


@pytest.mark.parametrize("answer", ["31 February", "1850-01-01x", "soon", "every Tuesday", "next"])
def test_a_wrong_answer_says_why_and_is_asked_again(ana: Person, answer: str) -> None:
    ana.says("lend a chair")
    said = ana.says(answer)
    assert "(1/3)" in said
    assert "Until when?" in said
    assert "(2/3)" in ana.says("Friday")


@pytest.mark.parametrize("answer", ["\u200b\u202e", "\x00", "  ", "\u0301", "\u2060\ufe0f"])
def test_an_answer_without_words_is_asked_again(ana: Person, answer: str) -> None:
    ana.says("lend")
    said = ana.says(answer)
    assert "I did not get an answer." in said or "Please answer this one." in said
    assert "Which thing is it?" in said


def test_what_only_the_feature_finds_wrong_is_asked_again_alone(ana: Person) -> None:
    for line in ("lend nothing", "Friday", "skip"):
        ana.says(line)
    said = ana.says("skip")
    assert "Nothing can't be lent." in said
    assert "(1/1)" in said
    assert "item: a chair" in ana.says("a chair")


def test_a_command_in_between_is_answered_and_puts_the_question_aside(ana: Person) -> None:
    ana.says("lend")
    ana.says("a chair")
    said = ana.says("/loop shelf")
    assert "The shelf" in said
    assert "Put aside: What do you lend?" in said
    assert "Type resume to go on" in said
    assert "Put aside" not in ana.says("/loop shelf")
    said = ana.says("resume")
    assert "Until when?" in said
    assert "(2/4)" in said
    assert "(3/4)" in ana.says("Friday")


def test_words_after_a_command_in_between_do_not_answer_the_earlier_question(ana: Person) -> None:
    ana.says("lend")
    ana.says("loop shelf")
    said = ana.says("forget my old number")
    assert "I did not understand this yet." in said
    assert "Put aside: What do you lend?" in said
    assert "forget my old number" in ana.says("/loop review")
    said = ana.says("Resume")
    assert "So far" not in said
    assert "Which thing is it?" in said


def test_a_press_in_between_puts_the_question_aside_as_well(ana: Person) -> None:
    ana.says("/loop shelf")
    ana.says("lend")
    assert "Put aside: What do you lend?" in ana.presses("Look")
    assert "I did not understand this yet." in ana.says("a chair")


def test_what_is_put_aside_can_be_stopped_and_keeps_its_answers(ana: Person) -> None:
    ana.says("lend")
    ana.says("a chair with four legs")
    ana.says("/loop shelf")
    assert "Stopped." in ana.says("cancel")
    assert waiting(ana.world) == []
    assert "a chair with four legs" in ana.says("/loop review")


def test_another_form_is_finished_before_what_was_put_aside_is_named_again(ana: Person) -> None:
    ana.says("lend")
    ana.says("a chair")
    ana.says("/loop shelf")
    ana.says("/loop call")
    said = ana.says("Pastor Lee")
    assert "Called." in said
    assert "Put aside: What do you lend?" in said
    assert "I did not understand this yet." in ana.says("Friday")
    assert "Until when?" in ana.says("resume")


def test_to_resume_what_is_being_asked_asks_it_once_more(ana: Person) -> None:
    ana.says("lend")
    assert "Which thing is it?" in ana.says("resume")
    ana.says("cancel")
    assert "There is nothing to go on with." in ana.says("resume")


def test_a_second_form_parks_the_first_which_goes_on_afterwards(ana: Person) -> None:
    ana.says("lend")
    ana.says("a chair")
    assert "Whom shall I call?" in ana.says("/loop call")
    assert waiting(ana.world) == [CallForm.name, LendForm.name]
    said = ana.says("Pastor Lee")
    assert "Called." in said
    assert "Until when?" in said
    assert ana.last.messages[-1].asks
    ana.says("Friday")
    ana.says("skip")
    assert "item: a chair" in ana.says("skip")
    assert waiting(ana.world) == []


def test_stopping_the_second_form_brings_the_first_one_back(ana: Person) -> None:
    ana.says("lend")
    ana.says("/loop call")
    said = ana.says("cancel")
    assert "Stopped." in said
    assert "Which thing is it?" in said


def test_a_restart_in_between_loses_no_answer(ana: Person) -> None:
    ana.says("lend")
    ana.says("a chair")
    ana.world.restart()
    ana.world.advance(days=3)
    assert "(3/4)" in ana.says("Friday")
    ana.says("skip")
    assert "item: a chair" in ana.says("skip")


def test_a_form_whose_questions_changed_with_an_update_is_ended_and_its_answers_kept(ana: Person) -> None:
    def age(session: object) -> None:
        person = People(session, SYSTEM).who_is("local", "local", "ana")  # type: ignore[arg-type]
        assert person
        talk = Conversations(session, person.id).current()  # type: ignore[arg-type]
        assert talk
        talk.field, talk.about = "colour", {**talk.about, "queue": ["colour"]}

    ana.says("lend")
    ana.says("a green chair")
    ana.world.database.write_now(age)
    assert "The shelf" in ana.says("shelf")
    assert waiting(ana.world) == []
    assert "a green chair" in ana.says("/loop review")


def test_a_form_that_is_gone_with_an_update_is_ended_and_its_answers_kept(ana: Person) -> None:
    def age(session: object) -> None:
        person = People(session, SYSTEM).who_is("local", "local", "ana")  # type: ignore[arg-type]
        assert person
        talk = Conversations(session, person.id).current()  # type: ignore[arg-type]
        assert talk
        talk.form = "gone.form"

    ana.says("lend")
    ana.says("a green chair")
    ana.world.database.write_now(age)
    ana.says("Friday")
    assert "a green chair" in ana.says("/loop review")


def test_two_people_are_asked_separately(ana: Person) -> None:
    rosa = Person(ana.world, "rosa", has_forms=False)
    ana.says("lend")
    rosa.says("/loop call")
    ana.says("a chair")
    assert "Called." in rosa.says("Pastor Lee")
    assert "(3/4)" in ana.says("Friday")


def test_a_form_that_comes_with_all_its_values_is_asked_from_the_start(world: World) -> None:
    ana = Person(world, "ana", has_forms=False)
    ana.says("/loop heard Casa Latina: they need chairs")
    said = ana.presses("Edit")
    assert "From which partner?" in said
    assert "So far: Casa Latina. Skip keeps it." in said
    ana.says("skip")
    ana.says("They need twenty chairs.")
    for _ in range(4):
        ana.says("skip")
    assert "In our words: They need twenty chairs." in ana.says("skip")


def test_a_talk_fits_a_form_only_when_its_questions_are_there() -> None:
    talk = Conversation(person_id=1, form="x", field="item", about={"queue": ["item", "until"]}, created_at=MONDAY)
    assert fits(LendForm, talk)
    assert not fits(CallForm, talk)
    assert {handler.form for handler in LENDING.forms} == {LendForm, CallForm}


def test_what_can_not_be_read_is_not_offered_to_be_kept(world: World) -> None:
    ana = Person(world, "ana", has_forms=False)
    said = ana.says("/loop promised Casa Latina the keys by 31 February")
    assert "There is no 31 February." in said
    assert "So far" not in said
    assert "There is no date yet" in ana.says("skip")
    assert "31 February" in ana.says("/loop review")
