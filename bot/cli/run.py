"""`python -m bot run`: puts the bot together, runs it, and stops it without leaving anything in doubt."""

import asyncio
import signal
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Protocol

from adapters.web.adapter import WebAdapter
from adapters.web.server import PageServer
from bot import logs
from bot.bootstrap import App, bootstrap
from bot.cli.opening import opened
from bot.clock import MovableClock, SystemClock
from bot.engine import Engine
from bot.errors import Explained
from bot.local import keep_clock, kept_clock, local_zone, welcome
from bot.settings import Settings
from bot.timelapse import move_clock
from storage.database import Database, StorageUnavailable
from storage.instance import Instance

STUCK = timedelta(seconds=120)
STOP_WITHIN = 9.0
TURN = 0.001
"""Seconds after which a thread that works on lets another one have its turn. With Python's five milliseconds, each
answer that is sent while notes are being written waits so long to go on; fifty of them are a quarter of a second."""


def run(settings: Settings, _: Namespace) -> int:
    """Run until SIGTERM or Ctrl-C."""
    logs.set_up(settings.log_format)
    sys.setswitchinterval(TURN)
    refuse_what_does_not_go_together(settings)
    with opened(settings, alone=True) as database:
        if settings.shows_local_page:
            clock = kept_clock(database)
            welcome(database, clock)
            asyncio.run(serve(settings.port, lambda: local(settings, database, clock)))
        else:
            asyncio.run(serve(settings.port, lambda: connected(settings, database)))
    return 0


def refuse_what_does_not_go_together(settings: Settings) -> None:
    """The local page shows everything to whoever sits at the machine, and its clock can be moved."""
    if settings.shows_local_page and settings.has_tokens:
        raise Explained("The local page is for trying things out. Leave LOCAL_PAGE out, or the tokens.")
    if not settings.shows_local_page and not settings.has_tokens:
        raise Explained("There is nothing to run on. Set the tokens of Slack or Discord in .env, or LOCAL_PAGE=true.")


def local(settings: Settings, database: Database, clock: MovableClock) -> "Running":
    """The local page, and nothing else."""
    app, page = build(settings, database, clock)
    return app, [asyncio.create_task(adapter.run(lambda: announce(page.port))) for adapter in app.adapters]


def connected(settings: Settings, database: Database) -> "Running":
    """The platforms that there are tokens for. Their libraries take a while to load, so not before they are needed."""
    from bot.cli import platforms, several

    if settings.serves_several:
        return several.build(settings, database, SystemClock(), lambda: database_problems(database), problems, say)
    app, front = platforms.build(settings, database, SystemClock(), problems)
    return app, platforms.starting(app, front, say)


class Runs(Protocol):
    """What is started and stopped as a whole: one bot, or those of several workspaces."""

    def start(self) -> None: ...
    async def stop(self) -> None: ...


Running = tuple[Runs, list["asyncio.Task[None]"]]


async def serve(port: int, begin: Callable[[], Running]) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, end_once(stop))
    app, tasks = begin()
    app.start()
    waiting = asyncio.create_task(stop.wait())
    await asyncio.wait([waiting, *tasks], return_when=asyncio.FIRST_COMPLETED)
    ended = [task for task in tasks if task.done()]
    waiting.cancel()
    await wind_down(app, tasks)
    for task in ended:
        explain_port(task, port)


def end_once(stop: asyncio.Event) -> Callable[[], None]:
    """The first signal stops in order, the second one at once."""

    def end() -> None:
        if stop.is_set():
            raise SystemExit(1)
        stop.set()

    return end


def build(settings: Settings, database: Database, clock: MovableClock) -> tuple[App, PageServer]:
    """The app and the page around it; the scheduler is reached through the app, which exists by then."""
    apps: list[App] = []

    def connect(engine: Engine) -> list[WebAdapter]:
        return [WebAdapter(engine.handle, database, clock, lambda: apps[0].scheduler.wake())]

    app = bootstrap(database, clock, connect)
    apps.append(app)
    adapter = app.adapters[0]
    assert isinstance(adapter, WebAdapter)

    async def move(to: datetime) -> int:
        return await move_clock(clock, app.scheduler, database, to, lambda session: keep_clock(session, clock))

    async def health() -> Mapping[str, str]:
        return await problems(app, database)

    page = PageServer(adapter, clock, move, health, local_zone(), settings.port)
    adapter.serve = page.serve
    return app, page


async def problems(app: App, database: Database) -> dict[str, str]:
    """What keeps the bot from doing its work right now."""
    found = await database_problems(database)
    tick = app.scheduler.last_tick
    if tick is not None and datetime.now(UTC) - tick > STUCK:
        found["scheduler"] = "nothing has been looked at for two minutes"
    return found


async def database_problems(database: Database) -> dict[str, str]:
    """Whether the database takes anything."""
    try:
        async with asyncio.timeout(6):
            await database.write(lambda session: Instance(session).set("health", datetime.now(UTC).isoformat()))
    except (StorageUnavailable, TimeoutError):
        return {"database": "the database can't be written"}
    return {}


def announce(port: int) -> None:
    say(f"Loopkeeper is running. Open http://127.0.0.1:{port}/ in your browser. Ctrl-C stops it.")


def say(words: str) -> None:
    print(words)
    sys.stdout.flush()


async def wind_down(app: Runs, tasks: list["asyncio.Task[None]"]) -> None:
    """Take nothing new, finish what is being sent, close."""
    try:
        async with asyncio.timeout(STOP_WITHIN):
            await app.stop()
            await asyncio.gather(*tasks, return_exceptions=True)
    except TimeoutError:
        for task in tasks:
            task.cancel()


def explain_port(task: "asyncio.Task[None]", port: int) -> None:
    error = task.exception()
    if isinstance(error, OSError):
        raise Explained(f"Port {port} is in use. Stop the other program, or set PORT=0 for a free one.") from error
    if error:
        raise error
