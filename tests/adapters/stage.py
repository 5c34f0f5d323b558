"""Where a scene is played: a person at one adapter, with a real engine and database behind it."""

import asyncio
from abc import ABC, abstractmethod
from datetime import UTC, datetime
from typing import ClassVar

from bot.clock import FrozenClock
from bot.engine import Engine
from bot.events import Address, Event
from bot.ports import Adapter
from bot.router import Router
from bot.turn import Reply
from storage.database import Database
from tests.adapters.feature import FEATURE, add_ana

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
PLACE, ROSAS = Address("local", "local", "ana"), Address("local", "local", "rosa")


class Stage(ABC):
    """A person called Ana at one adapter, with a real engine and database behind it."""

    adapter: Adapter
    edits_in_place: ClassVar[bool] = True
    suggests: ClassVar[bool] = True
    people: tuple[Address, Address] = (PLACE, ROSAS)
    """Ana and Rosa, as the platform calls them."""
    place: Address = PLACE
    """Where Ana acts and is answered."""

    def __init__(self, database: Database) -> None:
        database.write_now(lambda session: add_ana(session, NOW, *self.people))
        self.database, self.clock = database, FrozenClock(NOW)
        self.engine = Engine(database, Router((FEATURE,)), self.clock)
        self.events: list[Event] = []
        self.gate = asyncio.Event()
        self.gate.set()

    async def handle(self, event: Event) -> Reply:
        """Hand an event to the engine; a test may hold the gate to have something under way."""
        self.events.append(event)
        await self.gate.wait()
        return await self.engine.handle(event)

    async def begin(self) -> None:
        """Connect, where events come in by a connection."""
        return

    async def end(self) -> None:
        """Let go of what `begin` took."""
        return

    def another(self) -> Adapter:
        """An adapter that nobody has started yet."""
        return self.adapter

    @abstractmethod
    async def say(self, words: str, key: str = "") -> None:
        """Ana types a line."""

    @abstractmethod
    async def press(self, label: str, key: str = "") -> None:
        """Ana presses the newest button of this label."""

    @abstractmethod
    async def fill(self, **values: str) -> None:
        """Ana answers the open form; what she does not answer stays as it is."""

    @abstractmethod
    async def shown(self, place: str = "ana") -> str:
        """Everything that can be read at a place now."""

    @abstractmethod
    async def form_shown(self) -> str:
        """What can be read of the open form: its questions, values and errors."""

    async def suggestions(self, kind: str, words: str) -> list[str]:
        raise NotImplementedError
