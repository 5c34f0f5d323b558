"""A person at a real terminal: a prompt, Ctrl-C, what arrives while one types, and a terminal left as it was."""

import asyncio
import io
import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.terminal.screen import Terminal
from tests.processes import ROOT

PATIENCE = 30.0


class Hands:
    """Types into `python -m bot chat` at a pseudo terminal and reads what it shows."""

    def __init__(self, folder: Path) -> None:
        self.ours, theirs = pty.openpty()
        self.settings = termios.tcgetattr(theirs)
        about = {"DATABASE_URL": f"sqlite:///{folder}/t.db", "PYTHONPATH": str(ROOT), "TZ": "UTC", "TERM": "xterm"}
        environment = {**os.environ, **about}
        environment.pop("NO_COLOR", None)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "chat"],
            cwd=folder,
            env=environment,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        self.theirs = theirs
        self.shown = ""

    def types(self, keys: str) -> None:
        os.write(self.ours, keys.encode())

    def sees(self, words: str) -> str:
        """Wait until the words are on the screen; everything that was shown up to now."""
        end = time.monotonic() + PATIENCE
        while words not in self.shown:
            assert time.monotonic() < end, self.shown
            if select.select([self.ours], [], [], 0.2)[0]:
                self.shown += os.read(self.ours, 65_536).decode(errors="replace")
        before, self.shown = self.shown, self.shown.split(words, 1)[1]
        return before

    def interrupts(self) -> None:
        """Ctrl-C, as the terminal's own driver would send it."""
        self.process.send_signal(signal.SIGINT)

    def ends(self) -> int:
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.ours)
        os.close(self.theirs)


@pytest.fixture
def hands(tmp_path: Path) -> Iterator[Hands]:
    made = Hands(tmp_path)
    yield made
    made.close()


def test_an_interrupt_in_a_question_says_how_to_leave_it_and_shows_no_trace(hands: Hands) -> None:
    hands.sees("ana> ")
    hands.types("met\r")
    assert "\x1b[1mWho did you meet? (1/7)\x1b[0m" in hands.sees("Type your answer")
    hands.sees("ana> ")
    hands.interrupts()
    hands.sees("Type cancel to leave this question. Type quit to end.")
    hands.types("cancel\r")
    shown = hands.sees("Stopped. Nothing was saved.")
    hands.types("quit\r")
    assert hands.ends() == 0
    assert "Traceback" not in shown


def test_two_interrupts_in_a_row_end_it_and_the_terminal_is_as_it_was(hands: Hands) -> None:
    hands.sees("ana> ")
    hands.types("half a line")
    hands.sees("half a line")
    hands.interrupts()
    hands.sees("Type quit to end.")
    hands.interrupts()
    assert hands.ends() == 0
    assert termios.tcgetattr(hands.theirs)[3] == hands.settings[3]


def test_the_end_of_the_file_ends_it(hands: Hands) -> None:
    hands.sees("ana> ")
    hands.types("\x04")
    assert hands.ends() == 0


def test_what_arrives_while_one_types_stands_above_the_prompt() -> None:
    async def scene() -> str:
        out = io.StringIO()
        screen = Terminal(out)
        screen._prompt = "ana> "
        screen.write("A reminder")
        screen._prompt = ""
        screen.write("An answer")
        return out.getvalue()

    assert asyncio.run(scene()) == "\r\x1b[2KA reminder\nana> An answer\n"
