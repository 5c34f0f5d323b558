"""A thousand posts to a hundred channels of a Discord with its usual limits, over its real library."""

import asyncio
import statistics
import time
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session

from adapters.discord.adapter import DiscordAdapter
from adapters.discord.web_api import Keys
from bot.clock import FrozenClock
from bot.engine import Engine
from bot.events import Address
from bot.features import FEATURES
from bot.outbox import Deliverer
from bot.router import Router
from bot.ui.message import Message
from storage.database import Database
from storage.outbox import Outbox
from tests.benchmarks.corpus import NOW, copied, empty
from tests.benchmarks.measure import Result
from tests.benchmarks.slack_sending import write
from tests.twins.discord import DiscordTwin
from tests.twins.discord.state import Channel
from tests.twins.discord.web import Bucket

POSTS, CHANNELS = 1_000, 100
ALONE = 20
"""Posts that are timed one by one before."""
IN_A_CHANNEL, PER = 5, 5.0
IN_ALL = 50
"""Calls of a bot in a second, wherever they go."""


@dataclass(frozen=True, slots=True)
class FannedOut:
    """How long it took, how long one answer takes, and what Discord said."""

    seconds: float
    answer: float
    posted: int
    told_to_wait: int


def discord_fan_out(folder: Path) -> list[Result]:
    results = []
    in_channels, in_all = POSTS / CHANNELS / IN_A_CHANNEL - 1, POSTS / IN_ALL - 1
    for what, overall, least in (
        ("each channel takes five in five seconds", 10**9, in_channels * PER),
        ("so it is, and all together take fifty a second", IN_ALL, in_all),
    ):
        database = Database(f"sqlite:///{copied(folder, 'discord-fan.db', empty(folder))}")
        done = fan_out(database, overall)
        database.close()
        assert done.posted == POSTS
        whole = least + done.answer
        ours, beside = f"{done.seconds:.2f} s", f"{whole:.2f} s"
        results += [
            Result(f"1,000 Discord posts over 100 channels, {what}, beside the minimum", ours, beside, done.seconds / whole, 1.1),
            Result("the same: told to wait", "", "", done.told_to_wait, 0, unit=""),
        ]  # fmt: skip
    return results


def fan_out(database: Database, overall: int) -> FannedOut:
    """Everything is due at once; Discord says 429 to whatever comes sooner than it takes it."""
    with DiscordTwin() as twin:
        places = [twin.channel(f"c{n}") for n in range(CHANNELS)]
        seconds, answer = asyncio.run(delivered(database, twin, places, overall))
        calls = twin.calls_of("POST /channels/{channel}/messages")
        there = sum(len(place.messages) for place in places)
        return FannedOut(seconds, answer, there, sum(call.status == 429 for call in calls))


async def delivered(database: Database, twin: DiscordTwin, places: list[Channel], overall: int) -> tuple[float, float]:
    clock = FrozenClock(NOW)
    engine = Engine(database, Router(FEATURES), clock)
    adapter = DiscordAdapter(engine, clock, Keys(twin.bot_token, twin.api_url), gateway_url=twin.gateway_url)
    await adapter._gateway.login(twin.bot_token)
    answer = await answer_time(adapter, twin.channel("warm").id)
    twin.web.paced("POST /channels/{channel}/messages", IN_A_CHANNEL, PER)
    twin.web.overall = Bucket(overall)
    await database.write(lambda session: queue(session, places))
    # What was sent to take its time still counts for a second.
    await asyncio.sleep(1)
    deliverer = Deliverer(database, clock, {"discord": adapter}, write)
    start = time.perf_counter()
    await deliverer.deliver_due()
    seconds = time.perf_counter() - start
    await adapter._gateway.close()
    await adapter._api.close()
    return seconds, answer


async def answer_time(adapter: DiscordAdapter, channel: str) -> float:
    """How long one post takes when nothing else is going on."""
    times = []
    for n in range(ALONE):
        start = time.perf_counter()
        await adapter.send(Address("discord", "global", f"c{channel}"), Message("warm"), f"{n:024x}")
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def queue(session: Session, places: list[Channel]) -> None:
    for n in range(POSTS):
        Outbox(session).enqueue(f"fan:{n}", "bench", {"n": n}, f"discord:global:c{places[n % CHANNELS].id}", NOW)
