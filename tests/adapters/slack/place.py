"""Ana's conversation with a bot in Slack, around an engine that answers what a test says."""

import asyncio
import os
import threading
from collections.abc import Coroutine, Mapping
from datetime import datetime
from typing import Any, TypeVar

from adapters.slack.adapter import SlackAdapter
from adapters.slack.web_api import Keys
from bot.clock import SystemClock
from bot.events import Address, Event, Sender
from bot.ports import Looked
from bot.turn import OpenForm, Reply
from bot.ui.message import Message
from tests.adapters.slack.world import HERE, PROXIES
from tests.twins.recording import record_file
from tests.twins.slack import SlackTwin
from tests.twins.slack.table import SCOPES

T = TypeVar("T")
READING = (*SCOPES, "channels:history", "groups:history")
"""A bot that may look for what it posted."""


def keys(twin: SlackTwin) -> Keys:
    return Keys(twin.bot_token, twin.app_token, api_url=twin.api_url)


def with_people(**about: Any) -> SlackTwin:
    """A workspace with the people of the tests, not yet open."""
    for name in PROXIES:
        os.environ.pop(name, None)
    twin = SlackTwin(record_file(), scopes=READING, **about)
    for name, user in HERE.items():
        twin.add_user(user, name.capitalize())
    return twin


class SlackPlace:
    """Ana alone with the bot. It is an engine as well: it keeps what comes in, and answers what it was given."""

    def __init__(self) -> None:
        self.twin = with_people().__enter__()
        self.ana = self.twin.members["U_ANA"]
        self.person, self.gone = "U_ANA", f"{self.ana.dm.id}:1.000000"
        self.address = Address("slack", self.twin.team, self.ana.dm.id)
        self.events: list[Event] = []
        self.replies: list[Reply] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.run(self.start())

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(60)

    async def start(self) -> None:
        self.adapter = SlackAdapter(self, SystemClock(), keys(self.twin), pace=0)
        ready = asyncio.Event()
        self._running = asyncio.create_task(self.adapter.run(ready.set))
        await asyncio.wait_for(ready.wait(), 10)

    async def end(self) -> None:
        await self.adapter.stop()
        await asyncio.wait_for(self._running, 10)

    def close(self) -> None:
        self.run(self.end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()
        self.twin.__exit__()

    # The engine.

    async def handle(self, event: Event) -> Reply:
        self.events.append(event)
        return self.replies.pop(0) if self.replies else Reply()

    async def offer(self, sender: Sender, opened: OpenForm) -> Reply:
        raise AssertionError("every window could be opened")

    async def came_back(
        self, sender: Sender, token: str, values: Mapping[str, str], errors: Mapping[str, str]
    ) -> Reply:
        raise AssertionError("everything was answered in time")

    async def unheard(self, sender: Sender) -> None:
        raise AssertionError("every answer found a way")

    # What the contract asks for.

    def send(self, message: Message, wire_id: str) -> str:
        return self.run(self.adapter.send(self.address, message, wire_id))

    def edit(self, ref: str, message: Message, wire_id: str) -> str:
        return self.run(self.adapter.edit(self.address, ref, message, wire_id))

    def find(self, wire_id: str, since: datetime) -> Looked:
        return self.run(self.adapter.find(self.address, wire_id, since))

    def types(self, words: str) -> None:
        assert self.ana.command(words).acked
        self.twin.settled()

    def presses(self, label: str) -> None:
        assert self.ana.presses(label).acked
        self.twin.settled()

    def fills(self, **values: str) -> None:
        assert self.ana.submits(**values).acked
        self.twin.settled()

    def sees(self) -> str:
        return f"{self.ana.sees()}\n{self.ana.modal_text}"

    def sends_to(self, seat: str, message: Message, wire_id: str) -> None:
        self.run(self.adapter.send(Address("slack", self.twin.team, HERE[seat]), message, wire_id))

    def comes_back_as(self, seat: str) -> str:
        self.run(self.end())
        self.run(self.start())
        return self.twin.members[HERE[seat]].sees()
