"""The whole process: how long until it serves and how much memory it holds, beside the libraries it uses."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import psutil

from tests.benchmarks.corpus import copied, empty
from tests.benchmarks.measure import Result, milli
from tests.processes import ROOT, running_bot

LIBRARIES = "aiohttp.web, sqlmodel, sqlalchemy, pydantic_settings, structlog, rapidfuzz, babel.dates, apscheduler.schedulers.asyncio"
BARE = f"""
import asyncio, {LIBRARIES}, tzlocal, psutil, os
from aiohttp import web
from sqlalchemy import text
engine = sqlmodel.create_engine("sqlite://")
with engine.connect() as connection: connection.execute(text("select 1"))
async def main():
    runner = web.AppRunner(web.Application()); await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(psutil.Process(os.getpid()).memory_info().rss, flush=True)
asyncio.run(main())
"""
ROUNDS = 5


def ours(folder: Path, path: Path) -> tuple[float, int]:
    """Seconds until the address is printed, and the bytes that it then holds."""
    start = time.perf_counter()
    with running_bot(f"sqlite:///{path}", folder) as bot:
        seconds = time.perf_counter() - start
        time.sleep(0.5)
        return seconds, psutil.Process(bot.process.pid).memory_info().rss


def bare() -> tuple[float, int]:
    start = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", BARE], stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        size = int(process.stdout.readline())
        return time.perf_counter() - start, size


def start_up(folder: Path) -> list[Result]:
    path = copied(folder, "start.db", empty(folder))
    rounds = [(ours(folder, path), bare()) for _ in range(ROUNDS)]
    seconds, beside = (statistics.median(each[side][0] for each in rounds) for side in (0, 1))
    size, least = (statistics.median(each[side][1] for each in rounds) for side in (0, 1))
    return [
        Result("start until it serves, beside the bare libraries serving", milli(seconds), milli(beside), seconds / beside, 1.25),
        Result("memory when idle, beside the same", f"{size / 2**20:.0f} MiB", f"{least / 2**20:.0f} MiB", size / least, 1.15),
        help_alone(),
    ]  # fmt: skip


def help_alone() -> Result:
    """`--help` imports nothing but the standard library."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}

    def seconds(*words: str) -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, *words], capture_output=True, cwd=ROOT, env=environment, check=True)
        return time.perf_counter() - start

    rounds = [(seconds("-m", "bot", "--help"), seconds("-c", "import argparse, sqlite3")) for _ in range(ROUNDS * 2)]
    mine, least = (statistics.median(each[side] for each in rounds) for side in (0, 1))
    return Result("--help beside `import argparse, sqlite3`", milli(mine), milli(least), mine / least, 3)
