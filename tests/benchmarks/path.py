"""The path of an event: routing, a note through the engine, fifty at once."""

import asyncio
import time
from collections.abc import Callable
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import create_async_engine
from sqlmodel import Session, create_engine, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.clock import FrozenClock
from bot.engine import Engine
from bot.events import Commanded, Sender
from bot.feature import STAFF, Command, Feature
from bot.features import FEATURES
from bot.quota import Quota
from bot.router import Router
from bot.turn import Reply, Turn
from storage.actions import ActionToken
from storage.audit import AuditEntry
from storage.changes import Change
from storage.database import Database
from storage.inbox import InboxEntry
from storage.notes import Note
from storage.partners import Partner
from storage.people import Person
from storage.search import SearchEntry
from storage.viewer import Role
from tests.benchmarks.corpus import NOW, copied, empty, with_notes
from tests.benchmarks.measure import Result, Sample, in_turn, micro, milli, timed

PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000")
NUMBERS = count(1)


def silent(turn: Turn) -> Reply:
    return Reply()


def routing(folder: Path) -> list[Result]:
    """Finding the handler of a word among thirty, and among one."""
    commands = tuple(Command(f"word{n}", silent, STAFF, "help") for n in range(30))
    many, one = Router((Feature("many", commands),)), Router((Feature("one", commands[:1]),))
    ours, beside = in_turn(
        lambda: [many.command("word0 and the rest", Role.STAFF) for _ in range(100)],
        lambda: [one.command("word0 and the rest", Role.STAFF) for _ in range(100)],
        2_000,
    )
    return [
        Result(
            "routing, 30 commands beside 1", micro(ours.p50 / 100), micro(beside.p50 / 100), ours.p50 / beside.p50, 1.2
        )
    ]


def engine_on(path: Path) -> Engine:
    return Engine(Database(f"sqlite:///{path}"), Router(FEATURES), FrozenClock(NOW), Quota(burst=10**9))


def heard() -> Commanded:
    """A note of Ana's from one line."""
    words = f'heard Casa Latina: "the bus stops at six", so evening classes {next(NUMBERS)} are empty'
    return Commanded(key=f"bench{next(NUMBERS)}", sender=Sender("local", "local", "ana"), words=words)


def bare_note(now: datetime) -> Note:
    return Note(
        author_id=1, team_id=1, partner_id=2, quote="the bus stops at six", paraphrase="so evening classes are empty",
        heard_at=now, answer_due_on=now.date(), created_at=now,
    )  # fmt: skip


def bare_engine(path: Path) -> Any:
    """SQLModel as its tutorial has it, with the same safe settings of SQLite as ours."""
    engine = create_engine(f"sqlite:///{path}")

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    return engine


def commit(engine: Any) -> None:
    with Session(engine) as session:
        session.add(bare_note(NOW))
        session.commit()


def commit_alike(engine: Any) -> None:
    """The rows that a note leaves with us, written as the tutorial has it: seven objects, one commit."""
    with Session(engine) as session:
        person = session.exec(select(Person).where(Person.name == "Ana")).one()
        partner = session.exec(select(Partner).where(Partner.folded == "casa latina")).one()
        note = bare_note(NOW)
        session.add(InboxEntry(key=f"bare{next(NUMBERS)}", received_at=NOW))
        session.add(note)
        session.flush()
        about: dict[str, Any] = {"subject": "note", "subject_id": note.id, "created_at": NOW}
        words: dict[str, Any] = {"words": note.paraphrase, "label": note.label, "partner_id": partner.id, "at": NOW}
        session.add(SearchEntry(**about, **words))
        session.add(Change(person_id=person.id, ref="bare", **about))
        session.add(AuditEntry(verb="added", **about))
        session.add_all(ActionToken(token=f"bare{next(NUMBERS)}", action="undo", created_at=NOW) for _ in range(2))
        session.commit()


def one_note(folder: Path) -> list[Result]:
    """All that a note is with us - inbox, reading the words, search, cadence, Undo, audit, buttons - beside one row."""
    ours_engine = engine_on(copied(folder, "one.db", empty(folder)))
    bare = bare_engine(copied(folder, "bare.db", empty(folder)))
    with asyncio.Runner() as runner:
        ours, beside = in_turn(lambda: runner.run(ours_engine.handle(heard())), lambda: commit(bare), 1_000)
        again, alike = in_turn(lambda: runner.run(ours_engine.handle(heard())), lambda: commit_alike(bare), 1_000)
    ours_engine.database.close()
    bare.dispose()
    return [
        Result("a note through the engine, p50, beside a bare SQLModel commit of one row", micro(ours.p50), micro(beside.p50), ours.p50 / beside.p50, 1.5),
        Result("the same, CPU", micro(ours.cpu_each), micro(beside.cpu_each), ours.cpu_each / beside.cpu_each, 1.5),
        Result("a note through the engine, p50, beside bare SQLModel writing the same seven rows", micro(again.p50), micro(alike.p50), again.p50 / alike.p50, 1.5),
        Result("the same, CPU", micro(again.cpu_each), micro(alike.cpu_each), again.cpu_each / alike.cpu_each, 1.5),
    ]  # fmt: skip


async def all_at_once(work: Callable[[], Any], waves: int, size: int = 50) -> Sample:
    """Waves of fifty that start together."""
    times: list[float] = []

    async def one() -> None:
        start = time.perf_counter()
        await work()
        times.append(time.perf_counter() - start)

    cpu = time.process_time()
    for _ in range(waves):
        await asyncio.gather(*(one() for _ in range(size)))
    return Sample(times, time.process_time() - cpu)


def fifty_at_once(folder: Path) -> list[Result]:
    return asyncio.run(fifty(folder))


async def fifty(folder: Path) -> list[Result]:
    """One row each, through our unit of work and through an async session; then whole notes."""
    database = Database(f"sqlite:///{copied(folder, 'fifty.db', empty(folder))}")
    engine = create_async_engine(f"sqlite+aiosqlite:///{copied(folder, 'async.db', empty(folder))}")

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    def add(session: Session) -> None:
        session.add(bare_note(NOW))

    async def through_async() -> None:
        async with AsyncSession(engine) as session:
            session.add(bare_note(NOW))
            await session.commit()

    seconds: dict[str, float] = {"ours": 0.0, "async": 0.0}
    samples = []
    for name, work in (("ours", lambda: database.write(add)), ("async", through_async)) * 3:
        start = time.perf_counter()
        sample = await all_at_once(work, 6)
        seconds[name] += time.perf_counter() - start
        if name == "ours":
            samples.append(sample)
    whole_engine = engine_on(copied(folder, "whole.db", empty(folder)))
    whole = await all_at_once(lambda: whole_engine.handle(heard()), 8)
    database.close()
    whole_engine.database.close()
    await engine.dispose()
    rate, beside = 900 / seconds["ours"], 900 / seconds["async"]
    p99 = max(sample.p99 for sample in samples)
    return [
        Result("50 rows at once, beside SQLModel's AsyncSession", f"{rate:,.0f}/s", f"{beside:,.0f}/s", rate / beside, 4, at_least=True),
        Result("50 rows at once, p99", milli(p99), "", p99 * 1e3, 50, unit="ms"),
        Result("50 whole notes through the engine at once, p99", milli(whole.p99), "", whole.p99 * 1e3, 50, unit="ms"),
    ]  # fmt: skip


def note_at_a_million(folder: Path) -> list[Result]:
    """The slowest of a hundred notes must not grow with the years."""
    found = {}
    for size in (10_000, 1_000_000):
        engine = engine_on(copied(folder, "size.db", with_notes(folder, size)))
        with asyncio.Runner() as runner:
            timed(lambda: runner.run(engine.handle(heard())), 50)
            found[size] = timed(lambda: runner.run(engine.handle(heard())), 1_000)
        engine.database.close()
    many, few = found[1_000_000], found[10_000]
    return [
        Result("a note at 1,000,000 notes beside 10,000, p99", milli(many.p99), milli(few.p99), many.p99 / few.p99, 2)
    ]
