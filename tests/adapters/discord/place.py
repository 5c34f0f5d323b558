"""Ana's conversation with a bot in Discord, around an engine that answers what a test says."""

import asyncio
import threading
from collections.abc import Coroutine, Mapping
from datetime import datetime
from typing import Any, TypeVar

from adapters.discord.adapter import DiscordAdapter
from adapters.discord.web_api import Keys
from bot.clock import SystemClock
from bot.events import Address, Event, Sender
from bot.i18n import DEFAULT, translator
from bot.offering import wrong
from bot.ports import Looked
from bot.turn import OpenForm, Reply
from bot.ui.message import Button, Buttons, Message
from tests.adapters.discord.world import HASTY, offer_commands, person_place, with_people
from tests.adapters.small_form import SmallForm
from tests.twins.discord import DiscordTwin, Member

T = TypeVar("T")
UNSEEN = "\u200b"


def adapter_for(twin: DiscordTwin, core: Any, clock: Any, **about: Any) -> DiscordAdapter:
    keys = Keys(twin.bot_token, twin.api_url)
    return DiscordAdapter(core, clock, keys, gateway_url=twin.gateway_url, pace=0, patience=HASTY, **about)


def fill_in(member: Member, values: Mapping[str, str]) -> None:
    """Step by step through a form: each value where its question is shown."""
    left = dict(values)
    while True:
        assert member.window
        here = {name: left.pop(name) for name in list(left) if name in member.window.values}
        assert member.submits(**here).answered
        member.twin.settled()
        if not left or not member.buttons("Go on"):
            break
        assert member.presses("Go on").answered


class DiscordPlace:
    """Ana alone with the bot. It is an engine as well: it keeps what comes in, and answers what it was given."""

    def __init__(self) -> None:
        self.twin = with_people().__enter__()
        self.ana = self.twin.member("Ana")
        self.person, self.gone = person_place(self.ana), f"{self.ana.dm.id}:1000"
        self.address = Address("discord", "global", self.person)
        self.events: list[Event] = []
        self.replies: list[Reply] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.run(self.start())
        self.run(offer_commands(self.twin))

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(60)

    async def start(self) -> None:
        self.adapter = adapter_for(self.twin, self, SystemClock())
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
        button = Button("Fill it in", "again")
        self.offered = opened
        return Reply((Message("Once more", (*wrong(opened, translator(DEFAULT)), Buttons((button,)))),))

    async def came_back(
        self, sender: Sender, token: str, values: Mapping[str, str], errors: Mapping[str, str]
    ) -> Reply:
        return Reply(form=OpenForm(SmallForm, token, values, errors))

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
        assert self.ana.command("say", words=words).answered
        self.twin.settled()

    def presses(self, label: str) -> None:
        assert self.ana.presses(label).answered
        self.twin.settled()

    def fills(self, **values: str) -> None:
        if not self.ana.window:
            self.replies.append(Reply(form=self.offered))
            self.presses("Fill it in")
        assert self.ana.submits(**values).answered
        self.twin.settled()

    def sees(self) -> str:
        """What is only there to keep mark-up apart is not seen."""
        return f"{self.ana.reads()}\n{self.ana.form}".replace(UNSEEN, "")

    def sends_to(self, seat: str, message: Message, wire_id: str) -> None:
        to = Address("discord", "global", person_place(self.twin.member(seat.capitalize())))
        self.run(self.adapter.send(to, message, wire_id))

    def comes_back_as(self, seat: str) -> str:
        self.run(self.end())
        self.run(self.start())
        return self.twin.member(seat.capitalize()).reads().replace(UNSEEN, "")
