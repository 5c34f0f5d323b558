"""Delivers the outbox: claim, write, call, note the answer. A lost answer is looked up, never guessed.

At least once, and as near to once as the platforms allow: see `docs/reliability.md` for the walk through the states.
"""

import asyncio
import secrets
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import assert_never

import structlog
from sqlmodel import Session

from bot.clock import Clock
from bot.events import Address
from bot.pacer import Pacer
from bot.ports import Absent, Adapter, Here, Looked, Refused, Unknown, Unsure
from bot.ui.message import Message
from storage.database import Database
from storage.outbox import Outbox, OutboxItem, OutboxState

log = structlog.get_logger()

REQUEST_TIMEOUT = 15.0
"""Seconds after which an answer counts as lost."""
SETTLE = timedelta(seconds=60)
"""A lost request may still be under way; only after this long is it looked up. More than the timeout and 30 s."""
LEASE = timedelta(seconds=120)
CLOCKS_DIFFER = timedelta(seconds=60)
RETRY = timedelta(seconds=5)
LONGEST_RETRY = timedelta(minutes=30)
MOST_ATTEMPTS = 8
MOST_LOOKS = timedelta(hours=24)
NO_ADAPTER = timedelta(minutes=1)
STOP_WITHIN = 8.0

Write = Callable[[Session, OutboxItem, datetime], Message | None]
Returned = Callable[[Session, OutboxItem, datetime], None]


@dataclass(frozen=True, slots=True)
class Ready:
    """A message that is marked as being sent and only has to be called out."""

    item: OutboxItem
    message: Message
    over: str | None
    """What the platform calls the earlier message that this one is written over."""


class Deliverer:
    """Sends what is due. Any number may share a database: a row belongs to whoever claimed it."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        adapters: Mapping[str, Adapter],
        write: Write,
        *,
        on_dead: Returned | None = None,
        owner: str | None = None,
        settle: timedelta = SETTLE,
        lease: timedelta = LEASE,
        request_timeout: float = REQUEST_TIMEOUT,
    ) -> None:
        self._database, self._clock, self._adapters, self._write = database, clock, adapters, write
        self._on_dead = on_dead
        self._owner = owner or secrets.token_hex(8)
        self._settle, self._lease, self._timeout = settle, lease, request_timeout
        self._pacers = {name: Pacer(adapter.pace) for name, adapter in adapters.items()}
        self._under_way: set[int] = set()
        self._stopping = False

    async def deliver_due(self) -> int:
        """Deliver until nothing is due; the number of rows that were handled."""
        handled = 0
        while not self._stopping and (items := await self._claim()):
            by_place: defaultdict[str, list[OutboxItem]] = defaultdict(list)
            for item in items:
                by_place[item.destination].append(item)
            await asyncio.gather(*(self._in_order(queue) for queue in by_place.values()))
            handled += len(items)
        return handled

    async def stop(self) -> None:
        """Claim nothing more, and let what is being called finish. What was only claimed is given back."""
        self._stopping = True
        loop = asyncio.get_running_loop()
        until = loop.time() + STOP_WITHIN
        while self._under_way and loop.time() < until:
            await asyncio.sleep(0.02)
        await self._database.write(lambda session: Outbox(session).give_back(self._owner, self._clock.now()))

    async def _claim(self) -> list[OutboxItem]:
        now = self._clock.now()

        def claim(session: Session) -> list[OutboxItem]:
            return list(Outbox(session).claim(self._owner, now, self._lease, skip=frozenset(self._under_way)))

        return await self._database.write(claim)

    async def _in_order(self, queue: list[OutboxItem]) -> None:
        """One place's rows, one after the other."""
        for item in queue:
            if self._stopping:
                return
            try:
                await self._deliver(item)
            except Exception as error:
                # The row stays claimed and comes back when its lease is over, so nothing is lost by going on.
                log.error("delivery failed", outbox=item.id, error=type(error).__name__)

    async def _deliver(self, item: OutboxItem) -> None:
        adapter = self._adapters.get(item.destination.partition(":")[0])
        if adapter is None:
            await self._change(item, lambda box, row: box.later(row, self._clock.now() + NO_ADAPTER, "no adapter"))
        elif item.state is OutboxState.AMBIGUOUS:
            await self._reconcile(adapter, item)
        else:
            await self._send(adapter, item)

    async def _send(self, adapter: Adapter, item: OutboxItem) -> None:
        """Write it with what is true now, note that it is being sent, call, note the answer."""
        pacer = self._pacers[adapter.platform]
        if (delay := pacer.delay(item.destination)) > self._lease.total_seconds() / 2:
            later = self._clock.now() + timedelta(seconds=delay)
            await self._change(item, lambda box, row: box.later(row, later, "paused"))
            return
        await pacer.wait(item.destination)
        self._under_way.add(item.id)
        try:
            ready = await self._database.write(lambda session: self._prepare(session, item))
            if ready:
                await self._call(adapter, ready)
                pacer.answered(item.destination)
        finally:
            self._under_way.discard(item.id)

    def _prepare(self, session: Session, item: OutboxItem) -> Ready | None:
        """Inside one unit of work: is it still ours, still wanted, and what does it say now?"""
        box, now = Outbox(session), self._clock.now()
        row = box.mine(item.id, self._owner, OutboxState.CLAIMED)
        if row is None:
            return None
        earlier = box.get(row.replaces_id) if row.replaces_id else None
        if earlier and earlier.is_open:
            box.later(row, now + RETRY, "waits for the message it replaces")
            return None
        message = self._write(session, row, now)
        if message is None:
            box.end(row, OutboxState.DROPPED)
            return None
        box.starting(row, now, self._settle)
        session.flush()
        return Ready(row, message, earlier.message_ref if earlier else None)

    async def _call(self, adapter: Adapter, ready: Ready) -> None:
        item, to = ready.item, Address.parse(ready.item.destination)
        try:
            async with asyncio.timeout(self._timeout):
                if ready.over:
                    ref = await adapter.edit(to, ready.over, ready.message, item.wire_id)
                else:
                    ref = await adapter.send(to, ready.message, item.wire_id)
        except Refused as refusal:
            await self._refused(item, refusal)
        except Exception as error:
            # Whatever it was, the message may have arrived.
            why = error.args[0] if isinstance(error, Unsure) and error.args else type(error).__name__
            await self._change(item, lambda box, row: box.unsure(row, self._clock.now() + self._settle, str(why)))
            log.warning("answer lost", outbox=item.id)
        else:
            await self._change(item, lambda box, row: box.sent(row, ref, self._clock.now()))

    async def _refused(self, item: OutboxItem, refusal: Refused) -> None:
        """Surely not sent: later, or never when trying again can't help."""
        if refusal.retry_after is not None:
            self._pacers[item.destination.partition(":")[0]].pause(item.destination, refusal.retry_after)
            at = self._clock.now() + timedelta(seconds=refusal.retry_after)
            await self._change(item, lambda box, row: box.later(row, at, refusal.reason))
        elif refusal.is_final or item.attempts >= MOST_ATTEMPTS:
            await self._dead(item, refusal.reason)
        else:
            at = self._clock.now() + min(LONGEST_RETRY, RETRY * 2**item.attempts)
            await self._change(item, lambda box, row: box.later(row, at, refusal.reason))

    async def _dead(self, item: OutboxItem, reason: str) -> None:
        """Given up, visibly; its feature may find another way."""
        log.error("message refused for good", outbox=item.id, kind=item.kind)

        def bury(session: Session) -> None:
            row = Outbox(session).get(item.id)
            if row:
                Outbox(session).end(row, OutboxState.DEAD, reason)
                if self._on_dead:
                    self._on_dead(session, row, self._clock.now())

        await self._database.write(bury)

    async def _reconcile(self, adapter: Adapter, item: OutboxItem) -> None:
        """The answer was lost a while ago: is the message there?"""
        since = (item.started_at or item.created_at) - CLOCKS_DIFFER
        try:
            async with asyncio.timeout(self._timeout):
                looked: Looked = await adapter.find(Address.parse(item.destination), item.wire_id, since)
        except Exception as error:
            log.warning("look-up failed", outbox=item.id, error=type(error).__name__)
            looked = Unknown()
        await self._database.write(lambda session: self._settle_as(session, item, looked))

    def _settle_as(self, session: Session, item: OutboxItem, looked: Looked) -> None:
        box, now = Outbox(session), self._clock.now()
        row = box.mine(item.id, self._owner, OutboxState.AMBIGUOUS)
        if row is None:
            return
        match looked:
            case Here(ref=ref):
                box.sent(row, ref, now)
            case Absent():
                box.missed(row, now)
            case Unknown():
                waited = now - (row.started_at or row.created_at)
                if waited > MOST_LOOKS:
                    box.end(row, OutboxState.HELD, "the platform can't say whether it arrived")
                    log.error("message held", outbox=row.id)
                else:
                    box.unsure(row, now + min(LONGEST_RETRY, self._settle + waited), row.error)
            case _:
                assert_never(looked)

    async def _change(self, item: OutboxItem, change: Callable[[Outbox, OutboxItem], None]) -> None:
        """Note what became of a row in its own unit of work."""

        def note(session: Session) -> None:
            row = Outbox(session).get(item.id)
            if row and row.owner == self._owner:
                change(Outbox(session), row)

        await self._database.write(note)
