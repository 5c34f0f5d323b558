"""Slack with a real engine behind it, over the real libraries and real sockets."""

import asyncio
from collections.abc import Callable, Mapping

from adapters.slack.adapter import SlackAdapter
from bot.events import Address, Sender
from bot.turn import OpenForm, Reply
from storage.database import Database
from tests.adapters.scenes import Scenes
from tests.adapters.slack.place import keys, with_people
from tests.adapters.slack.world import HERE
from tests.adapters.stage import Stage
from tests.twins.slack import TEAM
from tests.twins.slack.delivering import INTERACTIVE
from tests.twins.slack.elements import choices_of
from tests.twins.slack.inputs import field_name, inputs_of
from tests.twins.slack.member import Gesture


class SlackStage(Stage):
    """Ana in her conversation with the bot. What she does blocks, so it happens off the loop on which the bot runs."""

    people: tuple[Address, Address] = (Address("slack", TEAM, "U_ANA"), Address("slack", TEAM, "U_ROSA"))

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.twin = with_people(now=lambda: self.clock.now().timestamp())
        self.ana = self.twin.members["U_ANA"]
        self.place: Address = Address("slack", TEAM, self.ana.dm.id)

    async def begin(self) -> None:
        await asyncio.to_thread(self.twin.__enter__)
        self.adapter = self.slack = self.another()
        ready = asyncio.Event()
        self._running = asyncio.create_task(self.adapter.run(ready.set))
        await asyncio.wait_for(ready.wait(), 10)

    async def end(self) -> None:
        await self.adapter.stop()
        await asyncio.wait_for(self._running, 10)
        await asyncio.to_thread(self.twin.__exit__)

    def another(self) -> SlackAdapter:
        return SlackAdapter(self, self.clock, keys(self.twin), pace=0)

    async def offer(self, sender: Sender, opened: OpenForm) -> Reply:
        return await self.engine.offer(sender, opened)

    async def came_back(
        self, sender: Sender, token: str, values: Mapping[str, str], errors: Mapping[str, str]
    ) -> Reply:
        return await self.engine.came_back(sender, token, values, errors)

    async def unheard(self, sender: Sender) -> None:
        await self.engine.unheard(sender)

    async def does(self, gesture: Callable[[], Gesture]) -> None:
        assert (await asyncio.to_thread(gesture)).acked
        while following := set(self.slack._desk.tasks.under_way):
            await asyncio.wait(following)
        await asyncio.to_thread(self.twin.settled)

    async def say(self, words: str, key: str = "") -> None:
        await self.does(lambda: self.ana.command(words))

    async def press(self, label: str, key: str = "") -> None:
        await self.does(lambda: self.ana.presses(label))

    async def fill(self, **values: str) -> None:
        chosen = {name: self.begins(name, value) for name, value in values.items()}
        await self.does(lambda: self.ana.submits(**chosen))

    def begins(self, name: str, value: str) -> str:
        """In a menu, the choice that begins like this; elsewhere the words themselves."""
        assert self.ana.modal
        fields = {field_name(block): element for block, element in inputs_of(self.ana.modal.body)}
        labels = [each["text"]["text"] for each in choices_of(fields[name])] if "options" in fields[name] else []
        return next((label for label in labels if label.casefold().startswith(value.casefold())), value)

    async def shown(self, place: str = "ana") -> str:
        return self.twin.members[HERE[place]].sees()

    async def form_shown(self) -> str:
        return self.ana.modal_text

    async def suggestions(self, kind: str, words: str) -> list[str]:
        """As a menu asks for them. What was typed is always offered as well; it is no name."""
        who = {"id": "U_ANA", "team_id": TEAM}
        about = {"user": who, "team": {"id": TEAM}, "block_id": f"name#1/{kind}", "action_id": "field", "value": words}
        asked = {"type": "block_suggestion", "view": {"id": "V1", "type": "modal"}, **about}
        found = await asyncio.to_thread(self.twin.deliver, INTERACTIVE, asked)
        labels = [option["text"]["text"] for option in found.answer["options"]]
        return [label for label in labels if label != f"“{words}”"]


class TestSlackScenes(Scenes):
    make = SlackStage
