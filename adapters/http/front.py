"""Health, and what platforms send over HTTP: one small server on one port."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

Health = Callable[[], Awaitable[Mapping[str, str]]]
Receive = Callable[[web.Request], Awaitable[web.StreamResponse]]
MOST_BYTES = 1024 * 1024
NOTHING: Mapping[str, Receive] = {}
LOOPBACK, EVERYWHERE = "127.0.0.1", "0.0.0.0"  # noqa: S104


class Front:
    """`receivers` are what is sent to us, and `pages` what is looked at, by path.

    Without any, nobody but this machine is listened to.
    """

    def __init__(
        self, health: Health, port: int, receivers: Mapping[str, Receive], pages: Mapping[str, Receive] = NOTHING
    ) -> None:
        self._health, self._wanted_port, self._receivers, self._pages = health, port, receivers, pages
        self.port = 0
        """The port that is listened on, once it runs."""

    async def serve(self, ready: Callable[[], None], stopped: asyncio.Event) -> None:
        """Serve until stopped. Raises OSError when the port is taken."""
        runner = web.AppRunner(self._application(), access_log=None, shutdown_timeout=2.0)
        await runner.setup()
        try:
            site = web.TCPSite(runner, EVERYWHERE if self._receivers else LOOPBACK, self._wanted_port)
            await site.start()
            self.port = runner.addresses[0][1]
            ready()
            await stopped.wait()
        finally:
            await runner.cleanup()

    def _application(self) -> web.Application:
        app = web.Application(client_max_size=MOST_BYTES)
        app.add_routes([web.get("/health", self._get_health)])
        app.add_routes([web.post(path, receive) for path, receive in self._receivers.items()])
        app.add_routes([web.get(path, show, allow_head=False) for path, show in self._pages.items()])
        return app

    async def _get_health(self, _: web.Request) -> web.StreamResponse:
        """200 when everything works, 503 with what does not."""
        problems = dict(await self._health())
        return web.json_response({"problems": problems}, status=503 if problems else 200)
