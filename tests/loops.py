"""An event loop in a thread of its own, on which something runs while a test looks at it from outside."""

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class OwnLoop:
    """Runs from `open_loop` to `close_loop`."""

    def __init__(self, name: str = "bot") -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True, name=name)

    def open_loop(self) -> None:
        self._thread.start()

    def close_loop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def run(self, work: Coroutine[Any, Any, T], within: float = 60) -> T:
        """Let the loop do something, and wait for it."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(within)
