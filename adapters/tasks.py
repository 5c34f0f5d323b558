"""Work that goes on beside everything else: waited for at the end, and never silent when it fails."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import structlog

from bot.replies import where

log = structlog.get_logger()


class Tasks:
    """What one adapter has under way."""

    def __init__(self) -> None:
        self.under_way: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, Any]) -> "asyncio.Task[Any]":
        """Run something beside everything else."""
        task = asyncio.ensure_future(work)
        self.under_way.add(task)
        task.add_done_callback(self._ended)
        return task

    async def finish(self, within: float) -> None:
        """Let what was started come to its end; what takes more seconds than that is broken off."""
        while self.under_way:
            _, late = await asyncio.wait(self.under_way, timeout=within)
            for task in late:
                task.cancel()

    def _ended(self, task: "asyncio.Task[Any]") -> None:
        """A fault of ours is told by its kind and place alone: its own words may be somebody's."""
        self.under_way.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("answering failed", error=type(error).__name__, where=where(error))
