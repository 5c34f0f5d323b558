"""A platform that loses answers: it accepts late, after the asker is gone, drops connections, and says 429 and 500.

What it accepted is the history that counts; the bot's own table is never asked whether it did well.
"""

import asyncio
import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from aiohttp import web

from tests.twins.background import Background

LATEST = 0.6
"""Seconds after which a request that came in is surely accepted or lost."""


@dataclass
class History:
    """Wire ids by place, in the order of acceptance, and the numbers that the posts carried."""

    places: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    numbers: Counter[int] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)


class FakePlatform(Background):
    """An HTTP server in a thread of the test, so that it outlives every bot."""

    def __init__(self, seed: int, faults: float = 0.2, always_late: bool = False, latest: float = LATEST) -> None:
        """`always_late`: every post is accepted in the second half of `latest`, when nobody waits for it any more."""
        self.history, self._latest = History(), latest
        self._dice, self._faults, self._always_late = random.Random(seed), faults, always_late
        self._late: set[asyncio.Task[None]] = set()
        self._dropped: set[str] = set()
        super().__init__("platform")

    async def _stop(self) -> None:
        """Nobody asks any more: what would still be accepted late is let go."""
        for task in self._late:
            task.cancel()
        await asyncio.gather(*self._late, return_exceptions=True)
        await super()._stop()

    def routes(self) -> list[web.RouteDef]:
        return [web.post("/post", self._post), web.get("/history", self._look)]

    @property
    def url(self) -> str:
        return self.root.rstrip("/")

    def _accept(self, body: dict[str, str]) -> None:
        self.history.places[body["place"]].append(body["wire_id"])
        self.history.numbers[int(body["text"])] += 1

    async def _later(self, body: dict[str, str]) -> None:
        earliest = 0.5 if self._always_late else 0.1
        await asyncio.sleep(self._dice.uniform(earliest, 0.9) * self._latest)
        self._accept(body)

    async def _post(self, request: web.Request) -> web.Response:
        body = await request.json()
        fault = self._fault(body["wire_id"])
        self.history.refused[fault] += 1
        match fault:
            case "late":
                # Not cancelled when the asker goes away: that is the case that matters.
                task = asyncio.create_task(self._later(body))
                self._late.add(task)
                await asyncio.shield(task)
            case "busy":
                return web.json_response({}, status=429, headers={"Retry-After": "0.1"})
            case "drop before":
                self._hang_up(request)
            case "drop after" | "error after":
                self._accept(body)
                if fault == "error after":
                    return web.json_response({}, status=500)
                self._hang_up(request)
            case _:
                await asyncio.sleep(0.01)
                self._accept(body)
        return web.json_response({"ref": body["wire_id"]})

    def _fault(self, wire_id: str) -> str:
        if self._always_late:
            return "late"
        if self._dice.random() > self._faults:
            return "late" if self._dice.random() < 0.3 else "none"
        fault = self._dice.choice(["busy", "drop before", "drop after", "error after"])
        if fault == "drop before" and wire_id in self._dropped:
            return "none"
        self._dropped.add(wire_id)
        return fault

    @staticmethod
    def _hang_up(request: web.Request) -> None:
        if request.transport:
            request.transport.abort()

    async def _look(self, request: web.Request) -> web.Response:
        return web.json_response(self.history.places[request.query["place"]])
