"""Who is watching: every open page gets every change, and a slow one is dropped rather than waited for."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

WAITING = 500


class Hub:
    """Queues of open pages."""

    def __init__(self) -> None:
        self._pages: set[asyncio.Queue[dict[str, Any] | None]] = set()

    @contextmanager
    def page(self) -> Iterator["asyncio.Queue[dict[str, Any] | None]"]:
        """A queue for one page; None in it means that the page has to connect anew."""
        queue: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue(WAITING)
        self._pages.add(queue)
        try:
            yield queue
        finally:
            self._pages.discard(queue)

    def tell(self, change: dict[str, Any]) -> None:
        for queue in list(self._pages):
            if queue.full():
                self._pages.discard(queue)
                queue.get_nowait()
                queue.put_nowait(None)
            else:
                queue.put_nowait(change)

    def close(self) -> None:
        """Let every page go; they connect again when the bot is back."""
        for queue in self._pages:
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(None)
        self._pages.clear()
