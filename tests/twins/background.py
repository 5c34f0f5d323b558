"""A server on 127.0.0.1 in a thread of its own, so that it outlives every bot that connects to it."""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from typing import Any, Self, TypeVar

from aiohttp import web

from tests.loops import OwnLoop
from tests.twins.front import Front

T = TypeVar("T")
LOOK = 0.01
"""Seconds between two looks at what somebody waits for."""


class Background(OwnLoop, ABC):
    """Serves `routes()` from when it is entered; `root` is its address, with a slash at the end."""

    def __init__(self, name: str) -> None:
        self.root = ""
        super().__init__(name)

    def __enter__(self) -> Self:
        self.open_loop()
        self.run(self._start(), within=10)
        return self

    def __exit__(self, *_: object) -> None:
        self.run(self._stop())
        self.close_loop()

    @abstractmethod
    def routes(self) -> Iterable[web.RouteDef]:
        """What is served, and how."""

    async def _start(self) -> None:
        app = web.Application(client_max_size=16 * 1024 * 1024)
        app.add_routes(self.routes())
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.root = f"http://127.0.0.1:{self._runner.addresses[0][1]}/"

    async def _stop(self) -> None:
        await self._runner.cleanup()

    def lately(self) -> list[str]:
        """What happened last, for whoever waits in vain."""
        return []

    def wait_for(self, predicate: Callable[[], T], timeout: float = 5, what: str = "it") -> T:
        """What the predicate says as soon as that is true of anything."""
        end = time.monotonic() + timeout
        while True:
            found = predicate()
            if found:
                return found
            assert time.monotonic() < end, f"waited {timeout} s for {what}: {self.lately()}"
            time.sleep(LOOK)


class Settling(Background, ABC):
    """One that can tell when the bot has done what it had to."""

    web: Front[Any, Any]
    """Where the bot's calls arrive."""

    def settled(self, quiet: float = 0.15, timeout: float = 5) -> None:
        """Wait until no call has come for so many seconds, and none is under way.

        They are counted in looks: on a busy machine seconds go by in which the bot gets no turn either.
        """
        looks, seen = 0, -1

        def is_quiet() -> bool:
            nonlocal looks, seen
            before, seen = seen, len(self.web.calls)
            looks = looks + 1 if self.web.is_idle and seen == before else 0
            return looks * LOOK >= quiet

        self.wait_for(is_quiet, timeout, "quiet")
