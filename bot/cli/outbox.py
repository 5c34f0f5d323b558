"""`python -m bot outbox list|retry ID|hold ID`: what goes no further by itself, and what to do about it.

It names places and kinds; nothing of what a message says is shown.
"""

import sys
from argparse import Namespace
from datetime import datetime

from sqlmodel import Session

from bot.broken import lifted
from bot.cli import FAILED, OK, USAGE
from bot.cli.opening import opened
from bot.clock import SystemClock
from bot.considerate import good_time
from bot.settings import Settings
from storage.outbox import OutboxItem, OutboxState
from storage.people import People
from storage.stuck import Stuck
from storage.viewer import SYSTEM

MOST = 200
SOON = "A running bot does so within half a minute."
MEANINGS = {
    OutboxState.HELD: "a person decides",
    OutboxState.WAITING: "its place takes nothing",
    OutboxState.DEAD: "given up",
}


def run(settings: Settings, chosen: Namespace) -> int:
    if chosen.what != "list" and chosen.id is None:
        print(f"Which one? Give its number: python -m bot outbox {chosen.what} ID", file=sys.stderr)
        return USAGE
    now = SystemClock().now()
    with opened(settings) as database:
        if chosen.what == "list":
            print("\n".join(database.read_now(lines)))
            return OK
        change = retry if chosen.what == "retry" else hold
        is_done, said = database.write_now(lambda session: change(session, chosen.id, now))
    print(said, file=sys.stdout if is_done else sys.stderr)
    return OK if is_done else FAILED


def lines(session: Session) -> list[str]:
    """One line for each message that is stuck, the oldest first."""
    stuck = Stuck(session)
    found = [line(item) for item in stuck.listed(MOST)]
    left = sum(stuck.counts().values()) - len(found)
    return [*(found or ["Nothing is stuck."]), *([f"… and {left} more"] if left > 0 else [])]


def line(item: OutboxItem) -> str:
    why = " · ".join(part for part in (MEANINGS[item.state], item.error) if part)
    planned = f"{item.planned_at:%Y-%m-%d %H:%M} UTC"
    return f"{item.id}  {item.state:<8} {item.kind} to {item.destination}, due {planned}: {why}"


def retry(session: Session, key: int, now: datetime) -> tuple[bool, str]:
    """Send one again, in its reader's good hours; for one that waits, its whole place is tried."""
    item = Stuck(session).get(key)
    if item is None:
        return False, f"{key} is not stuck. See: python -m bot outbox list"
    if item.state is OutboxState.WAITING and lifted(session, item.destination, now):
        return True, f"{item.destination} is tried again, with all that waited for it. {SOON}"
    reader = People(session, SYSTEM).get(item.person_id) if item.person_id else None
    due_at = good_time(session, reader, now) if reader else now
    Stuck(session).again(item, due_at)
    if due_at > now:
        return True, f"It is sent again at {due_at:%Y-%m-%d %H:%M} UTC, an hour that suits its reader."
    return True, f"It is sent again. {SOON}"


def hold(session: Session, key: int, _: datetime) -> tuple[bool, str]:
    """Keep one from going out until it is retried."""
    if Stuck(session).hold(key, "held by hand"):
        return True, f"It is held. To send it: python -m bot outbox retry {key}"
    return False, f"{key} can't be held: it is under way, over, or not there."
