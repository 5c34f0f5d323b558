"""What people meet on Slack and Discord, drawn at the local page: from sample people on a database of its own."""

import asyncio
import json
from pathlib import Path

from aiohttp import web

from adapters.discord.screens import screens_json as discord_screens
from adapters.slack.screens import screens_json as slack_screens

STATIC = Path(__file__).parent / "static"
SCREENS = {"/preview/screens": slack_screens, "/preview/discord": discord_screens}


class Preview:
    """The page with the drawings, and what is drawn. It is played when it is asked for, and once is enough."""

    def __init__(self) -> None:
        self._playing = asyncio.Lock()
        self._played = dict[str, str]()

    def routes(self) -> list[web.RouteDef]:
        screens = (web.get(path, self._screens) for path in SCREENS)
        return [web.get("/preview", self._page), *screens]

    async def _page(self, _: web.Request) -> web.StreamResponse:
        return web.FileResponse(STATIC / "preview.html")

    async def _screens(self, request: web.Request) -> web.StreamResponse:
        play = SCREENS[request.path]
        async with self._playing:
            if request.path not in self._played:
                self._played[request.path] = await asyncio.to_thread(lambda: json.dumps(play()))
        return web.Response(text=self._played[request.path], content_type="application/json")
