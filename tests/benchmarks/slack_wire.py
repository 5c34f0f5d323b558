"""A lean stand-in for Slack that measures: envelopes out, acknowledgements in, every call answered with yes.

It is no twin: it checks nothing. It runs in the process of the bench and the bot in one of its own, so that neither
waits for the other's interpreter.
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from aiohttp import WSMsgType, web

from tests.benchmarks.bots import PATIENCE, Measured, started
from tests.benchmarks.measure import Sample

Json = dict[str, Any]
TEAM, CHANNEL, BOT = "T_BENCH", "C_BENCH", "U_BOT"
BOT_TOKEN, APP_TOKEN = "xoxb-bench", "xapp-bench"
WHO = {"ok": True, "user_id": BOT, "bot_id": "B_BOT", "team_id": TEAM, "team": "Bench", "user": "loop"}
NUMBERS = count(1)


@dataclass
class Wire:
    """Where the bots connect to."""

    url: str = ""
    posts: int = 0
    links: "asyncio.Queue[web.WebSocketResponse]" = field(default_factory=asyncio.Queue)
    waiting: "dict[str, asyncio.Future[tuple[float, Json]]]" = field(default_factory=dict)

    async def call(self, request: web.Request) -> web.Response:
        """Any call of the web API, and any answering address."""
        match request.match_info["method"]:
            case "auth.test":
                return web.json_response(WHO)
            case "apps.connections.open":
                return web.json_response({"ok": True, "url": self.url.replace("http", "ws") + "link"})
            case "chat.postMessage":
                self.posts += 1
        return web.json_response({"ok": True, "ts": f"1700000000.{next(NUMBERS):06}", "channel": CHANNEL})

    async def link(self, request: web.Request) -> web.WebSocketResponse:
        ws = web.WebSocketResponse(autoping=True)
        await ws.prepare(request)
        await ws.send_json({"type": "hello"})
        self.links.put_nowait(ws)
        async for message in ws:
            if message.type is WSMsgType.TEXT:
                self.take(message.data)
        return ws

    def take(self, said: str) -> None:
        now, ack = time.perf_counter(), json.loads(said)
        if waiting := self.waiting.pop(ack["envelope_id"], None):
            waiting.set_result((now, ack.get("payload") or {}))


class Bot(Measured):
    """A bot in a process of its own, and the socket that it listens on."""

    def __init__(self, wire: Wire, process: asyncio.subprocess.Process, ws: web.WebSocketResponse) -> None:
        super().__init__(process)
        self._wire, self._ws = wire, ws

    async def send(self, kind: str, payload: Json) -> tuple[float, Json]:
        """Seconds until an envelope is acknowledged, and the acknowledgement."""
        envelope = f"E{next(NUMBERS)}"
        self._wire.waiting[envelope] = done = asyncio.get_running_loop().create_future()
        if "response_url" in payload:
            payload = {**payload, "response_url": f"{self._wire.url}respond"}
        said = {"envelope_id": envelope, "type": kind, "payload": payload, "accepts_response_payload": True}
        words, start = json.dumps(said), time.perf_counter()
        await self._ws.send_str(words)
        async with asyncio.timeout(PATIENCE):
            at, answer = await done
        return at - start, answer


@asynccontextmanager
async def wire() -> AsyncIterator[Wire]:
    made, server = Wire(), web.Application()
    server.add_routes([web.get("/link", made.link), web.route("*", "/{method}", made.call)])
    runner = web.AppRunner(server, access_log=None, shutdown_timeout=1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    try:
        yield made
    finally:
        await runner.cleanup()


@asynccontextmanager
async def bot(on: Wire, script: str, database: Path, *words: str) -> AsyncIterator[Bot]:
    """A bot that has connected."""
    async with started(script, on.url, str(database), *words) as process:
        async with asyncio.timeout(PATIENCE):
            ws = await on.links.get()
        # A bot with two connections has both by now; one is as good as the other.
        while not on.links.empty():
            on.links.get_nowait()
        yield Bot(on, process, ws)


async def one_by_one(bot_: Bot, kind: str, payloads: list[Json]) -> Sample:
    """Each as soon as the one before is acknowledged, and what the bot's process worked for all of it."""
    cpu = bot_.cpu()
    times = [(await bot_.send(kind, payload))[0] for payload in payloads]
    # What follows an acknowledgement is work of the same event.
    await asyncio.sleep(0.1)
    return Sample(times, bot_.cpu() - cpu)


def user(number: int) -> str:
    return f"U{number:05}"


def command(who: str, words: str) -> Json:
    """A slash command as Slack sends it."""
    return {
        "token": "bench",
        "team_id": TEAM,
        "team_domain": "bench",
        "channel_id": CHANNEL,
        "channel_name": "outreach",
        "user_id": who,
        "user_name": who.lower(),
        "command": "/loop",
        "text": words,
        "api_app_id": "A_BENCH",
        "is_enterprise_install": "false",
        "response_url": "",
        "trigger_id": f"{next(NUMBERS)}.bench",
    }


def gesture(who: str, kind: str) -> Json:
    """What all that happens in a window has."""
    user_ = {"id": who, "username": who.lower(), "name": who.lower(), "team_id": TEAM}
    view = {"id": "V_BENCH", "type": "modal", "callback_id": "form", "private_metadata": "{}", "state": {"values": {}}}
    said: Json = {"type": kind, "user": user_, "api_app_id": "A_BENCH", "token": "bench", "view": view}
    said |= {"team": {"id": TEAM, "domain": "bench"}, "enterprise": None, "is_enterprise_install": False}
    return {**said, "container": {"type": "view", "view_id": "V_BENCH"}, "trigger_id": f"{next(NUMBERS)}.bench"}


def changed_field(who: str) -> Json:
    """Somebody chose something in a window, of which Slack tells and nothing follows."""
    action = {"type": "static_select", "action_id": "field", "block_id": "kind#1", "action_ts": f"{next(NUMBERS)}.0"}
    return {**gesture(who, "block_actions"), "actions": [action]}


def typed_name(who: str, words: str) -> Json:
    """Somebody types in the field for a partner."""
    return {
        **gesture(who, "block_suggestion"),
        "value": words,
        "action_id": "field",
        "block_id": "partner#1/partner",
    }


def note(who: str) -> Json:
    """A note from one line."""
    return command(who, f'heard Casa Latina: "the bus stops at six", so evening classes {next(NUMBERS)} are empty')
