"""A bot on a chat platform that is killed: every part of the real one, but what is waited for is short."""

import asyncio
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import structlog

from adapters.http.front import Front
from bot.bootstrap import App, bootstrap
from bot.cli import platforms
from bot.cli.opening import opened
from bot.cli.run import Running, serve
from bot.clock import SystemClock
from bot.engine import Engine
from bot.events import Address
from bot.feature import Feature, Job, Letter, LetterRun
from bot.features import FEATURES
from bot.jobs import JobRun
from bot.outbox import Deliverer
from bot.ports import Absent, Adapter, Looked
from bot.settings import Settings
from bot.ui.message import Message
from storage.database import Database
from storage.outbox import Outbox
from tests.proxies import without_proxies

JOB, LETTER = "kill", "kill"
Wake = Callable[[], None]
Connect = Callable[[Engine, Wake], Adapter]


@dataclass(frozen=True)
class Plan:
    """How one bot runs, and what is taken out of it for the reverse checks."""

    folder: Path
    places: tuple[str, ...]
    """Where the reminders go, in turn."""
    call: float = 0.4
    settle: float = 1.2
    lease: float = 1.0
    pace: float = 0.0
    reconciles: bool = True

    @property
    def database_url(self) -> str:
        return f"sqlite:///{self.folder / 'kills.db'}"


class Unseeing:
    """An adapter that takes whatever it would have to look for as lost."""

    async def find(self, to: Address, wire_id: str, since: datetime) -> Looked:
        return Absent()


def reminders(plan: Plan) -> Feature:
    """Reminders with a number each: one falls due, and its post is queued in the unit that takes the timer off."""

    def due(run: JobRun) -> None:
        place = plan.places[run.subject_id % len(plan.places)]
        payload = {"n": run.subject_id}
        Outbox(run.session).enqueue(f"kill:{run.subject_id}", LETTER, payload, place, run.now)

    def write(run: LetterRun) -> Message:
        return Message(f"reminder {run.item.payload['n']}")

    return Feature("kills", jobs=(Job(JOB, due),), letters=(Letter(LETTER, write),))


def build(plan: Plan, database: Database, connect: Connect) -> App:
    apps = list[App]()

    def adapters(engine: Engine) -> list[Adapter]:
        return [connect(engine, lambda: apps[0].scheduler.wake())]

    settle, lease = timedelta(seconds=plan.settle), timedelta(seconds=plan.lease)
    deliver = partial(Deliverer, settle=settle, lease=lease, request_timeout=plan.call + 0.1)
    apps.append(bootstrap(database, SystemClock(), adapters, (*FEATURES, reminders(plan)), deliver=deliver))
    return apps[0]


def run(plan: Plan, connect: Connect) -> None:
    """Run until told to stop, or killed."""
    without_proxies()
    os.chdir(plan.folder)
    structlog.configure(
        processors=[structlog.processors.KeyValueRenderer()], logger_factory=structlog.ReturnLoggerFactory()
    )

    def begin() -> Running:
        app = build(plan, database, connect)

        async def healthy() -> dict[str, str]:
            return {}

        return app, platforms.starting(app, Front(healthy, 0, {}), lambda _: None)

    with opened(Settings(database_url=plan.database_url), alone=True) as database:
        asyncio.run(serve(0, begin))
