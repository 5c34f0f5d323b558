"""Files that wait to be fetched: each by the one seat it was made for, once, and not for long."""

import secrets
from collections import OrderedDict
from dataclasses import dataclass

from bot.ui.message import File

MOST = 6
"""Files that wait at the same time; the oldest makes room."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file and whose it is."""

    seat: str
    file: File


class Files:
    """Only in memory: what is not fetched before the bot ends is asked for again."""

    def __init__(self) -> None:
        self._waiting: OrderedDict[str, Waiting] = OrderedDict()

    def offer(self, seat: str, file: File) -> str:
        """Keep a file for a seat; the name it is fetched by, which nobody can guess."""
        name = secrets.token_urlsafe(16)
        self._waiting[name] = Waiting(seat, file)
        while len(self._waiting) > MOST:
            self._waiting.popitem(last=False)
        return name

    def take(self, name: str, seat: str) -> File | None:
        """The file, which is gone from here then; nothing for anybody else."""
        found = self._waiting.get(name)
        if found is None or found.seat != seat:
            return None
        del self._waiting[name]
        return found.file
