"""Stop and privacy: in effect at once, said plainly, and easily taken back."""

import pytest
from sqlmodel import col, select

from storage.labels import Label, Purpose
from storage.notes import Note
from tests.driver import World
from tests.features.test_first_contact import PROMISED, TOLD, arrives, given, set_columns


def test_stop_between_queuing_and_sending_sends_nothing(world: World) -> None:
    set_columns(world, "Amina", quiet_days=["Monday"])
    world.ana.says(PROMISED)
    world.advance(hours=2)
    said = world.amina.says("/loop stop")
    assert said.startswith("I don't write to you any more.")
    assert "What you type here is still answered" in said
    assert "/loop preferences" in said
    assert "Amina does not want me to write to them." in world.ana.sees
    world.advance(days=3)
    assert "We promised you something." not in world.amina.sees_all
    assert "the room list" in world.amina.says("/loop promises")


@pytest.mark.parametrize("label", ["Undo", "Start again"])
def test_stop_can_be_undone_and_messages_started_again_with_one_tap(world: World, label: str) -> None:
    world.amina.says("/loop stop")
    world.ana.says(PROMISED)
    assert "We promised you something." not in world.amina.sees_all
    world.amina.presses(label)
    world.ana.says("/loop promised Eastside a key by Friday")
    assert "a key" in world.amina.sees


def test_undo_of_stop_lets_go_out_what_waited(world: World) -> None:
    set_columns(world, "Amina", quiet_days=["Monday"])
    world.ana.says(PROMISED)
    world.amina.says("/loop stop")
    world.amina.presses("Undo")
    world.advance(days=2)
    assert world.amina.sees_all.count("We promised you something.") == 1


def test_stop_said_first_of_all_counts_and_what_is_kept_is_told_without_the_question(world: World) -> None:
    nuria = arrives(world)
    said = nuria.says("/loop stop")
    assert said.startswith("I don't write to you any more.")
    assert TOLD in said
    assert "[Rather not]" not in said
    assert given(world) == set()


def test_privacy_says_what_holds_and_changes_each_purpose_by_itself(world: World) -> None:
    said = world.amina.says("/loop privacy")
    assert "Write to you: yes" in said
    assert "Publish your words: no" in said
    assert "Publish your words: yes, since Monday, 23 November 2026" in world.amina.presses("You may publish")
    assert given(world, "Amina") == set(Purpose)
    world.amina.presses("Undo")
    assert Purpose.PUBLISH not in given(world, "Amina")
    world.amina.says("/loop privacy")
    world.amina.presses("Don't write to me")
    world.ana.says(PROMISED)
    assert "We promised you something." not in world.amina.sees_all


def test_what_is_shared_inside_only_with_their_yes_stays_with_the_team(world: World) -> None:
    world.amina.says("/loop privacy")
    world.amina.presses("Only my team")
    world.amina.says("/loop share our hall is too small")
    assert "Thank you. We heard you." in world.amina.presses("A need")
    newest = select(Note).order_by(col(Note.id).desc())
    note = world.database.read_now(lambda session: session.exec(newest).first())
    assert note is not None
    assert note.label is Label.TEAM
    assert "our hall is too small" in world.amina.says("/loop home")


def test_staff_are_told_briefly_what_is_kept_about_them(world: World) -> None:
    said = world.ana.says("/loop privacy")
    assert "What is kept about you" in said
    assert "/loop undo" in said
    assert "stop" not in world.ana.says("/loop help").split()


def test_who_looks_after_them_hears_of_it_once(world: World) -> None:
    world.amina.says("/loop stop")
    said = world.amina.says("/loop stop")
    assert "[Start again]" in said
    assert "Undo" not in said
    world.amina.says("/loop privacy")
    world.amina.presses("Don't quote me")
    assert world.ana.sees_all.count("Amina does not want me to write to them.") == 1


def test_whoever_promises_something_hears_that_nobody_there_is_told(world: World) -> None:
    assert "please tell them yourself" not in world.ana.says("/loop promised Eastside the room list by Friday")
    world.amina.says("/loop stop")
    said = world.ana.says("/loop promised Eastside a key by Friday")
    assert "Nobody there gets messages from me, so please tell them yourself." in said
    assert "please tell them yourself" not in world.ana.says("/loop promised Casa Latina a key by Friday")


# In other words.


@pytest.mark.parametrize("lead", ["", "/loop "])
@pytest.mark.parametrize(
    "words", ["unsubscribe", "Unsubscribe me", "quit", "Stop.", "alto", "¡Alto!", "Parar", "BAJA", "darme de baja"]
)
def test_stop_is_understood_in_other_words_and_in_spanish(world: World, lead: str, words: str) -> None:
    assert world.amina.says(f"{lead}{words}").startswith("I don't write to you any more.")
    world.ana.says(PROMISED)
    assert "We promised you something." not in world.amina.sees_all


@pytest.mark.parametrize("words", ["alto el coste", "baja la escalera", "quit smoking group", "start the meeting"])
def test_a_sentence_that_begins_with_such_a_word_stops_nothing(world: World, words: str) -> None:
    assert "I don't write to you any more." not in world.amina.says(words)
    assert Purpose.CONTACT in given(world, "Amina")
    assert words in world.amina.says("/loop review")


def test_our_side_has_nothing_to_stop(world: World) -> None:
    assert "I don't write to you any more." not in world.ana.says("/loop unsubscribe")


@pytest.mark.parametrize("words", ["start", "/loop start", "/loop Start!", "empezar", "/loop menu"])
def test_who_stopped_finds_the_way_back_under_start(world: World, words: str) -> None:
    world.amina.says("/loop stop")
    assert "You are not written to." in world.amina.says(words)
    assert world.amina.presses("Start again").startswith("I write to you again.")
    world.ana.says(PROMISED)
    assert "We promised you something." in world.amina.sees_all


@pytest.mark.parametrize("seat", ["amina", "ana"])
def test_start_is_the_menu_for_everybody_else(world: World, seat: str) -> None:
    said = getattr(world, seat).says("start")
    assert "What would you like to do?" in said
    assert "Start again" not in said
