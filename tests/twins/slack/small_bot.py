"""A real slack_bolt app in a thread of its own, with whatever listeners a test gives it."""

import logging
from collections.abc import Callable
from typing import Any

from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.loops import OwnLoop
from tests.proxies import without_proxies
from tests.twins.slack.twin import SlackTwin


class SmallBot(OwnLoop):
    """Connects when entered; `client` is its web client, which never tries twice."""

    def __init__(
        self,
        twin: SlackTwin,
        listen: Callable[[AsyncApp], object] = lambda app: None,
        http: bool = False,
        ping_every: float = 10,
    ) -> None:
        self.twin, self._listen, self._http, self._ping_every = twin, listen, http, ping_every
        super().__init__("small-bot")

    def __enter__(self) -> "SmallBot":
        without_proxies()
        self.open_loop()
        self.run(self._start())
        return self

    def __exit__(self, *_: object) -> None:
        self.run(self._stop())
        self.close_loop()

    async def _start(self) -> None:
        self.client = AsyncWebClient(self.twin.bot_token, base_url=self.twin.api_url, retry_handlers=[], timeout=2)
        logger = logging.getLogger("small-bot")
        logger.setLevel(logging.CRITICAL)
        self.app = AsyncApp(client=self.client, signing_secret=self.twin.signing_secret, logger=logger)
        self._listen(self.app)
        await (self._serve() if self._http else self._connect())

    async def _connect(self) -> None:
        self.handler = AsyncSocketModeHandler(
            self.app, self.twin.app_token, logging.getLogger("small-bot"), ping_interval=self._ping_every
        )
        await self.handler.connect_async()  # type: ignore[no-untyped-call]

    async def _serve(self) -> None:
        self._runner = web.AppRunner(self.app.web_app("/slack/events"), access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.twin.deliveries.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/slack/events"

    async def _stop(self) -> None:
        if self._http:
            await self._runner.cleanup()
        else:
            await self.handler.close_async()  # type: ignore[no-untyped-call]

    def call(self, name: str, **arguments: Any) -> Any:
        """A method of the real client by its Python name, such as `chat_postMessage`."""
        return self.run(getattr(self.client, name)(**arguments)).data

    def refusal(self, name: str, **arguments: Any) -> str:
        """The error with which a call is refused."""
        try:
            self.call(name, **arguments)
        except SlackApiError as error:
            return str(error.response["error"])
        return ""
