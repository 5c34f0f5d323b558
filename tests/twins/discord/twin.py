"""A stand-in for Discord on 127.0.0.1, with one server and one bot in it."""

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiohttp import web

from tests.twins.discord import callbacks, commands, messages, payloads, permits, places
from tests.twins.discord.faults import Faults
from tests.twins.discord.gateway import DIRECT_MESSAGES, GUILD_MESSAGES, GUILDS, Gateway
from tests.twins.discord.interactions import Interaction, Interactions
from tests.twins.discord.member import Member
from tests.twins.discord.neighbourhood import Neighbourhood
from tests.twins.discord.state import JSON, Channel, Message, World
from tests.twins.discord.table import Desk
from tests.twins.discord.web import BASE, Call, RestApi

CALL_FILES = (callbacks, commands, messages, places)
"""Read, so that each of them enters its calls in the table."""


@dataclass
class Delivered:
    """Whether something was answered in time, and after how long."""

    answered: bool
    seconds: float


class DiscordTwin(Neighbourhood):
    """`now` is the clock that times of messages come from; `patience` is how long an answer may take."""

    def __init__(
        self,
        record: Path | None = None,
        now: Callable[[], float] = time.time,
        patience: float = 3.0,
        *,
        bot_token: str = "twin.bot.token",
        permissions: int = permits.INVITED,
    ) -> None:
        """`record`: where every call is written down; answers and what the gateway carries go into a file beside it."""
        super().__init__(World(now), permissions)
        self.faults, self.bot_token, self.record = Faults(), bot_token, record
        self.interactions = Interactions(self.world, patience)
        self.gateway = Gateway(self._ready_event, self._guild_event, lambda: self.bot_token, self._write_event)
        self.desk = Desk(self.world, self.interactions, self._tells)
        self.web: RestApi = RestApi(self.desk, self.faults, lambda: self.bot_token)
        self.web.on_call, self.web.on_answer = self._write_call, self._write_event
        self.root_command = "loop"
        self.front = ""
        """Where the bot reaches the gateway, if something stands before it."""

    def routes(self) -> list[web.RouteDef]:
        return [*self.web.routes(), web.get("/gateway/", self.gateway.handle), web.get("/gateway", self.gateway.handle)]

    async def _start(self) -> None:
        await super()._start()
        self.desk.gateway_url = self.gateway_url

    async def _stop(self) -> None:
        await self.web.close()
        await self.gateway.close()
        await super()._stop()
        assert not self.web.broken, "The stand-in itself went wrong:\n" + "\n".join(self.web.broken)

    @property
    def patience(self) -> float:
        return self.interactions.patience

    @patience.setter
    def patience(self, seconds: float) -> None:
        self.interactions.patience = seconds

    @property
    def api_url(self) -> str:
        return self.root.rstrip("/") + BASE

    @property
    def gateway_url(self) -> str:
        return self.front or self.root.replace("http", "ws", 1) + "gateway/"

    @property
    def calls(self) -> list[Call]:
        return self.web.calls

    def calls_of(self, name: str) -> list[Call]:
        """By a name such as `POST /channels/{channel}/messages`."""
        return [call for call in list(self.calls) if call.name == name]

    # What it tells, and what it writes down.

    def _ready_event(self, session: str) -> JSON:
        bot = self.world.users[self.world.bot].shown()
        said: JSON = {"v": 10, "user": bot, "session_id": session, "resume_gateway_url": self.gateway_url}
        guilds = [{"id": self.world.guild.id, "unavailable": True}] if self.has_bot else []
        return {**said, "guilds": guilds, "application": {"id": self.world.app, "flags": 0}, "private_channels": []}

    def _guild_event(self) -> JSON | None:
        with self.world.lock:
            return payloads.whole_guild(self.world) if self.has_bot else None

    def _tells(self, kind: str, said: JSON) -> None:
        """From within a call: the event goes its own way."""
        self._loop.create_task(self.gateway.tell(kind, *self._heard(kind, said)))

    def tells(self, kind: str, said: JSON) -> int:
        return self.run(self.gateway.tell(kind, *self._heard(kind, said)))

    def _heard(self, kind: str, said: JSON) -> tuple[JSON, int]:
        """What of it the bot is told, and which of its intents it needs for that."""
        if not kind.startswith("MESSAGE_"):
            return said, GUILDS
        place = self.world.channels[said["channel_id"]]
        where: JSON = {} if place.dm_with else {"guild_id": self.world.guild.id}
        if not place.dm_with and "author" in said and said["author"]["id"] in self.world.guild.members:
            where["member"] = payloads.member(self.world, said["author"]["id"], with_user=False)
        return {**said, **where}, DIRECT_MESSAGES if place.dm_with else GUILD_MESSAGES

    def _write_call(self, line: JSON) -> None:
        if self.record:
            _append(self.record, line)

    def _write_event(self, line: JSON) -> None:
        if self.record:
            _append(self.record.with_suffix(".events"), line)

    # What happens.

    def newcomer(self, user_id: str) -> Member:
        return Member(self, user_id)

    def tells_if_up(self, kind: str, said: JSON) -> None:
        if self.root:
            self.tells(kind, said)

    def messages(self, channel: "str | Channel | Member") -> list[Message]:
        """Everything in a place, ephemerals too, the newest last."""
        place = channel.dm if isinstance(channel, Member) else self.channel(channel)
        return list(place.messages)

    def text(self, message: Message) -> JSON:
        return payloads.message(self.world, message)

    def passes(self, seconds: float) -> None:
        """Let Discord's own time go by: tokens and nonces grow old."""
        self.world.passed += seconds

    def delivers(self, made: Interaction) -> Delivered:
        """Hand over what somebody did, and wait for the first answer as long as Discord does."""
        began = time.monotonic()
        with self.world.lock:
            said = self.interactions.payload(made)
        if not self.gateway.sessions:
            return Delivered(False, 0.0)
        for _ in range(self.faults.dice.randint(*self.faults.copies)):
            asyncio.run_coroutine_threadsafe(self._deliver(said), self._loop)
        made.done.wait(self.patience)
        with self.world.lock:
            made.given_up = not made.answered
        return Delivered(bool(made.answered), time.monotonic() - began)

    async def _deliver(self, said: JSON) -> None:
        await asyncio.sleep(self.faults.dice.uniform(0, self.faults.jitter))
        await self.gateway.tell("INTERACTION_CREATE", said, needs=0)

    def reconnects(self) -> None:
        self.run(self.gateway.asks_to_reconnect())

    def invalidates_sessions(self, resumable: bool = False) -> None:
        self.run(self.gateway.invalidates(resumable))

    def hangs_up(self, code: int = 4000) -> None:
        self.run(self.gateway.hangs_up(code))

    def aborts_sockets(self) -> None:
        self.run(self.gateway.abort())

    def silences_sockets(self) -> None:
        self.run(self.gateway.fall_silent())

    def connected(self, times: int = 1, timeout: float = 10) -> None:
        """Wait until so many sessions were begun or resumed since the beginning, and one is open."""
        gate = self.gateway

        def is_up() -> Any:
            return len(gate.identified) + gate.resumed >= times and gate.open_sessions

        self.wait_for(is_up, timeout, f"{times} connections")

    def lately(self) -> list[str]:
        return [f"{call.name} {call.status} {call.code or ''}" for call in self.calls[-10:]]


def _append(file: Path, line: JSON) -> None:
    with file.open("a", encoding="utf-8") as written:
        written.write(json.dumps(line) + "\n")
