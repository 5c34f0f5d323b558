"""Crashes in minutes of virtual time: the real deliverer on a real database, a platform that accepts late and a wall
clock that jumps. Every seed replays exactly; `LOOPKEEPER_SEEDS=400` runs more of them.
"""

import asyncio
import random
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session, delete

from bot.events import Address
from bot.outbox import Deliverer
from bot.ports import Absent, Blind, Here, Looked, NoPlaces, Refused, Unknown, Unsure
from bot.ui.message import Message
from storage.outbox import Outbox, OutboxItem, OutboxState
from tests.bot.virtual import InlineDatabase, VirtualLoop, virtual_time
from tests.extent import times
from tests.queue import states

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
SEEDS = times("SEEDS", 6, 60)
MESSAGES, PLACES, CRASHES = 12, 3, 12
LONGEST_SLEEP = 3_600.0
LATEST = 50.0
"""Seconds after which a request that left is surely accepted or lost; less than the settle time."""


@dataclass
class Wall:
    """The machine's clock: it runs with the loop, and somebody sets it."""

    loop: VirtualLoop
    offset: timedelta = timedelta()
    may_jump: bool = True

    def now(self) -> datetime:
        return NOON + timedelta(seconds=self.loop.at) + self.offset


class Far(NoPlaces):
    """A platform at the other end of a bad line. What left is under way whether or not the asker still lives."""

    platform, pace = "far", 0.5

    def __init__(self, loop: VirtualLoop, dice: random.Random, can_look: bool, blind: Blind | None = None) -> None:
        self.loop, self.dice, self.can_look, self.blind = loop, dice, can_look, blind
        self.posted: Counter[str] = Counter()
        self.written_over: Counter[str] = Counter()
        self.here: defaultdict[str, set[str]] = defaultdict(set)

    async def run(self, ready: Callable[[], None]) -> None:
        ready()

    async def stop(self) -> None:
        return

    def _accept(self, to: Address, words: str, wire_id: str, counted: Counter[str]) -> None:
        counted[words] += 1
        self.here[to.place].add(wire_id)

    async def _request(self, to: Address, words: str, wire_id: str, counted: Counter[str]) -> str:
        fate = self.dice.choices(["fine", "late", "never", "no answer", "busy", "not now"], [50, 20, 10, 10, 8, 2])[0]
        if fate == "busy":
            raise Refused("busy", retry_after=self.dice.uniform(0.1, 20))
        if fate == "not now":
            raise Refused("not now")
        takes = self.dice.uniform(0.05, 3.0) if fate != "late" else self.dice.uniform(0, LATEST)
        if fate != "never":
            self.loop.call_later(takes, self._accept, to, words, wire_id, counted)
        await asyncio.sleep(takes + 0.01)
        if fate in {"never", "no answer"}:
            raise Unsure(fate)
        return wire_id

    async def send(self, to: Address, message: Message, wire_id: str) -> str:
        return await self._request(to, message.title, wire_id, self.posted)

    async def edit(self, to: Address, ref: str, message: Message, wire_id: str) -> str:
        return await self._request(to, message.title, wire_id, self.written_over)

    async def find(self, to: Address, wire_id: str, since: datetime) -> Looked:
        await asyncio.sleep(self.dice.uniform(0.05, 20))  # at times longer than anyone waits
        if self.dice.random() < 0.1:
            return Unknown()
        if self.blind:
            return self.blind
        return Here(wire_id) if self.can_look and wire_id in self.here[to.place] else Absent()


def write(session: Session, item: OutboxItem, now: datetime) -> Message:
    return Message(item.payload["words"])


@dataclass
class Outcome:
    """What the platform has at the end, and what the bot knows."""

    lost: int
    doubled: int
    most: int
    """How often the message that came most often came."""
    open: int
    held: int
    crashes: int


class Simulation:
    """One seed: messages that fall due, processes that crash, a clock that jumps, and peace in the end."""

    def __init__(self, seed: int, database: InlineDatabase, loop: VirtualLoop, **variant: Any) -> None:
        self.dice, self.database, self.loop = random.Random(seed), database, loop
        self.jumps, self.processes = variant.pop("jumps", 4), variant.pop("processes", 1)
        self.far = Far(loop, self.dice, variant.pop("can_look", True), variant.pop("blind", None))
        self.wall, self.variant, self.crashes = Wall(loop), variant, 0
        self.longest_sleep = 30.0 if self.jumps > 10 else LONGEST_SLEEP
        database.dice = self.dice
        database.now(self._queue)

    def _queue(self, session: Session) -> None:
        session.execute(delete(OutboxItem))
        keys: list[int] = []
        for n in range(MESSAGES):
            at = NOON + timedelta(seconds=self.dice.uniform(0, 300))
            over = self.dice.choice(keys) if keys and self.dice.random() < 0.2 else None
            to = f"far:w:{self.dice.randrange(PLACES)}"
            keys.append(Outbox(session).enqueue(f"{n}", "test", {"words": f"{n}"}, to, at, replaces_id=over).id)
            # A wire id is random; the seed has to replay.
            session.get_one(OutboxItem, keys[-1]).wire_id = f"{self.dice.getrandbits(96):024x}"

    async def run(self) -> Outcome:
        stories = [self._live_and_die(CRASHES // self.processes) for _ in range(self.processes)]
        if self.jumps:
            stories.append(self._set_the_clock())
        await asyncio.gather(*stories)
        await self._peace()
        counts = self.database.now(states)
        sent = self.far.posted + self.far.written_over
        held = counts.get(OutboxState.HELD, 0)
        lost = sum(1 for n in range(MESSAGES) if not sent[f"{n}"]) - held
        doubled = sum(count - 1 for count in self.far.posted.values() if count > 1)
        left = sum(counts.values()) - counts.get(OutboxState.SENT, 0)
        return Outcome(max(0, lost), doubled, max(self.far.posted.values()), left, held, self.crashes)

    async def _live_and_die(self, times: int) -> None:
        for _ in range(times):
            deliverer = self._deliverer()
            life = asyncio.create_task(self._live(deliverer))
            await asyncio.sleep(self.dice.expovariate(1 / self.dice.choice([3, 20, 120])))
            # As a kill does: nothing of the process goes on, and nothing is put in order first.
            parts = [life, *deliverer._lanes.values()]
            for part in parts:
                part.cancel()
            await asyncio.gather(*parts, return_exceptions=True)
            self.crashes += 1
            await asyncio.sleep(self.dice.uniform(0, 5))

    def _deliverer(self) -> Deliverer:
        adapters = {self.far.platform: self.far}
        owner = f"{self.dice.getrandbits(32):x}"
        chosen = {"clock_may_jump": True, **self.variant}
        return Deliverer(self.database, self.wall, adapters, write, owner=owner, **chosen)

    async def _live(self, deliverer: Deliverer) -> None:
        while True:
            await deliverer.deliver_due()
            due = self.database.now(lambda session: Outbox(session).next_due())
            left = (due - self.wall.now()).total_seconds() if due else LONGEST_SLEEP
            await asyncio.sleep(min(self.longest_sleep, max(1.0, left)))

    async def _set_the_clock(self) -> None:
        hour, day = timedelta(hours=1), timedelta(days=1)
        # A whole day ahead is left out: whoever is in doubt then has waited for a day, and is held for a person.
        steps = [hour, hour, -hour, -day] if self.jumps < 10 else [hour, -hour]
        for _ in range(self.jumps):
            await asyncio.sleep(self.dice.uniform(0, 600 / self.jumps))
            self.wall.offset += self.dice.choice(steps)

    async def _peace(self) -> None:
        """No more crashes: it must come to an end by itself."""
        self.longest_sleep = LONGEST_SLEEP
        life = asyncio.create_task(self._live(self._deliverer()))
        until = self.loop.at + 30 * 86_400
        while self.database.now(lambda session: Outbox(session).next_due()):
            assert self.loop.at < until, "stuck"
            await asyncio.sleep(LONGEST_SLEEP)
        life.cancel()
        # Whatever is still under way arrives.
        await asyncio.sleep(LATEST)


@pytest.fixture(scope="module")
def inline() -> InlineDatabase:
    return InlineDatabase()


def simulate(seed: int, database: InlineDatabase, **variant: Any) -> Outcome:
    with virtual_time() as loop:
        return loop.run_until_complete(Simulation(seed, database, loop, **variant).run())


def all_seeds(database: InlineDatabase, count: int, **variant: Any) -> list[Outcome]:
    return [simulate(seed, database, **variant) for seed in range(count)]


def assert_sound(outcomes: list[Outcome]) -> None:
    bad = {
        seed: found for seed, found in enumerate(outcomes) if found.lost or found.doubled or found.open != found.held
    }
    assert not bad, bad
    held = sum(found.held for found in outcomes)
    assert held <= len(outcomes) * MESSAGES // 100, f"{held} messages were held: too many for a person"


@pytest.mark.timeout(60 + 5 * SEEDS)
def test_whatever_crashes_and_however_the_clock_jumps_nothing_is_lost_or_doubled(inline: InlineDatabase) -> None:
    outcomes = all_seeds(inline, SEEDS)
    assert sum(found.crashes for found in outcomes) == SEEDS * CRASHES
    assert_sound(outcomes)


@pytest.mark.timeout(60 + 5 * SEEDS)
def test_a_clock_that_jumps_all_the_time_cuts_no_doubt_short(inline: InlineDatabase) -> None:
    assert_sound(all_seeds(inline, SEEDS // 2, jumps=40))


@pytest.mark.timeout(60 + 5 * SEEDS)
def test_two_processes_that_crash_in_turn_lose_and_double_nothing(inline: InlineDatabase) -> None:
    assert_sound(all_seeds(inline, SEEDS // 2, processes=2, jumps=0))


@pytest.mark.timeout(60 + 10 * SEEDS)
def test_a_platform_that_can_never_be_asked_gets_nothing_twice_where_that_was_chosen(inline: InlineDatabase) -> None:
    held_back = all_seeds(inline, SEEDS, blind=Blind(send_again=False))
    assert {(found.lost, found.doubled, found.open - found.held) for found in held_back} == {(0, 0, 0)}
    assert sum(found.held for found in held_back) > SEEDS
    # Sent again blindly, a message comes twice at the most, and fewer are held.
    outcomes = all_seeds(inline, SEEDS, blind=Blind(send_again=True))
    assert {(found.lost, found.open - found.held) for found in outcomes} == {(0, 0)}
    assert max(found.most for found in outcomes) == 2
    assert sum(found.held for found in outcomes) < sum(found.held for found in held_back) / 2


def test_a_seed_replays_exactly(inline: InlineDatabase) -> None:
    assert simulate(7, inline) == simulate(7, inline)


@pytest.mark.parametrize(
    "taken_out",
    [{"settle": timedelta(seconds=10)}, {"can_look": False}, {"clock_may_jump": False, "jumps": 40}],
    ids=["settle", "reconcile", "the loop's own time"],
)
def test_without_one_safeguard_some_seed_doubles(taken_out: dict[str, Any], inline: InlineDatabase) -> None:
    assert any(simulate(seed, inline, **taken_out).doubled for seed in range(40))
