"""Who is watching: every open page gets every change, and one that was away for a moment gets what it missed."""

import asyncio
import json
import secrets
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

KEPT = 500
"""So many changes can be missed; whoever missed more is shown everything anew. Also what a slow page may lag behind."""
KEPT_CHARACTERS = 4_000_000


@dataclass(frozen=True, slots=True)
class Change:
    """Something that every page is told, with the id it resumes by."""

    id: str
    kind: str
    data: str

    def to_wire(self) -> bytes:
        """The change as a server-sent event. The data has no line break: JSON writes them as two characters."""
        return f"id: {self.id}\nevent: {self.kind}\ndata: {self.data}\n\n".encode()


Queue = asyncio.Queue[Change | None]


@dataclass(frozen=True, slots=True)
class Watch:
    """One page that is watching from now on; None in the queue means that it has to connect anew."""

    queue: Queue
    missed: list[Change] | None
    """What it missed since it last watched, None when that can't be said."""


class Hub:
    """The pages that watch, and the newest changes."""

    def __init__(self) -> None:
        self._pages: set[Queue] = set()
        self._told: deque[Change] = deque()
        self._characters = 0
        self._run, self._count = secrets.token_hex(4), 0

    @property
    def newest(self) -> str:
        """The id of the newest change. It begins anew with the process, so an id of an earlier run means nothing."""
        return f"{self._run}-{self._count}"

    @contextmanager
    def watch(self, last_id: str = "") -> Iterator[Watch]:
        """Watch from now on, and get what came after `last_id`."""
        queue: Queue = asyncio.Queue(KEPT)
        self._pages.add(queue)
        try:
            yield Watch(queue, self._since(last_id))
        finally:
            self._pages.discard(queue)

    def _since(self, last_id: str) -> list[Change] | None:
        if last_id == self.newest:
            return []
        ids = [change.id for change in self._told]
        return list(self._told)[ids.index(last_id) + 1 :] if last_id in ids else None

    def tell(self, kind: str, data: dict[str, Any]) -> None:
        """Tell every page; one that does not keep up is let go and connects anew."""
        self._count += 1
        change = Change(self.newest, kind, json.dumps(data))
        self._keep(change)
        for queue in list(self._pages):
            if queue.full():
                self._let_go(queue)
            else:
                queue.put_nowait(change)

    def _keep(self, change: Change) -> None:
        self._told.append(change)
        self._characters += len(change.data)
        while len(self._told) > KEPT or self._characters > KEPT_CHARACTERS:
            self._characters -= len(self._told.popleft().data)

    def _let_go(self, queue: Queue) -> None:
        self._pages.discard(queue)
        if queue.full():
            queue.get_nowait()
        queue.put_nowait(None)

    def close(self) -> None:
        """Let every page go; they connect again when the bot is back."""
        for queue in list(self._pages):
            self._let_go(queue)
