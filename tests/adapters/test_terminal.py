"""The terminal passes the contract, and can be driven by a script."""

import asyncio
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from adapters.terminal.adapter import TerminalAdapter
from adapters.terminal.letters import Letters
from adapters.terminal.render import Look
from adapters.terminal.screen import Pipe
from bot.clock import FrozenClock
from bot.events import Address, Event
from bot.ports import Looked
from bot.turn import Reply
from bot.ui.message import Message
from storage.database import Database
from tests.adapters.contract import AdapterContract, Harness
from tests.adapters.scenes import NOW
from tests.processes import ROOT


class TerminalPlace:
    """Ana at a terminal."""

    def __init__(self, database: Database) -> None:
        self.letters = Letters(database, FrozenClock(NOW))
        self.address = Address("local", "local", "ana")
        self.events: list[Event] = []
        self.replies: list[Reply] = []
        self.out = io.StringIO()
        self.runner = asyncio.Runner()
        self.adapter = self.runner.run(self.connect())

    async def connect(self, seat: str = "ana") -> TerminalAdapter:
        screen, look = Pipe(io.StringIO(), self.out), Look(100)
        about = {"settle": self.settle, "move": self.nothing, "seat": seat, "look": look}
        return TerminalAdapter(self.answer, screen, self.letters, **about)  # type: ignore[arg-type]

    async def answer(self, event: Event) -> Reply:
        self.events.append(event)
        return self.replies.pop(0) if self.replies else Reply()

    async def nothing(self, words: str) -> str:
        raise EOFError(words)

    async def settle(self) -> None:
        return None

    def send(self, message: Message, wire_id: str) -> str:
        return self.runner.run(self.adapter.send(self.address, message, wire_id))

    def edit(self, ref: str, message: Message, wire_id: str) -> str:
        return self.runner.run(self.adapter.edit(self.address, ref, message, wire_id))

    def find(self, wire_id: str, since: datetime) -> Looked:
        return self.runner.run(self.adapter.find(self.address, wire_id, since))

    def types(self, words: str) -> None:
        self.runner.run(self.adapter.take(words))

    def presses(self, label: str) -> None:
        self.types(f"press {label}")

    def fills(self, **values: str) -> None:
        raise AssertionError("a terminal has no forms")

    def sees(self) -> str:
        return self.out.getvalue()

    def sends_to(self, seat: str, message: Message, wire_id: str) -> None:
        self.runner.run(self.adapter.send(Address("local", "local", seat), message, wire_id))

    def comes_back_as(self, seat: str) -> str:
        before = len(self.out.getvalue())
        self.adapter = self.runner.run(self.connect(seat))
        self.runner.run(self.adapter.run(lambda: None))
        return self.out.getvalue()[before:]


class TestTerminal(AdapterContract):
    takes_back = False
    has_forms = False

    @pytest.fixture
    def place(self, database: Database) -> Iterator[Harness]:
        made = TerminalPlace(database)
        yield made
        made.runner.close()


def chat(folder: Path, *lines: str, seat: str = "ana") -> subprocess.CompletedProcess[str]:
    """Run `python -m bot chat` with these lines."""
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{folder}/t.db", "PYTHONPATH": str(ROOT), "TZ": "UTC"}
    command = [sys.executable, "-m", "bot", "chat", "--seat", seat]
    words = "\n".join(lines) + "\n"
    return subprocess.run(
        command, input=words, capture_output=True, text=True, cwd=folder, env=environment, timeout=60, check=False
    )


def test_a_script_walks_through_the_main_job(tmp_path: Path) -> None:
    done = chat(
        tmp_path,
        'heard Eastside: "the bus stops at six", so evening classes are empty',
        "promised Eastside the room list by 2027-03-05",
        "press Undo",
        "remind me to call Pastor Lee in 3 weeks",
        "as amina",
        "share",
        "press An idea",
        "Story time in the laundromat.",
        "as rosa",
        "clock +8d",
        "quit",
    )
    assert done.returncode == 0, done.stderr
    for words in (
        "Saved what you heard from Eastside Mutual Aid.",
        "Saved: we promised Eastside Mutual Aid.",
        "Taken back.",
        "I will remind you.",
        "Thank you. We heard you.",
        "Your digest of Monday",
    ):
        assert words in done.stdout


def test_a_form_is_resumed_after_the_process_has_ended(tmp_path: Path) -> None:
    chat(tmp_path, "met", "Eastside", "yesterday")
    done = chat(tmp_path, "skip", "skip", "Classes stand empty.", "skip", "skip")
    assert "Saved: you met Eastside Mutual Aid." in done.stdout
    assert "Classes stand empty." in done.stdout


def test_what_came_while_nobody_sat_there_is_shown_once_at_the_next_start(tmp_path: Path) -> None:
    chat(tmp_path, "promised Eastside the room list by 2027-03-05", "quit")
    shown = chat(tmp_path, "quit", seat="amina").stdout
    assert "the room list" in shown
    assert "the room list" not in chat(tmp_path, "quit", seat="amina").stdout


def test_a_line_goes_on_after_a_backslash(tmp_path: Path) -> None:
    done = chat(tmp_path, "heard Casa Latina: first line\\", "second line")
    assert re.search(r"In our words: first line\n\s+second line", done.stdout)


def test_a_second_bot_on_the_same_file_is_refused_in_plain_words(tmp_path: Path) -> None:
    from storage.files import only_one

    with only_one(tmp_path / "t.db"):
        done = chat(tmp_path, "help")
    assert done.returncode == 1
    assert "is running on" in done.stderr
    assert "Traceback" not in done.stderr
