"""Takes one claimed row to its end: write, note, call, note the answer. A lost answer is looked up, never guessed."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar, assert_never

import structlog
from sqlmodel import Session

from bot.clock import Clock
from bot.delivery.calling import Done, Ready, call_out
from bot.delivery.doubts import Doubts
from bot.delivery.hooks import Hook, Hooks
from bot.events import Address
from bot.pacer import pause_for
from bot.ports import LEFT_OUT, Absent, Adapter, Blind, Gathering, Here, Looked, Refused, Unknown, Unsure
from bot.ui.message import Message
from storage.broken import Broken
from storage.database import Database, StorageUnavailable
from storage.outbox import Outbox, OutboxItem, OutboxState
from storage.unavailable import trouble_behind

log = structlog.get_logger()
T = TypeVar("T")

CLOCKS_DIFFER = timedelta(seconds=60)
"""How far the platform's clock may be from ours when its history is read."""
RETRY = timedelta(seconds=5)
LONGEST_RETRY = timedelta(minutes=30)
MOST_LOOKS = timedelta(hours=24)
"""How long a platform that can't say whether a message arrived is asked again, before a person is."""

Write = Callable[[Session, OutboxItem, datetime], Message | Gathering | None]


@dataclass(frozen=True, slots=True)
class Limits:
    """How long things may take; `request_timeout` in seconds."""

    settle: timedelta = timedelta(seconds=60)
    """A lost request may still be under way; only after this long is it looked up. More than the timeout and 30 s."""
    request_timeout: float = 15.0
    max_attempts: int = 8


class Posting:
    """Walks rows of one owner through their states. Holds nothing between two rows."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        write: Write,
        hooks: Hooks,
        owner: str,
        limits: Limits,
        doubts: Doubts,
    ) -> None:
        self._database, self._clock, self._write = database, clock, write
        self._hooks, self._owner, self._limits, self._doubts = hooks, owner, limits, doubts

    async def walk(self, adapter: Adapter, item: OutboxItem, answered: Callable[[], None]) -> float:
        """Take a claimed row as far as it goes; the seconds for which the platform wants its place left alone.

        `answered` is called as soon as the platform has dealt with a call, before anything is noted.
        """
        if item.state is OutboxState.AMBIGUOUS:
            return await self._reconcile(adapter, item, answered)
        try:
            ready = await self._database.write(lambda session: self._prepare(session, item), can_wait=True)
        except StorageUnavailable:
            raise
        except Exception as error:
            log.error("message could not be written", outbox=item.id, kind=item.kind, error=type(error).__name__)
            why = f"it could not be written: {type(error).__name__}"
            await self._change(item, OutboxState.CLAIMED, lambda session, row: self._failed(session, row, why))
            return 0.0
        return await self._call(adapter, ready, answered) if ready else 0.0

    def _prepare(self, session: Session, item: OutboxItem) -> Ready | None:
        """Inside one unit of work: is it still ours, still wanted, and what does it say now?"""
        box, now = Outbox(session), self._clock.now()
        row = box.mine(item.id, self._owner, OutboxState.CLAIMED)
        if row is None:
            return None
        if why := self._hooks.waits(session, row, now):
            Broken(session).wait(row, row.error or why)
            return None
        if (at := self._hooks.not_before(session, row, now)) > now:
            box.later(row, at, row.error)
            return None
        earlier = box.get(row.replaces_id) if row.replaces_id else None
        if earlier and earlier.is_open:
            box.later(row, now + self._wait_for(earlier, now), "waits for the message it replaces")
            return None
        message = self._write(session, row, now)
        if message is None:
            box.end(row, OutboxState.DROPPED)
            return None
        box.starting(row, now, self._limits.settle)
        session.flush()
        return Ready(row, message, earlier.message_ref if earlier else None)

    @staticmethod
    def _wait_for(earlier: OutboxItem, now: datetime) -> timedelta:
        """How long until something is known of an earlier message: at once when it is being called, else not before
        its own next step."""
        if earlier.state in (OutboxState.CLAIMED, OutboxState.SENDING):
            return RETRY
        return min(LONGEST_RETRY, max(RETRY, earlier.due_at - now))

    async def _call(self, adapter: Adapter, ready: Ready, answered: Callable[[], None]) -> float:
        item = ready.item
        try:
            done = await self._ask(call_out(adapter, ready), answered)
        except Refused as refusal:
            return await self._refused(ready, refusal)
        except Exception as error:
            # Whatever it was, the message may have arrived.
            why = str(error.args[0]) if isinstance(error, Unsure) and error.args else type(error).__name__
            log.warning("answer lost", outbox=item.id)
            self._doubts.note(item.id)
            await self._change(item, OutboxState.SENDING, lambda session, row: self._lost(session, row, why))
        else:
            await self._database.write(lambda session: self._sent(session, item, done))
        return 0.0

    async def _ask(self, call: Coroutine[Any, Any, T], answered: Callable[[], None]) -> T:
        """Wait for the platform, but not for ever."""
        try:
            async with asyncio.timeout(self._limits.request_timeout):
                return await call
        finally:
            answered()

    def _sent(self, session: Session, item: OutboxItem, done: Done) -> None:
        if Outbox(session).sent(item.id, done.ref, self._clock.now()):
            if done.left_out and (row := Outbox(session).get(item.id)):
                row.payload, item = {**row.payload, LEFT_OUT: list(done.left_out)}, row
            self._then(session, item, self._hooks.sent.get(item.kind))

    def _lost(self, session: Session, row: OutboxItem, why: str) -> None:
        Outbox(session).unsure(row, self._clock.now() + self._limits.settle, why)

    async def _refused(self, ready: Ready, refusal: Refused) -> float:
        """Surely not sent: later, by itself where the earlier one is gone, when a person says so, or never."""
        pause = pause_for(refusal)

        def note(session: Session, row: OutboxItem) -> None:
            if pause:
                # Being told to wait says nothing about the message, so it is no attempt.
                row.attempts -= 1
                Outbox(session).later(row, self._clock.now() + timedelta(seconds=pause), refusal.explained)
            elif refusal.is_final and ready.over:
                Outbox(session).apart(row, self._clock.now(), refusal.explained)
            elif refusal.is_final and row.kind not in self._hooks.gathers and self._breaks(session, row, refusal):
                Broken(session).wait(row, refusal.explained)
            elif refusal.is_final:
                self._bury(session, row, refusal.explained)
            elif row.attempts < self._limits.max_attempts:
                self._again(session, row, refusal.explained)
            elif ready.over:
                Outbox(session).apart(row, self._clock.now(), refusal.explained)
            else:
                # Nobody knows what this refusal means, so somebody is to have a look. It surely was not sent.
                row.started_at = None
                self._hold(session, row, refusal.explained)

        await self._change(ready.item, OutboxState.SENDING, note)
        return pause

    def _breaks(self, session: Session, row: OutboxItem, refusal: Refused) -> bool:
        """Whether the place takes nothing any more. If that can't be noted, the message is given up as any other."""
        broken = False

        def hook(session: Session, row: OutboxItem, now: datetime) -> None:
            nonlocal broken
            broken = self._hooks.breaks(session, row, refusal, now)

        self._then(session, row, hook)
        return broken

    def _failed(self, session: Session, row: OutboxItem, why: str) -> None:
        row.attempts += 1
        self._again(session, row, why)

    def _again(self, session: Session, row: OutboxItem, why: str) -> None:
        """Later, each time after twice as long; after some times never."""
        if row.attempts >= self._limits.max_attempts:
            self._bury(session, row, why)
        else:
            Outbox(session).later(row, self._clock.now() + min(LONGEST_RETRY, RETRY * 2**row.attempts), why)

    def _bury(self, session: Session, row: OutboxItem, why: str) -> None:
        """Given up, visibly; its feature may find another way in the same unit of work."""
        log.error("message given up", outbox=row.id, kind=row.kind)
        Outbox(session).end(row, OutboxState.DEAD, why)
        session.flush()
        self._then(session, row, self._hooks.dead)

    def _then(self, session: Session, row: OutboxItem, hook: Hook | None) -> None:
        """What its feature does about it. If that fails, what became of the message is noted all the same."""
        if hook is None:
            return
        try:
            with session.begin_nested():
                hook(session, row, self._clock.now())
        except Exception as error:
            if trouble_behind(error):
                raise
            log.error("what follows a message failed", outbox=row.id, kind=row.kind, error=type(error).__name__)

    async def _reconcile(self, adapter: Adapter, item: OutboxItem, answered: Callable[[], None]) -> float:
        """The answer was lost a while ago: is the message there? Where a person saw it, nobody else is asked."""
        if item.is_vouched:
            await self._change(item, OutboxState.AMBIGUOUS, lambda session, row: self._sent(session, row, Done(None)))
            return 0.0
        if item.kind in self._hooks.gathers:
            # Nothing is made twice for one wire id, so it can be asked for again.
            await self._change(item, OutboxState.AMBIGUOUS, lambda session, row: self._found(session, row, Absent()))
            return 0.0
        to, since = Address.parse(item.destination), (item.started_at or item.created_at) - CLOCKS_DIFFER
        looked: Looked = Unknown()
        pause = 0.0
        try:
            looked = await self._ask(adapter.find(to, item.wire_id, since), answered)
        except Exception as error:
            pause = pause_for(error)
            log.warning("look-up failed", outbox=item.id, error=type(error).__name__)
        await self._change(item, OutboxState.AMBIGUOUS, lambda session, row: self._found(session, row, looked))
        return pause

    def _found(self, session: Session, row: OutboxItem, looked: Looked) -> None:
        match looked:
            case Here(ref=ref):
                self._sent(session, row, Done(ref))
            case Absent():
                if not Outbox(session).missed(row, self._clock.now()):
                    self._hold(session, row, "it was sent several times and never found")
            case Unknown():
                self._look_again(session, row)
            case Blind(send_again=send_again):
                self._unseen(session, row, send_again)
            case _:
                assert_never(looked)

    def _unseen(self, session: Session, row: OutboxItem, send_again: bool) -> None:
        """Nobody can tell whether it arrived. What is written over an earlier message can be written twice; anything
        else goes out once more at the most, and only where that was chosen."""
        box, now = Outbox(session), self._clock.now()
        if box.over(row) and row.attempts < self._limits.max_attempts:
            box.later(row, now, row.error)
        elif send_again and not row.may_repeat and not box.over(row) and self._hooks.may_repeat(session, row):
            box.blindly(row, now)
        else:
            self._hold(session, row, "the platform can't be asked whether it arrived")

    def _hold(self, session: Session, row: OutboxItem, why: str) -> None:
        """For a person to decide."""
        log.error("message held", outbox=row.id, kind=row.kind)
        Outbox(session).end(row, OutboxState.HELD, why)
        session.flush()
        self._then(session, row, self._hooks.held)

    def _look_again(self, session: Session, row: OutboxItem) -> None:
        now = self._clock.now()
        # A clock that was set back makes the wait negative; looking again at once would never end.
        waited = max(timedelta(), now - (row.started_at or row.created_at))
        if waited > MOST_LOOKS:
            self._hold(session, row, "the platform can't say whether it arrived")
        else:
            Outbox(session).unsure(row, now + min(LONGEST_RETRY, self._limits.settle + waited), row.error)

    async def _change(
        self, item: OutboxItem, state: OutboxState, change: Callable[[Session, OutboxItem], None]
    ) -> None:
        """Note what became of a row in its own unit of work, unless it is someone else's by now."""

        def note(session: Session) -> None:
            row = Outbox(session).mine(item.id, self._owner, state)
            if row:
                change(session, row)

        await self._database.write(note)
