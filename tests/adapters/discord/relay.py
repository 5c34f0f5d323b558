"""A line that can be swallowed: what stands between the bot and Discord, and passes on nothing any more."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from urllib.parse import urlsplit

from aiohttp import web

from tests.twins.background import Background
from tests.twins.discord import DiscordTwin

CHUNK = 65_536


class Relay(Background):
    """Connections through it live on while nothing comes through: nobody is told that anything broke."""

    def __init__(self, twin: DiscordTwin, port: int) -> None:
        super().__init__("relay")
        self.twin, self.port, self.opened = twin, port, 0
        self._gates: list[asyncio.Event] = []
        self._passing: set[asyncio.Task[None]] = set()
        twin.front = f"ws://127.0.0.1:{port}/gateway/"

    def routes(self) -> Iterable[web.RouteDef]:
        return ()

    async def _start(self) -> None:
        self._server = await asyncio.start_server(self._take, "127.0.0.1", self.port)

    async def _stop(self) -> None:
        self._server.close()
        for task in self._passing:
            task.cancel()
        await asyncio.gather(*self._passing, return_exceptions=True)

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.opened += 1
        there = urlsplit(self.twin.root)
        far, back = await asyncio.open_connection(there.hostname, there.port)
        gate = asyncio.Event()
        gate.set()
        self._gates.append(gate)
        self._passing |= {
            asyncio.create_task(self._pass(reader, back, gate)),
            asyncio.create_task(self._pass(far, writer, gate)),
        }

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, gate: asyncio.Event) -> None:
        with suppress(OSError):
            while data := await reader.read(CHUNK):
                await gate.wait()
                writer.write(data)
                await writer.drain()
            await gate.wait()
        writer.close()

    async def _swallow(self) -> None:
        for gate in self._gates:
            gate.clear()

    def swallows(self) -> None:
        """The lines of now lead nowhere from here on; new ones do."""
        self.run(self._swallow())
