"""A whole bot in a Slack workspace: the real libraries over real sockets, and a clock that stands still."""

import asyncio
import json
import os
import threading
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from sqlmodel import Session, select

from adapters.slack.adapter import PATIENCE, SlackAdapter
from adapters.slack.sockets import Patience
from adapters.slack.web_api import Keys
from bot.bootstrap import bootstrap
from bot.clock import FrozenClock
from bot.engine import Engine
from bot.register import Register
from bot.sample import add_sample, ensure_seats
from bot.scheduler import next_due
from bot.timelapse import move_clock
from storage.database import Database
from storage.people import Identity, Team
from tests.driver import MONDAY, ZONE, settle_in
from tests.twins.recording import record_file
from tests.twins.slack import SlackTwin
from tests.twins.slack.member import Gesture, Member
from tests.twins.slack.showing import Pressable, shown_text
from tests.twins.slack.state import BOT_USER, Message, View

T = TypeVar("T")
Kept = tuple[Message | View, Pressable]
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")
BRIEFLY = 0.05
"""Seconds without a call once nothing is under way in the bot: for what is still on the line."""
TEAM_CHANNEL = "outreach"
HERE = {"ana": "U_ANA", "rosa": "U_ROSA", "amina": "U_AMINA"}


def people(session: Session, workspace: str, now: datetime) -> None:
    """The same people and samples as at the local seats, who are now in Slack."""
    ensure_seats(session, now, ZONE)
    add_sample(session, now)
    move_to_slack(session, workspace)


def move_to_slack(session: Session, workspace: str) -> None:
    for identity in session.exec(select(Identity)):
        identity.platform, identity.workspace = "slack", workspace
        identity.external = identity.place = HERE[identity.external]
    team = session.exec(select(Team)).one()
    team.channel = f"slack:{workspace}:C_TEAM"


class Seat:
    """A person at work in Slack: what they do is over, and what follows from it has happened, before the next."""

    def __init__(self, world: "SlackWorld", member: Member) -> None:
        self.world, self.member = world, member

    def types(self, words: str, channel: str = TEAM_CHANNEL) -> str:
        """`/loop words` in a channel; what they see there that is new."""
        return self._after(lambda: self.member.command(words, channel))

    def mentions(self, words: str, channel: str = TEAM_CHANNEL, thread: str | None = None) -> str:
        return self._after(lambda: self.member.mentions(f"<@{BOT_USER}> {words}", channel, thread))

    def writes(self, words: str) -> str:
        """In the conversation with the bot, without a slash."""
        return self._after(lambda: self.member.says(words))

    def presses(self, label: str, near: str = "") -> str:
        return self._after(lambda: self.member.presses(label, near))

    def submits(self, **values: Any) -> str:
        return self._after(lambda: self.member.submits(**values))

    def picks_from_menu(self, shortcut: str) -> str:
        return self._after(lambda: self.member.shortcut(shortcut))

    def picks_on_message(self, shortcut: str, ts: str, channel: str = TEAM_CHANNEL) -> str:
        return self._after(lambda: self.member.message_shortcut(shortcut, channel, ts))

    def opens_home(self) -> str:
        self._after(self.member.opens_home)
        return self.member.home_text

    def _after(self, does: Callable[[], Gesture | None]) -> str:
        before = Counter(self._messages())
        done = does()
        assert done is None or done.acked, "Slack was not answered in time"
        self.world.settle()
        return self.window or "\n\n".join((Counter(self._messages()) - before).elements())

    def _messages(self) -> list[str]:
        return [shown_text(self.world.twin.world, message.body) for message in self.member.messages()]

    def keeps(self, label: str, near: str = "") -> Kept:
        """A button as it stands before them now, to be pressed later whatever became of its message."""
        return self.member.buttons(label, near)[0]

    def presses_kept(self, kept: Kept) -> str:
        at, pressable = kept
        return self._after(lambda: self.member._acts(at, pressable.block, pressable.element, pressable.option))

    @property
    def sees(self) -> str:
        """Everything they can read, everywhere."""
        return self.member.sees()

    @property
    def window(self) -> str:
        """What the open window shows."""
        return self.member.modal_text


class SlackWorld:
    """Ana and Rosa of the outreach team, and Amina of Eastside, who was invited to the workspace."""

    def __init__(
        self,
        database: Database,
        record: Path | None = None,
        has_people: bool = True,
        waits: Patience = PATIENCE,
        **about: Any,
    ) -> None:
        for name in PROXIES:
            os.environ.pop(name, None)
        self.database, self.clock, self.waits = database, FrozenClock(MONDAY), waits
        self._has_people = has_people
        self._record = record or record_file()
        self.twin = SlackTwin(self._record, now=lambda: self.clock.now().timestamp(), **about)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True, name="bot")

    def __enter__(self) -> "SlackWorld":
        self.twin.__enter__()
        self.ana = Seat(self, self.twin.add_user("U_ANA", "Ana"))
        self.rosa = Seat(self, self.twin.add_user("U_ROSA", "Rosa"))
        self.amina = Seat(self, self.twin.add_user("U_AMINA", "Amina"))
        self.channel = self.twin.add_channel("C_TEAM", TEAM_CHANNEL, (self.ana.member, self.rosa.member))
        if self._has_people:
            settle_in(self.database)
            self.database.write_now(lambda session: move_to_slack(session, self.twin.team))
        self._thread.start()
        self.run(self._start())
        return self

    def __exit__(self, *_: object) -> None:
        self.run(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()
        self.twin.__exit__()
        self._write_acknowledgements()

    def _write_acknowledgements(self) -> None:
        """Much of what people see goes back as an acknowledgement, which is no call."""
        if self._record:
            lines = [{"method": f"ack {ack.kind}", "body": ack.payload} for ack in self.twin.sockets.acks]
            with self._record.open("a", encoding="utf-8") as file:
                file.writelines(json.dumps(line) + "\n" for line in lines)

    async def _start(self) -> None:
        keys = self.keys()
        self.app = bootstrap(self.database, self.clock, lambda engine: [self._adapter(engine, keys)])
        adapter = self.app.adapters[0]
        assert isinstance(adapter, SlackAdapter)
        self.adapter = adapter
        ready = asyncio.Event()
        self._running = asyncio.create_task(self.adapter.run(ready.set))
        waiting = asyncio.create_task(ready.wait())
        await asyncio.wait({self._running, waiting}, return_when=asyncio.FIRST_COMPLETED, timeout=10)
        if self._running.done():
            self._running.result()

    def keys(self) -> Keys:
        return Keys(self.twin.bot_token, self.twin.app_token, api_url=self.twin.api_url)

    def _adapter(self, engine: Engine, keys: Keys) -> SlackAdapter:
        register = Register(self.database, self.clock)
        return SlackAdapter(engine, self.clock, keys, register, pace=0, patience=self.waits)

    async def _stop(self) -> None:
        await self.adapter.stop()
        await asyncio.wait_for(self._running, 10)

    def ends(self, within: float = 10) -> BaseException | None:
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
        """Deliver what is due now, and wait until Slack hears nothing more."""
        self.run(self.over())
        due = self.database.read_now(next_due)
        if due and due <= self.clock.now():
            self.run(self.app.scheduler.run_until_quiet())
        self.twin.settled(quiet=BRIEFLY)

    async def over(self) -> None:
        """What follows the acknowledgement of what was done."""
        while pending := set(self.adapter._desk.tasks.under_way):
            await asyncio.wait(pending)

    def advance(self, **by: int) -> None:
        self.goes_to(self.clock.now() + timedelta(**by))

    def goes_to(self, moment: datetime) -> None:
        """Let time pass, stopping at everything that becomes due. Triggers and answering addresses age as well."""
        self.run(move_clock(self.clock, self.app.scheduler, self.database, moment))
        self.twin.settled(quiet=BRIEFLY)

    def joins(self, user: str, name: str, **about: Any) -> Seat:
        """Somebody new in the workspace."""
        return Seat(self, self.twin.add_user(user, name, **about))

    def member_sees_channel(self, name: str) -> str:
        seat: Seat = getattr(self, name)
        return seat.member.sees(TEAM_CHANNEL)


async def _nothing() -> "asyncio.Task[None]":
    return asyncio.create_task(asyncio.sleep(0))


@contextmanager
def slack(database: Database, **about: Any) -> Iterator[SlackWorld]:
    with SlackWorld(database, **about) as world:
        yield world
