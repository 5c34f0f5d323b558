"""What the library for Slack is used for besides listening: one socket, and the check of a signature."""

from collections.abc import Mapping

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier

from adapters.slack.web_api import quiet


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


def is_signed(secret: str, body: bytes, headers: Mapping[str, str]) -> bool:
    """Whether Slack signed this within five minutes. The library raises for headers that are no such thing."""
    try:
        verifier = SignatureVerifier(secret)
        given = {name.lower(): value for name, value in headers.items()}
        signature, at = given.get("x-slack-signature", ""), given.get("x-slack-request-timestamp", "")
        return bool(secret) and verifier.is_valid(body, at, signature)
    except Exception:
        return False
