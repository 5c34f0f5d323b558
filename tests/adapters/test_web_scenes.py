"""The local page with a real engine behind it."""

from uuid import uuid4

from adapters.web.adapter import WebAdapter
from storage.database import Database
from storage.feed import Feed
from tests.adapters.page import filled, newest_button, newest_form, texts_in
from tests.adapters.scenes import Scenes
from tests.adapters.stage import Stage


class WebStage(Stage):
    """Ana's seat at the page: what the feed holds is what the page shows, as text."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.adapter: WebAdapter = WebAdapter(self.handle, database, self.clock, lambda: None)

    async def say(self, words: str, key: str = "") -> None:
        command = words if words.startswith("/loop") else f"/loop {words}"
        await self.adapter.say("ana", command, key or uuid4().hex)

    async def press(self, label: str, key: str = "") -> None:
        entry, token = newest_button(await self.adapter.feed("ana"), label)
        await self.adapter.press("ana", token, key or uuid4().hex, "ana", entry["id"])

    async def fill(self, **values: str) -> None:
        entry = newest_form(await self.adapter.feed("ana"))
        await self.adapter.submit("ana", entry["id"], filled(entry, values), uuid4().hex)

    async def shown(self, place: str = "ana") -> str:
        entries = await self.database.read(lambda session: Feed(session, place).last())
        return "\n".join(text for entry in entries if not entry.author for text in texts_in(entry.body))

    async def form_shown(self) -> str:
        return "\n".join(texts_in(newest_form(await self.adapter.feed("ana"))["body"]))

    async def suggestions(self, kind: str, words: str) -> list[str]:
        return await self.adapter.search("ana", kind, words, uuid4().hex)


class TestWebScenes(Scenes):
    make = WebStage
