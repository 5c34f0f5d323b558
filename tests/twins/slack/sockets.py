"""Socket Mode: links that are good for one connection, greetings, envelopes, acknowledgements, pings."""

import asyncio
import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from aiohttp import WSMsgType, web

from tests.twins.slack.state import APP, JSON, new_id

OnAck = Callable[[JSON], None]
MOST = 10


@dataclass
class Ack:
    """When an envelope was acknowledged, after how long, and with what."""

    envelope: str
    kind: str
    at: float
    seconds: float
    payload: JSON
    connection: int


@dataclass
class Waiting:
    kind: str
    sent: float
    on_ack: OnAck
    done: "asyncio.Future[bool]"


@dataclass
class Connection:
    number: int
    ws: web.WebSocketResponse
    request: web.Request
    is_silent: bool = False


@dataclass
class Sockets:
    ws_root: str = ""
    links: set[str] = field(default_factory=set)
    connections: list[Connection] = field(default_factory=list)
    acks: list[Ack] = field(default_factory=list)
    pings: int = 0
    greeted: int = 0
    cut: int = 0
    """So many links are used up from now on and lead nowhere."""
    waiting: dict[str, Waiting] = field(default_factory=dict)
    _turns: "count[int]" = field(default_factory=count)

    def new_link(self) -> str:
        ticket = secrets.token_hex(8)
        self.links.add(ticket)
        return f"{self.ws_root}link?ticket={ticket}&app_id={APP}"

    async def handle(self, request: web.Request) -> web.StreamResponse:
        ticket = request.query.get("ticket", "")
        if ticket not in self.links:
            return web.Response(status=408, text="this link is used up")
        self.links.discard(ticket)
        if self.cut and request.transport:
            self.cut -= 1
            request.transport.abort()
        ws = web.WebSocketResponse(autoping=False)
        await ws.prepare(request)
        if len(self.connections) >= MOST:
            await ws.send_json({"type": "disconnect", "reason": "too_many_websockets"})
            await ws.close()
            return ws
        self.greeted += 1
        connection = Connection(self.greeted, ws, request)
        self.connections.append(connection)
        await self._hello(connection)
        try:
            await self._listen(connection)
        finally:
            self.connections.remove(connection)
        return ws

    async def _hello(self, connection: Connection) -> None:
        info = {"host": "applink-twin", "approximate_connection_time": 18060}
        hello = {"type": "hello", "num_connections": len(self.connections), "debug_info": info}
        await connection.ws.send_json({**hello, "connection_info": {"app_id": APP}})

    async def _listen(self, connection: Connection) -> None:
        async for message in connection.ws:
            if connection.is_silent:
                continue
            if message.type == WSMsgType.PING:
                self.pings += 1
                await connection.ws.pong(message.data)
            elif message.type == WSMsgType.TEXT:
                self._take(connection, json.loads(message.data))

    def _take(self, connection: Connection, said: JSON) -> None:
        """An acknowledgement takes effect as it comes in, before any call that follows it."""
        waiting = self.waiting.get(str(said.get("envelope_id")))
        if waiting is None:
            return
        now, answer = time.monotonic(), said.get("payload") or {}
        ack = Ack(said["envelope_id"], waiting.kind, now, now - waiting.sent, answer, connection.number)
        self.acks.append(ack)
        if not waiting.done.done():
            waiting.on_ack(answer)
            waiting.done.set_result(True)

    async def send(self, kind: str, payload: JSON, retry: int, patience: float, on_ack: OnAck) -> bool:
        """Hand an envelope to one of the connections in turn; whether it was acknowledged in time."""
        there = [each for each in self.connections if not each.ws.closed]
        if not there:
            return False
        envelope: JSON = {"envelope_id": new_id("E"), "type": kind, "payload": payload}
        envelope["accepts_response_payload"] = kind != "events_api"
        if kind == "events_api":
            envelope |= {"retry_attempt": retry, "retry_reason": "timeout" if retry else ""}
        done = asyncio.get_running_loop().create_future()
        self.waiting[envelope["envelope_id"]] = Waiting(kind, time.monotonic(), on_ack, done)
        try:
            await there[next(self._turns) % len(there)].ws.send_json(envelope)
            return await asyncio.wait_for(asyncio.shield(done), patience)
        except (TimeoutError, ConnectionError):
            done.cancel()
            return False

    async def tell_all(self, reason: str) -> None:
        """`refresh_requested` or `warning`: the client opens a new connection of its own accord, then this one ends."""
        for connection in list(self.connections):
            await connection.ws.send_json({"type": "disconnect", "reason": reason, "debug_info": {"host": "twin"}})
            if reason != "warning":
                await connection.ws.close()

    async def abort(self) -> None:
        """Cut the line without a word."""
        for connection in list(self.connections):
            if connection.request.transport:
                connection.request.transport.abort()

    async def fall_silent(self) -> None:
        """The line stays, but nothing is read and no ping is answered on the connections of now."""
        for connection in self.connections:
            connection.is_silent = True

    async def close(self) -> None:
        for connection in list(self.connections):
            await connection.ws.close()
