"""The path of an event: keys, strangers, buttons, forms, faults; nothing is done twice and no words are lost."""

import asyncio
from uuid import uuid4

import pytest
from sqlmodel import text
from structlog.testing import capture_logs

from bot.events import Opened, Pressed, Said, Sender
from bot.refs import new_ref
from bot.turn import Reply
from storage.actions import Actions
from storage.audit import Audit
from storage.people import People
from storage.viewer import SYSTEM
from tests.driver import Person, World
from tests.extent import SQLITE

GOOD = {"item": "a chair", "until": "Friday"}


def stranger(world: World) -> Person:
    return Person(world, "nobody")


def mint(world: World, action: str, subject: int | None = None, **args: object) -> str:
    now = world.clock.now()
    return world.database.write_now(lambda session: Actions(session).mint(action, subject, args, now))


# Keys.


def test_the_same_key_again_does_nothing_and_says_nothing(lending: World) -> None:
    assert "The shelf" in lending.ana.says("/loop shelf", key="k1")
    assert lending.ana.says("/loop shelf", key="k1") == ""
    assert lending.ana.last == Reply(is_repeat=True)


@pytest.mark.parametrize("key", ["half a pair \ud800", "nul \x00", "\ud800" * 300])
def test_a_key_of_any_characters_is_remembered(lending: World, key: str) -> None:
    assert "The shelf" in lending.ana.says("/loop shelf", key=key)
    assert lending.ana.says("/loop shelf", key=key) == ""


def test_a_key_is_remembered_over_a_restart(lending: World) -> None:
    lending.ana.says("/loop break the glass", key="k2")
    lending.ana.says("/loop shelf", key="k1")
    lending.restart()
    assert lending.ana.says("/loop shelf", key="k1") == ""


def test_the_same_key_at_the_same_moment_is_answered_once(lending: World) -> None:
    event = Said(words="shelf", **lending.ana.about("k1"))

    async def both() -> list[Reply]:
        return list(await asyncio.gather(*(lending.app.engine.handle(event) for _ in range(5))))

    answered = [reply for reply in lending.run(both()) if reply.messages]
    assert len([reply for reply in answered if "The shelf" in reply.messages[0].title]) == 1


# Who.


def test_a_stranger_is_told_whom_to_ask_and_nothing_is_kept(lending: World) -> None:
    said = stranger(lending).says("/loop lend a chair")
    assert "we have not met yet" in said
    assert "Until then I keep nothing you type." in said


def test_the_name_of_a_stranger_is_shown_as_text_and_not_all_of_it(lending: World) -> None:
    sender = Sender("local", "local", "nobody", "\x1b[31mEve\ud800 " + "x" * 500)
    event = Said(key="k", sender=sender, address=lending.ana.address, words="hello")
    title = lending.run(lending.app.engine.handle(event)).messages[0].title
    assert title.startswith("Hello [31mEve")
    assert "\x1b" not in title
    assert len(title) < 100


def test_someone_who_left_is_a_stranger(lending: World) -> None:
    def leave(session: object) -> None:
        person = People(session, SYSTEM).who_is("local", "local", "ana")  # type: ignore[arg-type]
        assert person
        person.left_at = lending.clock.now()

    lending.database.write_now(leave)
    assert "we have not met yet" in lending.ana.says("/loop shelf")


def test_a_command_of_the_other_side_does_not_exist(lending: World) -> None:
    assert "I did not understand this yet." in lending.amina.says("/loop shelf")
    assert "You are welcome." in lending.amina.says("/loop kudos")
    assert "I did not understand this yet." in lending.ana.says("/loop kudos")


# Words.


def test_words_that_are_not_understood_are_kept_with_a_way_on(lending: World) -> None:
    said = lending.ana.says("lent a chair to Casa")
    assert "I did not understand this yet." in said
    assert "Did you mean /loop lend?" in said
    assert "[Save as a note] [Throw away]" in said
    assert "lent a chair to Casa" in lending.ana.says("/loop review")
    lending.ana.presses("Throw away")
    assert "empty" in lending.ana.says("/loop review")


def test_a_partner_is_offered_no_note_of_ours(lending: World) -> None:
    said = lending.amina.says("nobody knows this")
    assert "[Throw away]" in said
    assert "Save as a note" not in said


def test_words_that_are_far_too_long_are_kept_whole(lending: World) -> None:
    words = "lend " + "chair " * 20_000
    said = lending.ana.says(f"/loop {words}")
    assert "I can take in 3000 at a time" in said
    lending.ana.says("/loop review")
    assert f"{len(words.strip())} characters" in lending.ana.presses("Show all")


def test_nothing_typed_means_the_menu(lending: World) -> None:
    for words in ("/loop", "/loop   ", "", "  "):
        assert "You are welcome." in lending.ana.says(words)
    assert "You are welcome." in lending.ana.does(Opened(**lending.ana.about()))


# Faults.


def test_a_handler_that_breaks_keeps_the_words_and_shows_a_reference_and_no_trace(lending: World) -> None:
    with capture_logs() as logs:
        said = lending.ana.says("/loop break my grandmother's vase")
    assert "That went wrong on my side." in said
    assert "Your words are safe: type /loop review to see them." in said
    assert lending.ana.last.is_failure
    ref = said.split("Ref ")[1][:6]
    assert "Traceback" not in said
    assert "secret" not in said
    assert "ValueError" not in said
    assert [(entry["event"], entry["ref"], entry["error"]) for entry in logs] == [("handler failed", ref, "ValueError")]
    assert "vase" not in str(logs)
    review = lending.ana.says("/loop review")
    assert "my grandmother's vase" in review
    assert f"Ref {ref}" in review


def test_a_button_that_breaks_has_nothing_to_keep_and_may_be_pressed_again(lending: World) -> None:
    lending.ana.says("/loop shelf")
    for _ in range(2):
        assert "Nothing was changed. Please try again. Ref " in lending.ana.presses("Odd")


def test_what_breaks_may_be_delivered_again(lending: World) -> None:
    lending.ana.says("/loop break", key="k1")
    assert "That went wrong on my side." in lending.ana.says("/loop break", key="k1")


@pytest.mark.parametrize("database_url", [SQLITE], indirect=True)
def test_storage_that_can_not_be_written_is_said_and_nothing_is_half_done(lending: World) -> None:
    lending.ana.says("/loop lend")
    form = lending.ana.form
    lending.database.write_now(lambda session: session.execute(text("PRAGMA query_only = ON")))
    with capture_logs() as logs:
        said = lending.ana.fills(**GOOD)
    assert "I can't write anything down right now, so this is not saved." in said
    assert "send them again in a minute. Ref " in said
    assert lending.ana.last.is_failure
    assert [entry["event"] for entry in logs] == ["storage unavailable"]
    lending.database.write_now(lambda session: session.execute(text("PRAGMA query_only = OFF")))
    lending.ana.form = form
    assert "Lent." in lending.ana.fills(**GOOD)


@pytest.mark.parametrize("database_url", [SQLITE], indirect=True)
def test_a_full_disk_is_said_and_is_over_when_there_is_room_again(lending: World) -> None:
    words = "/loop " + "chair " * 20_000
    lending.database.write_now(lambda session: session.execute(text("PRAGMA max_page_count = 1")))
    assert "I can't write anything down right now" in lending.ana.says(words, key="k1")
    lending.database.write_now(lambda session: session.execute(text("PRAGMA max_page_count = 1000000")))
    assert "I can take in 3000 at a time" in lending.ana.says(words, key="k1")


def test_what_was_done_is_in_the_audit_trail_under_its_reference_and_without_words(world: World) -> None:
    world.ana.says("/loop heard Casa Latina: they need a secret room")
    entries = world.database.read_now(lambda session: Audit(session, SYSTEM).last())
    assert [(entry.verb, entry.subject) for entry in entries] == [("added", "note")]
    assert len(entries[0].ref) == 6
    assert "secret" not in str(entries)


def test_references_are_easy_to_read_out() -> None:
    refs = {new_ref() for _ in range(500)}
    assert len(refs) == 500
    assert not set("".join(refs)) & set("IO01")
    assert {len(ref) for ref in refs} == {6}


def test_an_answer_is_always_at_the_same_instant_as_its_effects(lending: World) -> None:
    before = lending.clock.now()
    lending.ana.says("/loop shelf")
    token = lending.ana.find_button("Look")[1].token
    made = lending.database.read_now(lambda session: Actions(session).find(token))
    assert made
    assert made.created_at == before


def test_a_press_without_an_address_is_answered_all_the_same(lending: World) -> None:
    token = mint(lending, "lending.look", 6)
    event = Pressed(key=uuid4().hex, sender=lending.ana.sender, address=None, token=token)
    reply = lending.run(lending.app.engine.handle(event))
    assert reply.messages[0].title == "It is still there, number 6."


def test_a_letter_is_shown_anew_to_its_reader_and_to_colleagues_only(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.advance(days=2)
    token = world.ana.find_button("Done", "the room list")[1].token
    assert "I can't find that." in world.amina.press_token(token)
    assert world.amina.last.update is None
    world.amina.says("/loop share a quiet room")
    world.amina.presses("A need")
    shown = world.ana.find_button("Open")[1].token
    world.amina.press_token(shown)
    assert world.amina.last.update is None
