"""What the rest of this package needs: Discord's web API with errors as data. No library here."""

from collections.abc import Sequence
from typing import Any, Protocol

from bot.errors import MISCONFIGURED, Explained
from bot.ui.message import File

Json = dict[str, Any]


class DiscordError(Exception):
    """Discord's answer was no. `status` is of HTTP, `code` Discord's own number, `retry_after` in seconds.

    The message is Discord's, and may repeat what was sent: it is for looking at, not for showing.
    """

    def __init__(self, status: int, code: int = 0, message: str = "", retry_after: float | None = None) -> None:
        super().__init__(f"status {status}, code {code}")
        self.status, self.code, self.message, self.retry_after = status, code, message, retry_after


class TokenRefused(Explained):
    """Discord says that the bot's token is no good."""

    def __init__(self) -> None:
        advice = "Copy it again from discord.com/developers/applications → your app → Bot into .env, then start again."
        super().__init__(f"Discord refuses DISCORD_TOKEN. {advice}", MISCONFIGURED)


class Api(Protocol):
    """The calls that people's actions and the outbox need. Raises DiscordError, NoAnswer and TokenRefused."""

    async def answer(self, interaction: str, token: str, payload: Json) -> None: ...
    async def edit_answer(self, application: str, token: str, payload: Json, message: str = "@original") -> Json: ...
    async def follow_up(self, application: str, token: str, payload: Json) -> Json: ...
    async def hand_over(self, application: str, token: str, files: Sequence[File]) -> Json: ...
    async def direct_channel(self, user: str) -> Json: ...
    async def send(self, channel: str, payload: Json) -> Json: ...
    async def edit(self, channel: str, message: str, payload: Json) -> Json: ...
    async def history(self, channel: str, limit: int = 50, **where: str) -> list[Json]: ...
    async def reads_back(self, channel: str) -> bool: ...
