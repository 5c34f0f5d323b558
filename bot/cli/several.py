"""One process for several workspaces: each has a bot of its own, with a database, an engine and a timetable of its own.

What they share is the app on Slack, the port, and the list of who let the bot in. A bot knows nothing of another.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import ExitStack, suppress

import structlog
from sqlmodel import Session

from adapters.http.front import Front
from adapters.slack.adapter import SlackAdapter
from adapters.slack.calling import TokenRefused
from adapters.slack.installing import AppKeys, Door
from adapters.slack.manifest import BACK, BEGIN, PATH
from adapters.slack.scopes import Option
from adapters.slack.switchboard import Switchboard
from adapters.slack.web_api import REAL, Keys
from bot.bootstrap import App, bootstrap
from bot.cli.opening import opened
from bot.cli.sealed import seal_of
from bot.clock import Clock
from bot.engine import Engine
from bot.errors import Explained
from bot.installing import Granted, Installing
from bot.register import Register
from bot.replies import where
from bot.settings import Settings
from storage.database import Database, StorageUnavailable
from storage.instance import Instance

log = structlog.get_logger()
TAKEN_BACK = frozenset({"account_inactive", "token_revoked"})
"""Slack's words for a workspace that does not want the bot any more; others may be a mistake that passes."""
AGAIN = 60.0
"""Seconds after which a bot that ended by itself is started again."""
AT_ONCE = 4
"""So many databases are opened at a time."""
OWNER = "workspace"
Problems = Callable[[App, Database], Awaitable[Mapping[str, str]]]
PATIENCE = 8.0
"""Seconds that somebody who installs the bot, or starts this process, waits for it to be there."""


class Hosted:
    """The bot of one workspace, from when it is opened until it is told to stop. It is started again when it fails."""

    def __init__(self, settings: Settings, clock: Clock, granted: Granted, board: Switchboard) -> None:
        self._settings, self._clock, self._granted, self._board = settings, clock, granted, board
        self._stopped, self.is_up = asyncio.Event(), asyncio.Event()
        self._app: App | None = None

    async def keep(self, gate: asyncio.Semaphore) -> bool:
        """Run until stopped; False when the workspace took the bot's access back."""
        self._board.expected.add(self._granted.workspace)
        try:
            while not self._stopped.is_set():
                if not await self._survives(gate):
                    # Nothing more is to come. After a mere stop it still is: Slack keeps it for who comes next.
                    self._board.expected.discard(self._granted.workspace)
                    return False
        finally:
            self.is_up.set()
        return True

    async def is_well(self, problems: Problems) -> bool:
        """Whether people are answered there."""
        is_connected = self._granted.workspace in self._board.lines
        return is_connected and self._app is not None and not await problems(self._app, self._app.database)

    def stop(self) -> None:
        self._stopped.set()

    async def _survives(self, gate: asyncio.Semaphore) -> bool:
        """Run once, and wait a while after a failure; whether it is worth another try."""
        try:
            await self._run(gate)
            return True
        except TokenRefused as refused:
            log.warning("slack refuses the token of a workspace", workspace=self._granted.workspace, why=refused.why)
            if refused.why in TAKEN_BACK:
                return False
        except Exception as error:
            said = str(error) if isinstance(error, Explained) else where(error)
            log.error("a bot ended", workspace=self._granted.workspace, error=type(error).__name__, where=said)
        self.is_up.set()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stopped.wait(), AGAIN)
        return True

    async def _run(self, gate: asyncio.Semaphore) -> None:
        """With its own database, which is opened and closed beside the loop."""
        with ExitStack() as stack:
            own_settings = self._settings.for_workspace(self._granted.workspace)
            # A file has a lock of its own; on a server the first database is seen at work, and that is for all of them.
            own = opened(own_settings, alone=own_settings.database_file is not None)
            async with gate:
                if self._stopped.is_set():
                    return
                database = await asyncio.to_thread(stack.enter_context, own)
            try:
                await self._make_sure(database)
                await self._take_part(*self._built(database))
            finally:
                await asyncio.to_thread(stack.close)

    async def _make_sure(self, database: Database) -> None:
        """Raises Explained for a database that belongs to another workspace, as after a backup was put back wrongly."""
        workspace = self._granted.workspace
        if not await database.write(lambda session: is_of(session, workspace)):
            raise Explained(f"The database of {workspace} is another workspace's. Stop me, and restore its own backup.")

    def _built(self, database: Database) -> tuple[App, SlackAdapter]:
        apps: list[App] = []
        settings, secret = self._settings, self._settings.slack_signing_secret
        keys = Keys(
            bot_token=self._granted.token,
            signing_secret=secret.get_secret_value() if secret else "",
            api_url=settings.slack_api_url or REAL,
            resends=settings.slack_when_unsure == "resend",
        )
        made: list[SlackAdapter] = []

        def connect(engine: Engine) -> list[SlackAdapter]:
            register = Register(database, self._clock)
            made.append(SlackAdapter(engine, self._clock, keys, register, wake=lambda: apps[0].scheduler.wake()))
            return made

        apps.append(bootstrap(database, self._clock, connect))
        return apps[0], made[0]

    async def _take_part(self, app: App, adapter: SlackAdapter) -> None:
        """Raises TokenRefused."""
        app.start()
        self._app = app
        running = asyncio.create_task(adapter.run(lambda: self._connect(adapter)))
        stopping = asyncio.create_task(self._stopped.wait())
        try:
            await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            was_reached = self._board.lines.pop(self._granted.workspace, None)
            stopping.cancel()
            await app.stop()
            if not was_reached:
                # Nothing was taken yet, so there is nothing to finish: it still waits for Slack to let it in.
                running.cancel()
        await asyncio.wait({running})
        if not running.cancelled():
            running.result()

    def _connect(self, adapter: SlackAdapter) -> None:
        """From now on it hears what happens in its workspace, and in no other."""
        if adapter.me is None or adapter.me.team != self._granted.workspace:
            raise Explained(f"The token of {self._granted.workspace} belongs to another workspace.")
        self._board.lines[self._granted.workspace] = adapter.receive
        self.is_up.set()


class Workspaces:
    """The bots of all the workspaces that let us in."""

    def __init__(self, settings: Settings, installing: Installing, clock: Clock, board: Switchboard) -> None:
        self._settings, self._installing, self._clock, self._board = settings, installing, clock, board
        self._bots: dict[str, tuple[Hosted, asyncio.Task[None]]] = {}
        self._gate, self._changing = asyncio.Semaphore(AT_ONCE), asyncio.Lock()
        self.is_over = asyncio.Event()

    def start(self) -> None:
        """All that let us in before."""
        self._installing.renew()
        for granted in self._installing.granted():
            if granted.token:
                self._begin(granted)
            else:
                log.error("the token of a workspace can't be read", workspace=granted.workspace, why="another key")
                self._board.expected.add(granted.workspace)

    async def stop(self) -> None:
        for bot, _ in self._bots.values():
            bot.stop()
        await asyncio.gather(*(task for _, task in self._bots.values()), return_exceptions=True)
        self.is_over.set()

    async def welcome(self, granted: Granted) -> None:
        """A workspace let us in, perhaps once more, with another token. Waits until its bot is there."""
        async with self._changing:
            if before := self._bots.pop(granted.workspace, None):
                before[0].stop()
                await before[1]
            bot = self._begin(granted)
        await up(bot)

    async def settled(self) -> None:
        """Wait until every bot is there, or has failed for once."""
        await asyncio.gather(*(up(bot) for bot, _ in self._bots.values()))

    async def troubles(self, problems: Problems) -> dict[str, str]:
        """How many are not answered. Which ones is in the log: health may be read by anybody who reaches the port."""
        wanted = set(self._board.expected)
        bots = [bot for workspace, (bot, _) in self._bots.items() if workspace in wanted]
        well = sum(await asyncio.gather(*(bot.is_well(problems) for bot in bots)))
        missing = len(wanted) - well
        return {"workspaces": f"{missing} of {len(wanted)} are not answered; the log says why"} if missing else {}

    def __len__(self) -> int:
        return len(self._bots)

    def _begin(self, granted: Granted) -> Hosted:
        bot = Hosted(self._settings, self._clock, granted, self._board)
        self._bots[granted.workspace] = (bot, asyncio.create_task(self._keep(granted, bot)))
        return bot

    async def _keep(self, granted: Granted, bot: Hosted) -> None:
        if await bot.keep(self._gate):
            return
        try:
            await self._installing.end(granted)
        except StorageUnavailable:
            log.warning("a workspace is still in the list", workspace=granted.workspace, again_in="the next start")


def is_of(session: Session, workspace: str) -> bool:
    """Whether a database is this workspace's. A new one becomes so."""
    facts = Instance(session)
    facts.set(OWNER, facts.get(OWNER) or workspace)
    return bool(facts.get(OWNER) == workspace)


async def up(bot: Hosted) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(bot.is_up.wait(), PATIENCE)


def build(
    settings: Settings,
    database: Database,
    clock: Clock,
    list_problems: Callable[[], Awaitable[Mapping[str, str]]],
    problems: Problems,
    say: Callable[[str], None],
) -> tuple[Workspaces, list["asyncio.Task[None]"]]:
    """The bots, and the server that they share. `database` is the one with the list of who let us in."""
    keys = app_keys(settings)
    installing, board = Installing(database, clock, seal_of(settings.token_keys)), Switchboard(keys.signing_secret)
    workspaces = Workspaces(settings, installing, clock, board)
    door = Door(keys, installing, workspaces.welcome)

    async def health() -> Mapping[str, str]:
        return {**await list_problems(), **await workspaces.troubles(problems)}

    front = Front(health, settings.port, {PATH: board.receive}, {BEGIN: door.begin, BACK: door.back})
    return workspaces, [asyncio.create_task(serve(front, workspaces, say))]


async def serve(front: Front, workspaces: Workspaces, say: Callable[[str], None]) -> None:
    """Serve as long as there are bots to answer; it is said where as soon as every one is there."""

    async def tell() -> None:
        await workspaces.settled()
        health = f"Its health: http://127.0.0.1:{front.port}/health"
        say(f"Loopkeeper is running on Slack, workspaces: {len(workspaces)}. {health} Ctrl-C stops it.")

    telling: list[asyncio.Task[None]] = []
    await front.serve(lambda: telling.append(asyncio.create_task(tell())), workspaces.is_over)


def app_keys(settings: Settings) -> AppKeys:
    """What the settings say, which were found complete when they were read."""
    secret, signing = settings.slack_client_secret, settings.slack_signing_secret
    assert secret
    assert signing
    chosen = {Option.DIRECT_MESSAGES: settings.slack_direct_messages, Option.LOOKUP: settings.slack_lookup}
    return AppKeys(
        client_id=settings.slack_client_id or "",
        client_secret=secret.get_secret_value(),
        signing_secret=signing.get_secret_value(),
        public_url=settings.public_url or "",
        api_url=settings.slack_api_url or REAL,
        options=tuple(option for option, is_on in chosen.items() if is_on),
    )
