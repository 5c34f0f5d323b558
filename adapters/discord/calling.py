"""Errors of Discord's web API, as data. No library here."""

from typing import Any

from bot.errors import MISCONFIGURED, Explained

Json = dict[str, Any]


class DiscordError(Exception):
    """Discord's answer was no. `status` is of HTTP, `code` Discord's own number, `retry_after` in seconds.

    The message is Discord's, and may repeat what was sent: it is for looking at, not for showing.
    """

    def __init__(self, status: int, code: int = 0, message: str = "", retry_after: float | None = None) -> None:
        super().__init__(f"status {status}, code {code}")
        self.status, self.code, self.message, self.retry_after = status, code, message, retry_after


class NoAnswer(Exception):
    """The call may have been carried out or not: the connection broke, it took too long, or Discord was unwell."""


class NotReached(NoAnswer):
    """There was not even a connection, so nothing was carried out."""


class TokenRefused(Explained):
    """Discord says that the bot's token is no good."""

    def __init__(self) -> None:
        advice = "Copy it again from discord.com/developers/applications → your app → Bot into .env, then start again."
        super().__init__(f"Discord refuses DISCORD_TOKEN. {advice}", MISCONFIGURED)
