"""What the library for Slack is used for besides listening: one socket, whom it acts as, and checking a signature."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.signature import SignatureVerifier

from adapters.slack.web_api import Me, quiet


class BoltLink:
    """A socket of the library's that is left to end when it ends: whoever keeps the sockets makes the next one.

    By itself the library tries an address that is used up for ever, and asks for new ones as fast as it can.
    """

    def __init__(self, app: AsyncApp, app_token: str, ping: float) -> None:
        self.is_ending = False
        self._client = AsyncSocketModeHandler(app, app_token, logger=quiet, ping_interval=ping).client
        self._client.default_auto_reconnect_enabled = self._client.auto_reconnect_enabled = False
        self._client.connect_to_new_endpoint = self._is_told_to_go  # type: ignore[assignment, method-assign]

    async def _is_told_to_go(self, **_: object) -> None:
        self.is_ending = True

    async def open(self, url: str) -> None:
        self._client.wss_uri = url
        await self._client.connect()  # type: ignore[no-untyped-call]

    async def is_open(self) -> bool:
        return bool(await self._client.is_connected())

    async def close(self) -> None:
        await self._client.close()  # type: ignore[no-untyped-call]


def authorizer(bot_token: str, who: Callable[[], Me | None]) -> Callable[..., Coroutine[Any, Any, AuthorizeResult]]:
    """What the library would ask Slack itself at the first delivery, which it drops if it gets no answer."""

    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        me = who()
        assert me is not None
        keys = {"enterprise_id": enterprise_id, "team_id": team_id, "bot_user_id": me.user}
        return AuthorizeResult(bot_id=me.bot, bot_token=bot_token, **keys)

    return authorize


async def is_from_slack(secret: str, request: web.Request) -> bool:
    """Whether Slack signed this within five minutes. What can't even be read, such as a broken archive, it did not."""
    try:
        return is_signed(secret, await request.read(), request.headers)
    except Exception:
        # The library raises for headers that are no such thing, the server for bodies.
        return False


def is_signed(secret: str, body: bytes, headers: Mapping[str, str]) -> bool:
    verifier = SignatureVerifier(secret)
    given = {name.lower(): value for name, value in headers.items()}
    signature, at = given.get("x-slack-signature", ""), given.get("x-slack-request-timestamp", "")
    return bool(secret) and verifier.is_valid(body, at, signature)
