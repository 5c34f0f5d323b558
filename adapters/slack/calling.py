"""What the rest of this package needs: Slack's web API by name, with errors as data. No library here."""

from typing import Any, Protocol

from bot.errors import MISCONFIGURED, Explained

Json = dict[str, Any]


class SlackError(Exception):
    """Slack's answer was no, or was none. `code` is Slack's own word; `status` of HTTP; `retry_after` in seconds."""

    def __init__(self, code: str, status: int = 200, retry_after: float | None = None) -> None:
        super().__init__(code or f"status {status}")
        self.code, self.status, self.retry_after = code, status, retry_after


class TokenRefused(Explained):
    """Slack says that the token of this name is no good; `why` is Slack's own word."""

    def __init__(self, name: str, why: str) -> None:
        advice = "Copy it again from your app's settings at api.slack.com into .env, then start again."
        super().__init__(f"Slack refuses {name} ({why}). {advice}", MISCONFIGURED)
        self.why = why


class Api(Protocol):
    """Slack's web API. Both raise SlackError and NoAnswer, and never try a call a second time."""

    async def write(self, method: str, **arguments: Any) -> Json:
        """A call that changes something."""

    async def read(self, method: str, **arguments: str) -> Json:
        """A call that only looks."""

    async def respond(self, url: str, body: Json) -> None:
        """Answer where an interaction came from."""


QUIET: Json = {"parse": "none", "link_names": False, "unfurl_links": False, "unfurl_media": False}
"""Nothing that people typed becomes a mention, a link or a preview."""
