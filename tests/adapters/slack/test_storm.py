"""A Slack that says to wait: nothing is lost, it is not asked too early, and nobody else is kept waiting."""

import asyncio
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session

from adapters.slack.calling import Json, SlackError
from adapters.slack.posting import Posts
from bot.outbox import Deliverer
from bot.ports import NoPlaces
from bot.ui.message import Message
from storage.outbox import Outbox, OutboxItem, OutboxState
from tests.adapters.slack.world import people
from tests.bot.virtual import InlineDatabase, VirtualLoop, virtual_time
from tests.extent import times
from tests.kills.test_slack_kills import HISTORY, Trial
from tests.queue import states
from tests.twins.slack import SlackTwin

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
STORM = 30 * 60.0
CHANNELS, CALM, REMINDERS = 20, 5, 250
"""The last channels see nothing of the storm."""
POST = "chat.postMessage"


@dataclass
class Busy:
    """Slack's web API in a storm: every second post to most channels is told to wait, for up to a minute."""

    loop: VirtualLoop
    dice: random.Random
    free_at: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    posted: dict[str, float] = field(default_factory=dict)
    seen: Counter[str] = field(default_factory=Counter)

    async def write(self, method: str, **arguments: Any) -> Json:
        channel, now = arguments["channel"], self.loop.time()
        self.seen["too early"] += now < self.free_at[channel]
        await asyncio.sleep(self.dice.uniform(0.05, 0.8))
        if is_stormy(channel) and now < STORM and self.dice.random() < 0.5:
            wait = float(self.dice.randint(1, 60))
            self.seen["told to wait"] += 1
            self.free_at[channel] = self.loop.time() + wait
            raise SlackError("ratelimited", 429, wait)
        self.seen["doubled"] += arguments["text"] in self.posted
        self.posted[arguments["text"]] = self.loop.time()
        return {"channel": channel, "ts": str(len(self.posted))}

    async def read(self, method: str, **arguments: str) -> Json:
        raise AssertionError("nothing is in doubt, so nothing is looked up")

    async def respond(self, url: str, body: Json) -> None:
        raise AssertionError("nobody did anything")


@dataclass
class Wall:
    loop: VirtualLoop
    may_jump: bool = True

    def now(self) -> datetime:
        return NOON + timedelta(seconds=self.loop.at)


class Sending(Posts, NoPlaces):
    """The part of the adapter that posts."""

    platform, pace = "slack", 1.0

    async def run(self, ready: Callable[[], None]) -> None:
        ready()

    async def stop(self) -> None:
        return


def is_stormy(channel: str) -> bool:
    return int(channel.removeprefix("C")) < CHANNELS


def due(n: int) -> float:
    return STORM * n / REMINDERS


def channel(n: int) -> str:
    return f"C{n % (CHANNELS + CALM)}"


def queue(session: Session) -> None:
    for n in range(REMINDERS):
        at = NOON + timedelta(seconds=due(n))
        Outbox(session).enqueue(f"{n}", "test", {"n": n}, f"slack:T:{channel(n)}", at)


def write(session: Session, item: OutboxItem, now: datetime) -> Message:
    return Message(f"reminder {item.payload['n']}")


async def deliver(database: InlineDatabase, loop: VirtualLoop, dice: random.Random) -> Busy:
    busy, wall = Busy(loop, dice), Wall(loop)
    deliverer = Deliverer(database, wall, {"slack": Sending(busy, wall, lambda: True, lambda: "loop", True)}, write)
    database.now(queue)
    free = asyncio.Event()
    deliverer.on_free = free.set
    while at := database.now(lambda session: Outbox(session).next_due()):
        assert loop.time() < 3 * STORM, "stuck"
        free.clear()
        await deliverer.begin_due()
        with suppress(TimeoutError):
            await asyncio.wait_for(free.wait(), max(1.0, (at - wall.now()).total_seconds()))
    await deliverer.stop()
    return busy


@pytest.mark.parametrize("seed", range(times("STORMS", 1, 2)))
def test_half_an_hour_of_being_told_to_wait(seed: int) -> None:
    database, dice = InlineDatabase(), random.Random(seed)
    database.dice = dice
    with virtual_time() as loop:
        busy = loop.run_until_complete(deliver(database, loop, dice))
    late = {n: busy.posted[f"reminder {n}"] - due(n) for n in range(REMINDERS)}
    assert busy.seen["told to wait"] > REMINDERS // 3, "that was no storm"
    assert busy.seen["too early"] == busy.seen["doubled"] == 0
    assert max(at for n, at in late.items() if not is_stormy(channel(n))) < 3
    assert database.now(states) == {OutboxState.SENT: REMINDERS}


@pytest.fixture
def stormy(tmp_path: Path, sqlite_template: Path) -> Iterator[Trial]:
    """A bot in a process of its own, whose posts are told to wait in most channels and never answered in the others."""
    with SlackTwin(scopes=HISTORY) as twin:
        channels = tuple(f"C_{n}" for n in range(20))
        trial = Trial(tmp_path, sqlite_template, twin, 60, seed=1, channels=channels)
        for n, name in enumerate(channels):
            if n < 15:
                twin.faults.rate_limits(POST, retry_after=1 + n % 2, times=2, channel=name)
            else:
                twin.faults.swallows(POST, channel=name)
        trial.on_database(lambda database: database.write_now(lambda s: people(s, twin.team, datetime.now(UTC))))
        yield trial


def test_commands_are_answered_all_through_a_storm(stormy: Trial) -> None:
    ana = stormy.twin.members["U_ANA"]

    def ask(n: int) -> float:
        done = ana.command(f"heard Eastside Mutual Aid: number {n}", "C_0")
        assert done.acked, "Slack would have given up"
        return done.seconds

    stormy.answers_all_through_a_storm(ask, connections=2)
    assert too_early(stormy.twin) == 0


def too_early(twin: SlackTwin) -> int:
    """Calls to a channel before it might be called again."""
    free_at, early = defaultdict[str, float](float), 0
    for call in twin.calls_of(POST):
        place = str(call.body["channel"])
        early += call.at < free_at[place]
        if call.error == "ratelimited":
            free_at[place] = call.at + 1
    return early
