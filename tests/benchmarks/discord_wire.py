"""A lean stand-in for Discord that measures: interactions out over the gateway, and how soon each is answered.

It is no twin: it checks nothing, and only borrows the twin's shapes. It runs in the process of the bench and the bot in
one of its own, so that neither waits for the other's interpreter.
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from aiohttp import WSMsgType, web

from tests.benchmarks.bots import PATIENCE, Measured, started
from tests.twins.discord import DiscordTwin, payloads
from tests.twins.discord.command_shapes import CHAT
from tests.twins.discord.interactions import AUTOCOMPLETE, COMMAND

Json = dict[str, Any]
TOKEN = "bench.bot.token"
NUMBERS = count(1)


@dataclass
class Wire:
    """Where the bots connect to, and the server with its people that they believe to be in."""

    people: int
    url: str = ""
    posts: int = 0
    links: "asyncio.Queue[web.WebSocketResponse]" = field(default_factory=asyncio.Queue)
    waiting: "dict[str, asyncio.Future[tuple[float, Json]]]" = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.twin = DiscordTwin(bot_token=TOKEN)
        self.members = [self.twin.member(f"Person {n}") for n in range(self.people)]
        self.channel = self.twin.channel("outreach")

    async def call(self, request: web.Request) -> web.Response:
        """Any call of the web API."""
        path = "/" + request.match_info["rest"]
        if path.startswith("/interactions/"):
            self.take(path.split("/")[2], time.perf_counter(), await request.read())
            return web.Response(status=204)
        # Exactly as Discord writes it: with a charset the library takes it for text.
        said = json.dumps(await self.answer(path, request)).encode()
        return web.Response(body=said, headers={"Content-Type": "application/json"})

    def take(self, interaction: str, now: float, said: bytes) -> None:
        if waiting := self.waiting.pop(interaction, None):
            waiting.set_result((now, json.loads(said)))

    async def answer(self, path: str, request: web.Request) -> Json:
        world = self.twin.world
        if path == "/users/@me":
            return world.users[world.bot].shown()
        if path.endswith("applications/@me"):
            return payloads.application(world)
        if path == "/users/@me/channels":
            return {"id": f"9{(await request.json())['recipient_id']}"}
        self.posts += path.startswith("/channels/") and request.method == "POST"
        return {"id": str(next(NUMBERS)), "channel_id": path.split("/")[2]}

    async def link(self, request: web.Request) -> web.WebSocketResponse:
        ws = web.WebSocketResponse()
        await ws.prepare(request)
        await ws.send_json({"op": 10, "d": {"heartbeat_interval": 41_250}, "s": None, "t": None})
        async for message in ws:
            if message.type is WSMsgType.TEXT:
                await self.hears(ws, json.loads(message.data))
        return ws

    async def hears(self, ws: web.WebSocketResponse, said: Json) -> None:
        if said["op"] == 1:
            await ws.send_json({"op": 11, "d": None, "s": None, "t": None})
        elif said["op"] == 2:
            await ws.send_str(event("READY", self.twin._ready_event("bench")))
            await ws.send_str(event("GUILD_CREATE", self.twin._guild_event()))
            self.links.put_nowait(ws)


def event(kind: str, said: Json | None) -> str:
    return json.dumps({"op": 0, "t": kind, "s": next(NUMBERS), "d": said})


class Bot(Measured):
    """A bot in a process of its own, and the gateway that it listens on."""

    def __init__(self, wire: Wire, process: asyncio.subprocess.Process, ws: web.WebSocketResponse) -> None:
        super().__init__(process)
        self._wire, self._ws = wire, ws

    async def send(self, person: int, kind: int, data: Json) -> tuple[float, Json]:
        """Seconds until an interaction is answered, and its first answer."""
        member, interactions = self._wire.members[person], self._wire.twin.interactions
        made = interactions.begin(kind, member.user, self._wire.channel, data)
        words = event("INTERACTION_CREATE", interactions.payload(made))
        interactions.by_id.clear()
        self._wire.waiting[made.id] = done = asyncio.get_running_loop().create_future()
        start = time.perf_counter()
        await self._ws.send_str(words)
        async with asyncio.timeout(PATIENCE):
            at, answer = await done
        return at - start, answer


@asynccontextmanager
async def wire(people: int) -> AsyncIterator[Wire]:
    made, server = Wire(people), web.Application()
    server.add_routes([web.get("/gateway/", made.link), web.route("*", "/api/{rest:.*}", made.call)])
    runner = web.AppRunner(server, access_log=None, shutdown_timeout=1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    made.url = f"127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield made
    finally:
        await runner.cleanup()


@asynccontextmanager
async def bot(on: Wire, script: str, *words: str) -> AsyncIterator[Bot]:
    """A bot that has connected."""
    async with started(script, f"http://{on.url}/api", f"ws://{on.url}/gateway/", *words) as process:
        async with asyncio.timeout(PATIENCE):
            yield Bot(on, process, await on.links.get())


def typed(words: str) -> tuple[int, Json]:
    """`/loop say words`, as Discord sends it."""
    return COMMAND, sub_command("say", {"name": "words", "type": 3, "value": words})


def partner_typed(words: str) -> tuple[int, Json]:
    """Somebody types in the field for a partner."""
    return AUTOCOMPLETE, sub_command("heard", {"name": "partner", "type": 3, "value": words, "focused": True})


def sub_command(word: str, *options: Json) -> Json:
    inner = {"name": word, "type": 1, "options": list(options)}
    return {"id": "1", "name": "loop", "type": CHAT, "options": [inner]}


def note() -> tuple[int, Json]:
    """A note from one line."""
    return typed(f'heard Casa Latina: "the bus stops at six", so evening classes {next(NUMBERS)} are empty')
