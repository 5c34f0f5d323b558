"""The local page with a real engine behind it."""

from typing import Any
from uuid import uuid4

from adapters.web.adapter import WebAdapter
from storage.database import Database
from storage.feed import Feed
from tests.adapters.scenes import Scenes, Stage


class WebStage(Stage):
    """Ana's seat at the page: what the feed holds is what the page shows, as text."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.adapter: WebAdapter = WebAdapter(self.handle, database, self.clock, lambda: None)

    async def say(self, words: str, key: str = "") -> None:
        command = words if words.startswith("/loop") else f"/loop {words}"
        await self.adapter.say("ana", command, key or uuid4().hex)

    async def press(self, label: str, key: str = "") -> None:
        for entry in reversed(await self.adapter.feed("ana")):
            for button in buttons_in(entry["body"]):
                if button["label"] == label:
                    await self.adapter.press("ana", button["token"], key or uuid4().hex, "ana", entry["id"])
                    return
        raise AssertionError(f"There is no button {label!r}.")

    async def fill(self, **values: str) -> None:
        entry = await self.form()
        filled = {field["name"]: field["value"] for field in entry["body"]["fields"]} | values
        await self.adapter.submit("ana", entry["id"], filled, uuid4().hex)

    async def form(self) -> dict[str, Any]:
        return next(entry for entry in reversed(await self.adapter.feed("ana")) if entry["body"]["kind"] == "form")

    async def shown(self, place: str = "ana") -> str:
        entries = await self.database.read(lambda session: Feed(session, place).last())
        return "\n".join(text for entry in entries if not entry.author for text in texts_in(entry.body))

    async def form_shown(self) -> str:
        return "\n".join(texts_in((await self.form())["body"]))

    async def suggestions(self, kind: str, words: str) -> list[str]:
        return await self.adapter.search("ana", kind, words, uuid4().hex)


def texts_in(part: Any) -> list[str]:
    """Every text in a JSON value; rows of labels and values as the page sets them."""
    match part:
        case str():
            return [part]
        case [str(label), str(value)]:
            return [f"{label}: {value}", label, value]
        case list():
            return [text for each in part for text in texts_in(each)]
        case dict():
            return [text for each in part.values() for text in texts_in(each)]
        case _:
            return []


def buttons_in(part: Any) -> list[dict[str, str]]:
    match part:
        case list():
            return [button for each in part for button in buttons_in(each)]
        case {"label": str(), "token": str()}:
            return [part]
        case dict():
            return [button for each in part.values() for button in buttons_in(each)]
        case _:
            return []


class TestWebScenes(Scenes):
    make = WebStage
