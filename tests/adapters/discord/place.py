"""Ana's conversation with a bot in Discord, around an engine that answers what a test says."""

from collections.abc import Mapping
from typing import Any

from adapters.discord.adapter import DiscordAdapter
from adapters.discord.web_api import Keys
from bot.clock import SystemClock
from bot.events import Address, Sender
from bot.i18n import DEFAULT, translator
from bot.offering import wrong
from bot.turn import OpenForm, Reply
from bot.ui.message import Button, Buttons, Message
from tests.adapters.discord.world import HASTY, offer_commands, person_place, with_people
from tests.adapters.place import Place
from tests.adapters.small_form import SmallForm
from tests.twins.discord import DiscordTwin, Member

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


class DiscordPlace(Place):
    """Ana alone with the bot."""

    twin: DiscordTwin
    ana: Member

    def __init__(self) -> None:
        self.twin = with_people().__enter__()
        self.ana = self.twin.member("Ana")
        self.person, self.gone = person_place(self.ana), f"{self.ana.dm.id}:1000"
        self.address = Address("discord", "global", self.person)
        super().__init__()

    def connect(self) -> DiscordAdapter:
        return adapter_for(self.twin, self, SystemClock())

    async def begin(self) -> None:
        await super().begin()
        await offer_commands(self.twin)

    def at(self, seat: str) -> Address:
        return Address("discord", "global", person_place(self.twin.member(seat.capitalize())))

    def reads(self, seat: str) -> str:
        """What is only there to keep mark-up apart is not seen."""
        return self.twin.member(seat.capitalize()).reads().replace(UNSEEN, "")

    async def offer(self, sender: Sender, opened: OpenForm) -> Reply:
        button = Button("Fill it in", "again")
        self.offered = opened
        return Reply((Message("Once more", (*wrong(opened, translator(DEFAULT)), Buttons((button,)))),))

    async def came_back(
        self, sender: Sender, token: str, values: Mapping[str, str], errors: Mapping[str, str]
    ) -> Reply:
        return Reply(form=OpenForm(SmallForm, token, values, errors))

    def types(self, words: str) -> None:
        self.did(self.ana.command("say", words=words))

    def fills(self, **values: str) -> None:
        if not self.ana.window:
            self.replies.append(Reply(form=self.offered))
            self.presses("Fill it in")
        super().fills(**values)

    def sees(self) -> str:
        return f"{self.reads('ana')}\n{self.ana.form}".replace(UNSEEN, "")
