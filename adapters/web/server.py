"""The HTTP side of the local page. It listens on the loopback address only."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from aiohttp import web

from adapters.web.adapter import NotTaken, WebAdapter
from adapters.web.guard import PORT_KEY, TONGUE, Rejected, guard, harden
from adapters.web.preview import Preview
from adapters.web.reading import (
    PLACES,
    before_of,
    body_of,
    entry_of,
    moment_of,
    name_of,
    place_of,
    seat_of,
    values_of,
    words_of,
)
from adapters.web.stream import everything, follow, opened
from bot.clock import Clock
from bot.i18n import translator
from bot.sample import SEATS, TEAM_PLACE
from bot.timelapse import ClockRefused
from bot.ui.dates import say_instant

STATIC = Path(__file__).parent / "static"
MOST_BYTES = 256 * 1024
TELL_TIME = 0.2
"""Seconds between two looks at a clock that is moving."""
SEARCHED = 100

Json = dict[str, Any]
MoveClock = Callable[[datetime], Awaitable[int]]
Health = Callable[[], Awaitable[Mapping[str, str]]]
Post = Callable[[Json], Awaitable[Json]]


class PageServer:
    """Routes of the page, around a web adapter."""

    def __init__(
        self, adapter: WebAdapter, clock: Clock, move: MoveClock, health: Health, zone: str, port: int
    ) -> None:
        self._adapter, self._clock, self._move, self._health = adapter, clock, move, health
        self._zone, self._wanted_port = zone, port
        self._moving = asyncio.Lock()
        self.port = 0
        """The port that is listened on, once it runs."""

    def application(self) -> web.Application:
        app = web.Application(middlewares=[guard], client_max_size=MOST_BYTES)
        app.on_response_prepare.append(harden)
        app[PORT_KEY] = [self.port]
        posts: dict[str, Post] = {"say": self._say, "press": self._press, "submit": self._submit}
        posts |= {"dismiss": self._dismiss, "search": self._search, "open": self._open, "clock": self._set_clock}
        gets = {"": self._page, "events": self._events, "feed": self._feed, "clock": self._get_clock}
        gets |= {"health": self._get_health, "seats": self._seats}
        app.add_routes([web.post(f"/{name}", self._answering(post)) for name, post in posts.items()])
        app.add_routes([web.get(f"/{name}", handler) for name, handler in gets.items()])
        app.add_routes([web.get("/file/{name}", self._file)])
        app.add_routes([*Preview().routes(), web.static("/static", STATIC)])
        return app

    async def serve(self, ready: Callable[[], None], stopped: asyncio.Event) -> None:
        """Serve until stopped. Raises OSError when the port is taken."""
        app = self.application()
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=2.0)
        await runner.setup()
        try:
            site = web.TCPSite(runner, "127.0.0.1", self._wanted_port)
            await site.start()
            self.port = runner.addresses[0][1]
            app[PORT_KEY][0] = self.port
            ready()
            await stopped.wait()
        finally:
            await runner.cleanup()

    # What is read.

    async def _page(self, _: web.Request) -> web.StreamResponse:
        return web.FileResponse(STATIC / "index.html")

    async def _seats(self, _: web.Request) -> web.StreamResponse:
        t = translator("en")
        seats = [{"key": seat.key, "name": seat.name, "about": t(seat.about)} for seat in SEATS]
        return web.json_response({"seats": seats, "team": TEAM_PLACE})

    async def _feed(self, request: web.Request) -> web.StreamResponse:
        place, before = place_of(request.query.get("seat")), before_of(request.query)
        return web.json_response(await self._adapter.feed(place, before))

    async def _file(self, request: web.Request) -> web.StreamResponse:
        """A file, once."""
        file = self._adapter.files.take(request.match_info["name"], place_of(request.query.get("seat")))
        if file is None:
            raise Rejected(404, "This file was fetched already, or is too old. Type /loop export for a new one.")
        named = {"Content-Disposition": f'attachment; filename="{file.name}"', "Cache-Control": "no-store"}
        return web.Response(body=file.content, content_type=file.kind, headers=named)

    async def _events(self, request: web.Request) -> web.StreamResponse:
        """Every change of every place, as it happens; first what was missed, or everything."""
        hub = self._adapter.hub
        with hub.watch(request.headers.get("Last-Event-ID", "")) as watch:
            newest = hub.newest
            first = [] if watch.missed is None else [change.to_wire() for change in watch.missed]
            if watch.missed is None:
                first = [everything(newest, await self._state())]
            response = await opened(request)
            for wire in first:
                await response.write(wire)
            await follow(response, watch)
        return response

    async def _state(self) -> Json:
        entries = [entry for place in PLACES for entry in await self._adapter.feed(place)]
        return {"entries": entries, "clock": self._clock_json()}

    async def _get_clock(self, _: web.Request) -> web.StreamResponse:
        return web.json_response(self._clock_json())

    async def _get_health(self, _: web.Request) -> web.StreamResponse:
        """200 when everything works, 503 with what does not."""
        problems = await self._health()
        return web.json_response({"ok": not problems, "problems": dict(problems)}, status=503 if problems else 200)

    # What is done.

    def _answering(self, post: Post) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        """A route that reads a JSON object and answers with one; what could not be taken in is to be sent again."""

        async def answer(request: web.Request) -> web.StreamResponse:
            body = await body_of(request)
            request[TONGUE] = self._adapter.speaks(str(body.get("seat")))
            try:
                return web.json_response(await post(body))
            except NotTaken as no:
                raise Rejected(503, str(no)) from no

        return answer

    async def _say(self, body: Json) -> Json:
        await self._adapter.say(seat_of(body), words_of(body), name_of(body, "key"))
        return {}

    async def _press(self, body: Json) -> Json:
        place, token = place_of(body.get("place")), name_of(body, "token")
        await self._adapter.press(seat_of(body), token, name_of(body, "key"), place, entry_of(body))
        return {}

    async def _submit(self, body: Json) -> Json:
        values = values_of(body)
        return {"errors": dict(await self._adapter.submit(seat_of(body), entry_of(body), values, name_of(body, "key")))}

    async def _dismiss(self, body: Json) -> Json:
        await self._adapter.dismiss(seat_of(body), entry_of(body))
        return {}

    async def _search(self, body: Json) -> Json:
        words, key = words_of(body)[:SEARCHED], name_of(body, "key")
        return {"suggestions": await self._adapter.search(seat_of(body), name_of(body, "kind"), words, key)}

    async def _open(self, body: Json) -> Json:
        await self._adapter.open(seat_of(body), name_of(body, "key"))
        return {}

    async def _set_clock(self, body: Json) -> Json:
        """Let time pass; answers when everything that became due has been delivered."""
        async with self._moving, self._telling_time():
            to, before = moment_of(body, self._clock.now(), self._zone), self._adapter.delivered
            try:
                handled = await self._move(to)
            except ClockRefused as error:
                raise Rejected(400, str(error)) from error
        return {**self._clock_json(), "handled": handled, "delivered": self._adapter.delivered - before}

    @asynccontextmanager
    async def _telling_time(self) -> AsyncIterator[None]:
        """While the clock moves, every open page sees it run."""

        async def tell() -> None:
            while True:
                await asyncio.sleep(TELL_TIME)
                self._adapter.hub.tell("clock", self._clock_json(is_moving=True))

        telling = asyncio.create_task(tell())
        try:
            yield
        finally:
            telling.cancel()
            self._adapter.hub.tell("clock", self._clock_json())

    def _clock_json(self, is_moving: bool = False) -> Json:
        now = self._clock.now()
        return {"now": now.isoformat(), "zone": self._zone, "said": say_instant(now, self._zone), "moving": is_moving}
