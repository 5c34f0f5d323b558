"""A bot to be measured, in a process of its own."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import psutil

from tests.processes import ROOT

PATIENCE = 60.0


class Measured:
    """What a process has worked, and a way to say something to the script that runs in it."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._measured = psutil.Process(process.pid)

    def cpu(self) -> float:
        used = self._measured.cpu_times()
        return float(used.user + used.system)

    async def tell(self, word: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{word}\n".encode())
        await self._process.stdin.drain()


@asynccontextmanager
async def started(script: str, *words: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """A script of this folder that has said that it is ready."""
    environment = {name: value for name, value in os.environ.items() if not name.upper().endswith("_PROXY")}
    environment |= {"PYTHONPATH": str(ROOT), "TZ": "UTC"}
    command = (sys.executable, "-m", f"tests.benchmarks.{script}", *words)
    process = await asyncio.create_subprocess_exec(
        *command, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, env=environment, cwd=ROOT
    )
    try:
        assert process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            if await process.stdout.readline() != b"ready\n":
                raise RuntimeError(f"{script} did not start")
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
