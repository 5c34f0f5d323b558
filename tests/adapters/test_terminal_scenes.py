"""The terminal with a real engine behind it, and what only a terminal does."""

import asyncio
import io
import os
from collections.abc import Callable
from typing import ClassVar

import pytest

from adapters.terminal.adapter import TerminalAdapter
from adapters.terminal.render import Look, Numbers, columns, lines_of
from adapters.terminal.screen import Pipe, shows_colours
from bot.events import Address, Commanded, Event, Pressed, Said
from bot.sample import TEAM_PLACE
from bot.turn import Outcome, Reply
from bot.ui.message import Button, Buttons, Hint, Message, Quoted, Say, Style, Table
from storage.database import Database
from tests.adapters.feature import LendForm, everything
from tests.adapters.scenes import PLACE, Scenes, Stage


class TerminalStage(Stage):
    forgets: ClassVar[bool] = True
    edits_in_place: ClassVar[bool] = False
    suggests: ClassVar[bool] = False

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        read, self.write_end = os.pipe()
        self.out, self.lines = io.StringIO(), os.fdopen(read)
        screen = Pipe(self.lines, self.out)
        self.adapter: TerminalAdapter = TerminalAdapter(self.handle, screen, settle=settled, move=stands_still)

    async def say(self, words: str, key: str = "") -> None:
        await self.adapter.take(words)

    async def press(self, label: str, key: str = "") -> None:
        await self.adapter.take(f"press {label}")

    async def fill(self, **values: str) -> None:
        left = dict(values)
        while field := self.asked():
            if field in values and field not in left:
                return
            await self.adapter.take(left.pop(field, "skip"))

    def asked(self) -> str:
        """The field whose question was printed last; nothing when no question waits."""
        last = self.out.getvalue().rstrip("\n").rsplit("\n\n", 1)[-1]
        found = [q.name for q in LendForm.asks() if q.label in last]
        return found[0] if found and "Type your answer" in last else ""

    async def shown(self, place: str = "ana") -> str:
        if place == "ana":
            return self.out.getvalue()
        before = len(self.out.getvalue())
        await self.adapter.take(f"as {place}")
        return self.out.getvalue()[before:]

    async def form_shown(self) -> str:
        return self.out.getvalue()


async def settled() -> None:
    """Nothing is ever due in these scenes."""


async def stands_still(words: str) -> str:
    return f"The clock was asked for: {words or 'the time'}"


class TestTerminalScenes(Scenes):
    make = TerminalStage


class Typist:
    """Types a script into a terminal and keeps what its bot was given; answers come from `answer`."""

    def __init__(self, *lines: str, answer: Callable[[Event], Reply] | None = None, look: Look | None = None) -> None:
        self.events: list[Event] = []
        self.out = io.StringIO()
        self.settled_at: list[int] = []
        self._answer = answer or (lambda event: Reply())
        text = io.StringIO("".join(f"{line}\n" for line in lines))
        self.adapter = TerminalAdapter(
            self.handle, Pipe(text, self.out), settle=self.settle, move=stands_still, look=look or Look()
        )

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


def offering(*labels: str, asks: bool = False) -> Callable[[Event], Reply]:
    """Answers every line with these buttons; each has its label as its token."""
    row = Buttons(tuple(Button(label, f"t-{label}") for label in labels))
    return lambda event: Reply((Message("Choose", (row,), asks=asks),))


def test_a_script_is_answered_line_by_line_without_a_prompt() -> None:
    typist = Typist("/loop mine", "hello there", "", "quit", "never read", answer=offering("Undo"))
    shown = typist.play()
    assert typist.words() == ["mine", "hello there"]
    assert typist.settled_at == [1, 2, 2]
    assert "ana>" not in shown
    assert "\x1b" not in shown
    assert "[1] Undo" in shown


def test_buttons_are_pressed_by_number_by_press_and_by_label() -> None:
    typist = Typist("hello", "1", "press 2", "press edit", answer=offering("Undo", "Edit"))
    typist.play()
    assert typist.presses() == ["t-Undo", "t-Edit", "t-Edit"]


def test_a_number_is_an_answer_while_a_question_is_asked() -> None:
    typist = Typist("hello", "1", "press 1", answer=offering("Undo", asks=True))
    typist.play()
    assert typist.words() == ["hello", "1"]
    assert typist.presses() == ["t-Undo"]


def test_a_number_without_a_button_is_something_said() -> None:
    typist = Typist("7")
    typist.play()
    assert typist.words() == ["7"]


def test_pressing_what_is_not_there_says_what_is() -> None:
    typist = Typist("press 1", "hello", "press 9", answer=offering("Undo", "Edit"))
    shown = typist.play()
    assert "There is no button to press right now." in shown
    assert "There are buttons 1 to 2." in shown
    assert typist.presses() == []


def test_numbers_do_not_move_under_a_reminder_that_arrives_meanwhile() -> None:
    async def scene() -> list[str]:
        typist = Typist(answer=offering("Undo"))
        await typist.adapter.take("hello")
        late = Message("A reminder", (Buttons((Button("Done", "t-Done"),)),))
        await typist.adapter.send(PLACE, late, "w1")
        await typist.adapter.take("2")
        assert "[2] Done" in typist.out.getvalue()
        return typist.presses()

    assert asyncio.run(scene()) == ["t-Done"]


def test_a_backslash_goes_on_with_the_next_line() -> None:
    typist = Typist("heard Eastside: one \\", "two \\", "three")
    typist.play()
    assert typist.words() == ["heard Eastside: one \ntwo \nthree"]


def test_a_backslash_on_the_last_line_loses_nothing() -> None:
    typist = Typist("heard Eastside: one\\")
    typist.play()
    assert typist.words() == ["heard Eastside: one"]


def test_the_seat_changes_and_buttons_of_another_seat_are_gone() -> None:
    typist = Typist("hello", "as amina", "1", "AS Rosa", "hello", answer=offering("Undo"))
    shown = typist.play()
    assert [event.sender.person for event in typist.events] == ["ana", "amina", "rosa"]
    assert typist.presses() == []
    assert "You are Amina now." in shown


def test_words_that_begin_like_a_command_of_the_terminal_are_still_words() -> None:
    lines = ("as we said", "as nobody", "clock in the hall is broken", "clockwork", "press release is out", "quit it")
    typist = Typist(*lines)
    typist.play()
    assert tuple(typist.words()) == lines


def test_the_clock_is_asked_and_moved() -> None:
    typist = Typist("clock", "clock +7d", "clock 2027-03-01T08:00")
    shown = typist.play()
    for asked in ("the time", "+7d", "2027-03-01T08:00"):
        assert f"The clock was asked for: {asked}" in shown
    assert len(typist.settled_at) == 3


def test_what_arrives_for_another_seat_waits_until_one_sits_there() -> None:
    async def scene() -> tuple[str, str]:
        typist = Typist()
        amina = Address("local", "local", "amina")
        await typist.adapter.send(amina, Message("first words"), "w1")
        await typist.adapter.send(amina, Message("more"), "w2")
        await typist.adapter.edit(amina, "w1", Message("better words"), "w3")
        before = typist.out.getvalue()
        await typist.adapter.take("as amina")
        return before, typist.out.getvalue().removeprefix(before)

    before, after = asyncio.run(scene())
    assert "words" not in before
    assert "first words" not in after
    assert after.index("better words") < after.index("more")


def test_the_team_channel_is_shown_at_every_seat() -> None:
    async def scene() -> str:
        typist = Typist()
        await typist.adapter.send(Address("local", "local", TEAM_PLACE), Message("Could use a hand"), "w1")
        return typist.out.getvalue()

    assert asyncio.run(scene()).startswith("# team channel\nCould use a hand")


def test_a_line_that_could_not_be_answered_is_remembered_for_the_exit_code() -> None:
    good = Typist("my Ref ABC123 is here", answer=lambda event: Reply((Message("Ref ABC123"),)))
    good.play()
    assert not good.adapter.failed
    bad = Typist("hello", "hello", answer=lambda event: Reply((Message("Not saved."),), outcome=Outcome.FAILED))
    bad.play()
    assert bad.adapter.failed


def test_an_interrupt_loses_nothing_and_the_second_one_ends() -> None:
    async def scene() -> str:
        typist = Typist(answer=offering("Undo", asks=True))
        await typist.adapter.take("hello")
        typist.adapter.interrupt()
        assert "Type cancel to leave this question." in typist.out.getvalue()
        typist.adapter.interrupt()
        await typist.adapter.run(lambda: None)
        return typist.out.getvalue()

    assert "Type quit to end." in asyncio.run(scene())


STEERING = "\x1b[31mred\x1b]0;title\x07 \x9b2J over\x08\x08 \u202eback\u202c \x00nul \ud800half \r\x7f"


def test_nothing_typed_can_steer_the_terminal() -> None:
    button = Button(STEERING, "t")
    message = Message(STEERING, (Say(STEERING), Quoted(STEERING, STEERING), Table((STEERING,), ((STEERING,),))))
    shown = "\n".join(lines_of(everything(button, button), Numbers(), Look()) + lines_of(message, Numbers(), Look()))
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in shown.replace("\n", ""))
    assert not set(shown) & set("\u202e\u202c\ud800")
    shown.encode()
    assert "[31mred" in shown


def test_colours_are_only_for_a_terminal_that_wants_them(monkeypatch: pytest.MonkeyPatch) -> None:
    message = Message("Title", (Say("words"), Hint("aside")))
    assert "\x1b[1mTitle\x1b[0m" in lines_of(message, Numbers(), Look(80, colours=True))
    assert "\x1b" not in "".join(lines_of(message, Numbers(), Look(80)))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    screen, keyboard = os.openpty()
    with os.fdopen(keyboard, "w") as tty:
        assert shows_colours(tty)
        monkeypatch.setenv("NO_COLOR", "1")
        assert not shows_colours(tty)
        monkeypatch.delenv("NO_COLOR")
        monkeypatch.setenv("TERM", "dumb")
        assert not shows_colours(tty)
    os.close(screen)
    assert not shows_colours(io.StringIO())


@pytest.mark.parametrize("width", [30, 41, 80])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    words = "we need a room 我们晚上需要一个房间 " * 8 + "x" * 200 + " e\u0301nd"
    button = Button("Undo", "t", Style.PRIMARY)
    lines = lines_of(Message(words, (Say(words), Quoted(words, "Amina"), Hint(words))), Numbers(), Look(width))
    assert max(map(columns, lines)) <= width
    assert "".join(words.split()) in "".join(lines[0:]).replace(" ", "")
    assert max(map(columns, lines_of(everything(button, button), Numbers(), Look(width)))) <= width


def test_a_table_stands_under_its_headings() -> None:
    table = Table(("team", "kept"), (("南", "17"), ("south-east", "4")))
    assert lines_of(Message("", (table,)), Numbers(), Look())[1:] == [
        "team        kept",
        "南          17",
        "south-east  4",
    ]
