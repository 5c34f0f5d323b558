"""What people meet on Slack, drawn at the local page: from sample people on a database of its own, never from ours."""

import asyncio
import json
from pathlib import Path

from aiohttp import web

from adapters.slack.screens import screens_json

STATIC = Path(__file__).parent / "static"


class Preview:
    """The page with the drawings, and what is drawn. It is played when it is asked for, and once is enough."""

    def __init__(self) -> None:
        self._playing = asyncio.Lock()
        self._played = ""

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/preview", self._page), web.get("/preview/screens", self._screens)]

    async def _page(self, _: web.Request) -> web.StreamResponse:
        return web.FileResponse(STATIC / "preview.html")

    async def _screens(self, _: web.Request) -> web.StreamResponse:
        async with self._playing:
            if not self._played:
                self._played = await asyncio.to_thread(lambda: json.dumps(screens_json()))
        return web.Response(text=self._played, content_type="application/json")
