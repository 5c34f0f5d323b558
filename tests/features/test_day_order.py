"""03/04 is asked once: whoever has said what it means, in the settings or by an answer, is not asked again."""

import pytest
from sqlmodel import Session

from bot.sample import LOCAL
from storage.commitments import Commitment
from storage.people import People
from storage.people import Person as PersonRow
from storage.viewer import SYSTEM
from tests.driver import Person, World
from tests.features.test_sentences import stands

APRIL, MARCH = "3 April 2027", "4 March 2027"
SENTENCE = "I promised Casa Latina the room list by 03/04"
COMMAND = "/loop promised Casa Latina the room list by 03/04"
HINT = "I will read 03/04 as 3 April from now on. /loop settings changes it."


def order_of(world: World, person: str) -> bool | None:
    def look(session: Session) -> PersonRow | None:
        return People(session, SYSTEM).who_is(LOCAL, LOCAL, person)

    found = world.database.read_now(look)
    assert found is not None
    return found.is_day_first


def due_days(world: World) -> list[str]:
    return [str(promise.due_on) for promise in stands(world, Commitment)]


def test_the_settings_show_that_it_is_asked(world: World) -> None:
    assert "03/04 means: ask me" in world.ana.says("/loop settings")
    assert "03/04 means: ask me" in world.amina.says("/loop preferences")


@pytest.mark.parametrize(
    ("typed", "shown", "is_day_first"),
    [("03/04 3 April", "3 April", True), ("03/04 4 March", "4 March", False), ("dates 3", "3 April", True)],
)
def test_it_is_set_in_one_line_and_taken_back(world: World, typed: str, shown: str, is_day_first: bool) -> None:
    assert f"03/04 means: {shown}" in world.ana.says(f"/loop settings {typed}")
    assert order_of(world, "ana") is is_day_first
    world.ana.presses("Undo")
    assert order_of(world, "ana") is None
    assert "03/04 means: ask me" in world.ana.says("/loop settings")


def test_it_is_asked_again_when_that_is_set(world: World) -> None:
    world.ana.says("/loop settings 03/04 3 April")
    assert "03/04 means: ask me" in world.ana.says("/loop settings 03/04 ask me")
    assert order_of(world, "ana") is None


def test_a_contact_sets_it_among_their_preferences(world: World) -> None:
    assert "03/04 means: 4 March" in world.amina.says("/loop preferences 03/04 4 March")
    assert order_of(world, "amina") is False
    world.amina.presses("Undo")
    assert order_of(world, "amina") is None


def test_it_is_set_in_spanish(world: World) -> None:
    world.ana.says("/loop settings language es")
    assert "03/04 significa: 3 de abril" in world.ana.says("/loop settings fechas 3 de abril")
    assert order_of(world, "ana") is True


@pytest.mark.parametrize(("set_to", "day"), [("3 April", APRIL), ("4 March", MARCH)])
@pytest.mark.parametrize("typed", [SENTENCE, COMMAND, "/loop remind call Casa Latina on 03/04"])
def test_with_the_setting_nothing_is_asked(world: World, set_to: str, day: str, typed: str) -> None:
    world.ana.says(f"/loop settings 03/04 {set_to}")
    said = world.ana.says(typed)
    assert day in said
    assert "from now on" not in said


def test_what_is_offered_while_somebody_types_follows_it(world: World) -> None:
    assert len(world.ana.suggestions("date", "03/04")) == 2
    world.ana.says("/loop settings 03/04 3 April")
    assert len(world.ana.suggestions("date", "03/04")) == 1


def test_an_answer_to_a_sentence_is_remembered(world: World) -> None:
    assert "Which day is" in world.ana.says(SENTENCE)
    said = world.ana.presses("Sat, 3 Apr 2027")
    assert APRIL in said
    assert HINT in said
    assert order_of(world, "ana") is True
    said = world.ana.says("I promised Harbor Clinic the chairs by 05/06")
    assert "5 June 2027" in said
    assert "from now on" not in said


def test_the_same_undo_takes_the_promise_and_the_setting_back(world: World) -> None:
    world.ana.says(SENTENCE)
    world.ana.presses("Sat, 3 Apr 2027")
    assert "Taken back." in world.ana.presses("Undo")
    assert order_of(world, "ana") is None
    assert due_days(world) == []
    assert "Which day is" in world.ana.says("I promised Harbor Clinic the chairs by 05/06")


def test_a_day_that_is_typed_instead_tells_it_too(world: World) -> None:
    world.ana.says(SENTENCE)
    world.ana.presses("Another day")
    assert "from now on" in world.ana.fills(day="4 March")
    assert order_of(world, "ana") is False


@pytest.mark.parametrize("day", ["5 March", "Friday"])
def test_another_day_tells_nothing(world: World, day: str) -> None:
    world.ana.says(SENTENCE)
    world.ana.presses("Another day")
    assert "from now on" not in world.ana.fills(day=day)
    assert order_of(world, "ana") is None


def test_a_day_of_another_kind_tells_nothing(world: World) -> None:
    world.ana.says("I promised Casa Latina the room list by next Friday")
    assert "from now on" not in world.ana.presses("Fri 4 Dec")
    assert order_of(world, "ana") is None


def test_an_answer_in_a_form_is_remembered_and_taken_back_with_it(world: World) -> None:
    world.ana.says(COMMAND)
    assert world.ana.form is not None
    assert "can be read in two ways" in world.ana.form.errors["due"]
    said = world.ana.fills(due="2027-04-03")
    assert APRIL in said
    assert HINT in said
    assert order_of(world, "ana") is True
    world.ana.presses("Undo")
    assert order_of(world, "ana") is None
    assert due_days(world) == []


def test_a_form_that_came_back_twice_still_knows_what_was_typed_first(world: World) -> None:
    world.ana.says("/loop remind call Casa Latina")
    world.ana.fills(when="03/04")
    world.ana.fills(when="someday")
    assert "I will read 03/04 as 4 March from now on." in world.ana.fills(when="2027-03-04")


def test_questions_that_are_asked_one_by_one_remember_it_too(world: World) -> None:
    ana = Person(world, "ana", has_forms=False)
    ana.says("/loop promised Casa Latina the room list by Firday")
    assert "can be read in two ways" in ana.says("03/04")
    assert HINT in ana.says("2027-04-03")


def test_so_do_those_whose_answers_are_read_at_the_end(world: World) -> None:
    ana = Person(world, "ana", has_forms=False)
    ana.says("/loop remind")
    ana.says("call Casa Latina")
    ana.says("03/04")
    assert "can be read in two ways" in ana.says("skip")
    assert HINT in ana.says("2027-04-03")


def test_what_was_set_meanwhile_stays(world: World) -> None:
    world.ana.says(COMMAND)
    form = world.ana.form
    world.ana.says("/loop settings 03/04 4 March")
    world.ana.form = form
    assert "from now on" not in world.ana.fills(due="2027-04-03")
    assert order_of(world, "ana") is False


def test_a_meeting_that_was_is_read_and_remembered(world: World) -> None:
    world.ana.says("/loop met Casa Latina on 03/04")
    assert world.ana.form is not None
    assert "two ways" in world.ana.form.errors["held_on"]
    assert HINT in world.ana.fills(held_on="2026-04-03", said="chairs")
    assert order_of(world, "ana") is True


def test_in_spanish_it_is_said_in_spanish(world: World) -> None:
    world.ana.says("/loop settings language es")
    world.ana.says("/loop promised Casa Latina la lista el 03/04")
    said = world.ana.fills(due="2027-04-03")
    assert "A partir de ahora leeré 03/04 como el 3 de abril. Se cambia con /loop settings." in said
