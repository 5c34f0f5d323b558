"""What a terminal makes of the lines that are typed, and what it shows of what arrives."""

import asyncio
import io
from collections.abc import Callable
from functools import partial

import pytest

from adapters.terminal.adapter import TerminalAdapter
from adapters.terminal.letters import Letters
from adapters.terminal.render import Look
from adapters.terminal.screen import Pipe
from bot.clock import FrozenClock
from bot.events import Address, Commanded, Event, Pressed, Said
from bot.sample import TEAM_PLACE
from bot.turn import Outcome, Reply
from bot.ui.message import Button, Buttons, Message
from storage.database import Database
from tests.adapters.stage import NOW, PLACE
from tests.adapters.test_terminal_scenes import stands_still
from tests.extent import SQLITE

pytestmark = pytest.mark.parametrize("database_url", [SQLITE], indirect=True)


class Typist:
    """Types a script into a terminal and keeps what its bot was given; answers come from `answer`."""

    def __init__(self, database: Database, *lines: str, answer: Callable[[Event], Reply] | None = None) -> None:
        self.events: list[Event] = []
        self.out = io.StringIO()
        self.settled_at: list[int] = []
        self._answer = answer or (lambda event: Reply())
        text = io.StringIO("".join(f"{line}\n" for line in lines))
        screen, letters = Pipe(text, self.out), Letters(database, FrozenClock(NOW))
        self.adapter = TerminalAdapter(self.handle, screen, letters, settle=self.settle, move=stands_still, look=Look())

    async def handle(self, event: Event) -> Reply:
        self.events.append(event)
        return self._answer(event)

    async def settle(self) -> None:
        self.settled_at.append(len(self.events))

    def play(self) -> str:
        asyncio.run(self.adapter.run(lambda: None))
        return self.out.getvalue()

    def presses(self) -> list[str]:
        return [event.token for event in self.events if isinstance(event, Pressed)]

    def words(self) -> list[str]:
        return [event.words for event in self.events if isinstance(event, Said | Commanded)]


Seated = Callable[..., Typist]


@pytest.fixture
def seated(database: Database) -> Seated:
    """Ana at a terminal with these lines to type."""
    return partial(Typist, database)


def offering(*labels: str, asks: bool = False) -> Callable[[Event], Reply]:
    """Answers every line with these buttons; each has its label as its token."""
    row = Buttons(tuple(Button(label, f"t-{label}") for label in labels))
    return lambda event: Reply((Message("Choose", (row,), asks=asks),))


def test_a_script_is_answered_line_by_line_without_a_prompt(seated: Seated) -> None:
    typist = seated("/loop mine", "hello there", "", "quit", "never read", answer=offering("Undo"))
    shown = typist.play()
    assert typist.words() == ["mine", "hello there"]
    assert typist.settled_at == [1, 2, 2]
    assert "ana>" not in shown
    assert "\x1b" not in shown
    assert "[1] Undo" in shown


def test_buttons_are_pressed_by_number_by_press_and_by_label(seated: Seated) -> None:
    typist = seated("hello", "1", "press 2", "press edit", answer=offering("Undo", "Edit"))
    typist.play()
    assert typist.presses() == ["t-Undo", "t-Edit", "t-Edit"]


def test_a_number_is_an_answer_while_a_question_is_asked(seated: Seated) -> None:
    typist = seated("hello", "1", "press 1", answer=offering("Undo", asks=True))
    typist.play()
    assert typist.words() == ["hello", "1"]
    assert typist.presses() == ["t-Undo"]


def test_a_number_without_a_button_is_something_said(seated: Seated) -> None:
    typist = seated("7")
    typist.play()
    assert typist.words() == ["7"]


def test_pressing_what_is_not_there_says_what_is(seated: Seated) -> None:
    typist = seated("press 1", "hello", "press 9", answer=offering("Undo", "Edit"))
    shown = typist.play()
    assert "There is no button to press right now." in shown
    assert "There are buttons 1 to 2." in shown
    assert typist.presses() == []


def test_numbers_do_not_move_under_a_reminder_that_arrives_meanwhile(seated: Seated) -> None:
    async def scene() -> list[str]:
        typist = seated(answer=offering("Undo"))
        await typist.adapter.take("hello")
        late = Message("A reminder", (Buttons((Button("Done", "t-Done"),)),))
        await typist.adapter.send(PLACE, late, "w1")
        await typist.adapter.take("2")
        assert "[2] Done" in typist.out.getvalue()
        return typist.presses()

    assert asyncio.run(scene()) == ["t-Done"]


def test_a_backslash_goes_on_with_the_next_line(seated: Seated) -> None:
    typist = seated("heard Eastside: one \\", "two \\", "three")
    typist.play()
    assert typist.words() == ["heard Eastside: one \ntwo \nthree"]


def test_a_backslash_on_the_last_line_loses_nothing(seated: Seated) -> None:
    typist = seated("heard Eastside: one\\")
    typist.play()
    assert typist.words() == ["heard Eastside: one"]


def test_the_seat_changes_and_buttons_of_another_seat_are_gone(seated: Seated) -> None:
    typist = seated("hello", "as amina", "1", "AS Rosa", "hello", answer=offering("Undo"))
    shown = typist.play()
    assert [event.sender.person for event in typist.events] == ["ana", "amina", "rosa"]
    assert typist.presses() == []
    assert "You are Amina now." in shown


def test_words_that_begin_like_a_command_of_the_terminal_are_still_words(seated: Seated) -> None:
    lines = ("as we said", "clock in the hall is broken", "clockwork", "press release is out", "quit it")
    typist = seated(*lines)
    typist.play()
    assert tuple(typist.words()) == lines


def test_a_seat_or_a_time_that_does_not_exist_is_said_and_is_no_news_for_the_bot(seated: Seated) -> None:
    typist = seated("as bob", "clock -1d", "clock tomorrow")
    shown = typist.play()
    assert typist.words() == []
    assert "The seats are ana, amina, rosa." in shown
    assert "The clock was asked for: -1d" in shown
    assert "The clock was asked for: tomorrow" in shown


def test_what_might_be_for_the_terminal_is_the_answer_while_a_question_is_asked(seated: Seated) -> None:
    typist = seated("hello", "as promised", "clock tower", answer=offering("Undo", asks=True))
    typist.play()
    assert typist.words() == ["hello", "as promised", "clock tower"]


def test_the_clock_is_asked_and_moved(seated: Seated) -> None:
    typist = seated("clock", "clock +7d", "clock 2027-03-01T08:00")
    shown = typist.play()
    for asked in ("the time", "+7d", "2027-03-01T08:00"):
        assert f"The clock was asked for: {asked}" in shown
    assert len(typist.settled_at) == 3


def test_what_arrives_for_another_seat_waits_until_one_sits_there(seated: Seated) -> None:
    async def scene() -> tuple[str, str]:
        typist = seated()
        amina = Address("local", "local", "amina")
        first = await typist.adapter.send(amina, Message("first words"), "w1")
        await typist.adapter.send(amina, Message("more"), "w2")
        await typist.adapter.edit(amina, first, Message("better words"), "w3")
        before = typist.out.getvalue()
        await typist.adapter.take("as amina")
        return before, typist.out.getvalue().removeprefix(before)

    before, after = asyncio.run(scene())
    assert "words" not in before
    assert "first words" not in after
    assert after.index("better words") < after.index("more")


def test_what_was_shown_is_not_shown_again_until_it_changes(seated: Seated) -> None:
    async def scene() -> str:
        typist = seated()
        amina = Address("local", "local", "amina")
        first = await typist.adapter.send(amina, Message("first words"), "w1")
        for seat in ("amina", "ana", "amina", "ana"):
            await typist.adapter.take(f"as {seat}")
        await typist.adapter.edit(amina, first, Message("better words"), "w2")
        await typist.adapter.take("as amina")
        return typist.out.getvalue()

    shown = asyncio.run(scene())
    assert (shown.count("first words"), shown.count("better words")) == (1, 1)


def test_of_many_letters_the_newest_are_shown_and_the_others_counted(seated: Seated) -> None:
    async def scene() -> str:
        typist = seated()
        for number in range(27):
            await typist.adapter.send(Address("local", "local", "rosa"), Message(f"letter {number:02}"), f"w{number}")
        await typist.adapter.take("as rosa")
        return typist.out.getvalue()

    shown = asyncio.run(scene())
    assert "and 7 earlier" in shown
    assert [f"letter {number:02}" in shown for number in (6, 7, 26)] == [False, True, True]


def test_the_team_channel_is_shown_at_every_seat(seated: Seated) -> None:
    async def scene() -> str:
        typist = seated()
        await typist.adapter.send(Address("local", "local", TEAM_PLACE), Message("Could use a hand"), "w1")
        return typist.out.getvalue()

    assert asyncio.run(scene()).startswith("# team channel\nCould use a hand")


def test_a_line_that_could_not_be_answered_is_remembered_for_the_exit_code(seated: Seated) -> None:
    good = seated("my Ref ABC123 is here", answer=lambda event: Reply((Message("Ref ABC123"),)))
    good.play()
    assert not good.adapter.failed
    bad = seated("hello", "hello", answer=lambda event: Reply((Message("Not saved."),), outcome=Outcome.FAILED))
    bad.play()
    assert bad.adapter.failed


def test_an_interrupt_loses_nothing_and_the_second_one_ends(seated: Seated) -> None:
    async def scene() -> str:
        typist = seated(answer=offering("Undo", asks=True))
        await typist.adapter.take("hello")
        typist.adapter.interrupt()
        assert "Type cancel to leave this question." in typist.out.getvalue()
        typist.adapter.interrupt()
        await typist.adapter.run(lambda: None)
        return typist.out.getvalue()

    assert "Type quit to end." in asyncio.run(scene())
