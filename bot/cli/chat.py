"""`python -m bot chat`: the same bot in a terminal, for hands or for a script."""

import asyncio
import shutil
import signal
import sys
from argparse import Namespace
from datetime import UTC, datetime

from adapters.terminal.adapter import TerminalAdapter
from adapters.terminal.letters import Letters
from adapters.terminal.render import Look
from adapters.terminal.screen import Screen, shows_colours
from adapters.terminal.screen import opened as opened_screen
from bot import logs
from bot.bootstrap import App, bootstrap
from bot.cli.opening import opened
from bot.clock import MovableClock
from bot.engine import Engine
from bot.local import keep_clock, kept_clock, local_zone, welcome
from bot.quota import UNLIMITED, Quota
from bot.settings import Settings
from bot.timelapse import ClockRefused, move_clock, stepped
from bot.ui.dates import say_instant
from storage.database import Database

HOW = "Please write it like: clock +7d, or clock 2027-03-01T08:00. It moves forward only, ten years at most."


def run(settings: Settings, chosen: Namespace) -> int:
    """Until the lines end; the exit code is 1 when something could not be answered."""
    logs.set_up(settings.log_format)
    with opened(settings, alone=True) as database:
        clock = kept_clock(database)
        welcome(database, clock)
        with opened_screen() as screen:
            return asyncio.run(chat(database, clock, screen, chosen.seat))


async def chat(database: Database, clock: MovableClock, screen: Screen, seat: str) -> int:
    """One talk; 0, or 1 when something could not be answered."""
    look = Look(shutil.get_terminal_size().columns, shows_colours(sys.stdout))
    apps: list[App] = []

    async def settle() -> None:
        await apps[0].scheduler.run_until_quiet()

    async def move(words: str) -> str:
        return await moved(apps[0], database, clock, words)

    def connect(engine: Engine) -> list[TerminalAdapter]:
        letters = Letters(database, clock)
        return [TerminalAdapter(engine.handle, screen, letters, settle=settle, move=move, seat=seat, look=look)]

    quota = None if sys.stdin.isatty() else Quota(UNLIMITED)
    apps.append(bootstrap(database, clock, connect, quota=quota))
    adapter = apps[0].adapters[0]
    assert isinstance(adapter, TerminalAdapter)
    if sys.stdin.isatty():
        asyncio.get_running_loop().add_signal_handler(signal.SIGINT, adapter.interrupt)
    apps[0].scheduler.start()
    try:
        await adapter.run(lambda: None)
    finally:
        await apps[0].scheduler.stop()
    return int(adapter.failed)


async def moved(app: App, database: Database, clock: MovableClock, words: str) -> str:
    """Let time pass: `+7d`, or an instant. Says where the clock is afterwards."""
    to = target(words, clock.now())
    if words and to is None:
        return HOW
    if to:
        try:
            await move_clock(clock, app.scheduler, database, to, lambda session: keep_clock(session, clock))
        except ClockRefused as error:
            return str(error)
    return say_instant(clock.now(), local_zone())


def target(words: str, now: datetime) -> datetime | None:
    if to := stepped(words, now):
        return to
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return None
    return moment.replace(tzinfo=moment.tzinfo or UTC)
