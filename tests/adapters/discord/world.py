"""A whole bot in a Discord server: the real library over real sockets, and a clock that stands still."""

import asyncio
import os
import threading
from collections import Counter
from collections.abc import Callable, Coroutine, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from sqlmodel import Session, select

from adapters.discord.adapter import DiscordAdapter
from adapters.discord.commands import commands
from adapters.discord.lines import Patience
from adapters.discord.web_api import Keys, WebApi
from bot.bootstrap import bootstrap
from bot.clock import FrozenClock
from bot.engine import Engine
from bot.ports import Adapter
from bot.register import Register
from bot.sample import LOCAL, TEAM_PLACE
from bot.scheduler import next_due
from bot.timelapse import move_clock
from storage.database import Database
from storage.people import Identity, Team
from tests.driver import MONDAY, settle_in
from tests.twins.discord import DiscordTwin, Member
from tests.twins.discord.member import Gesture
from tests.twins.discord.showing import shown_text

T = TypeVar("T")
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")
BRIEFLY = 0.05
"""Seconds without a call once nothing is under way in the bot: for what is still on the line."""
TEAM_CHANNEL = "outreach"
HASTY = Patience(guild_ready=0.1, apart=0.0, again=0.05, anew=0.05)


def record_file() -> Path | None:
    """Where a server writes down every call it gets, if anybody wants to look at them afterwards."""
    folder = os.environ.get("LOOPKEEPER_RECORD", "")
    return Path(folder) / f"{uuid4().hex}.jsonl" if folder else None


def person_place(member: Member) -> str:
    return f"u{member.id}"


def with_people(**about: Any) -> DiscordTwin:
    """A server with the people of the tests, not yet open."""
    for name in PROXIES:
        os.environ.pop(name, None)
    twin = DiscordTwin(record_file(), **about)
    ana, rosa = twin.member("Ana"), twin.member("Rosa")
    twin.member("Amina")
    twin.channel(TEAM_CHANNEL, private_to=[ana, rosa])
    twin.channel("general")
    return twin


async def offer_commands(twin: DiscordTwin) -> None:
    """What the operator's command does when the bot is new, or was changed."""
    api = WebApi(Keys(twin.bot_token, twin.api_url))
    try:
        await api.begin()
        await api.put_commands(str((await api.application())["id"]), commands())
    finally:
        await api.close()


def move_to_discord(session: Session, twin: DiscordTwin) -> None:
    """The people of the local seats, who are now in Discord."""
    for identity in session.exec(select(Identity).where(Identity.platform == LOCAL)):
        place = person_place(twin.member(identity.external.capitalize()))
        identity.platform, identity.workspace = "discord", "global"
        identity.external = identity.place = place
    team = session.exec(select(Team).where(Team.channel == f"{LOCAL}:{LOCAL}:{TEAM_PLACE}")).one()
    team.channel = f"discord:global:c{twin.channel(TEAM_CHANNEL).id}"


class Seat:
    """A person in Discord: what they do is over, and what follows from it has happened, before the next."""

    def __init__(self, world: "DiscordWorld", member: Member) -> None:
        self.world, self.member = world, member

    def types(self, words: str, where: str | None = None) -> str:
        """`/loop say words`; what they see that is new."""
        return self._after(lambda: self.member.command("say", words=words, where=where))

    def uses(self, command: str, where: str | None = None, **options: Any) -> str:
        """`/loop command` with its own fields."""
        return self._after(lambda: self.member.command(command, where=where, **options))

    def presses(self, label: str, near: str = "") -> str:
        return self._after(lambda: self.member.presses(label, near))

    def picks(self, label: str) -> str:
        return self._after(lambda: self.member.picks(label))

    def submits(self, **values: Any) -> str:
        return self._after(lambda: self.member.submits(**values))

    def picks_on_message(self, entry: str, message: Any) -> str:
        return self._after(lambda: self.member.uses(entry, message))

    def _after(self, does: Callable[[], Gesture]) -> str:
        before = Counter(self._messages())
        done = does()
        assert done.answered, f"Discord was not answered in time: {self.sees}"
        self.world.settle()
        return self.form or "\n\n".join((Counter(self._messages()) - before).elements())

    def _messages(self) -> list[str]:
        return [shown_text(self.world.twin.world, message) for message in self.member.messages()]

    @property
    def sees(self) -> str:
        """Everything they can read, everywhere."""
        return self.member.reads()

    @property
    def form(self) -> str:
        """What the open window shows."""
        return self.member.form


class DiscordWorld:
    """Ana and Rosa of the outreach team, and Amina of Eastside, in one server."""

    def __init__(self, database: Database, has_people: bool = True, waits: Patience = HASTY, **about: Any) -> None:
        self.database, self.clock, self.waits = database, FrozenClock(MONDAY), waits
        self._has_people = has_people
        self.twin = with_people(now=lambda: self.clock.now().timestamp(), **about)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True, name="bot")

    def __enter__(self) -> "DiscordWorld":
        self.twin.__enter__()
        self.ana, self.rosa, self.amina = (self.seat(name) for name in ("Ana", "Rosa", "Amina"))
        if self._has_people:
            settle_in(self.database)
            self.database.write_now(lambda session: move_to_discord(session, self.twin))
        self._thread.start()
        self.run(offer_commands(self.twin))
        self.run(self._start())
        return self

    def __exit__(self, *_: object) -> None:
        self.run(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()
        self.twin.__exit__()

    def seat(self, name: str, **about: Any) -> Seat:
        return Seat(self, self.twin.member(name, **about))

    async def _start(self) -> None:
        self.app = bootstrap(self.database, self.clock, self._adapters)
        adapter = self.app.adapters[0]
        assert isinstance(adapter, DiscordAdapter)
        self.adapter = adapter
        ready = asyncio.Event()
        self._running = asyncio.create_task(self.adapter.run(ready.set))
        waiting = asyncio.create_task(ready.wait())
        await asyncio.wait({self._running, waiting}, return_when=asyncio.FIRST_COMPLETED, timeout=10)
        if self._running.done():
            self._running.result()

    def _adapters(self, engine: Engine) -> list[Adapter]:
        return [self._adapter(engine)]

    def _adapter(self, engine: Engine) -> DiscordAdapter:
        keys, register = Keys(self.twin.bot_token, self.twin.api_url), Register(self.database, self.clock)
        about: Mapping[str, Any] = {"gateway_url": self.twin.gateway_url, "pace": 0, "patience": self.waits}
        return DiscordAdapter(engine, self.clock, keys, register, **about)

    async def _stop(self) -> None:
        await self.adapter.stop()
        await asyncio.wait_for(self._running, 10)

    def ends(self, within: float = 15) -> BaseException | None:
        """Wait until the bot ends by itself; what it ended with."""
        self.run(asyncio.wait_for(asyncio.wait({self._running}), within))
        error = self._running.exception()
        self._running = self.run(_nothing())
        return error

    def restart(self) -> None:
        """The process ends and begins again on the same database."""
        self.run(self._stop())
        self.run(self._start())

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(60)

    def settle(self) -> None:
        """Deliver what is due now, and wait until Discord hears nothing more."""
        self.run(self.over())
        due = self.database.read_now(next_due)
        if due and due <= self.clock.now():
            self.run(self.app.scheduler.run_until_quiet())
        self.twin.settled(quiet=BRIEFLY)

    async def over(self) -> None:
        """What follows the first answer to what was done."""
        while pending := set(self.adapter._desk.tasks.under_way):
            await asyncio.wait(pending)

    def advance(self, **by: int) -> None:
        self.goes_to(self.clock.now() + timedelta(**by))

    def goes_to(self, moment: datetime) -> None:
        """Let time pass, stopping at everything that becomes due."""
        self.run(move_clock(self.clock, self.app.scheduler, self.database, moment))
        self.twin.settled(quiet=BRIEFLY)


async def _nothing() -> "asyncio.Task[None]":
    return asyncio.create_task(asyncio.sleep(0))
