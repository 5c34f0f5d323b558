"""The bot in Discord: how soon it answers, and what a note costs beside bare discord.py with a bare commit."""

import asyncio
import random
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.corpus import copied, empty
from tests.benchmarks.discord_wire import Bot, Json, Wire, bot, note, partner_typed, typed, wire
from tests.benchmarks.measure import Result, Sample, merged, micro, milli
from tests.benchmarks.slack_people import reminded, staffed

SENDERS = 50
TURNS, NOTES = 5, 100
REMINDERS, SECONDS, WAVES = 10_000, 10.0, 3
PAUSE = 3.0
"""Seconds, on average, from one note of somebody who works fast to their next."""
ALONE = 0.1
"""The same of one who is alone, so that there are enough of them."""
AT_ONCE, APART = "0", "2"
"""Seconds between two direct conversations that are opened: none, as if all were open, and as it is."""
MESSAGE, CHOICES = 4, 8


def in_discord(path: Path, on: Wire) -> Path:
    """The people of a database of Slack, in Discord: as many as are in the server have their accounts there."""
    team = f"discord:global:c{on.channel.id}"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE identity SET platform = 'discord', workspace = 'global' WHERE platform = 'slack'")
        connection.execute("UPDATE identity SET place = 'u1' || substr(external, 2) WHERE platform = 'discord'")
        for n, member in enumerate(on.members):
            connection.execute("UPDATE identity SET place = ? WHERE external = ?", (f"u{member.id}", f"U{n:05}"))
        connection.execute("UPDATE identity SET external = place WHERE platform = 'discord'")
        connection.execute("UPDATE team SET channel = ?", (team,))
        connection.commit()
    return path


@asynccontextmanager
async def ours(on: Wire, path: Path, apart: str = AT_ONCE) -> AsyncIterator[Bot]:
    """Our bot, which has met everybody; its agenda begins when it is told `go`."""
    async with bot(on, "discord_ours", str(in_discord(path, on)), apart) as made:
        await one_by_one(made, notes(SENDERS))
        yield made


def notes(count: int) -> list[tuple[int, Json]]:
    return [note() for _ in range(count)]


async def one_by_one(made: Bot, asked: list[tuple[int, Json]], kind: int = MESSAGE) -> Sample:
    """Each as soon as the one before is answered, and what the bot's process worked for all of it."""
    cpu, times = made.cpu(), list[float]()
    for n, each in enumerate(asked):
        seconds, answer = await made.send(n % SENDERS, *each)
        assert answer["type"] == kind, answer
        times.append(seconds)
    # What follows an answer is work of the same event.
    await asyncio.sleep(0.1)
    return Sample(times, made.cpu() - cpu)


def discord_note(folder: Path) -> list[Result]:
    return asyncio.run(note_beside(folder))


async def note_beside(folder: Path) -> list[Result]:
    """One note at a time over the gateway and back, with us and as the tutorials have it."""
    results = []
    about = {"one": "a bare SQLModel commit of one row", "seven": "bare SQLModel writing the same seven rows"}
    for rows, words in about.items():
        path, plain = staffed(folder, "discord.db", SENDERS), copied(folder, "discord-bare.db", empty(folder))
        async with (
            wire(SENDERS) as on,
            wire(SENDERS) as other,
            ours(on, path) as first,
            bot(other, "discord_bare", str(plain), rows) as second,
        ):
            await first.tell("go")
            await one_by_one(second, notes(SENDERS))
            mine, bare = await in_turn(first, second)
        what = f"a note through Discord, p50, beside bare discord.py and {words}"
        results += [
            Result(what, micro(mine.p50), micro(bare.p50), mine.p50 / bare.p50, 1.5),
            Result("the same, CPU", micro(mine.cpu_each), micro(bare.cpu_each), mine.cpu_each / bare.cpu_each, 1.5),
        ]
    return results


async def in_turn(first: Bot, second: Bot) -> tuple[Sample, Sample]:
    """Both in turn, so that a noisy machine is noisy for both."""
    mine, bare = [], []
    for _ in range(TURNS):
        mine.append(await one_by_one(first, notes(NOTES)))
        bare.append(await one_by_one(second, notes(NOTES)))
    return merged(mine), merged(bare)


def discord_idle(folder: Path) -> list[Result]:
    return asyncio.run(idle(folder))


async def idle(folder: Path) -> list[Result]:
    """Nothing else to do: names while somebody types, and a command that is answered with a line."""
    letters = [partner_typed("Casa Latina"[: n % 11]) for n in range(200)]
    async with wire(SENDERS) as on, ours(on, staffed(folder, "discord.db", SENDERS)) as made:
        await made.tell("go")
        offered = [await one_by_one(made, letters, CHOICES) for _ in range(TURNS)]
        asked = [await one_by_one(made, [typed("thanks")] * 2 * SENDERS) for _ in range(TURNS)]
    results = []
    for what, samples in (("names offered in Discord", offered), ("a command answered with a line", asked)):
        best = min(samples, key=lambda each: each.p99)
        results += [
            Result(f"{what} when idle, first answer p50", milli(best.p50), "", best.p50 * 1e3, 10, unit="ms"),
            Result("the same, p99", milli(best.p99), "", best.p99 * 1e3, 20, unit="ms"),
        ]
    return results


def discord_busy(folder: Path) -> list[Result]:
    return asyncio.run(busy(folder))


@dataclass(frozen=True)
class Busy:
    """What came of some seconds of work."""

    answers: Sample
    waited: int
    """First answers that only said to wait."""
    posts: int


async def busy(folder: Path) -> list[Result]:
    """Fifty people at work, and one alone, while ten thousand reminders come due: posted at once, or as it is."""
    source = reminded(folder, REMINDERS)
    results, waited, count = [], 0, 0
    trials: tuple[tuple[int, str, str], ...] = (
        (SENDERS, AT_ONCE, "whose conversations are open"),
        (1, AT_ONCE, "whose conversations are open"),
        (SENDERS, APART, f"each in a conversation that is opened first, one in {APART} s"),
    )
    for people, apart, how in trials:
        waves = [await crowd(copied(folder, "busy.db", source), people, apart) for _ in range(WAVES)]
        best = min(waves, key=lambda each: each.answers.p99)
        waited += sum(each.waited for each in waves)
        count += sum(len(each.answers.times) for each in waves)
        many, one = (
            f"{people} people in Discord, a note each about every {PAUSE:.0f} s",
            f"1 person in Discord, a note about every {ALONE} s",
        )
        who = many if people > 1 else one
        rate = f"{best.posts / SECONDS:,.0f} reminders/s"
        what = f"{who}, while {REMINDERS:,} reminders come due, {how}: first answer p99 ({rate})"
        beside = f"p50 {milli(best.answers.p50)}"
        results.append(Result(what, milli(best.answers.p99), beside, best.answers.p99 * 1e3, 100, unit="ms"))
    share = 1 - waited / count
    return [*results, Result("answered as saved, not told to wait", "", "", share, 1, at_least=True, unit="")]


async def crowd(path: Path, senders: int, apart: str) -> Busy:
    """The notes of some seconds, and how many reminders went out meanwhile."""
    times, kinds = list[float](), list[Any]()
    async with wire(SENDERS) as on, ours(on, path, apart) as made:
        await made.tell("go")
        until = time.perf_counter() + SECONDS

        async def sends(person: int) -> None:
            dice = random.Random(person)
            while time.perf_counter() < until:
                await asyncio.sleep(dice.uniform(0, 2 * (PAUSE if senders > 1 else ALONE)))
                seconds, answer = await made.send(person, *note())
                times.append(seconds)
                kinds.append(answer["type"])

        await asyncio.gather(*(sends(n) for n in range(senders)))
        return Busy(Sample(times, 0.0), sum(kind != MESSAGE for kind in kinds), on.posts)
