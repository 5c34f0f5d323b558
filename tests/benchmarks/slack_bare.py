"""Bolt and SQLModel as their tutorials have them, as a process to be measured: a command, a commit, an answer.

It commits in the listener itself, in the loop's own thread, which is the quickest for one note at a time.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.benchmarks.path import bare_engine, commit, commit_alike
from tests.benchmarks.slack_wire import APP_TOKEN, BOT_TOKEN

WORK: dict[str, Callable[[Any], None]] = {"one": commit, "seven": commit_alike}


def listening(url: str, work: Callable[[], None]) -> AsyncApp:
    """An app with one command; without the polling that makes Bolt's other way ten milliseconds slower."""
    app = AsyncApp(client=AsyncWebClient(BOT_TOKEN, base_url=url), process_before_response=True)

    async def listen(ack: Callable[..., Awaitable[Any]]) -> None:
        work()
        await ack("Saved what you heard from Casa Latina.")

    app.command("/loop")(listen)
    return app


async def main(url: str, path: str, rows: str) -> None:
    engine, work = bare_engine(Path(path)), WORK[rows]
    handler = AsyncSocketModeHandler(listening(url, lambda: work(engine)), APP_TOKEN)
    await handler.connect_async()  # type: ignore[no-untyped-call]
    print("ready", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
