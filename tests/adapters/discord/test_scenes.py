"""Discord with a real engine behind it, over the real library and real sockets."""

import asyncio
from typing import ClassVar

from adapters.discord.adapter import DiscordAdapter
from adapters.discord.commands import all_of
from bot.engine import Engine
from bot.events import Address
from bot.features import FEATURES, forms
from bot.router import Router
from storage.database import Database
from storage.partners import Partners
from storage.viewer import SYSTEM
from tests.adapters.discord.intruder import typing
from tests.adapters.discord.place import UNSEEN, adapter_for, fill_in
from tests.adapters.discord.world import offer_commands, person_place, with_people
from tests.adapters.feature import FEATURE
from tests.adapters.live_stage import LiveStage
from tests.adapters.scenes import Run, Scenes
from tests.adapters.stage import NOW, Stage
from tests.twins.discord import DiscordTwin
from tests.twins.discord.interactions import AUTOCOMPLETE


class DiscordStage(LiveStage):
    """Ana in her conversation with the bot."""

    def __init__(self, database: Database) -> None:
        self.twin: DiscordTwin = with_people(now=NOW.timestamp)
        self.ana, self.rosa = self.twin.member("Ana"), self.twin.member("Rosa")
        self.place, rosas = (Address("discord", "global", person_place(each)) for each in (self.ana, self.rosa))
        self.people = (self.place, rosas)
        super().__init__(database)
        # What is not right in a window is listed below it, with a button that opens the window again.
        self.engine = Engine(database, Router((FEATURE, forms.feature((FEATURE,)))), self.clock)

    async def start(self) -> None:
        await offer_commands(self.twin)
        await super().start()

    def connect(self) -> DiscordAdapter:
        return adapter_for(self.twin, self, self.clock)

    async def say(self, words: str, key: str = "") -> None:
        await self.does(lambda: self.ana.command("say", words=words))

    async def press(self, label: str, key: str = "") -> None:
        await self.does(lambda: self.ana.presses(label))

    async def fill(self, **values: str) -> None:
        """What is not right is listed in an answer with a button, which opens the window again."""
        if not self.ana.window:
            await self.press("Fill it in")
        chosen = {name: self.begins(name, value) for name, value in values.items()}
        await asyncio.to_thread(fill_in, self.ana, chosen)
        await self.over()

    def begins(self, name: str, value: str) -> str:
        """In a menu, the choice that begins like this; elsewhere the words themselves."""
        assert self.ana.window, self.ana.reads()
        labels = [each["label"] for each in self.ana.window.field(name).get("options") or []]
        return next((label for label in labels if label.casefold().startswith(value.casefold())), value)

    async def shown(self, place: str = "ana") -> str:
        who = {"ana": self.ana, "rosa": self.rosa}[place]
        return who.reads().replace(UNSEEN, "")

    async def form_shown(self) -> str:
        return self.ana.form or await self.shown()

    async def suggestions(self, kind: str, words: str) -> list[str]:
        """As a field of a command asks for them, whichever command that is."""
        fields = [(each.word, asked) for each in all_of(FEATURES) if each.form for asked in each.form.asks()]
        word, name = next(((word, asked.name.lower()) for word, asked in fields if asked.search == kind), ("", ""))
        data = typing(word, name, words).data
        done = await asyncio.to_thread(self.ana._does, AUTOCOMPLETE, self.ana.dm, data)
        return [each["name"] for each in done.data["choices"]]


class TestDiscordScenes(Scenes):
    make: ClassVar[type[Stage]] = DiscordStage

    def test_names_are_suggested_while_someone_types(self, run: Run) -> None:
        """No command asks for a person; whom a form asks for is picked from Discord's own list."""

        async def scene(stage: Stage) -> None:
            await stage.database.write(lambda session: Partners(session, SYSTEM).add("Roosevelt Elders", NOW))
            assert await stage.suggestions("partner", "ro") == ["Roosevelt Elders"]
            assert await stage.suggestions("nothing", "ro") == []

        run(scene)
