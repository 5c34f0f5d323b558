"""Plain sentences at the local page, which is really served and asked over HTTP."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.cli.run import build
from bot.clock import MovableClock
from bot.settings import Settings
from storage.database import Database
from tests.adapters.dialogues import Sentences, Talker
from tests.adapters.page import Client, texts_in
from tests.driver import MONDAY, settle_in


class OpenPage(Client):
    """A whole bot with its page, on a Monday morning."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self.database = database
        settle_in(database)
        self.run(self.start())

    async def start(self) -> None:
        clock = MovableClock(MONDAY - datetime.now(UTC))
        self.app, page = build(Settings(port=0, database_url=str(self.database.engine.url)), self.database, clock)
        ready = asyncio.Event()
        self.task = asyncio.create_task(self.app.adapters[0].run(ready.set))
        await asyncio.wait_for(ready.wait(), 5)
        await self.connect(page.port)

    async def end(self) -> None:
        await self.client.close()
        await self.app.adapters[0].stop()
        await asyncio.wait_for(self.task, 5)


class AtThePage:
    """Somebody at a seat of the page."""

    def __init__(self, page: OpenPage, seat: str) -> None:
        self.page, self.seat, self.seen = page, seat, 0

    def says(self, words: str) -> str:
        return self.then(self.page.says(self.seat, words))

    def presses(self, label: str) -> str:
        return self.then(self.page.presses(self.seat, label))

    def fills(self, **values: str) -> str:
        return self.then(self.page.fills(self.seat, **values))

    def then(self, answer: tuple[int, object]) -> str:
        """What was answered since they looked last."""
        assert answer[0] == 200, answer
        entries = [entry["body"] for entry in self.page.feed(self.seat) if not entry["author"]]
        new, self.seen = entries[self.seen :], len(entries)
        return "\n".join(texts_in(new))


class TestAtThePage(Sentences):
    @pytest.fixture
    def page(self, database: Database) -> Iterator[OpenPage]:
        made = OpenPage(database)
        yield made
        made.run(made.end())
        made.runner.close()

    @pytest.fixture
    def ana(self, page: OpenPage) -> Talker:
        return AtThePage(page, "ana")

    @pytest.fixture
    def amina(self, page: OpenPage) -> Talker:
        return AtThePage(page, "amina")
