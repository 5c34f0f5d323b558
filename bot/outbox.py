"""Delivers the outbox: claims what is due and takes it out, many places at once and each place in order.

At least once, and as near to once as the platforms allow: see `docs/reliability.md` for the walk through the states.
"""

import asyncio
import secrets
from collections import defaultdict, deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial

import structlog
from sqlmodel import Session

from bot.clock import Clock
from bot.delivery.doubts import Doubts
from bot.delivery.hooks import Hooks
from bot.delivery.posting import Limits, Posting, Write
from bot.pacer import Pacer
from bot.ports import Adapter
from storage.database import Database
from storage.outbox import Outbox, OutboxItem

log = structlog.get_logger()

LEASE = timedelta(seconds=120)
NO_ADAPTER = timedelta(minutes=1)
STOP_WITHIN = 8.0
BATCH = 100
MOST_IN_HAND = 500
"""Claimed rows that one process holds at most; the others stay for whoever has time."""
DEFAULT, NO_HOOKS = Limits(), Hooks()


class Deliverer:
    """Sends what is due. Any number may share a database: a row belongs to whoever claimed it.

    Each place has its own lane, so one that is slow or wants to be left alone keeps nobody else waiting.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        adapters: Mapping[str, Adapter],
        write: Write,
        *,
        hooks: Hooks = NO_HOOKS,
        owner: str | None = None,
        settle: timedelta = DEFAULT.settle,
        lease: timedelta = LEASE,
        request_timeout: float = DEFAULT.request_timeout,
        max_attempts: int = DEFAULT.max_attempts,
        clock_may_jump: bool | None = None,
    ) -> None:
        """`clock_may_jump`: doubt is measured with the loop's time as well; by default while the clock says so."""
        self._database, self._clock, self._adapters = database, clock, adapters
        self._owner, self._lease = owner or secrets.token_hex(8), lease
        self._doubts = Doubts(settle, lambda: clock.may_jump if clock_may_jump is None else clock_may_jump)
        limits = Limits(settle, request_timeout, max_attempts)
        self._posting = Posting(database, clock, write, hooks, self._owner, limits, self._doubts)
        self._pacers = {name: Pacer(adapter.pace) for name, adapter in adapters.items()}
        self._lanes: dict[str, asyncio.Task[None]] = {}
        self._in_hand = 0
        self._claiming, self._stopping = asyncio.Lock(), asyncio.Event()
        self._changed = asyncio.Event()
        self.on_free: Callable[[], None] = lambda: None
        """Called when a place can be served again; there may be more for it."""

    async def begin_due(self) -> int:
        """Claim all that can be claimed and begin to deliver it, without waiting for it; the number of rows."""
        begun = 0
        while not self._stopping.is_set() and self._in_hand < MOST_IN_HAND and (claimed := await self._claim()):
            begun += claimed
        return begun

    async def deliver_due(self) -> int:
        """Deliver until nothing is due; the number of rows that were handled."""
        handled = 0
        while not self._stopping.is_set():
            changed = self._changed
            handled += (begun := await self.begin_due())
            if self._in_hand or (self._lanes and await self._is_due()):
                await changed.wait()
            elif not begun and not changed.is_set():
                break
        return handled

    def _lane_changed(self) -> None:
        """A lane has ended or has nothing in hand. Each waiter holds the event of its own look, so none is missed."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def stop(self) -> None:
        """Claim nothing more, and let what is being called finish. What was only claimed is given back."""
        self._stopping.set()
        async with self._claiming:
            lanes = set(self._lanes.values())
        if lanes:
            _, late = await asyncio.wait(lanes, timeout=STOP_WITHIN)
            for lane in late:
                lane.cancel()
        await self._database.write(lambda session: Outbox(session).give_back(self._owner, self._clock.now()))

    async def _claim(self) -> int:
        """Take a batch and start a lane for each of its places; the places that have one are left alone."""
        async with self._claiming:
            if self._stopping.is_set():
                return 0
            items = await self._database.write(self._claim_work(), can_wait=True)
            by_place: defaultdict[str, deque[OutboxItem]] = defaultdict(deque)
            for item in items:
                by_place[item.destination].append(item)
            for place, queue in by_place.items():
                if place not in self._lanes:
                    self._in_hand += len(queue)
                    self._lanes[place] = asyncio.create_task(self._lane(place, queue))
            return len(items)

    def _claim_work(self) -> Callable[[Session], Sequence[OutboxItem]]:
        """The unit of work; it runs in another thread, so what it looks at is taken down here."""
        now, busy = self._clock.now(), frozenset(self._lanes)
        fresh, settled = self._doubts.too_fresh(), self._doubts.others_settled()
        return lambda session: Outbox(session).claim(
            self._owner, now, self._lease, limit=BATCH, skip=fresh, busy=busy, doubtful=settled
        )

    async def _is_due(self) -> bool:
        due = await self._database.read(lambda session: Outbox(session).next_due())
        return due is not None and due <= self._clock.now()

    async def _lane(self, place: str, queue: deque[OutboxItem]) -> None:
        try:
            await self._in_order(place, queue)
        except Exception as error:
            # The rows stay claimed and come back when their lease is over, so nothing is lost by going on.
            log.error("delivery failed", rows=[item.id for item in queue], error=type(error).__name__)
        finally:
            self._in_hand -= len(queue)
            del self._lanes[place]
            self._lane_changed()
            self.on_free()

    async def _in_order(self, place: str, queue: deque[OutboxItem]) -> None:
        """One place's rows, one after the other, as long as their lease surely lasts."""
        platform = place.partition(":")[0]
        adapter, pacer = self._adapters.get(platform), self._pacers.get(platform)
        if adapter is None or pacer is None:
            await self._put_back(queue, self._clock.now() + NO_ADAPTER)
            return
        time = asyncio.get_running_loop().time
        until = time() + self._lease.total_seconds() / 2
        while queue and time() < until and await self._wait(pacer.delay(place)):
            pause = await self._posting.walk(adapter, queue[0], partial(pacer.answered, place))
            queue.popleft()
            self._in_hand -= 1
            if pause:
                await self._leave_alone(place, pacer, pause, queue)
        await self._put_back(queue, self._clock.now())

    async def _leave_alone(self, place: str, pacer: Pacer, pause: float, queue: deque[OutboxItem]) -> None:
        """The platform said when to come back. Nothing else is tried there before, and the order is kept."""
        # In this order: when the place is free again, all of them are due.
        at = self._clock.now() + timedelta(seconds=pause)
        pacer.pause(place, pause)
        await self._put_back(queue, at)
        self._lane_changed()
        await self._wait(pacer.delay(place))

    async def _put_back(self, queue: deque[OutboxItem], due_at: datetime) -> None:
        """What is left of a queue is anyone's again."""
        keys = [item.id for item in queue]
        if keys:
            await self._database.write(lambda session: Outbox(session).put_back(self._owner, keys, due_at))
        # Not before they are back: whoever waits for the work in hand would look too early.
        self._in_hand -= len(keys)
        queue.clear()

    async def _wait(self, delay: float) -> bool:
        """Wait for so many seconds; whether to go on. Stopping ends it at once."""
        if delay:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), delay)
        return not self._stopping.is_set()
