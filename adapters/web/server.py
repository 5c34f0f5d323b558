"""The HTTP side of the local page. It listens on the loopback address only."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from aiohttp import web

from adapters.web.adapter import WebAdapter
from adapters.web.guard import PORT_KEY, Rejected, guard
from bot.clock import Clock
from bot.i18n import translator
from bot.sample import SEATS, TEAM_PLACE
from bot.timelapse import BackwardsClock
from bot.ui.dates import say_instant

STATIC = Path(__file__).parent / "static"
MOST_BYTES = 256 * 1024
KEEP_ALIVE = 15.0
STEP = re.compile(r"^(\d{1,5})\s*([mhdw])$")
UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
FURTHEST = timedelta(days=3660)

MoveClock = Callable[[datetime], Awaitable[int]]
Health = Callable[[], Awaitable[Mapping[str, str]]]


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
        app[PORT_KEY] = [self.port]
        posts = {"say": self._say, "press": self._press, "submit": self._submit, "search": self._search}
        posts |= {"open": self._open, "clock": self._set_clock}
        gets = {"": self._page, "events": self._events, "feed": self._feed, "clock": self._get_clock}
        gets |= {"health": self._get_health, "seats": self._seats}
        app.add_routes([web.post(f"/{name}", handler) for name, handler in posts.items()])
        app.add_routes([web.get(f"/{name}", handler) for name, handler in gets.items()])
        app.add_routes([web.static("/static", STATIC)])
        return app

    async def serve(self, ready: Callable[[], None], stopped: asyncio.Event) -> None:
        """Serve until stopped. Raises OSError when the port is taken."""
        app = self.application()
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=2.0)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", self._wanted_port)
        await site.start()
        self.port = runner.addresses[0][1]
        app[PORT_KEY][0] = self.port
        try:
            ready()
            await stopped.wait()
        finally:
            await runner.cleanup()

    async def _page(self, _: web.Request) -> web.StreamResponse:
        return web.FileResponse(STATIC / "index.html")

    async def _seats(self, _: web.Request) -> web.StreamResponse:
        t = translator("en")
        seats = [{"key": seat.key, "name": seat.name, "about": t(seat.about)} for seat in SEATS]
        return web.json_response({"seats": seats, "team": TEAM_PLACE})

    async def _feed(self, request: web.Request) -> web.StreamResponse:
        return web.json_response(await self._adapter.feed(place_of(request.query.get("seat"))))

    async def _events(self, request: web.Request) -> web.StreamResponse:
        """Every change of every place, as it happens."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await response.prepare(request)
        with self._adapter.hub.page() as queue:
            await response.write(b": hello\n\n")
            while True:
                try:
                    change = await asyncio.wait_for(queue.get(), KEEP_ALIVE)
                except TimeoutError:
                    await response.write(b": still here\n\n")
                    continue
                if change is None:
                    return response
                await response.write(f"data: {json.dumps(change)}\n\n".encode())

    async def _say(self, request: web.Request) -> web.StreamResponse:
        body = await body_of(request)
        await self._adapter.say(seat_of(body), text_of(body, "words"), text_of(body, "key"))
        return web.json_response({})

    async def _press(self, request: web.Request) -> web.StreamResponse:
        body = await body_of(request)
        place = place_of(body.get("place"))
        entry = body.get("entry")
        key = entry if isinstance(entry, int) else None
        await self._adapter.press(seat_of(body), text_of(body, "token"), text_of(body, "key"), place, key)
        return web.json_response({})

    async def _submit(self, request: web.Request) -> web.StreamResponse:
        body = await body_of(request)
        values, entry = body.get("values"), body.get("entry")
        if not isinstance(values, dict) or not isinstance(entry, int):
            raise Rejected(400, "A form needs its entry and its values.")
        typed = {str(name): str(value) for name, value in values.items()}
        reply = await self._adapter.submit(seat_of(body), entry, typed, text_of(body, "key"))
        return web.json_response({"errors": dict(reply.errors)})

    async def _search(self, request: web.Request) -> web.StreamResponse:
        body = await body_of(request)
        key, words = text_of(body, "key"), str(body.get("words", ""))[:100]
        reply = await self._adapter.search(seat_of(body), text_of(body, "kind"), words, key)
        return web.json_response({"suggestions": [label for _, label in reply.suggestions]})

    async def _open(self, request: web.Request) -> web.StreamResponse:
        body = await body_of(request)
        await self._adapter.open(seat_of(body), text_of(body, "key"))
        return web.json_response({})

    async def _get_clock(self, _: web.Request) -> web.StreamResponse:
        return web.json_response(self._clock_json())

    def _clock_json(self, handled: int = 0) -> dict[str, Any]:
        now = self._clock.now()
        said = say_instant(now, self._zone)
        return {"now": now.isoformat(), "zone": self._zone, "said": said, "handled": handled}

    async def _set_clock(self, request: web.Request) -> web.StreamResponse:
        """Let time pass; answers when everything that became due has been delivered."""
        async with self._moving:
            to = moment_of(await body_of(request), self._clock.now())
            try:
                handled = await self._move(to)
            except BackwardsClock as error:
                raise Rejected(400, str(error)) from error
        return web.json_response(self._clock_json(handled))

    async def _get_health(self, _: web.Request) -> web.StreamResponse:
        """200 when everything works, 503 with what does not."""
        problems = await self._health()
        return web.json_response({"ok": not problems, "problems": dict(problems)}, status=503 if problems else 200)


async def body_of(request: web.Request) -> dict[str, Any]:
    try:
        body = await request.json()
    except (ValueError, UnicodeDecodeError) as error:
        raise Rejected(400, "This is not JSON.") from error
    if not isinstance(body, dict):
        raise Rejected(400, "Please send a JSON object.")
    return body


def text_of(body: Mapping[str, Any], name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str) or (name != "words" and not 0 < len(value) <= 100):
        raise Rejected(400, f"“{name}” is missing, or is not a text.")
    return value


def seat_of(body: Mapping[str, Any]) -> str:
    seat = body.get("seat")
    if seat not in {known.key for known in SEATS}:
        raise Rejected(400, "There is no such seat.")
    return str(seat)


def place_of(place: object) -> str:
    if place not in {*(known.key for known in SEATS), TEAM_PLACE}:
        raise Rejected(400, "There is no such seat.")
    return str(place)


def moment_of(body: Mapping[str, Any], now: datetime) -> datetime:
    """`{"advance": "7d"}` or `{"now": "2027-03-01T08:00:00+00:00"}`. Ten years ahead at most."""
    to = stepped(str(body["advance"]), now) if "advance" in body else stated(body.get("now"))
    if to - now > FURTHEST:
        raise Rejected(400, "That is too far ahead: ten years at most.")
    return to


def stepped(words: str, now: datetime) -> datetime:
    found = STEP.match(words.strip())
    if not found:
        raise Rejected(400, "“advance” is a number with m, h, d or w, for example 7d.")
    return now + timedelta(**{UNITS[found[2]]: int(found[1])})


def stated(value: object) -> datetime:
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError as error:
        raise Rejected(400, "“now” is an instant like 2027-03-01T08:00:00+00:00.") from error
    if moment.tzinfo is None:
        raise Rejected(400, "“now” needs its zone, for example +00:00 at the end.")
    return moment.astimezone(UTC)
