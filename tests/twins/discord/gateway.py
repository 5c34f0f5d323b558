"""The gateway: greeting, identifying, heartbeats, sessions that are resumed with what they missed, and hanging up."""

import asyncio
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from aiohttp import WSMsgType, web

from tests.twins.discord.state import JSON

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID, HELLO, ACK = 0, 1, 2, 6, 7, 9, 10, 11
GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES, MESSAGE_CONTENT = 1, 1 << 9, 1 << 12, 1 << 15
PRIVILEGED = 1 << 1 | 1 << 8 | MESSAGE_CONTENT


@dataclass
class Connection:
    number: int
    ws: web.WebSocketResponse
    request: web.Request
    is_silent: bool = False
    is_cut: bool = False
    """Ended by Discord: then its session can be resumed, whatever the client says in return."""


@dataclass
class Session:
    """Lives on while nobody is connected; `sent` keeps every event, so that what was missed can come again."""

    id: str
    intents: int
    connection: Connection | None = None
    sent: list[JSON] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return self.connection is not None and not self.connection.ws.closed


@dataclass
class Gateway:
    """`identified` are the IDENTIFYs as they came, without their token; `privileged` intents that were approved."""

    ready: Callable[[str], JSON]
    guild: Callable[[], JSON | None]
    token: Callable[[], str]
    write: Callable[[JSON], None]
    beat_every: float = 41.25
    privileged: int = 0
    latency: float = 0.0
    refused_identifies: list[int] = field(default_factory=list)
    """Close codes for the next IDENTIFYs, such as 4008 or 4014."""
    connections: list[Connection] = field(default_factory=list)
    sessions: dict[str, Session] = field(default_factory=dict)
    identified: list[JSON] = field(default_factory=list)
    greeted: int = 0
    resumed: int = 0
    beats: int = 0

    async def handle(self, request: web.Request) -> web.StreamResponse:
        ws = web.WebSocketResponse()
        await ws.prepare(request)
        self.greeted += 1
        connection = Connection(self.greeted, ws, request)
        self.connections.append(connection)
        await ws.send_json(
            {"op": HELLO, "d": {"heartbeat_interval": int(self.beat_every * 1000)}, "s": None, "t": None}
        )
        try:
            await self._listen(connection)
        finally:
            self.connections.remove(connection)
            self._left(connection)
        return ws

    def _left(self, connection: Connection) -> None:
        """Goodbye with 1000 ends a session; a line that breaks does not, nor does discord.py, which says 4000."""
        for session in list(self.sessions.values()):
            if session.connection is connection:
                session.connection = None
                if connection.ws.close_code in {1000, 1001} and not connection.is_cut:
                    del self.sessions[session.id]

    async def _listen(self, connection: Connection) -> None:
        async for message in connection.ws:
            if message.type == WSMsgType.TEXT and not connection.is_silent:
                await self._take(connection, json.loads(message.data))

    async def _take(self, connection: Connection, said: JSON) -> None:
        match said["op"]:
            case 1:
                self.beats += 1
                await connection.ws.send_json({"op": ACK, "d": None, "s": None, "t": None})
            case 2:
                await self._identify(connection, said["d"])
            case 6:
                await self._resume(connection, said["d"])
            case 3 | 4 | 8:
                self.write({"op": said["op"], "d": said["d"]})
            case _:
                await connection.ws.close(code=4001, message=b"Unknown opcode.")

    async def _identify(self, connection: Connection, said: JSON) -> None:
        kept = {key: value for key, value in said.items() if key != "token"}
        self.identified.append(kept)
        self.write({"op": IDENTIFY, "d": kept})
        code = self._refusal(said)
        if code:
            await connection.ws.close(code=code, message=b"Refused.")
            return
        session = Session(secrets.token_hex(16), int(said["intents"]), connection)
        self.sessions[session.id] = session
        await self._send(session, "READY", self.ready(session.id))
        guild = self.guild()
        if guild:
            await self._send(session, "GUILD_CREATE", guild)

    def _refusal(self, said: JSON) -> int:
        if self.refused_identifies:
            return self.refused_identifies.pop(0)
        if said.get("token", "").removeprefix("Bot ") != self.token():
            return 4004
        intents = said.get("intents")
        if not isinstance(intents, int) or intents < 0:
            return 4013
        return 4014 if intents & PRIVILEGED & ~self.privileged else 0

    async def _resume(self, connection: Connection, said: JSON) -> None:
        session = self.sessions.get(str(said.get("session_id")))
        if str(said.get("token", "")).removeprefix("Bot ") != self.token():
            await connection.ws.close(code=4004, message=b"Authentication failed.")
        elif session is None or (said["seq"] or 0) > len(session.sent):
            await connection.ws.send_json({"op": INVALID, "d": False, "s": None, "t": None})
        else:
            self.resumed += 1
            missed = said["seq"] or 0
            while missed < len(session.sent):
                await connection.ws.send_json(session.sent[missed])
                missed += 1
            session.connection = connection
            await self._send(session, "RESUMED", {})

    async def _send(self, session: Session, kind: str, data: JSON) -> None:
        event = {"op": DISPATCH, "t": kind, "s": len(session.sent) + 1, "d": data}
        session.sent.append(event)
        connection = session.connection
        if connection is None or connection.is_silent or connection.ws.closed:
            return
        try:
            await connection.ws.send_json(event)
        except ConnectionError:
            session.connection = None

    async def tell(self, kind: str, data: JSON, needs: int = GUILDS) -> int:
        """An event to every session that asked for its kind; to how many. `needs` is 0 for what everybody hears."""
        if self.latency:
            await asyncio.sleep(self.latency)
        self.write({"t": kind, "d": data})
        hearing = [each for each in self.sessions.values() if not needs or each.intents & needs]
        for session in hearing:
            await self._send(session, kind, data)
        return len(hearing)

    @property
    def open_sessions(self) -> list[Session]:
        return [each for each in list(self.sessions.values()) if each.is_open]

    async def asks_to_reconnect(self) -> None:
        """Discord's own request (op 7), as before it restarts something."""
        for connection in list(self.connections):
            await connection.ws.send_json({"op": RECONNECT, "d": None, "s": None, "t": None})

    async def invalidates(self, resumable: bool = False) -> None:
        """Op 9: the session is over, or may be resumed."""
        if not resumable:
            self.sessions.clear()
        for connection in list(self.connections):
            await connection.ws.send_json({"op": INVALID, "d": resumable, "s": None, "t": None})

    async def hangs_up(self, code: int) -> None:
        for connection in list(self.connections):
            connection.is_cut = True
            await connection.ws.close(code=code, message=b"")

    async def abort(self) -> None:
        """Cut the line without a word."""
        for connection in list(self.connections):
            if connection.request.transport:
                connection.request.transport.abort()

    async def fall_silent(self) -> None:
        """A black hole: the line stays, but nothing is read or written on the connections of now."""
        for connection in self.connections:
            connection.is_silent = True

    async def close(self) -> None:
        self.sessions.clear()
        for connection in list(self.connections):
            await connection.ws.close(code=1001)
