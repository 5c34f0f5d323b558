"""Slack with a real engine behind it, over the real libraries and real sockets."""

import asyncio

from adapters.slack.adapter import SlackAdapter
from bot.events import Address
from storage.database import Database
from tests.adapters.live_stage import LiveStage
from tests.adapters.scenes import Scenes
from tests.adapters.slack.place import keys, with_people
from tests.adapters.slack.world import HERE
from tests.twins.slack import TEAM, SlackTwin
from tests.twins.slack.delivering import INTERACTIVE
from tests.twins.slack.elements import choices_of
from tests.twins.slack.inputs import field_name, inputs_of


class SlackStage(LiveStage):
    """Ana in her conversation with the bot."""

    people: tuple[Address, Address] = (Address("slack", TEAM, "U_ANA"), Address("slack", TEAM, "U_ROSA"))

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.twin: SlackTwin = with_people(now=lambda: self.clock.now().timestamp())
        self.ana = self.twin.members["U_ANA"]
        self.place: Address = Address("slack", TEAM, self.ana.dm.id)

    def connect(self) -> SlackAdapter:
        return SlackAdapter(self, self.clock, keys(self.twin), pace=0)

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
