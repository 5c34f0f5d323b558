"""The outbox: what must be sent, written in the same transaction as its reason, and how far each sending got.

A row's `due_at` is always the next instant at which something is to be done with it, in every open state, so one
partial index serves them all. See `docs/reliability.md` for the walk through the states.
"""

import hashlib
import json
import secrets
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ColumnElement, Index, UniqueConstraint, case, delete, text, update
from sqlalchemy.orm import aliased
from sqlmodel import Field, Session, col, select

from storage.base import Record, exact, instant, one_of, table_args


class OutboxState(StrEnum):
    PENDING = "pending"
    CLAIMED = "claimed"
    SENDING = "sending"
    AMBIGUOUS = "ambiguous"
    HELD = "held"
    WAITING = "waiting"
    SENT = "sent"
    DROPPED = "dropped"
    DEAD = "dead"


OPEN = (OutboxState.PENDING, OutboxState.CLAIMED, OutboxState.SENDING, OutboxState.AMBIGUOUS)
MOST_MISSES = 3
"""How often a message that can't be found is sent again before a person is asked."""
_IS_OPEN = text("state IN ('pending', 'claimed', 'sending', 'ambiguous')")
_IS_OVER = text("state IN ('sent', 'dropped')")
_IS_CARRIED = text("carried_by IS NOT NULL")
_MAY_BE_SENT = text("state IN ('sending', 'ambiguous')")
_CLAIMED, _AMBIGUOUS = OutboxState.CLAIMED.value, OutboxState.AMBIGUOUS.value


class OutboxConflict(ValueError):
    """The same key was used for another message."""


class OutboxItem(Record, table=True):
    """A message to be sent: what it is about, to whom, not before when, and how far it got."""

    __table_args__ = table_args(
        UniqueConstraint("key"),
        Index("ix_outbox_item_open", "due_at", "id", sqlite_where=_IS_OPEN, postgresql_where=_IS_OPEN),
        Index("ix_outbox_item_over", "due_at", sqlite_where=_IS_OVER, postgresql_where=_IS_OVER),
        Index(None, "replaces_id"),
        Index("ix_outbox_item_carried_by", "carried_by", sqlite_where=_IS_CARRIED, postgresql_where=_IS_CARRIED),
        Index(None, "kind", "destination", "id"),
    )

    key: str = Field(sa_type=exact(200))
    kind: str = Field(max_length=40)
    """Which feature writes the message, when it is about to be sent."""
    payload: dict[str, Any] = Field(sa_type=JSON)
    payload_hash: str = Field(max_length=64)
    destination: str
    """`platform:workspace:place`."""
    person_id: int | None = Field(default=None)
    """Whom a private message is for; none for a channel."""
    wire_id: str = Field(max_length=24)
    """Random, sent along, and what a lost answer is looked up by."""
    planned_at: datetime = instant()
    """When it should have gone out; it is shown as late against this."""
    due_at: datetime = instant()
    state: OutboxState = Field(default=OutboxState.PENDING, sa_type=one_of(OutboxState))
    owner: str | None = Field(default=None)
    started_at: datetime | None = instant(default=None, nullable=True)
    attempts: int = Field(default=0)
    replaces_id: int | None = Field(default=None, foreign_key="outbox_item.id")
    """The earlier message that this one is written over."""
    message_ref: str | None = Field(default=None)
    """What the platform calls the message."""
    sent_at: datetime | None = instant(default=None, nullable=True)
    error: str = Field(default="")
    misses: int = Field(default=0)
    """How often a lost answer was looked up and the message was not there."""
    may_repeat: bool = Field(default=False)
    """It is sent again without anybody knowing whether it arrived before, and says so."""
    is_vouched: bool = Field(default=False)
    """A person says that it arrived."""
    carried_by: int | None = Field(default=None)
    """The message that this one is a part of, so that it is not sent by itself."""

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


def payload_hash(kind: str, payload: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps([kind, payload], sort_keys=True).encode()).hexdigest()


class Outbox:
    """The one way in and out of the queue. It routes keys, so no viewer is asked for."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def enqueue(
        self,
        key: str,
        kind: str,
        payload: dict[str, Any],
        destination: str,
        now: datetime,
        *,
        person_id: int | None = None,
        planned_at: datetime | None = None,
        due_at: datetime | None = None,
        replaces_id: int | None = None,
    ) -> OutboxItem:
        """Put a message into the queue; the same key and payload again change nothing.

        It goes out at `due_at`, which is at once unless it is given, and is late when that is after `planned_at`.
        Raises OutboxConflict when the key is taken by another message.
        """
        known = self.session.exec(select(OutboxItem).where(OutboxItem.key == key)).first()
        digest = payload_hash(kind, payload)
        if known:
            if known.payload_hash != digest:
                raise OutboxConflict(f"Two different messages share the key {key}.")
            return known
        item = OutboxItem(
            key=key,
            kind=kind,
            payload=payload,
            payload_hash=digest,
            destination=destination,
            person_id=person_id,
            wire_id=secrets.token_hex(12),
            planned_at=planned_at or due_at or now,
            due_at=due_at or now,
            replaces_id=replaces_id,
            created_at=now,
        )
        self.session.add(item)
        self.session.flush()
        return item

    def get(self, key: int) -> OutboxItem | None:
        return self.session.get(OutboxItem, key)

    def over(self, item: OutboxItem) -> str | None:
        """What the platform calls the message that this one is written over; none when none was ever sent."""
        earlier = self.get(item.replaces_id) if item.replaces_id else None
        return earlier.message_ref if earlier else None

    def last(self, kind: str, destination: str) -> OutboxItem | None:
        """The newest row of a kind for a place that was sent or will be."""
        gone = col(OutboxItem.state).in_([OutboxState.DROPPED, OutboxState.DEAD, OutboxState.HELD])
        query = select(OutboxItem).where(OutboxItem.kind == kind, OutboxItem.destination == destination, ~gone)
        return self.session.exec(query.order_by(col(OutboxItem.id).desc()).limit(1)).first()

    def beginning(self, key: str) -> list[OutboxItem]:
        """Rows whose key begins so; a range of the unique index."""
        query = select(OutboxItem).where(OutboxItem.key >= key, OutboxItem.key < key + "\uffff")
        return list(self.session.exec(query.order_by(col(OutboxItem.id))))

    def waiting_at(self, destination: str) -> list[OutboxItem]:
        """What is to be sent to a place and was not begun."""
        waits = col(OutboxItem.state).in_([OutboxState.PENDING, OutboxState.WAITING])
        query = select(OutboxItem).where(waits, OutboxItem.destination == destination)
        return list(self.session.exec(query.order_by(col(OutboxItem.id))))

    def next_due(self) -> datetime | None:
        query = select(OutboxItem.due_at).where(_IS_OPEN).order_by(col(OutboxItem.due_at)).limit(1)
        return self.session.exec(query).first()

    def claim(
        self,
        owner: str,
        now: datetime,
        lease: timedelta,
        limit: int = 100,
        *,
        skip: Collection[int] = (),
        busy: Collection[str] = (),
        doubtful: bool = True,
    ) -> Sequence[OutboxItem]:
        """Take what is due in one statement. What was under way and never reported back becomes ambiguous.

        `skip` are rows to leave alone, `busy` are destinations that are being served by this very process, and
        without `doubtful` whatever may have been sent stays where it is.
        """
        takeable = OPEN if doubtful else (OutboxState.PENDING, OutboxState.CLAIMED)
        due = (
            select(OutboxItem.id)
            .where(_IS_OPEN, col(OutboxItem.due_at) <= now, col(OutboxItem.state).in_(takeable))
            .where(col(OutboxItem.id).not_in(skip), col(OutboxItem.destination).not_in(busy))
            .order_by(col(OutboxItem.due_at), col(OutboxItem.id))
            .limit(limit)
            .with_for_update(skip_locked=True)
            # A table expression is worked out once; a subquery might be again, and lock more rows than it returns.
            .cte("due")
        )
        claim = (
            update(OutboxItem)
            .where(col(OutboxItem.id).in_(select(due.c.id)))
            .values(owner=owner, due_at=now + lease, state=case((_MAY_BE_SENT, _AMBIGUOUS), else_=_CLAIMED))
            .returning(OutboxItem)
            .execution_options(synchronize_session=False, populate_existing=True)
        )
        return sorted(self.session.scalars(claim).all(), key=lambda item: item.id)

    def mine(self, key: int, owner: str, state: OutboxState) -> OutboxItem | None:
        """The row, if this owner still holds it in this state; a lease that ran out belongs to someone else."""
        query = select(OutboxItem).where(OutboxItem.id == key, OutboxItem.owner == owner, OutboxItem.state == state)
        return self.session.exec(query.with_for_update()).first()

    def starting(self, item: OutboxItem, now: datetime, settle: timedelta) -> None:
        """About to call the platform. If nothing is heard by `due_at`, the answer was lost."""
        item.state, item.started_at, item.due_at = OutboxState.SENDING, now, now + settle
        item.attempts += 1

    def sent(self, key: int, ref: str | None, now: datetime) -> bool:
        """The platform has it. That is certain, so it counts even when the lease ran out while we waited.

        Whether this is news: False when it was noted already.
        """
        query = update(OutboxItem).where(col(OutboxItem.id) == key, _IS_OPEN)
        noted = query.values(state=OutboxState.SENT.value, message_ref=ref, sent_at=now, error="")
        ids = self.session.execute(noted.returning(col(OutboxItem.id)).execution_options(synchronize_session=False))
        return ids.first() is not None

    def later(self, item: OutboxItem, due_at: datetime, error: str = "") -> None:
        """Known not to have been sent; try again at `due_at`."""
        item.state, item.due_at, item.error, item.owner = OutboxState.PENDING, due_at, error, None

    def apart(self, item: OutboxItem, now: datetime, error: str) -> None:
        """The earlier message can't be written over any more: to be sent as a message of its own."""
        item.replaces_id, item.attempts = None, 0
        self.later(item, now, error)

    def blindly(self, item: OutboxItem, now: datetime) -> None:
        """It may have been sent and nobody can tell: send it again, and say so in it."""
        item.may_repeat = True
        self.later(item, now, item.error)

    def unsure(self, item: OutboxItem, due_at: datetime, error: str) -> None:
        """It may have been sent. Look it up at `due_at`."""
        item.state, item.due_at, item.error, item.owner = OutboxState.AMBIGUOUS, due_at, error, None

    def missed(self, item: OutboxItem, now: datetime) -> bool:
        """The whole history was read and it is not there: send it again. False after some times: a person decides."""
        item.misses += 1
        if item.misses > MOST_MISSES:
            return False
        self.later(item, now)
        return True

    def put_back(self, owner: str, keys: Collection[int], due_at: datetime) -> None:
        """Claimed and not begun: anyone's again at `due_at`. What is in doubt stays so."""
        self._release(col(OutboxItem.id).in_(keys) & (col(OutboxItem.owner) == owner), due_at)

    def give_back(self, owner: str, now: datetime) -> None:
        """A process stops: what it had claimed and not begun is anyone's again."""
        self._release(col(OutboxItem.owner) == owner, now)

    def _release(self, which: ColumnElement[bool], due_at: datetime) -> None:
        held = col(OutboxItem.state).in_([OutboxState.CLAIMED, OutboxState.AMBIGUOUS])
        state = case((_MAY_BE_SENT, _AMBIGUOUS), else_=OutboxState.PENDING.value)
        # In words as well, so that the index of what is open is used and not the whole table read.
        query = update(OutboxItem).where(which, held, _IS_OPEN).values(state=state, due_at=due_at, owner=None)
        self.session.execute(query.execution_options(synchronize_session=False))

    def redirect(self, person_id: int | None, before: str, after: str) -> None:
        """What waits for a person, or for a team, at one place is sent to another; nothing there is written over."""
        whose = (col(OutboxItem.person_id) == person_id, col(OutboxItem.destination) == before)
        waiting = col(OutboxItem.state) == OutboxState.PENDING
        query = update(OutboxItem).where(_IS_OPEN, waiting, *whose).values(destination=after, replaces_id=None)
        self.session.execute(query.execution_options(synchronize_session=False))

    def end(self, item: OutboxItem, state: OutboxState, error: str = "") -> None:
        """Dropped because its reason went away, held for a person to decide, or dead for good."""
        item.state, item.error = state, error

    def forget_before(self, instant_: datetime, limit: int) -> int:
        """Forget some of what was sent or dropped long ago and that no later message is written over; how many.

        What is held or dead stays, because a person has yet to look at it.
        """
        later = aliased(OutboxItem)
        replaced = select(later.id).where(later.replaces_id == OutboxItem.id).exists()
        old = select(OutboxItem.id).where(_IS_OVER, col(OutboxItem.due_at) < instant_, ~replaced)
        keys = self.session.exec(old.order_by(col(OutboxItem.due_at)).limit(limit)).all()
        self.session.execute(delete(OutboxItem).where(col(OutboxItem.id).in_(keys)))
        return len(keys)
