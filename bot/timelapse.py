"""Moves the clock of a local bot, stopping at everything that becomes due on the way, as if the time had passed."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.clock import FrozenClock, MovableClock
from bot.scheduler import Scheduler, next_due
from storage.database import Database

A_WHILE = timedelta(hours=1)
FURTHEST = timedelta(days=3660)
STEP = re.compile(r"^\+?(\d{1,5})\s*([mhdw])$", re.ASCII)
UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


class ClockRefused(ValueError):
    """The clock is asked to go where it can't: back, where everything has been sent already, or too far ahead."""


def stepped(words: str, now: datetime) -> datetime | None:
    """The instant that `7d`, `+90m` or `2w` lead to; None for other words."""
    found = STEP.match(words.strip())
    return now + timedelta(**{UNITS[found[2]]: int(found[1])}) if found else None


def refuse_unreachable(to: datetime, now: datetime) -> None:
    if to < now:
        raise ClockRefused("The clock only moves forward: what was sent stays sent.")
    if to - now > FURTHEST:
        raise ClockRefused("That is too far ahead: ten years at most.")


async def move_clock(
    clock: MovableClock | FrozenClock,
    scheduler: Scheduler,
    database: Database,
    to: datetime,
    keep: Callable[[Session], None] | None = None,
) -> int:
    """Let the time pass until `to`; the number of jobs and messages that were handled. Raises ClockRefused.

    `keep` writes down where the clock stands, at each stop, so that a bot that dies on the way does not fall back.
    """
    refuse_unreachable(to, clock.now())

    async def stop_at(moment: datetime) -> int:
        clock.set(moment)
        if keep:
            await database.write(keep)
        return await scheduler.run_until_quiet()

    handled = await scheduler.run_until_quiet()
    while (due := await database.read(next_due)) and due <= to:
        done = await stop_at(max(due, clock.now()))
        handled += done
        if not done and clock.now() < to:
            # What is due and can't be dealt with must not hold the time up.
            clock.set(min(to, clock.now() + A_WHILE))
        elif not done:
            break
    return handled + await stop_at(max(to, clock.now()))
