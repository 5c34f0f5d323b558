"""What every platform's package needs around its calls: the core that answers, and how a call can stay unanswered."""

from collections.abc import Mapping
from typing import Protocol

from bot.events import Event, Sender
from bot.i18n import Translator
from bot.turn import OpenForm, Reply


class NoAnswer(Exception):
    """The call may have been carried out or not: the connection broke, it took too long, or the platform was unwell."""


class NotReached(NoAnswer):
    """There was not even a connection, so nothing was carried out."""


class Core(Protocol):
    """What answers: the engine."""

    async def handle(self, event: Event) -> Reply: ...
    async def offer(self, sender: Sender, opened: OpenForm) -> Reply: ...
    async def came_back(
        self, sender: Sender, token: str, values: Mapping[str, str], errors: Mapping[str, str]
    ) -> Reply: ...
    async def unheard(self, sender: Sender) -> None: ...
    async def speaks(self, sender: Sender) -> Translator: ...
