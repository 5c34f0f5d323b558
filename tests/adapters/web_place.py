"""Ana's seat at a page that is really served, around an engine that answers what a test says."""

import asyncio
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from uuid import uuid4

from adapters.web.adapter import WebAdapter
from adapters.web.server import PageServer
from bot.clock import FrozenClock
from bot.events import Address, Event
from bot.ports import Looked
from bot.timelapse import refuse_unreachable
from bot.turn import Reply
from bot.ui.message import Message
from storage.database import Database
from tests.adapters.page import Client

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)


class WebPlace(Client):
    """Ana's seat at a page whose engine answers what a test says."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self.database, self.clock = database, FrozenClock(NOW)
        self.address = Address("local", "local", "ana")
        self.person, self.gone = "ana", "999999"
        self.events: list[Event] = []
        self.replies: list[Reply] = []
        self.problems: dict[str, str] = {}
        self.run(self.start())

    async def start(self) -> None:
        self.adapter = WebAdapter(self.answer, self.database, self.clock, lambda: None)
        self.server = PageServer(self.adapter, self.clock, self.move, self.health, "America/New_York", 0)
        self.adapter.serve = self.server.serve
        ready = asyncio.Event()
        self.task = asyncio.create_task(self.adapter.run(ready.set))
        await asyncio.wait_for(ready.wait(), 5)
        await self.connect(self.server.port)

    async def end(self) -> None:
        await self.client.close()
        await self.adapter.stop()
        await asyncio.wait_for(self.task, 5)

    async def move(self, to: datetime) -> int:
        refuse_unreachable(to, self.clock.now())
        self.clock.set(to)
        await self.adapter.send(self.address, Message("Due"), uuid4().hex[:24])
        return 3

    async def health(self) -> Mapping[str, str]:
        return self.problems

    async def answer(self, event: Event) -> Reply:
        self.events.append(event)
        return self.replies.pop(0) if self.replies else Reply()

    def send(self, message: Message, wire_id: str) -> str:
        return self.run(self.adapter.send(self.address, message, wire_id))

    def edit(self, ref: str, message: Message, wire_id: str) -> str:
        return self.run(self.adapter.edit(self.address, ref, message, wire_id))

    def find(self, wire_id: str, since: datetime) -> Looked:
        return self.run(self.adapter.find(self.address, wire_id, since))

    def sends_to(self, seat: str, message: Message, wire_id: str) -> None:
        self.run(self.adapter.send(Address("local", "local", seat), message, wire_id))

    def comes_back_as(self, seat: str) -> str:
        self.run(self.end())
        self.run(self.start())
        return self.sees(seat)


def served(made: WebPlace) -> Iterator[WebPlace]:
    yield made
    made.run(made.end())
    made.runner.close()
