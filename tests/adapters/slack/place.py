"""Ana's conversation with a bot in Slack, around an engine that answers what a test says."""

from typing import Any

from adapters.slack.adapter import SlackAdapter
from adapters.slack.web_api import Keys
from bot.clock import SystemClock
from bot.events import Address
from tests.adapters.place import Place
from tests.adapters.slack.world import HERE
from tests.proxies import without_proxies
from tests.twins.recording import record_file
from tests.twins.slack import SlackTwin
from tests.twins.slack.member import Member
from tests.twins.slack.table import SCOPES

READING = (*SCOPES, "channels:history", "groups:history")
"""A bot that may look for what it posted."""


def keys(twin: SlackTwin) -> Keys:
    return Keys(twin.bot_token, twin.app_token, api_url=twin.api_url)


def with_people(**about: Any) -> SlackTwin:
    """A workspace with the people of the tests, not yet open."""
    without_proxies()
    twin = SlackTwin(record_file(), scopes=READING, **about)
    for name, user in HERE.items():
        twin.add_user(user, name.capitalize())
    return twin


class SlackPlace(Place):
    """Ana alone with the bot."""

    twin: SlackTwin
    ana: Member

    def __init__(self) -> None:
        self.twin = with_people().__enter__()
        self.ana = self.twin.members["U_ANA"]
        self.person, self.gone = "U_ANA", f"{self.ana.dm.id}:1.000000"
        self.address = Address("slack", self.twin.team, self.ana.dm.id)
        super().__init__()

    def connect(self) -> SlackAdapter:
        return SlackAdapter(self, SystemClock(), keys(self.twin), pace=0)

    def at(self, seat: str) -> Address:
        return Address("slack", self.twin.team, HERE[seat])

    def reads(self, seat: str) -> str:
        return self.twin.members[HERE[seat]].sees()

    def types(self, words: str) -> None:
        self.did(self.ana.command(words))

    def sees(self) -> str:
        return f"{self.ana.sees()}\n{self.ana.modal_text}"
