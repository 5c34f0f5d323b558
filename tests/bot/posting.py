"""A platform for the tests of delivery: what each place does next is told in advance, and everything it did is kept."""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.clock import FrozenClock, MovableClock
from bot.delivery.hooks import Hooks
from bot.events import Address
from bot.outbox import Deliverer
from bot.ports import Absent, Here, Looked, NoPlaces
from bot.ui.message import Message
from storage.database import Database
from storage.outbox import Outbox, OutboxItem

NAME = "there"


@dataclass
class Place:
    """One channel: its posts by reference, what happens to the next calls, and when each call came."""

    posts: dict[str, str] = field(default_factory=dict)
    wires: dict[str, str] = field(default_factory=dict)
    """The reference of each wire id that was accepted."""
    next: list[Exception | str] = field(default_factory=list)
    """A refusal or a loss to raise, or `take and lose` for a post that arrives and an answer that does not."""
    looks: list[Looked | Exception] = field(default_factory=list)
    """Answers to look-ups; when there are none left, the truth."""
    calls: list[float] = field(default_factory=list)
    looked_at: list[datetime] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0


class Platform(NoPlaces):
    """Implements the port. `hold` makes a place keep every caller waiting until it is set."""

    platform = NAME

    def __init__(self, pace: float = 0.0) -> None:
        self.pace = pace
        self.places: defaultdict[str, Place] = defaultdict(Place)
        self.hold: dict[str, asyncio.Event] = {}
        self.said: list[str] = []
        """Everything in the order of acceptance, over all places."""

    async def run(self, ready: Callable[[], None]) -> None:
        ready()

    async def stop(self) -> None:
        return

    async def send(self, to: Address, message: Message, wire_id: str) -> str:
        return await self._accept(to, message, wire_id, f"ref {len(self.places[to.place].posts)}")

    async def edit(self, to: Address, ref: str, message: Message, wire_id: str) -> str:
        return await self._accept(to, message, wire_id, ref)

    async def _accept(self, to: Address, message: Message, wire_id: str, ref: str) -> str:
        place = self.places[to.place]
        place.calls.append(asyncio.get_running_loop().time())
        place.at_once += 1
        place.most_at_once = max(place.most_at_once, place.at_once)
        try:
            await self.hold[to.place].wait() if to.place in self.hold else await asyncio.sleep(0)
            fate = place.next.pop(0) if place.next else None
            if isinstance(fate, Exception):
                raise fate
            place.posts[ref], place.wires[wire_id] = message.title, ref
            self.said.append(message.title)
            if fate:
                raise ConnectionResetError("the answer was lost")
            return ref
        finally:
            place.at_once -= 1

    async def find(self, to: Address, wire_id: str, since: datetime) -> Looked:
        place = self.places[to.place]
        place.looked_at.append(since)
        answer: Looked | Exception | None = place.looks.pop(0) if place.looks else None
        if isinstance(answer, Exception):
            raise answer
        if answer is not None:
            return answer
        return Here(place.wires[wire_id]) if wire_id in place.wires else Absent()


TAKE_AND_LOSE = "take and lose"


class Office:
    """A database, a clock, a platform, and a deliverer between them."""

    def __init__(
        self, database: Database, clock: FrozenClock | MovableClock, platform: Platform, **options: object
    ) -> None:
        self.database, self.clock, self.platform = database, clock, platform
        self.unwanted: set[str] = set()
        self.broken: set[str] = set()
        self.returned: list[str] = []
        self.sent: list[str] = []
        self.options = options
        self.deliverer = self.another()

    def another(self, **options: object) -> Deliverer:
        """A further deliverer of the same office, as after a restart or in a second process."""
        chosen = {"hooks": Hooks(self.take_back, {"test": self.note_sent}), **self.options, **options}
        adapters = {NAME: self.platform}
        return Deliverer(self.database, self.clock, adapters, self.write, **chosen)  # type: ignore[arg-type]

    def write(self, session: Session, item: OutboxItem, now: datetime) -> Message | None:
        words = item.payload["words"]
        if words in self.broken:
            raise KeyError(words)
        return None if words in self.unwanted else Message(words)

    def take_back(self, session: Session, item: OutboxItem, now: datetime) -> None:
        self.returned.append(item.payload["words"])

    def note_sent(self, session: Session, item: OutboxItem, now: datetime) -> None:
        self.sent.append(item.payload["words"])

    def queue(self, words: str, place: str = "a", over: int | None = None, platform: str = NAME) -> int:
        """Put a message into the outbox; its key."""

        def add(session: Session) -> int:
            to = f"{platform}:w:{place}"
            item = Outbox(session).enqueue(words, "test", {"words": words}, to, self.clock.now(), replaces_id=over)
            return item.id

        return self.database.write_now(add)

    def row(self, key: int) -> OutboxItem:
        found = self.database.read_now(lambda session: Outbox(session).get(key))
        assert found is not None
        return found

    def posts(self, place: str = "a") -> list[str]:
        return list(self.platform.places[place].posts.values())

    async def deliver(self) -> int:
        async with asyncio.timeout(20):
            return await self.deliverer.deliver_due()

    async def later(self, **by: float) -> int:
        """Let the time pass and deliver."""
        self.clock.advance(timedelta(**by))
        return await self.deliver()

    async def until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(10):
            while not condition():
                await asyncio.sleep(0.005)
