"""Small chores while nobody waits: merging the index, forgetting old keys and buttons."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.engine import BUTTONS_LAST
from storage.actions import Actions
from storage.inbox import Inbox
from storage.search import Search

DELIVERIES_REPEAT = timedelta(days=30)


def merge_index(session: Session, now: datetime) -> None:
    Search(session).tidy()


def forget_old_keys(session: Session, now: datetime) -> None:
    Inbox(session).forget_before(now - DELIVERIES_REPEAT)
    Actions(session).forget_before(now - BUTTONS_LAST)


UPKEEP: Sequence[tuple[timedelta, Callable[[Session, datetime], None]]] = (
    (timedelta(seconds=30), merge_index),
    (timedelta(hours=6), forget_old_keys),
)
