"""The terminal with a real engine behind it."""

import io
import os
from typing import ClassVar

from adapters.terminal.adapter import TerminalAdapter
from adapters.terminal.letters import Letters
from adapters.terminal.screen import Pipe
from storage.database import Database
from tests.adapters.feature import LendForm
from tests.adapters.scenes import Scenes
from tests.adapters.stage import Stage


class TerminalStage(Stage):
    edits_in_place: ClassVar[bool] = False
    suggests: ClassVar[bool] = False

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        read, self.write_end = os.pipe()
        self.out, self.lines = io.StringIO(), os.fdopen(read)
        screen = Pipe(self.lines, self.out)
        letters = Letters(database, self.clock)
        self.adapter: TerminalAdapter = TerminalAdapter(self.handle, screen, letters, settle=settled, move=stands_still)

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
