"""Ana's conversation with a bot on a chat platform, around an engine that answers what a test says."""

from abc import abstractmethod
from collections.abc import Mapping
from datetime import datetime

from bot.events import Address, Event, Sender
from bot.i18n import DEFAULT, Translator, spoken, translator
from bot.ports import Looked
from bot.turn import OpenForm, Reply
from bot.ui.message import Message
from tests.adapters.running import BRIEFLY, Connected, Gesture, in_time
from tests.loops import OwnLoop
from tests.twins.discord import DiscordTwin
from tests.twins.discord import Member as DiscordMember
from tests.twins.slack import SlackTwin
from tests.twins.slack.member import Member as SlackMember


class Place(Connected, OwnLoop):
    """Ana alone with the bot. It is an engine as well: it keeps what comes in, and answers what it was given."""

    twin: SlackTwin | DiscordTwin
    ana: SlackMember | DiscordMember
    address: Address

    def __init__(self) -> None:
        super().__init__()
        self.events: list[Event] = []
        self.replies: list[Reply] = []
        self.open_loop()
        self.run(self.begin())

    async def begin(self) -> None:
        """The bot's first start."""
        await self.start()

    def close(self) -> None:
        self.run(self.stop())
        self.close_loop()
        self.twin.__exit__()

    @abstractmethod
    def at(self, seat: str) -> Address:
        """Where somebody of this name is written to."""

    @abstractmethod
    def reads(self, seat: str) -> str:
        """Everything that somebody of this name can read."""

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

    async def speaks(self, sender: Sender) -> Translator:
        return translator(spoken(sender.language) or DEFAULT)

    async def unheard(self, sender: Sender) -> None:
        raise AssertionError("every answer found a way")

    # What the contract asks for.

    def send(self, message: Message, wire_id: str) -> str:
        return self.run(self.adapter.send(self.address, message, wire_id))

    def edit(self, ref: str, message: Message, wire_id: str) -> str:
        return self.run(self.adapter.edit(self.address, ref, message, wire_id))

    def find(self, wire_id: str, since: datetime) -> Looked:
        return self.run(self.adapter.find(self.address, wire_id, since))

    def presses(self, label: str) -> None:
        self.did(self.ana.presses(label))

    def fills(self, **values: str) -> None:
        self.did(self.ana.submits(**values))

    def did(self, gesture: Gesture) -> None:
        assert in_time(gesture)
        self.run(self.over())
        self.twin.settled(quiet=BRIEFLY)

    def sends_to(self, seat: str, message: Message, wire_id: str) -> None:
        self.run(self.adapter.send(self.at(seat), message, wire_id))

    def comes_back_as(self, seat: str) -> str:
        self.run(self.stop())
        self.run(self.start())
        return self.reads(seat)
