"""A whole bot in a Slack workspace: the real libraries over real sockets, and a clock that stands still."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlmodel import Session, select

from adapters.slack.adapter import PATIENCE, SlackAdapter
from adapters.slack.sockets import Patience
from adapters.slack.web_api import Keys
from bot.engine import Engine
from bot.register import Register
from bot.sample import add_sample, ensure_seats
from storage.database import Database
from storage.people import Identity, Team
from tests.adapters import running
from tests.adapters.running import TEAM_CHANNEL
from tests.driver import ZONE
from tests.proxies import without_proxies
from tests.twins.recording import record_file
from tests.twins.slack import SlackTwin
from tests.twins.slack.member import Member
from tests.twins.slack.showing import Pressable, shown_text
from tests.twins.slack.state import BOT_USER, Message, View

Kept = tuple[Message | View, Pressable]
HERE = {"ana": "U_ANA", "rosa": "U_ROSA", "amina": "U_AMINA"}


def people(session: Session, workspace: str, now: datetime) -> None:
    """The same people and samples as at the local seats, who are now in Slack."""
    ensure_seats(session, now, ZONE)
    add_sample(session, now)
    move_to_slack(session, workspace)


def move_to_slack(session: Session, workspace: str) -> None:
    for identity in session.exec(select(Identity)):
        identity.platform, identity.workspace = "slack", workspace
        identity.external = identity.place = HERE[identity.external]
    team = session.exec(select(Team)).one()
    team.channel = f"slack:{workspace}:C_TEAM"


class Seat(running.Seat):
    """A person at work in Slack."""

    def __init__(self, world: "SlackWorld", member: Member) -> None:
        self.world: SlackWorld = world
        self.member: Member = member

    def types(self, words: str, channel: str = TEAM_CHANNEL) -> str:
        """`/loop words` in a channel; what they see there that is new."""
        return self._after(lambda: self.member.command(words, channel))

    def mentions(self, words: str, channel: str = TEAM_CHANNEL, thread: str | None = None) -> str:
        return self._after(lambda: self.member.mentions(f"<@{BOT_USER}> {words}", channel, thread))

    def writes(self, words: str) -> str:
        """In the conversation with the bot, without a slash."""
        return self._after(lambda: self.member.says(words))

    def picks_from_menu(self, shortcut: str) -> str:
        return self._after(lambda: self.member.shortcut(shortcut))

    def picks_on_message(self, shortcut: str, ts: str, channel: str = TEAM_CHANNEL) -> str:
        return self._after(lambda: self.member.message_shortcut(shortcut, channel, ts))

    def opens_home(self) -> str:
        self._after(self.member.opens_home)
        return self.member.home_text

    def _messages(self) -> list[str]:
        return [shown_text(self.world.twin.world, message.body) for message in self.member.messages()]

    def keeps(self, label: str, near: str = "") -> Kept:
        """A button as it stands before them now, to be pressed later whatever became of its message."""
        return self.member.buttons(label, near)[0]

    def presses_kept(self, kept: Kept) -> str:
        at, pressable = kept
        return self._after(lambda: self.member._acts(at, pressable.block, pressable.element, pressable.option))

    @property
    def sees(self) -> str:
        return self.member.sees()

    @property
    def window(self) -> str:
        return self.member.modal_text


class SlackWorld(running.World):
    """A bot in one workspace, and its people there; Amina was invited to it."""

    twin: SlackTwin
    adapter: SlackAdapter

    def __init__(
        self,
        database: Database,
        record: Path | None = None,
        has_people: bool = True,
        waits: Patience = PATIENCE,
        **about: Any,
    ) -> None:
        without_proxies()
        super().__init__(database, has_people)
        self.waits, self._record = waits, record or record_file()
        self.twin = SlackTwin(self._record, now=lambda: self.clock.now().timestamp(), **about)

    def __exit__(self, *_: object) -> None:
        super().__exit__()
        self._write_acknowledgements()

    def _write_acknowledgements(self) -> None:
        """Much of what people see goes back as an acknowledgement, which is no call."""
        if self._record:
            lines = [{"method": f"ack {ack.kind}", "body": ack.payload} for ack in self.twin.sockets.acks]
            with self._record.open("a", encoding="utf-8") as file:
                file.writelines(json.dumps(line) + "\n" for line in lines)

    def take_seats(self) -> None:
        self.ana, self.rosa, self.amina = (self.joins(HERE[name], name.capitalize()) for name in HERE)
        self.channel = self.twin.add_channel("C_TEAM", TEAM_CHANNEL, (self.ana.member, self.rosa.member))

    def move_here(self, session: Session) -> None:
        move_to_slack(session, self.twin.team)

    def keys(self) -> Keys:
        return Keys(self.twin.bot_token, self.twin.app_token, api_url=self.twin.api_url)

    def adapter_for(self, engine: Engine) -> SlackAdapter:
        register = Register(self.database, self.clock)
        return SlackAdapter(engine, self.clock, self.keys(), register, pace=0, patience=self.waits)

    def joins(self, user: str, name: str, **about: Any) -> Seat:
        """Somebody new in the workspace."""
        return Seat(self, self.twin.add_user(user, name, **about))

    def member_sees_channel(self, name: str) -> str:
        seat: Seat = getattr(self, name)
        return seat.member.sees(TEAM_CHANNEL)
