"""The complete platform in memory: the reference for every adapter, and what the tests talk to."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count

from bot.events import Address, Event, Pressed, Submitted
from bot.ports import Absent, Blind, Gathering, Here, Looked, Refused, Unsure
from bot.turn import OpenForm, Reply
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
    closed: Refused | None = None
    """What everything is refused with, until this is taken away."""
    lose_answer: int = 0
    lose_post: int = 0
    """The answer is lost, and so is the message."""
    calls: int = 0
    """How often it was called."""
    blind: Blind | None = None
    """What this place says when it is asked for a message, instead of looking."""

    def before(self, what: str) -> None:
        """A call comes in: it is refused, or lost with all that it asked for. Raises Refused and Unsure."""
        self.calls += 1
        if self.closed:
            raise self.closed
        if self.refuse:
            raise self.refuse.pop(0)
        if self.lose_post:
            self.lose_post -= 1
            raise Unsure(f"the {what} was lost")

    def after(self) -> None:
        """It was carried out; now its answer may be lost. Raises Unsure."""
        if self.lose_answer:
            self.lose_answer -= 1
            raise Unsure("the answer was lost")


class MemoryAdapter:
    """Places with posts. Nothing leaves the process and nothing is ever lost, unless a fault is asked for."""

    pace = 0.0

    def __init__(self, handle: Handle, platform: str = "local") -> None:
        self.platform = platform
        self.posts: defaultdict[str, list[Post]] = defaultdict(list)
        self.faults: defaultdict[str, Faults] = defaultdict(Faults)
        self._handle = handle
        self.forms: dict[str, OpenForm] = {}
        """The form that is open at each place, with what is not right in it yet."""
        self._refs = count(1)
        self.places: dict[str, Gathering] = {}
        """Who reads at the places that were made for them."""
        self.outside: set[str] = set()
        """Accounts that can be let in nowhere, as of people who left."""
        self.made: dict[str, str] = {}
        """Which place was made for which wire id."""
        self._stopped = asyncio.Event()
        self._under_way: set[asyncio.Task[Reply]] = set()

    async def run(self, ready: Callable[[], None]) -> None:
        ready()
        await self._stopped.wait()

    async def stop(self) -> None:
        """Take nothing new; what was taken is answered first."""
        self._stopped.set()
        await asyncio.gather(*self._under_way, return_exceptions=True)

    async def receive(self, event: Event) -> Reply:
        """Hand an event to the engine, as a platform's webhook would, and show the answer where it came from."""
        if self._stopped.is_set():
            raise Refused("stopped")
        task = asyncio.ensure_future(self._answer(event))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return await asyncio.shield(task)

    async def _answer(self, event: Event) -> Reply:
        reply = await self._handle(event)
        if isinstance(event, Pressed) and reply.update:
            self._write_over(event.token, reply.update)
        if event.address:
            self._show(event, event.address, reply)
        return reply

    def _show(self, event: Event, at: Address, reply: Reply) -> None:
        for message in reply.messages:
            self._post(at, message, "")
        if reply.form:
            self.forms[at.place] = reply.form
        elif isinstance(event, Submitted) and at.place in self.forms:
            if reply.errors:
                self.forms[at.place] = replace(self.forms[at.place], values=dict(event.values), errors=reply.errors)
            else:
                del self.forms[at.place]

    def _write_over(self, token: str, message: Message) -> None:
        """Put a message in place of the one whose button was pressed."""
        posts = (post for place in self.posts.values() for post in place)
        post = next((post for post in posts if token in {b.token for b in post.message.buttons()}), None)
        if post:
            post.earlier.append(post.message)
            post.message = message

    def _post(self, to: Address, message: Message, wire_id: str) -> Post:
        post = Post(f"m{next(self._refs)}", message, wire_id)
        self.posts[to.place].append(post)
        return post

    async def send(self, to: Address, message: Message, wire_id: str) -> str:
        faults = self.faults[to.place]
        faults.before("message")
        post = self._post(to, message, wire_id)
        faults.after()
        return post.ref

    async def edit(self, to: Address, ref: str, message: Message, wire_id: str) -> str:
        post = next((post for post in self.posts[to.place] if post.ref == ref), None)
        if post is None:
            return await self.send(to, message, wire_id)
        post.earlier.append(post.message)
        post.message, post.wire_id = message, wire_id
        return ref

    async def find(self, to: Address, wire_id: str, since: datetime) -> Looked:
        """A complete look: nothing here is ever forgotten."""
        if blind := self.faults[to.place].blind:
            return blind
        post = next((post for post in self.posts[to.place] if post.wire_id == wire_id), None)
        return Here(post.ref) if post else Absent()

    async def gather(self, near: Address, gathering: Gathering, wire_id: str) -> str:
        """A place is called by the order in which it was made."""
        faults = self.faults[near.place]
        faults.before("place")
        place = self.made.setdefault(wire_id, f"place{len(self.made) + 1}")
        self.places[place] = gathering
        faults.after()
        return place

    async def seat(self, place: Address, gathering: Gathering) -> tuple[str, ...]:
        faults = self.faults[place.place]
        faults.calls += 1
        if faults.closed or place.place not in self.places:
            raise faults.closed or Refused("there is no such place", is_final=True)
        inside = tuple(each for each in gathering.accounts if each not in self.outside)
        self.places[place.place] = replace(gathering, accounts=inside)
        return tuple(each for each in gathering.accounts if each in self.outside)
