"""The bot on the platforms that it has tokens for, with its health on a port of its own."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol, runtime_checkable

from adapters.http.front import Front, Receive
from adapters.slack.adapter import SlackAdapter
from adapters.slack.web_api import REAL, Keys
from bot.bootstrap import App, bootstrap
from bot.clock import Clock
from bot.engine import Engine
from bot.ports import Adapter
from bot.register import Register
from bot.settings import Settings
from storage.database import Database

SLACK_PATH = "/slack/events"
Wake = Callable[[], None]
Problems = Callable[[App, Database], Awaitable[Mapping[str, str]]]


@runtime_checkable
class Connected(Adapter, Protocol):
    """A platform that the bot is connected with."""

    @property
    def trouble(self) -> str:
        """What keeps it from being reached, in words; empty when it is."""


def slack_keys(settings: Settings) -> Keys:
    """What was set for Slack. With an app-level token it speaks over sockets, otherwise it is spoken to over HTTP."""
    bot, app, secret = (settings.slack_bot_token, settings.slack_app_token, settings.slack_signing_secret)
    return Keys(
        bot_token=bot.get_secret_value() if bot else "",
        app_token=app.get_secret_value() if app else "",
        signing_secret=secret.get_secret_value() if secret and not app else "",
        api_url=settings.slack_api_url or REAL,
        resends=settings.slack_when_unsure == "resend",
    )


def adapters(settings: Settings, engine: Engine, register: Register, clock: Clock, wake: Wake) -> list[Connected]:
    """One for each platform that there is a token for. Their libraries load only where they are needed."""
    found: list[Connected] = []
    if settings.slack_bot_token:
        found.append(SlackAdapter(engine, clock, slack_keys(settings), register, wake=wake))
    if settings.discord_token:
        from adapters.discord.adapter import DiscordAdapter
        from adapters.discord.web_api import keys_of

        gateway = settings.discord_gateway_url or ""
        found.append(DiscordAdapter(engine, clock, keys_of(settings), register, gateway_url=gateway, wake=wake))
    return found


def build(settings: Settings, database: Database, clock: Clock, problems: Problems) -> tuple[App, Front]:
    """The app and the server beside it; the scheduler is reached through the app, which exists by then."""
    apps: list[App] = []

    def connect(engine: Engine) -> list[Connected]:
        return adapters(settings, engine, Register(database, clock), clock, lambda: apps[0].scheduler.wake())

    app = bootstrap(database, clock, connect)
    apps.append(app)

    async def health() -> Mapping[str, str]:
        return {**await problems(app, database), **troubles(app)}

    return app, Front(health, settings.port, receivers(app, slack_keys(settings)))


def connected(app: App) -> list[Connected]:
    return [adapter for adapter in app.adapters if isinstance(adapter, Connected)]


def troubles(app: App) -> dict[str, str]:
    """What keeps a platform from being reached."""
    return {adapter.platform: adapter.trouble for adapter in connected(app) if adapter.trouble}


def receivers(app: App, keys: Keys) -> dict[str, Receive]:
    if not keys.signing_secret:
        return {}
    slack = next(adapter for adapter in app.adapters if isinstance(adapter, SlackAdapter))
    return {SLACK_PATH: slack.receive}


def starting(app: App, front: Front, say: Callable[[str], None]) -> list["asyncio.Task[None]"]:
    """Run everything; once the port is open and every platform is connected, it is said where."""
    stopped, missing = asyncio.Event(), {adapter.platform for adapter in app.adapters} | {"port"}
    places = " and ".join(adapter.platform.capitalize() for adapter in app.adapters)

    def is_ready(name: str) -> Callable[[], None]:
        def tell() -> None:
            if name in missing:
                missing.discard(name)
                if not missing:
                    health = f"http://127.0.0.1:{front.port}/health"
                    say(f"Loopkeeper is running on {places}. Its health: {health} Ctrl-C stops it.")

        return tell

    async def serve() -> None:
        await front.serve(is_ready("port"), stopped)

    async def take_part(adapter: Connected) -> None:
        try:
            await adapter.run(is_ready(adapter.platform))
        finally:
            # What a platform sends over HTTP is answered as long as it takes part.
            stopped.set()

    return [asyncio.create_task(work) for work in (serve(), *map(take_part, connected(app)))]
