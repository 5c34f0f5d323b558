"""Much at once: Discord's limits are kept without being told, nothing is lost, and nobody else is kept waiting."""

import asyncio
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from sqlmodel import Session

from adapters.discord.adapter import PACE
from adapters.discord.calling import DiscordError, Json
from adapters.discord.posting import APART, Posts
from bot.outbox import Deliverer
from bot.ports import NoPlaces
from bot.sample import add_sample, ensure_seats
from bot.ui.message import File, Message
from storage.outbox import Outbox, OutboxItem, OutboxState
from tests.adapters.discord.world import move_to_discord, offer_commands, with_people
from tests.adapters.slack.test_storm import STORM, Wall
from tests.bot.virtual import InlineDatabase, VirtualLoop, virtual_time
from tests.driver import ZONE
from tests.kills.test_discord_kills import Trial
from tests.kills.trial import NUMBER
from tests.queue import states
from tests.twins.discord import DiscordTwin
from tests.twins.discord.faults import SEND

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
CHANNELS, PEOPLE, EACH = 40, 10, 20
"""A thousand messages at once."""
REMINDERS = 250
FIVE, SECONDS = 5, 5.0
"""What Discord takes in one place, in so many seconds."""


@dataclass
class Place:
    """One of Discord's limits: so many calls in so long from the first of them."""

    since: float = -SECONDS
    used: int = 0

    def takes(self, now: float) -> bool:
        if now - self.since >= SECONDS:
            self.since, self.used = now, 0
        self.used += 1
        return self.used <= FIVE


@dataclass
class Busy:
    """Discord's web API in virtual time. `stormy`: whether a place says to wait every second time."""

    loop: VirtualLoop
    dice: random.Random
    stormy: Callable[[str], bool] = lambda _: False
    latency: tuple[float, float] = (0.02, 0.12)
    places: defaultdict[str, Place] = field(default_factory=lambda: defaultdict(Place))
    free_at: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    posted: dict[str, float] = field(default_factory=dict)
    opened: list[float] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)
    shut_until: float = 0.0
    """No conversation may be opened before that."""

    async def direct_channel(self, user: str) -> Json:
        if (left := self.shut_until - self.loop.time()) > 0:
            self.seen["not opened"] += 1
            raise DiscordError(429, retry_after=left)
        self.opened.append(self.loop.time())
        await asyncio.sleep(self.dice.uniform(*self.latency))
        return {"id": f"1{user}"}

    async def send(self, channel: str, payload: Json) -> Json:
        now = self.loop.time()
        self.seen["too early"] += now < self.free_at[channel]
        await asyncio.sleep(self.dice.uniform(*self.latency))
        if self.stormy(channel) and now < STORM and self.dice.random() < 0.5:
            wait = float(self.dice.randint(1, 60))
            self.free_at[channel] = self.loop.time() + wait
            self.seen["told to wait"] += 1
            raise DiscordError(429, retry_after=wait)
        if not self.places[channel].takes(self.loop.time()):
            self.seen["429"] += 1
            raise DiscordError(429, retry_after=SECONDS)
        self.seen["doubled"] += payload["content"] in self.posted
        self.posted[payload["content"]] = self.loop.time()
        return {"channel_id": channel, "id": str(len(self.posted))}

    async def reads_back(self, channel: str) -> bool:
        raise AssertionError("nothing is in doubt, so nothing is looked up")

    async def history(self, channel: str, limit: int = 50, **where: str) -> list[Json]:
        raise AssertionError("nothing is in doubt, so nothing is looked up")

    async def edit(self, channel: str, message: str, payload: Json) -> Json:
        raise AssertionError("nothing is written over")

    async def answer(self, interaction: str, token: str, payload: Json) -> None:
        raise AssertionError("nobody did anything")

    async def edit_answer(self, application: str, token: str, payload: Json, message: str = "@original") -> Json:
        raise AssertionError("nobody did anything")

    async def follow_up(self, application: str, token: str, payload: Json) -> Json:
        raise AssertionError("nobody did anything")

    async def hand_over(self, application: str, token: str, files: Sequence[File]) -> Json:
        raise NotImplementedError


class Sending(NoPlaces, Posts):
    """The part of the adapter that posts."""

    platform, pace = "discord", PACE

    async def run(self, ready: Callable[[], None]) -> None:
        ready()

    async def stop(self) -> None:
        return


def write(session: Session, item: OutboxItem, now: datetime) -> Message:
    return Message(f"reminder {item.payload['n']}")


async def deliver(busy: Busy, database: InlineDatabase) -> None:
    wall = Wall(busy.loop)
    deliverer = Deliverer(database, wall, {"discord": Sending(busy, wall)}, write)
    free = asyncio.Event()
    deliverer.on_free = free.set
    while at := database.now(lambda session: Outbox(session).next_due()):
        assert busy.loop.time() < 3 * STORM, "stuck"
        free.clear()
        await deliverer.begin_due()
        with suppress(TimeoutError):
            await asyncio.wait_for(free.wait(), max(0.1, (at - wall.now()).total_seconds()))
    await deliverer.stop()


def delivered(busy: Busy, queue: Callable[[Session], None]) -> None:
    database = InlineDatabase()
    database.dice = busy.dice
    database.now(queue)
    busy.loop.run_until_complete(deliver(busy, database))


def place(n: int) -> str:
    at = n % (CHANNELS + PEOPLE)
    return f"discord:global:{'c' if at < CHANNELS else 'u'}{at}"


def number(words: str) -> int:
    found = NUMBER.search(words)
    assert found
    return int(found[1])


def test_a_thousand_messages_at_once_in_the_time_that_it_takes_and_never_told_to_wait() -> None:
    def queue(session: Session) -> None:
        for n in range(EACH * (CHANNELS + PEOPLE)):
            Outbox(session).enqueue(f"{n}", "test", {"n": n}, place(n), NOON)

    with virtual_time() as loop:
        busy = Busy(loop, random.Random(1))
        delivered(busy, queue)
    assert len(busy.posted) == 1_000
    assert busy.seen["429"] == busy.seen["doubled"] == 0
    least = EACH * SECONDS / FIVE
    ends = defaultdict[str, float](float)
    for words, at in busy.posted.items():
        where = place(number(words))
        ends[where] = max(ends[where], at)
    slowest = max(at for where, at in ends.items() if ":c" in where)
    print(f"channels {slowest:.1f} s of {least:.0f}, people {max(ends.values()):.1f} s")  # noqa: T201
    assert slowest <= 1.1 * least
    assert max(ends.values()) <= 1.1 * (least + PEOPLE * APART)
    assert len(busy.opened) == PEOPLE
    assert min(later - sooner for sooner, later in pairwise(busy.opened)) > 0.8 * APART


def test_when_no_conversation_may_be_opened_for_a_while_few_are_tried() -> None:
    people = 100

    def queue(session: Session) -> None:
        for n in range(people):
            Outbox(session).enqueue(f"{n}", "test", {"n": n}, f"discord:global:u{n}", NOON)

    with virtual_time() as loop:
        busy = Busy(loop, random.Random(3), shut_until=60.0)
        delivered(busy, queue)
    assert len(busy.posted) == len(busy.opened) == people
    assert busy.seen["not opened"] <= 2
    assert max(busy.posted.values()) <= 1.1 * (60 + people * APART)


def test_half_an_hour_of_being_told_to_wait() -> None:
    """Every second post to most channels, for up to a minute; people and five channels see nothing of it."""
    calm = {f"{n}" for n in range(35, 40)} | {f"1{n}" for n in range(40, 50)}
    gaps = STORM / REMINDERS

    def queue(session: Session) -> None:
        for n in range(REMINDERS):
            at = NOON + timedelta(seconds=n * gaps)
            Outbox(session).enqueue(f"{n}", "test", {"n": n}, place(n), at)

    database = InlineDatabase()
    database.now(queue)
    with virtual_time() as loop:
        busy = Busy(loop, random.Random(2), stormy=lambda channel: channel not in calm)
        loop.run_until_complete(deliver(busy, database))
    late = {number(words): at - number(words) * gaps for words, at in busy.posted.items()}
    assert busy.seen["told to wait"] > REMINDERS // 3, "that was no storm"
    assert busy.seen["too early"] == busy.seen["doubled"] == busy.seen["429"] == 0
    assert max(at for n, at in late.items() if n % (CHANNELS + PEOPLE) >= 35) < 3
    assert database.now(states) == {OutboxState.SENT: REMINDERS}


def test_over_the_real_library_discord_never_has_to_say_wait(tmp_path: Path, sqlite_template: Path) -> None:
    """Discord's own limit in real time, fewer messages in fewer places: sixty in six are ten seconds."""
    with with_people() as twin:
        twin.web.paced(SEND, FIVE, SECONDS)
        trial = Trial(tmp_path, sqlite_template, twin, 60, seed=1)
        trial.plan = replace(trial.plan, call=15.0, settle=60.0, lease=120.0, pace=PACE)
        with trial.bot() as bot:
            twin.connected(timeout=30)
            trial.plan_reminders(over=0.0)
            trial.finish_with(bot, patience=60)
        posts = twin.calls_of(SEND)
        took = posts[-1].at - posts[0].at
        print(f"{took:.1f} s for {len(posts)} posts")  # noqa: T201
        assert (trial.lost, trial.doubled) == (0, 0), trial.report
        assert {call.status for call in twin.calls} == {200}
        assert len(posts) == 60
        assert took < 15


@pytest.fixture
def stormy(tmp_path: Path, sqlite_template: Path) -> Iterator[Trial]:
    """A bot in a process of its own, whose posts are told to wait in most channels and never answered in the others."""
    with with_people() as twin:
        asyncio.run(offer_commands(twin))
        trial = Trial(tmp_path, sqlite_template, twin, 60, seed=1, channels=20)
        for n, channel in enumerate(trial.channels):
            if n < 15:
                twin.faults.rate_limits(SEND, retry_after=1 + n % 2, times=2, channel=channel)
            else:
                twin.faults.swallows(SEND, channel=channel)
        trial.on_database(lambda database: database.write_now(lambda session: people(session, twin)))
        yield trial


def people(session: Session, twin: DiscordTwin) -> None:
    now = datetime.now(UTC)
    ensure_seats(session, now, ZONE)
    add_sample(session, now)
    move_to_discord(session, twin)


def test_commands_are_answered_all_through_a_storm(stormy: Trial) -> None:
    ana = stormy.twin.member("Ana")

    def ask(n: int) -> float:
        done = ana.command("say", words=f"heard Eastside Mutual Aid: number {n}")
        assert done.answered, "Discord would have given up"
        return done.seconds

    stormy.answers_all_through_a_storm(ask)
    assert too_early(stormy.twin) == 0


def too_early(twin: DiscordTwin) -> int:
    """Calls to a channel before it might be called again."""
    free_at, early = defaultdict[str, float](float), 0
    for call in twin.calls_of(SEND):
        early += call.at < free_at[call.path]
        if call.status == 429:
            free_at[call.path] = call.at + 1
    return early
