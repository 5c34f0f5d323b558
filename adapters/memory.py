"""The complete platform in memory: the reference for every adapter, and what the tests talk to."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count

from bot.events import Address, Event
from bot.ports import Absent, Here, Looked, Refused, Unsure
from bot.turn import Reply
from bot.ui.message import Message

Handle = Callable[[Event], Awaitable[Reply]]


@dataclass(slots=True)
class Post:
    """One message at a place, and everything it said before it was edited."""

    ref: str
    message: Message
    wire_id: str = ""
    earlier: list[Message] = field(default_factory=list)


@dataclass(slots=True)
class Faults:
    """What a place does to the next messages: refuse them, or take them and lose the answer."""

    refuse: list[Refused] = field(default_factory=list)
    lose_answer: int = 0


class MemoryAdapter:
    """Places with posts. Nothing leaves the process and nothing is ever lost, unless a fault is asked for."""

    pace = 0.0

    def __init__(self, handle: Handle, platform: str = "local") -> None:
        self.platform = platform
        self.posts: defaultdict[str, list[Post]] = defaultdict(list)
        self.faults: defaultdict[str, Faults] = defaultdict(Faults)
        self._handle = handle
        self._refs = count(1)
        self._stopped = asyncio.Event()

    async def run(self, ready: Callable[[], None]) -> None:
        ready()
        await self._stopped.wait()

    async def stop(self) -> None:
        self._stopped.set()

    async def receive(self, event: Event) -> Reply:
        """Hand an event to the engine, as a platform's webhook would, and post the answer where it came from."""
        reply = await self._handle(event)
        if event.address:
            for message in reply.messages:
                self._post(event.address, message, "")
        return reply

    def _post(self, to: Address, message: Message, wire_id: str) -> Post:
        post = Post(f"m{next(self._refs)}", message, wire_id)
        self.posts[to.place].append(post)
        return post

    async def send(self, to: Address, message: Message, wire_id: str) -> str:
        faults = self.faults[to.place]
        if faults.refuse:
            raise faults.refuse.pop(0)
        post = self._post(to, message, wire_id)
        if faults.lose_answer:
            faults.lose_answer -= 1
            raise Unsure("the answer was lost")
        return post.ref

    async def edit(self, to: Address, ref: str, message: Message, wire_id: str) -> str:
        post = next((post for post in self.posts[to.place] if post.ref == ref), None)
        if post is None:
            return await self.send(to, message, wire_id)
        post.earlier.append(post.message)
        post.message, post.wire_id = message, wire_id
        return ref

    async def find(self, to: Address, wire_id: str, since: datetime) -> Looked:
        assert since.astimezone(UTC)
        post = next((post for post in self.posts[to.place] if post.wire_id == wire_id), None)
        return Here(post.ref) if post else Absent()
