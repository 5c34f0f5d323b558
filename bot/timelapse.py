"""Moves the clock of a local bot, stopping at everything that becomes due on the way, as if the time had passed."""

from datetime import datetime

from bot.clock import FrozenClock, MovableClock
from bot.scheduler import Scheduler, next_due
from storage.database import Database


class BackwardsClock(ValueError):
    """The clock is asked to go back, where everything has been sent already."""


async def move_clock(clock: MovableClock | FrozenClock, scheduler: Scheduler, database: Database, to: datetime) -> int:
    """Let the time pass until `to`; the number of jobs and messages that were handled. Raises BackwardsClock."""
    if to < clock.now():
        raise BackwardsClock("The clock only moves forward: what was sent stays sent.")
    handled = await scheduler.run_until_quiet()
    while (due := await database.read(next_due)) and due <= to:
        if due > clock.now():
            clock.set(due)
        handled += await scheduler.run_until_quiet()
    clock.set(to)
    return handled + await scheduler.run_until_quiet()
