"""What became of words and presses: a button is used up by what was done, and words wait until they have a place."""

from sqlmodel import select

from storage.inbox import InboxEntry
from tests.driver import World


def test_whoever_finds_it_settled_has_not_done_it(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.advance(days=9)
    in_channel = world.rosa.find_button("Done", near="the room list")[1].token
    world.ana.presses("Done", near="the room list")
    said = world.rosa.press_token(in_channel)
    assert "Ana" in said
    assert "Ana" in world.rosa.press_token(in_channel)
    assert "Rosa has done this already" not in world.ana.press_token(in_channel)


def test_words_of_a_form_that_comes_too_late_are_kept(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.ana.says("/loop mine")
    world.ana.presses("Renegotiate", near="the room list")
    world.amina.says("/loop promises")
    world.amina.presses("Kept", near="the room list")
    said = world.ana.fills(due="2027-01-20", reason="The printer is on fire.")
    assert "Already kept: Amina" in said
    assert "What you typed is kept: type /loop review." in said
    assert "The printer is on fire." in world.ana.says("/loop review")


def test_words_that_found_their_place_at_the_second_try_wait_no_more(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.advance(days=9)
    world.ana.presses("Hand over", near="the room list")
    world.ana.fills(person="Rossa")
    assert "Rossa" in world.ana.says("/loop review")
    world.ana.form = None
    world.ana.presses("Hand over", near="the room list")
    assert "I asked Rosa." in world.ana.fills(person="Rosa")


def test_a_form_that_is_put_right_leaves_nothing_to_review(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.advance(days=9)
    world.ana.presses("Hand over", near="the room list")
    form = world.ana.form
    world.ana.fills(person="Rossa")
    world.ana.form = form
    assert "I asked Rosa." in world.ana.fills(person="Rosa")
    assert "Rossa" not in world.ana.says("/loop review")


def test_a_form_that_was_only_opened_uses_its_button_up_for_nobody(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.ana.says("/loop mine")
    token = world.ana.find_button("Renegotiate", near="the room list")[1].token
    world.ana.press_token(token)
    world.ana.press_token(token)
    assert world.ana.form is not None


def test_a_key_of_one_person_is_no_key_of_another(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday", key="same")
    assert "Thank you" not in world.amina.says("/loop promises", key="same")
    assert "the room list" in world.amina.sees_all
    assert "Promises between us" in world.amina.sees


def test_a_key_of_any_length_is_remembered(world: World) -> None:
    long = "k" * 5_000
    assert world.ana.says("/loop mine", key=long)
    assert world.ana.says("/loop mine", key=long) == ""


def test_looking_for_a_name_writes_nothing(world: World) -> None:
    def entries() -> int:
        return world.database.read_now(lambda session: len(session.exec(select(InboxEntry)).all()))

    before = entries()
    assert world.ana.suggestions("partner", "cas") == ["Casa Latina"]
    assert entries() == before
