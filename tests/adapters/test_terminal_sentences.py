"""Plain sentences in the terminal: lines in, lines out, with a whole bot between."""

import asyncio
import io
from collections.abc import Iterator

import pytest

from adapters.terminal.adapter import TerminalAdapter
from adapters.terminal.letters import Letters
from adapters.terminal.render import Look
from adapters.terminal.screen import Pipe
from bot.bootstrap import bootstrap
from bot.clock import FrozenClock
from bot.engine import Engine
from storage.database import Database
from tests.adapters.dialogues import Sentences, Talker
from tests.driver import MONDAY, settle_in


class AtTheTerminal:
    """Somebody who types; a form asks its questions in turn."""

    def __init__(self, database: Database, seat: str) -> None:
        settle_in(database)
        self.database, self.clock, self.seat = database, FrozenClock(MONDAY), seat
        self.out, self.runner = io.StringIO(), asyncio.Runner()
        self.runner.run(self.start())

    async def start(self) -> None:
        self.app = bootstrap(self.database, self.clock, self.connect)
        adapter = self.app.adapters[0]
        assert isinstance(adapter, TerminalAdapter)
        self.adapter = adapter

    def connect(self, engine: Engine) -> list[TerminalAdapter]:
        screen, letters = Pipe(io.StringIO(), self.out), Letters(self.database, self.clock)
        about = {"settle": self.settle, "move": self.stands_still, "seat": self.seat, "look": Look(200)}
        return [TerminalAdapter(engine.handle, screen, letters, **about)]  # type: ignore[arg-type]

    async def settle(self) -> None:
        await self.app.scheduler.run_until_quiet()

    async def stands_still(self, words: str) -> str:
        return f"The clock was asked for: {words}"

    def says(self, words: str) -> str:
        before = len(self.out.getvalue())
        self.runner.run(self.adapter.take(words))
        return self.out.getvalue()[before:]

    def presses(self, label: str) -> str:
        return self.says(f"press {label}")

    def fills(self, **values: str) -> str:
        """The answers in the order of the questions."""
        return "\n".join([self.says(value) for value in values.values()])


class TestAtTheTerminal(Sentences):
    @pytest.fixture
    def ana(self, database: Database) -> Iterator[Talker]:
        yield from sitting(database, "ana")

    @pytest.fixture
    def amina(self, database: Database) -> Iterator[Talker]:
        yield from sitting(database, "amina")


def sitting(database: Database, seat: str) -> Iterator[Talker]:
    made = AtTheTerminal(database, seat)
    yield made
    made.runner.close()
