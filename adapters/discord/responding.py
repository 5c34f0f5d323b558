"""Answers to interactions: over a connection of our own, each tried once, and with no token but that of the gesture."""

import json
from collections.abc import Sequence
from typing import Any

import aiohttp

from adapters.discord.calling import Json
from adapters.discord.failures import as_object, refused
from adapters.discord.flags import EPHEMERAL
from adapters.discord.under_way import asked
from bot.ui.message import File


class Responses:
    """What goes back to whoever did something. Raises DiscordError and NoAnswer."""

    def __init__(self, base: str, timeout: float) -> None:
        self._base, self._timeout = base, aiohttp.ClientTimeout(total=timeout)
        self._answers: aiohttp.ClientSession | None = None

    async def answer(self, interaction: str, token: str, payload: Json) -> None:
        """The first answer, within three seconds. Tried once."""
        await self._answer("POST", f"/interactions/{interaction}/{token}/callback", payload)

    async def follow_up(self, application: str, token: str, payload: Json) -> Json:
        """One more message. Tried once."""
        return as_object(await self._answer("POST", f"/webhooks/{application}/{token}?wait=true", payload))

    async def hand_over(self, application: str, token: str, files: Sequence[File]) -> Json:
        """Files in one more message for the asker alone. Tried once."""
        url = f"{self._base}/webhooks/{application}/{token}?wait=true"
        return as_object(await asked(lambda: self._sent("POST", url, data=enclosed(files))))

    async def edit_answer(self, application: str, token: str, payload: Json, message: str = "@original") -> Json:
        path = f"/webhooks/{application}/{token}/messages/{message}"
        return as_object(await self._answer("PATCH", path, payload))

    async def _answer(self, method: str, path: str, payload: Json) -> Any:
        """The token of the interaction is in the path, so the bot's own goes nowhere."""
        return await asked(lambda: self._sent(method, f"{self._base}{path}", json=payload))

    async def _sent(self, method: str, url: str, **body: Any) -> Any:
        self._answers = self._answers or aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar())
        async with self._answers.request(method, url, timeout=self._timeout, **body) as response:
            if response.status == 204:
                return None
            if response.status < 300:
                return await response.json(content_type=None)
            raise refused(response, await response.text())


def enclosed(files: Sequence[File]) -> aiohttp.FormData:
    """Files as Discord takes them, each with what is in it for who can't see it."""
    told = [{"id": n, "filename": each.name, "description": each.about[:1024]} for n, each in enumerate(files)]
    payload = {"flags": EPHEMERAL, "allowed_mentions": {"parse": []}, "attachments": told}
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("payload_json", json.dumps(payload))
    for n, each in enumerate(files):
        form.add_field(f"files[{n}]", each.content, filename=each.name, content_type=each.kind)
    return form
