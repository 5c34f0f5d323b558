"""The bot on the platforms that it has tokens for, with its health on a port of its own."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from adapters.http.front import Front, Receive
from adapters.slack.adapter import SlackAdapter
from adapters.slack.web_api import REAL, Keys
from bot.bootstrap import App, bootstrap
from bot.clock import Clock
from bot.engine import Engine
from bot.register import Register
from bot.settings import Settings
from storage.database import Database

SLACK_PATH = "/slack/events"
Problems = Callable[[App, Database], Awaitable[Mapping[str, str]]]


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


def build(settings: Settings, database: Database, clock: Clock, problems: Problems) -> tuple[App, Front]:
    """The app and the server beside it; the scheduler is reached through the app, which exists by then."""
    apps: list[App] = []
    keys = slack_keys(settings)

    def connect(engine: Engine) -> list[SlackAdapter]:
        return [SlackAdapter(engine, clock, keys, Register(database, clock), wake=lambda: apps[0].scheduler.wake())]

    app = bootstrap(database, clock, connect)
    apps.append(app)

    async def health() -> Mapping[str, str]:
        return {**await problems(app, database), **troubles(app)}

    return app, Front(health, settings.port, receivers(app, keys))


def troubles(app: App) -> dict[str, str]:
    """What keeps a platform from being reached."""
    slack = (adapter for adapter in app.adapters if isinstance(adapter, SlackAdapter))
    return {adapter.platform: adapter.trouble for adapter in slack if adapter.trouble}


def receivers(app: App, keys: Keys) -> dict[str, Receive]:
    if not keys.signing_secret:
        return {}
    slack = next(adapter for adapter in app.adapters if isinstance(adapter, SlackAdapter))
    return {SLACK_PATH: slack.receive}


def starting(app: App, front: Front, say: Callable[[str], None]) -> list["asyncio.Task[None]"]:
    """Run everything; once the port is open and every platform is connected, it is said where."""
    stopped, missing = asyncio.Event(), {adapter.platform for adapter in app.adapters} | {"port"}

    def is_ready(name: str) -> Callable[[], None]:
        def tell() -> None:
            missing.discard(name)
            if not missing:
                say(
                    f"Loopkeeper is running on Slack. Its health: http://127.0.0.1:{front.port}/health Ctrl-C stops it."
                )

        return tell

    async def serve() -> None:
        await front.serve(is_ready("port"), stopped)

    async def take_part(adapter: SlackAdapter) -> None:
        try:
            await adapter.run(is_ready(adapter.platform))
        finally:
            # What a platform sends over HTTP is answered as long as it takes part.
            stopped.set()

    slack = [adapter for adapter in app.adapters if isinstance(adapter, SlackAdapter)]
    return [asyncio.create_task(work) for work in (serve(), *map(take_part, slack))]
