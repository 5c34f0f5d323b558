"""What every platform has to do, whichever it is: one suite that all adapters run.

A harness stands for one place of one platform: it hands in what a person does there and tells what they see.
"""

from datetime import UTC, datetime, timedelta
from typing import Protocol

import pytest

from bot.events import Address, Event
from bot.ports import Absent, Here, Looked
from bot.turn import OpenForm, Reply
from bot.ui.message import Button, Buttons, Facts, Heading, Hint, Item, Items, Message, Quoted, Say, Stamp, Table, fit
from tests.adapters.small_form import SmallForm

AT = Stamp(datetime(2026, 11, 27, 14, 2, tzinfo=UTC), "Friday at two")
EVERY_BLOCK = Message(
    "A title",
    (
        Say("A paragraph."),
        Quoted("their words", "Amina"),
        Facts((("Due", "Friday"), ("State", "open"))),
        Items(
            (Item("one", "detail", (Button("Done", "t1"),)), Item("two"), Item("three", "done", (), AT)),
            "Heading",
            "and 3 more",
        ),
        Buttons((Button("Undo", "t2"), Button("Edit", "t3"))),
        Table(("name", "count"), (("a", "1"),)),
        Hint("a hint"),
        Heading("a heading"),
    ),
)
WORDS = (
    "A title", "A paragraph.", "a heading", "their words", "Amina", "Due", "Friday", "State", "open", "one", "detail",
    "Done", "two", "three", "done", "Friday at two", "Heading", "and 3 more", "Undo", "Edit", "name", "count", "a hint",
)  # fmt: skip
HOSTILE = "<b>bold</b> *star* @everyone <!channel> [x](http://y) \x1b[31mred\x07 \u202egnp"
LONG = "word " * 350
RIGHT_TO_LEFT = "مرحبا بكم في المكتبة"


class Harness(Protocol):
    """One place of one platform."""

    address: Address
    person: str
    """What the platform calls whoever acts here."""
    gone: str
    """What the platform might call a message that is not there."""
    events: list[Event]
    replies: list[Reply]
    """What the engine is to answer next, in order."""

    def send(self, message: Message, wire_id: str) -> str: ...
    def edit(self, ref: str, message: Message, wire_id: str) -> str: ...
    def find(self, wire_id: str, since: datetime) -> Looked: ...
    def types(self, words: str) -> None: ...
    def presses(self, label: str) -> None: ...
    def fills(self, **values: str) -> None: ...
    def sees(self) -> str: ...
    def sends_to(self, seat: str, message: Message, wire_id: str) -> None: ...
    def comes_back_as(self, seat: str) -> str:
        """The program starts anew and somebody sits down at this seat; what they see."""


class AdapterContract:
    """The suite. A test module of an adapter subclasses it and provides the `place` fixture."""

    takes_back = True
    """Whether an edit takes away what was shown before."""
    has_forms = True
    words: tuple[str, ...] = WORDS
    """What is seen of every kind of block."""

    @pytest.fixture
    def place(self) -> Harness:
        raise NotImplementedError

    def test_a_message_of_every_kind_of_block_arrives_complete(self, place: Harness) -> None:
        place.send(EVERY_BLOCK, "w1")
        seen = place.sees()
        assert [words for words in self.words if words not in seen] == []

    def test_a_line_reaches_the_engine_as_typed_and_its_answer_is_shown(self, place: Harness) -> None:
        place.replies.append(Reply((Message("Saved.", (Say("All of it."),)),)))
        place.types("/loop heard Casa Latina: they need chairs")
        event = place.events[-1]
        assert getattr(event, "words", "").endswith("heard Casa Latina: they need chairs")
        assert (event.sender.platform, event.sender.person) == (place.address.platform, place.person)
        assert "All of it." in place.sees()

    def test_a_press_reaches_the_engine_with_its_token(self, place: Harness) -> None:
        place.send(Message("Do it?", (Buttons((Button("Yes", "token-yes"), Button("No", "token-no"))),)), "w1")
        place.presses("No")
        assert getattr(place.events[-1], "token", "") == "token-no"

    def test_each_event_has_a_key_of_its_own(self, place: Harness) -> None:
        for words in ("one", "one", "two"):
            place.types(words)
        assert len({event.key for event in place.events}) == 3

    def test_what_is_typed_never_becomes_mark_up_or_a_control(self, place: Harness) -> None:
        place.send(fit(Message("From a person", (Quoted(HOSTILE),))), "w1")
        seen = place.sees()
        assert "<b>bold</b> *star* @everyone <!channel>" in seen
        assert not any(character in seen for character in "\x1b\x07\u202e")

    def test_long_and_right_to_left_text_arrive_whole(self, place: Harness) -> None:
        place.send(Message("Long", (Say(LONG), Say(RIGHT_TO_LEFT))), "w1")
        seen = " ".join(place.sees().split())
        assert " ".join(LONG.split()) in seen
        assert RIGHT_TO_LEFT in seen

    def test_an_edit_shows_the_new_text(self, place: Harness) -> None:
        ref = place.send(Message("Before", (Say("old words"),)), "w1")
        place.edit(ref, Message("After", (Say("new words"),)), "w2")
        assert "new words" in place.sees()
        if self.takes_back:
            assert "old words" not in place.sees()

    def test_an_edit_of_a_message_that_is_gone_is_posted_anew(self, place: Harness) -> None:
        place.edit(place.gone, Message("After", (Say("new words"),)), "w2")
        assert "new words" in place.sees()

    def test_what_was_sent_is_found_by_its_wire_id_and_nothing_else_is(self, place: Harness) -> None:
        since = datetime.now(UTC) - timedelta(minutes=1)
        ref = place.send(Message("One"), "w1")
        assert place.find("w1", since) == Here(ref)
        assert isinstance(place.find("w2", since), Absent)

    def test_what_is_sent_is_there_for_whoever_sits_down_later(self, place: Harness) -> None:
        place.sends_to("amina", EVERY_BLOCK, "w1")
        assert "A paragraph." not in place.sees()
        seen = place.comes_back_as("amina")
        assert [words for words in self.words if words not in seen] == []

    def test_a_form_comes_back_by_the_names_of_its_questions(self, place: Harness) -> None:
        if not self.has_forms:
            pytest.skip("this platform has no forms; the dialogue asks instead")
        place.replies.append(Reply(form=OpenForm(SmallForm, "form-token", {"called": "Casa"})))
        place.types("/loop small")
        assert "What is its name?" in place.sees()
        place.fills(called="Casa Latina", kind="second")
        event = place.events[-1]
        assert getattr(event, "token", "") == "form-token"
        assert dict(getattr(event, "values", {})) == {"called": "Casa Latina", "kind": "second", "note": ""}

    def test_a_mistake_is_shown_at_its_question_with_what_was_typed(self, place: Harness) -> None:
        if not self.has_forms:
            pytest.skip("this platform has no forms; the dialogue asks instead")
        place.replies.append(Reply(form=OpenForm(SmallForm, "form-token", {})))
        place.types("/loop small")
        place.replies.append(Reply(errors={"called": "Too short."}))
        place.fills(called="C")
        assert "Too short." in place.sees()
        place.fills(called="Casa")
        assert dict(getattr(place.events[-1], "values", {}))["called"] == "Casa"
