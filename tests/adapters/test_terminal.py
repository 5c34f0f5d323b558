"""The terminal passes the contract, and can be driven by a script."""

import asyncio
import io
import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
import structlog

from adapters.terminal.adapter import TerminalAdapter
from adapters.terminal.letters import Letters
from adapters.terminal.render import Look
from adapters.terminal.screen import Pipe
from bot.cli import main
from bot.clock import FrozenClock
from bot.events import Address, Event
from bot.ports import Looked
from bot.turn import Reply
from bot.ui.message import Message
from storage.database import Database
from tests.adapters.contract import AdapterContract, Harness
from tests.adapters.stage import NOW


class TerminalPlace:
    """Ana at a terminal."""

    def __init__(self, database: Database) -> None:
        self.letters = Letters(database, FrozenClock(NOW))
        self.address = Address("local", "local", "ana")
        self.person, self.gone = "ana", "999999"
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


@dataclass
class Chat:
    """What `python -m bot chat` gave back."""

    returncode: int
    stdout: str
    stderr: str


Chats = Callable[..., Chat]


@pytest.fixture
def chat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Chats]:
    """Runs the command with these lines; each time as if it were started anew."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/t.db")
    handlers = logging.root.handlers[:]

    def run(*lines: str, seat: str = "ana") -> Chat:
        words = "".join(f"{line}\n" for line in lines).encode()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(words), "utf-8"))
        code = main(["chat", "--seat", seat])
        return Chat(code, *capsys.readouterr())

    yield run
    logging.root.handlers[:] = handlers
    structlog.reset_defaults()


def test_a_script_walks_through_the_main_job(chat: Chats) -> None:
    done = chat(
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


def test_the_clock_goes_ahead_by_ten_years_at_most_and_never_back(chat: Chats) -> None:
    shown = chat("clock +99999w", "clock -1d", "clock tomorrow", "clock 2020-01-01T08:00", "clock +1d").stdout
    assert "That is too far ahead: ten years at most." in shown
    assert shown.count("Please write it like: clock +7d") == 2
    assert "The clock only moves forward" in shown


def test_a_form_is_resumed_after_the_process_has_ended(chat: Chats) -> None:
    chat("met", "Eastside", "yesterday")
    done = chat("skip", "skip", "Classes stand empty.", "skip", "skip")
    assert "Saved: you met Eastside Mutual Aid." in done.stdout
    assert "Classes stand empty." in done.stdout


def test_what_came_while_nobody_sat_there_is_shown_once_at_the_next_start(chat: Chats) -> None:
    chat("promised Eastside the room list by 2027-03-05", "quit")
    shown = chat("quit", seat="amina").stdout
    assert "the room list" in shown
    assert "the room list" not in chat("quit", seat="amina").stdout


def test_a_script_is_as_long_as_it_is(chat: Chats) -> None:
    shown = chat(*(f"heard Casa Latina: they need {number} chairs" for number in range(60))).stdout
    assert shown.count("Saved what you heard from Casa Latina.") == 60


def test_a_line_goes_on_after_a_backslash(chat: Chats) -> None:
    done = chat("heard Casa Latina: first line\\", "second line")
    assert re.search(r"In our words: first line\n\s+second line", done.stdout)


def test_a_second_bot_on_the_same_file_is_refused_in_plain_words(chat: Chats, tmp_path: Path) -> None:
    from storage.files import only_one

    with only_one(tmp_path / "t.db"):
        done = chat("help")
    assert done.returncode == 1
    assert "is running on" in done.stderr
    assert "Traceback" not in done.stderr
