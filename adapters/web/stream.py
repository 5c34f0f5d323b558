"""The line on which an open page hears of changes: server-sent events, resumed by the id of the last one."""

import asyncio
import json
from typing import Any

from aiohttp import web

from adapters.web.hub import Change, Watch

KEEP_ALIVE = 15.0
"""Seconds of silence after which a page is told that the line still stands."""
RETRY_MS = 1_500


async def opened(request: web.Request) -> web.StreamResponse:
    """A stream to write events to."""
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream; charset=utf-8"})
    await response.prepare(request)
    await response.write(f"retry: {RETRY_MS}\n\n".encode())
    return response


async def follow(response: web.StreamResponse, watch: Watch) -> None:
    """Pass changes on until the page goes away or is let go."""
    while True:
        try:
            change = await asyncio.wait_for(watch.queue.get(), KEEP_ALIVE)
        except TimeoutError:
            await response.write(b": still here\n\n")
            continue
        if change is None:
            return
        await response.write(change.to_wire())


def everything(newest: str, state: dict[str, Any]) -> bytes:
    """All that a page shows, for one that begins, or was away too long."""
    return Change(newest, "everything", json.dumps(state)).to_wire()
