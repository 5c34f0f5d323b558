"""The bot that is killed: the real database, scheduler and deliverer, and an adapter that speaks HTTP."""

import asyncio
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

import aiohttp
import structlog
from sqlmodel import Session, col, select

from bot.clock import SystemClock
from bot.events import Address
from bot.jobs import JobRun
from bot.outbox import Deliverer
from bot.ports import Absent, Here, Looked, NoPlaces, Refused, Unknown, Unsure
from bot.scheduler import Scheduler, next_due
from bot.ui.message import Message
from storage import outbox as outbox_module
from storage.database import Database
from storage.outbox import Outbox, OutboxItem

JOB, LETTER, PLACES = "kill", "kill", 6
TIMEOUT = 0.4


@dataclass(frozen=True)
class Plan:
    """How one bot runs, and what is taken out of it for the reverse checks."""

    database_url: str
    platform_url: str
    settle: float = 1.2
    reconciles: bool = True
    claims: bool = True


class HttpAdapter(NoPlaces):
    """Posts over HTTP. Whatever is no clear answer is Unsure."""

    platform = "kills"
    pace = 0.0

    def __init__(self, url: str, reconciles: bool) -> None:
        self._url, self._reconciles = url, reconciles
        self._client = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=TIMEOUT))

    async def run(self, ready: Callable[[], None]) -> None:
        ready()

    async def stop(self) -> None:
        await self._client.close()

    async def send(self, to: Address, message: Message, wire_id: str) -> str:
        body = {"place": to.place, "wire_id": wire_id, "text": message.title}
        try:
            async with self._client.post(f"{self._url}/post", json=body) as answer:
                if answer.status == 429:
                    raise Refused("busy", retry_after=float(answer.headers["Retry-After"]))
                if answer.status != 200:
                    raise Unsure(str(answer.status))
                return str((await answer.json())["ref"])
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Unsure(type(error).__name__) from error

    async def edit(self, to: Address, ref: str, message: Message, wire_id: str) -> str:
        return await self.send(to, message, wire_id)

    async def find(self, to: Address, wire_id: str, since: datetime) -> Looked:
        if not self._reconciles:
            return Absent()
        try:
            async with self._client.get(f"{self._url}/history", params={"place": to.place}) as answer:
                return Here(wire_id) if wire_id in await answer.json() else Absent()
        except (aiohttp.ClientError, TimeoutError):
            return Unknown()


def due(run: JobRun) -> None:
    """One reminder falls due: its message is queued in the same transaction that takes the timer off."""
    place = f"kills:w:{run.subject_id % PLACES}"
    Outbox(run.session).enqueue(f"kill:{run.subject_id}", LETTER, {"n": run.subject_id}, place, run.now)


def write(session: Session, item: OutboxItem, now: datetime) -> Message:
    return Message(str(item.payload["n"]))


def without_claims() -> None:
    """Take the claim out: every bot believes that what is due is its own."""

    def look(
        self: Outbox, owner: str, now: datetime, lease: timedelta, *, busy: Collection[str] = (), **_: object
    ) -> list[OutboxItem]:
        pending = select(OutboxItem).where(OutboxItem.state == outbox_module.OutboxState.PENDING)
        due = pending.where(col(OutboxItem.due_at) <= now, col(OutboxItem.destination).not_in(busy))
        return list(self.session.exec(due.limit(20)))

    def anyones(self: Outbox, key: int, owner: str, state: object) -> OutboxItem | None:
        item = self.session.get(OutboxItem, key)
        if item:
            item.owner = owner
        return item

    Outbox.claim, Outbox.mine = look, anyones  # type: ignore[assignment]


def main(plan: Plan) -> None:
    """Run until nothing is left to do."""
    structlog.configure(
        processors=[structlog.processors.KeyValueRenderer()], logger_factory=structlog.ReturnLoggerFactory()
    )
    if not plan.claims:
        without_claims()
    asyncio.run(work(plan))


async def work(plan: Plan) -> None:
    database = Database(plan.database_url)
    adapter = HttpAdapter(plan.platform_url, plan.reconciles)
    settle = timedelta(seconds=plan.settle)
    deliverer = Deliverer(
        database,
        SystemClock(),
        {adapter.platform: adapter},
        write,
        settle=settle,
        lease=timedelta(seconds=1.0),
        request_timeout=TIMEOUT + 0.1,
    )
    scheduler = Scheduler(database, SystemClock(), {JOB: due}, deliverer)
    scheduler.start()
    while await database.read(next_due):
        await asyncio.sleep(0.05)
    await scheduler.stop()
    await adapter.stop()
    database.close()
