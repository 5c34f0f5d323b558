"""Bots at work against the stand-in of a chat platform, and the people who sit in front of them."""

import asyncio
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Self

from sqlmodel import Session

from adapters.discord.adapter import DiscordAdapter
from adapters.slack.adapter import SlackAdapter
from bot.bootstrap import bootstrap
from bot.clock import FrozenClock
from bot.engine import Engine
from bot.ports import Adapter
from bot.scheduler import next_due
from bot.timelapse import move_clock
from storage.database import Database
from tests.driver import MONDAY, settle_in
from tests.loops import OwnLoop
from tests.twins.discord import DiscordTwin
from tests.twins.discord import Member as DiscordMember
from tests.twins.discord.member import Gesture as DiscordGesture
from tests.twins.slack import SlackTwin
from tests.twins.slack.member import Gesture as SlackGesture
from tests.twins.slack.member import Member as SlackMember

Chat = SlackAdapter | DiscordAdapter
Gesture = SlackGesture | DiscordGesture
BRIEFLY = 0.05
"""Seconds without a call once nothing is under way in the bot: for what is still on the line."""
TEAM_CHANNEL = "outreach"


def in_time(done: Gesture) -> bool:
    """Whether the platform was answered before it gave up."""
    return done.acked if isinstance(done, SlackGesture) else done.answered


class Connected(ABC):
    """One adapter, from when it is started until it is stopped."""

    adapter: Chat

    @abstractmethod
    def connect(self) -> Chat:
        """An adapter that nobody has started yet."""

    async def start(self) -> None:
        """Take part; whatever ends it at once is raised."""
        self.adapter = self.connect()
        ready = asyncio.Event()
        self._running = asyncio.create_task(self.adapter.run(ready.set))
        waiting = asyncio.create_task(ready.wait())
        await asyncio.wait({self._running, waiting}, return_when=asyncio.FIRST_COMPLETED, timeout=10)
        if self._running.done():
            self._running.result()

    async def stop(self) -> None:
        await self.adapter.stop()
        await asyncio.wait_for(self._running, 10)

    async def over(self) -> None:
        """What follows the first answer to what was done."""
        while pending := set(self.adapter._desk.tasks.under_way):
            await asyncio.wait(pending)


class Seat(ABC):
    """A person in front of the bot: what they do is over, and what follows from it has happened, before the next."""

    world: "World"
    member: SlackMember | DiscordMember

    def presses(self, label: str, near: str = "") -> str:
        return self._after(lambda: self.member.presses(label, near))

    def submits(self, **values: Any) -> str:
        return self._after(lambda: self.member.submits(**values))

    def _after(self, does: Callable[[], Gesture | None]) -> str:
        """What they see that is new."""
        before = Counter(self._messages())
        done = does()
        assert done is None or in_time(done), f"the platform was not answered in time: {self.sees}"
        self.world.settle()
        return self.window or "\n\n".join((Counter(self._messages()) - before).elements())

    @abstractmethod
    def _messages(self) -> list[str]:
        """Every message they can read."""

    @property
    @abstractmethod
    def sees(self) -> str:
        """Everything they can read, everywhere."""

    @property
    @abstractmethod
    def window(self) -> str:
        """What the open window shows."""


class World(Connected, OwnLoop):
    """Ana and Rosa of the outreach team, and Amina of Eastside, around a whole bot whose clock stands still."""

    twin: SlackTwin | DiscordTwin

    def __init__(self, database: Database, has_people: bool = True) -> None:
        super().__init__()
        self.database, self.clock, self._has_people = database, FrozenClock(MONDAY), has_people

    def __enter__(self) -> Self:
        self.twin.__enter__()
        self.take_seats()
        if self._has_people:
            settle_in(self.database)
            self.database.write_now(self.move_here)
        self.open_loop()
        self.run(self.begin())
        return self

    def __exit__(self, *_: object) -> None:
        self.run(self.stop())
        self.close_loop()
        self.twin.__exit__()

    @abstractmethod
    def take_seats(self) -> None:
        """The people come."""

    @abstractmethod
    def move_here(self, session: Session) -> None:
        """The people of the local seats are on this platform now."""

    @abstractmethod
    def adapter_for(self, engine: Engine) -> Chat:
        """The adapter of this bot."""

    def connect(self) -> Chat:
        self.app = bootstrap(self.database, self.clock, self.adapters)
        first = self.app.adapters[0]
        assert isinstance(first, Chat)
        return first

    def adapters(self, engine: Engine) -> list[Adapter]:
        """Everything that the bot is connected by, this platform first."""
        return [self.adapter_for(engine)]

    async def begin(self) -> None:
        """The bot's first start."""
        await self.start()

    def restart(self) -> None:
        """The process ends and begins again on the same database."""
        self.run(self.stop())
        self.run(self.start())

    def ends(self, within: float = 15) -> BaseException | None:
        """Wait until the bot ends by itself; what it ended with."""
        self.run(asyncio.wait_for(asyncio.wait({self._running}), within))
        error = self._running.exception()
        self._running = self.run(_nothing())
        return error

    def settle(self) -> None:
        """Deliver what is due now, and wait until the platform hears nothing more."""
        self.run(self.over())
        due = self.database.read_now(next_due)
        if due and due <= self.clock.now():
            self.run(self.app.scheduler.run_until_quiet())
        self.twin.settled(quiet=BRIEFLY)

    def advance(self, **by: int) -> None:
        self.goes_to(self.clock.now() + timedelta(**by))

    def goes_to(self, moment: datetime) -> None:
        """Let time pass, stopping at everything that becomes due."""
        self.run(move_clock(self.clock, self.app.scheduler, self.database, moment))
        self.twin.settled(quiet=BRIEFLY)


async def _nothing() -> "asyncio.Task[None]":
    return asyncio.create_task(asyncio.sleep(0))
