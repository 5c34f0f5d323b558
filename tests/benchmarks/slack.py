"""The bot in Slack: how soon it acknowledges, and what a note costs beside bare Bolt with a bare commit."""

import asyncio
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.corpus import copied, empty
from tests.benchmarks.measure import Result, Sample, merged, micro, milli
from tests.benchmarks.slack_people import reminded, staffed, with_partners
from tests.benchmarks.slack_wire import (
    Bot,
    Json,
    Wire,
    bot,
    changed_field,
    command,
    note,
    one_by_one,
    typed_name,
    user,
    wire,
)

SENDERS = 50
TURNS, NOTES = 5, 100
REMINDERS, SECONDS, WAVES = 10_000, 10.0, 3
PAUSE = 3.0
"""Seconds, on average, from one note of somebody who works fast to their next."""


@asynccontextmanager
async def ours(on: Wire, path: Path) -> AsyncIterator[Bot]:
    """Our bot with its agenda running, and nothing in it but what somebody does."""
    async with bot(on, "slack_ours", path) as made:
        await made.tell("go")
        await one_by_one(made, "slash_commands", [note(user(n)) for n in range(SENDERS)])
        yield made


def notes(count: int) -> list[Json]:
    return [note(user(n % SENDERS)) for n in range(count)]


def slack_note(folder: Path) -> list[Result]:
    return asyncio.run(note_beside(folder))


async def note_beside(folder: Path) -> list[Result]:
    """One note at a time through sockets and Bolt, with us and as the tutorials have it."""
    results = []
    about = {"one": "a bare SQLModel commit of one row", "seven": "bare SQLModel writing the same seven rows"}
    for rows, words in about.items():
        path, plain = staffed(folder, "slack.db", SENDERS), copied(folder, "slack-bare.db", empty(folder))
        async with wire() as on, ours(on, path) as first, bot(on, "slack_bare", plain, rows) as second:
            await one_by_one(second, "slash_commands", notes(SENDERS))
            mine, bare = await in_turn(first, second)
        what = f"a note through Slack, p50, beside bare Bolt and {words}"
        results += [
            Result(what, micro(mine.p50), micro(bare.p50), mine.p50 / bare.p50, 1.5),
            Result("the same, CPU", micro(mine.cpu_each), micro(bare.cpu_each), mine.cpu_each / bare.cpu_each, 1.5),
        ]
    return results


async def in_turn(first: Bot, second: Bot) -> tuple[Sample, Sample]:
    """Both in turn, so that a noisy machine is noisy for both."""
    mine, bare = [], []
    for _ in range(TURNS):
        mine.append(await one_by_one(first, "slash_commands", notes(NOTES)))
        bare.append(await one_by_one(second, "slash_commands", notes(NOTES)))
    return merged(mine), merged(bare)


def slack_idle(folder: Path) -> list[Result]:
    return asyncio.run(idle(folder))


async def idle(folder: Path) -> list[Result]:
    """Nothing else to do: a choice in a window that nothing follows, and a command that is answered."""
    async with wire() as on, ours(on, staffed(folder, "slack.db", SENDERS)) as made:
        silent = [await one_by_one(made, "interactive", [changed_field(user(0))] * 500) for _ in range(TURNS)]
        asked = [
            await one_by_one(made, "slash_commands", [command(user(n), "thanks") for n in range(SENDERS)] * 2)
            for _ in range(TURNS)
        ]
    quiet, said = (min(sample.p99 for sample in samples) for samples in (silent, asked))
    return [
        Result("an acknowledgement in Slack when idle, p99", milli(quiet), "", quiet * 1e3, 2, unit="ms"),
        Result("the same of a command that is answered with a line", milli(said), "", said * 1e3, 2, unit="ms"),
    ]


def slack_busy(folder: Path) -> list[Result]:
    return asyncio.run(busy(folder))


@dataclass(frozen=True)
class Busy:
    """What came of some seconds with fifty people."""

    acks: Sample
    waited: int
    """Acknowledgements that only said to wait."""
    posts: int

    @property
    def answered(self) -> float:
        """The share of notes whose acknowledgement said that they are saved."""
        return 1 - self.waited / len(self.acks.times)


async def busy(folder: Path) -> list[Result]:
    """Fifty people at once, each with the next note as soon as the last is acknowledged: alone, and while all that."""
    calm = [await crowd(staffed(folder, "busy.db", SENDERS)) for _ in range(WAVES)]
    source = reminded(folder, REMINDERS)
    hard = [await crowd(copied(folder, "busy.db", source)) for _ in range(WAVES)]
    work = [await crowd(copied(folder, "busy.db", source), pause=PAUSE) for _ in range(WAVES)]
    single = [await crowd(copied(folder, "busy.db", source), 1) for _ in range(WAVES)]
    alone, beside, real, one = (min(samples, key=lambda each: each.acks.p99) for samples in (calm, hard, work, single))
    what, due = f"{SENDERS} people at once in Slack", f"while {REMINDERS:,} reminders come due"
    rates = f"{len(beside.acks.times) / SECONDS:,.0f} notes/s beside {beside.posts / SECONDS:,.0f} reminders/s"
    return [
        Result(f"{what}, nothing due: acknowledgement p99", milli(alone.acks.p99), "", alone.acks.p99 * 1e3, 100, unit="ms"),
        Result(f"{what}, {due}: acknowledgement p99 ({rates})", milli(beside.acks.p99), "", beside.acks.p99 * 1e3, 100, unit="ms"),
        Result(f"{SENDERS} people in Slack, a note each about every {PAUSE:.0f} s, {due}: acknowledgement p99 ({real.posts / SECONDS:,.0f} reminders/s)", milli(real.acks.p99), "", real.acks.p99 * 1e3, 100, unit="ms"),
        Result(f"1 person in Slack, {due}: acknowledgement p99 ({one.posts / SECONDS:,.0f} reminders/s)", milli(one.acks.p99), "", one.acks.p99 * 1e3, 100, unit="ms"),
        Result("the same of all fifty: acknowledged as saved, not told to wait", "", "", beside.answered, 1, at_least=True, unit=""),
    ]  # fmt: skip


async def crowd(path: Path, senders: int = SENDERS, pause: float = 0.0) -> Busy:
    """The notes of some seconds, and how many reminders went out meanwhile. `pause`: seconds between two, on average."""
    times, waited = list[float](), 0
    async with wire() as on, bot(on, "slack_ours", path) as made:
        await one_by_one(made, "slash_commands", notes(SENDERS))
        await made.tell("go")
        until = time.perf_counter() + SECONDS

        async def sends(who: str) -> None:
            nonlocal waited
            dice = random.Random(who)
            while time.perf_counter() < until:
                await asyncio.sleep(dice.uniform(0, 2 * pause))
                seconds, answer = await made.send("slash_commands", note(who))
                times.append(seconds)
                waited += "Saved" not in answer.get("text", "")

        await asyncio.gather(*(sends(user(n)) for n in range(senders)))
        return Busy(Sample(times, 0.0), waited, on.posts)


def slack_search(folder: Path) -> list[Result]:
    return asyncio.run(search(folder))


async def search(folder: Path) -> list[Result]:
    """Names for a field while somebody types, one keystroke after the other; and names with one letter wrong."""
    results = []
    for count in (1_000, 100_000):
        path, names = with_partners(folder, count)
        dice = random.Random(7)
        typed = [name[:length] for name in dice.sample(names, 20) for length in range(1, 15)]
        meant = dice.sample(names, 100)
        async with wire() as on, ours(on, path) as made:
            begun = await one_by_one(made, "interactive", [typed_name(user(0), words) for words in typed])
            found = [await made.send("interactive", typed_name(user(0), misspelt(name, dice))) for name in meant]
        hits = sum(
            any(o["value"] == name for o in answer["options"][:8])
            for name, (_, answer) in zip(meant, found, strict=True)
        )
        wrong = Sample([seconds for seconds, _ in found], 0.0)
        results += [
            Result(f"partners offered in Slack out of {count:,}, each keystroke, p99", milli(begun.p99), "", begun.p99 * 1e3, 10, unit="ms"),
            Result("the same with one letter wrong", milli(wrong.p99), "", wrong.p99 * 1e3, 10, unit="ms"),
            Result("the right one among them then", "", "", hits / len(meant), 0.98, at_least=True, unit=""),
        ]  # fmt: skip
    return results


def misspelt(name: str, dice: random.Random) -> str:
    place = dice.randrange(2, len(name) - 2)
    return name[:place] + dice.choice("aeiou") + name[place + 1 :]
