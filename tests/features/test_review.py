"""The review list: all that was typed can be read again, however long it is and however much waits."""

import re

from tests.driver import World


def test_long_words_are_read_to_the_end_page_by_page(world: World) -> None:
    typed = " ".join(f"w{n}" for n in range(2_000))
    world.ana.says(f"/loop {typed}")
    world.ana.says("/loop review")
    world.ana.presses("Show all")
    seen = world.ana.sees
    while "[More]" in world.ana.sees:
        world.ana.presses("More")
        seen += world.ana.sees
    assert re.findall(r"w\d+", seen) == typed.split()
    assert "Page 7 of 7" in seen


def test_words_without_a_space_are_read_to_the_end_too(world: World) -> None:
    world.ana.says("/loop " + "x" * 3_000)
    world.ana.says("/loop review")
    world.ana.presses("Show all")
    first = world.ana.sees.count("x")
    world.ana.presses("More")
    assert first + world.ana.sees.count("x") == 3_000


def test_every_entry_can_be_reached(world: World) -> None:
    for n in range(20):
        world.ana.says(f"/loop zzz entry number {n}")
    said = world.ana.says("/loop review")
    assert "20 entries wait for you" in said
    seen = said
    while "[More]" in world.ana.sees:
        world.ana.presses("More")
        seen += world.ana.sees
    assert all(f"zzz entry number {n}\n" in seen for n in range(20))
    assert "[Earlier]" in world.ana.sees


def test_what_was_thrown_away_comes_back_with_undo(world: World) -> None:
    world.ana.says("/loop zzz an old thought")
    world.ana.says("/loop review")
    said = world.ana.presses("Throw away")
    assert "Thrown away." in said
    assert "[Undo]" in said
    assert "empty" in world.ana.says("/loop review")
    assert "Taken back." in world.ana.says("/loop undo")
    assert "zzz an old thought" in world.ana.says("/loop review")
    world.ana.presses("Throw away")
    world.ana.presses("Undo")
    assert world.ana.says("/loop review").count("zzz an old thought") == 1


def test_what_is_settled_already_is_not_thrown_away(world: World) -> None:
    world.amina.says("/loop zzz yellow chairs")
    drop = world.amina.find_button("Throw away")[1].token
    world.amina.presses("Tell the team")
    world.amina.presses("A need")
    assert "This is settled already." in world.amina.press_token(drop)


def test_words_too_long_for_a_note_say_what_to_do(world: World) -> None:
    world.ana.says("/loop " + "word " * 700)
    world.ana.says("/loop review")
    said = world.ana.presses("Save as a note")
    assert "a note holds 3000" in said
    assert "Show all" in said
    assert "wait" in world.ana.says("/loop review")


def test_a_form_in_the_list_shows_what_was_typed_with_its_questions(world: World) -> None:
    world.ana.says("/loop heard")
    world.ana.fills(partner="Riverside Elders", quote="we need chairs")
    said = world.ana.says("/loop review")
    assert "From which partner? Riverside Elders" in said
    assert "Their exact words: we need chairs" in said
    assert "directly" not in said


def test_a_greeting_thanks_and_a_late_cancel_are_answered_and_not_kept(world: World) -> None:
    assert "Hello Ana." in world.ana.says("Hello!")
    assert "welcome" in world.amina.says("thank you")
    assert "nothing to stop" in world.ana.says("cancel")
    assert "empty" in world.ana.says("/loop review")


def test_words_that_are_near_a_verb_are_pointed_to_it(world: World) -> None:
    assert "Did you mean /loop heard?" in world.ana.says("hearrd banana bicycle")


def test_of_settings_that_are_not_right_yet_only_what_was_typed_is_kept(world: World) -> None:
    world.ana.says("/loop settings")
    world.ana.presses("Change")
    world.ana.fills(quiet_from="")
    assert "empty" in world.ana.says("/loop review")
    world.ana.says("/loop settings")
    world.ana.presses("Change")
    world.ana.fills(zone="Mars/Phobos")
    assert "- Mars/Phobos\n" in world.ana.says("/loop review")
    world.ana.says("/loop settings quiet 25:00 8:00")
    assert "quiet 25:00 8:00" in world.ana.says("/loop review")


def test_what_was_pressed_and_taken_back_leaves_no_words_to_be_sorted(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.advance(days=2)
    world.ana.presses("Need help", near="the room list")
    world.rosa.presses("I'll take it")
    world.rosa.presses("Undo")
    assert "empty" in world.rosa.says("/loop review")
    world.ana.says("/loop undo")
    assert "empty" in world.ana.says("/loop review")
