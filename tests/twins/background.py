"""A server on 127.0.0.1 in a thread of its own, so that it outlives every bot that connects to it."""

import asyncio
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Coroutine, Iterable
from typing import Any, Self, TypeVar

from aiohttp import web

T = TypeVar("T")


class Background(ABC):
    """Serves `routes()` from when it is entered; `root` is its address, with a slash at the end."""

    def __init__(self, name: str) -> None:
        self.root = ""
        self._ready, self._loop = threading.Event(), asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve, daemon=True, name=name)

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self.run(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    @abstractmethod
    def routes(self) -> Iterable[web.RouteDef]:
        """What is served, and how."""

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._start())
        self._ready.set()
        self._loop.run_forever()

    async def _start(self) -> None:
        app = web.Application(client_max_size=16 * 1024 * 1024)
        app.add_routes(self.routes())
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.root = f"http://127.0.0.1:{self._runner.addresses[0][1]}/"

    async def _stop(self) -> None:
        await self._runner.cleanup()

    def run(self, work: Coroutine[Any, Any, T], within: float = 60) -> T:
        """Let the server's own loop do something, and wait for it."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(within)

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
            time.sleep(0.01)
