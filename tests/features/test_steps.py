"""A form of more than five questions where a place shows five at once: step by step, and nothing is lost between."""

from tests.driver import Person, World

LINE = "/loop met Amina from Eastside yesterday"


def stepper(world: World) -> Person:
    return Person(world, "ana", in_steps=True)


def test_a_long_form_is_asked_in_two_steps_and_saved_whole(world: World) -> None:
    ana = stepper(world)
    ana.says("/loop met")
    said = ana.fills(partner="Eastside", held_on="yesterday", theirs="Amina", said="They need a story time.")
    assert "step 1 of 2" in said
    assert "What was decided?" not in said.split("Still to be asked")[0]
    assert "What was promised?" in said
    ana.presses("Go on")
    saved = ana.fills(promises="the room list by Friday")
    assert "you met Eastside Mutual Aid" in saved
    assert "They need a story time." in saved
    assert "the room list" in saved


def test_it_may_be_left_at_the_first_step_with_all_that_was_said_in_one_line(world: World) -> None:
    ana = stepper(world)
    ana.says(LINE)
    ana.fills()
    saved = ana.presses("That is all")
    assert "you met Eastside Mutual Aid" in saved
    assert "From them: Amina" in saved


def test_what_was_typed_in_a_step_is_in_the_review_list_until_the_form_is_sent_off(world: World) -> None:
    ana = stepper(world)
    ana.says("/loop met")
    ana.fills(partner="Eastside", held_on="yesterday", said="They need a story time.")
    assert "They need a story time." in ana.says("/loop review")
    ana.presses("That is all")
    assert "They need a story time." not in ana.says("/loop review")


def test_what_is_not_right_opens_the_step_where_it_stands(world: World) -> None:
    ana = stepper(world)
    ana.says("/loop met")
    ana.fills(partner="Eastside", held_on="in 3 weeks", said="They need a story time.")
    ana.presses("That is all")
    assert ana.form is not None
    assert ana.form.step == 0
    assert "held_on" in ana.form.errors
    ana.fills(held_on="yesterday")
    assert "you met Eastside Mutual Aid" in ana.presses("That is all")


def test_a_later_step_can_be_gone_back_to_after_a_restart(world: World) -> None:
    ana = stepper(world)
    ana.says("/loop met")
    ana.fills(partner="Eastside", held_on="yesterday", said="They need a story time.")
    again = stepper(world)
    again.presses("Go on")
    assert again.form is not None
    assert again.form.step == 1
    assert "you met Eastside Mutual Aid" in again.fills(decided="We try it in May.")


def test_a_short_form_is_asked_at_once(world: World) -> None:
    ana = stepper(world)
    ana.says("/loop promised")
    assert ana.form is not None
    assert "a key" in ana.fills(partner="Eastside", words="a key", due="Friday")


def test_a_note_needs_one_step_and_the_rest_is_for_whoever_edits_it(world: World) -> None:
    ana = stepper(world)
    ana.says("/loop heard")
    assert "Saved what you heard" in ana.fills(partner="Eastside", paraphrase="They need chairs.")
    ana.presses("Edit")
    ana.fills()
    ana.presses("Go on")
    assert "chairs" in ana.fills(themes="furniture")
