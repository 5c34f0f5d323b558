"""How messages look as lines of a terminal, and that nothing anybody typed can steer it."""

import io
import os

import pytest

from adapters.terminal.render import Look, Numbers, columns, lines_of
from adapters.terminal.screen import shows_colours
from bot.ui.message import Button, Hint, Message, Quoted, Say, Style, Table
from tests.adapters.feature import everything

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
