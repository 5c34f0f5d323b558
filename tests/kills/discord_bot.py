"""The bot on Discord that is killed: every part of the real one, but what is waited for is short."""

import asyncio
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import structlog

from adapters.discord.adapter import DiscordAdapter
from adapters.discord.lines import Patience
from adapters.discord.web_api import Keys
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
from bot.ports import Absent, Looked
from bot.settings import Settings
from bot.ui.message import Message
from storage.database import Database
from storage.outbox import Outbox

JOB, LETTER = "kill", "kill"


@dataclass(frozen=True)
class Plan:
    """How one bot runs, and what is taken out of it for the reverse checks."""

    folder: Path
    keys: Keys
    gateway_url: str
    places: tuple[str, ...]
    """Where the reminders go, in turn."""
    call: float = 0.4
    settle: float = 1.2
    lease: float = 1.0
    pace: float = 0.0
    apart: float = 0.05
    reconciles: bool = True
    has_nonce: bool = True

    @property
    def database_url(self) -> str:
        return f"sqlite:///{self.folder / 'kills.db'}"


class Unseeing(DiscordAdapter):
    """Takes whatever it would have to look for as lost."""

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


def build(plan: Plan, database: Database) -> App:
    clock, apps = SystemClock(), list[App]()
    patience = Patience(call=plan.call, guild_ready=0.0, apart=plan.apart, again=0.1, anew=0.1)

    def connect(engine: Engine) -> list[DiscordAdapter]:
        kind = DiscordAdapter if plan.reconciles else Unseeing
        adapter = kind(
            engine,
            clock,
            plan.keys,
            gateway_url=plan.gateway_url,
            pace=plan.pace,
            wake=lambda: apps[0].scheduler.wake(),
            patience=patience,
        )
        if not plan.has_nonce:
            forget_nonces(adapter)
        return [adapter]

    settle, lease = timedelta(seconds=plan.settle), timedelta(seconds=plan.lease)
    deliver = partial(Deliverer, settle=settle, lease=lease, request_timeout=plan.call + 0.1)
    apps.append(bootstrap(database, clock, connect, (*FEATURES, reminders(plan)), deliver=deliver))
    return apps[0]


def forget_nonces(adapter: DiscordAdapter) -> None:
    """Discord takes whatever comes, as it does once the minutes of a nonce are over."""
    send = adapter._api.send

    async def without(channel: str, payload: dict[str, object]) -> dict[str, object]:
        return await send(channel, {name: part for name, part in payload.items() if "nonce" not in name})

    adapter._api.send = without  # type: ignore[method-assign]


def main(plan: Plan) -> None:
    """Run until told to stop, or killed."""
    for name in [name for name in os.environ if name.upper().endswith("_PROXY")]:
        del os.environ[name]
    os.chdir(plan.folder)
    structlog.configure(
        processors=[structlog.processors.KeyValueRenderer()], logger_factory=structlog.ReturnLoggerFactory()
    )

    def begin() -> Running:
        app = build(plan, database)

        async def healthy() -> dict[str, str]:
            return {}

        return app, platforms.starting(app, Front(healthy, 0, {}), lambda _: None)

    with opened(Settings(database_url=plan.database_url), alone=True) as database:
        asyncio.run(serve(0, begin))
