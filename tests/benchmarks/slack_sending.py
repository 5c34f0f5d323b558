"""A thousand posts to a hundred channels of a Slack that takes one a second in each, over its real library."""

import asyncio
import statistics
import time
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session

from adapters.slack.adapter import PACE, SlackAdapter
from adapters.slack.web_api import Keys
from bot.clock import FrozenClock
from bot.engine import Engine
from bot.events import Address
from bot.features import FEATURES
from bot.outbox import Deliverer
from bot.router import Router
from bot.ui.message import Message
from storage.database import Database
from storage.outbox import Outbox, OutboxItem
from tests.benchmarks.corpus import NOW, copied, empty
from tests.benchmarks.measure import Result
from tests.twins.slack import SlackTwin

POSTS, CHANNELS = 1_000, 100
ALONE = 20
"""Posts that are timed one by one before."""


@dataclass(frozen=True, slots=True)
class FannedOut:
    """How long it took, how long one answer takes, and what Slack said."""

    seconds: float
    answer: float
    posted: int
    told_to_wait: int


def slack_fan_out(folder: Path) -> list[Result]:
    database = Database(f"sqlite:///{copied(folder, 'slack.db', empty(folder))}")
    done = fan_out(database, POSTS, CHANNELS)
    database.close()
    assert done.posted == POSTS
    each = POSTS // CHANNELS
    least = (each - 1) * PACE + each * done.answer
    ours, beside = f"{done.seconds:.2f} s", f"{least:.2f} s"
    return [
        Result("1,000 Slack posts over 100 channels beside the minimum", ours, beside, done.seconds / least, 1.1),
        Result("1,000 Slack posts over 100 channels: told to wait", "", "", done.told_to_wait, 0, unit=""),
    ]


def fan_out(database: Database, posts: int, channels: int) -> FannedOut:
    """Everything is due at once; Slack says 429 to whatever comes sooner than it takes it."""
    with SlackTwin() as twin:
        twin.add_channel("CWARM", "warm")
        for n in range(channels):
            twin.add_channel(f"C{n}", f"c{n}")
        seconds, answer = asyncio.run(delivered(database, twin, posts, channels))
        calls = twin.calls_of("chat.postMessage")
        refused = sum(call.error == "ratelimited" for call in calls)
        there = sum(len(twin.messages(f"C{n}")) for n in range(channels))
        return FannedOut(seconds, answer, there, refused)


async def delivered(database: Database, twin: SlackTwin, posts: int, channels: int) -> tuple[float, float]:
    clock = FrozenClock(NOW)
    engine = Engine(database, Router(FEATURES), clock)
    adapter = SlackAdapter(engine, clock, Keys(twin.bot_token, twin.app_token, api_url=twin.api_url))
    answer = await answer_time(adapter, twin)
    twin.keeps_pace()
    await database.write(lambda session: queue(session, twin.team, posts, channels))
    deliverer = Deliverer(database, clock, {"slack": adapter}, write)
    start = time.perf_counter()
    await deliverer.deliver_due()
    seconds = time.perf_counter() - start
    await adapter._api.close()
    return seconds, answer


async def answer_time(adapter: SlackAdapter, twin: SlackTwin) -> float:
    """How long one post takes when nothing else is going on."""
    times = []
    for n in range(ALONE):
        start = time.perf_counter()
        await adapter.send(Address("slack", twin.team, "CWARM"), Message("warm"), f"warm{n}")
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def queue(session: Session, team: str, posts: int, channels: int) -> None:
    for n in range(posts):
        Outbox(session).enqueue(f"fan:{n}", "bench", {"n": n}, f"slack:{team}:C{n % channels}", NOW)


def write(session: Session, item: OutboxItem, now: object) -> Message:
    return Message(f"post {item.payload['n']}")
