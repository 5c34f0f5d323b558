"""Discord as plain data: people, a server with roles and channels, messages, and what commands the bot offers."""

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from tests.twins.discord.refusing import Refused

JSON = dict[str, Any]
EPOCH = 1_420_070_400_000
TEXT, DM, PUBLIC_THREAD, PRIVATE_THREAD = 0, 1, 11, 12
EPHEMERAL, LOADING, COMPONENTS_V2 = 1 << 6, 1 << 7, 1 << 15


def iso(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat()


@dataclass
class User:
    """`dms_open`: people can close their direct messages to whoever merely shares a server with them."""

    id: str
    name: str
    locale: str = "en-US"
    is_bot: bool = False
    dms_open: bool = True

    def shown(self) -> JSON:
        return {
            "id": self.id,
            "username": self.name.lower().replace(" ", "."),
            "global_name": None if self.is_bot else self.name,
            "discriminator": "0",
            "avatar": None,
            "bot": self.is_bot,
            "public_flags": 0,
            "flags": 0,
            "primary_guild": None,
        }


@dataclass
class Role:
    id: str
    name: str
    permissions: int = 0
    managed: bool = False

    def shown(self) -> JSON:
        return {
            "id": self.id,
            "name": self.name,
            "permissions": str(self.permissions),
            "color": 0,
            "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
            "hoist": False,
            "position": 1,
            "managed": self.managed,
            "icon": None,
            "unicode_emoji": None,
            "mentionable": False,
            "flags": 0,
        }


@dataclass
class Message:
    """`only_for`: an ephemeral, which one person sees; `touched` grows with every change to any message."""

    id: str
    channel: str
    author: str
    body: JSON
    at: float
    only_for: str = ""
    touched: int = 0
    edited: float = 0.0
    waits: bool = False
    """Only the words that something is coming can be seen."""

    @property
    def flags(self) -> int:
        return int(self.body.get("flags") or 0)

    @property
    def components(self) -> list[JSON]:
        return list(self.body.get("components") or [])

    @property
    def content(self) -> str:
        return str(self.body.get("content") or "")


@dataclass
class Channel:
    """A channel, a thread of one (`parent`), or a direct conversation (`dm_with`); `rules` maps ids to allow, deny."""

    id: str
    name: str
    kind: int = TEXT
    guild: str = ""
    parent: str = ""
    dm_with: str = ""
    rules: dict[str, tuple[int, int]] = field(default_factory=dict)
    members: set[str] = field(default_factory=set)
    messages: list[Message] = field(default_factory=list)
    archived: bool = False
    locked: bool = False
    archive_after: int = 1440
    owner: str = ""
    stirred: float = 0.0
    """When something last happened there."""

    @property
    def is_thread(self) -> bool:
        return self.kind in {PUBLIC_THREAD, PRIVATE_THREAD}

    def find(self, message_id: str) -> Message:
        for message in self.messages:
            if message.id == str(message_id):
                return message
        raise Refused(10008)


@dataclass
class Guild:
    id: str
    name: str
    locale: str = "en-US"
    owner: str = ""
    roles: dict[str, Role] = field(default_factory=dict)
    members: dict[str, set[str]] = field(default_factory=dict)


class World:
    """Read and changed under `lock`; `passed` are seconds that went by for Discord alone."""

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self.lock = threading.RLock()
        self._now, self.passed, self._last_id, self._touches = now, 0.0, 0, 0
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.commands: list[JSON] = []
        self.about_app: JSON = {}
        """What its owner set for the app in Discord's portal, beyond what is usual."""
        self.files: dict[str, JSON] = {}
        self.nonces: dict[tuple[str, str], tuple[float, Message]] = {}
        self.nonce_life = 300.0
        self.app, self.bot = self.new_id(), ""
        self.bot = self.app
        self.users[self.bot] = User(self.bot, "Loop", is_bot=True)
        home = self.new_id()
        owner = User(self.new_id(), "Olga")
        self.users[owner.id] = owner
        everyone = Role(home, "@everyone")
        self.guild = Guild(home, "Neighbours", owner=owner.id, roles={home: everyone}, members={owner.id: set()})

    def now(self) -> float:
        return self._now() + self.passed

    def ages(self) -> float:
        """For what grows old in real time, such as the three seconds in which a bot must answer."""
        return time.monotonic() + self.passed

    def new_id(self) -> str:
        """Ids hold the time at which they were made, and grow."""
        with self.lock:
            made = (int(self.now() * 1000) - EPOCH) << 22
            self._last_id = max(made, self._last_id + 1)
            return str(self._last_id)

    def tick(self) -> int:
        """A number greater than all before: whatever people see last has the greatest."""
        with self.lock:
            self._touches += 1
            return self._touches

    def touch(self, message: Message) -> None:
        message.touched = self.tick()

    def user(self, user_id: Any, code: int = 10013) -> User:
        found = self.users.get(str(user_id))
        if found is None:
            raise Refused(code)
        return found

    def channel(self, channel_id: Any) -> Channel:
        found = self.channels.get(str(channel_id))
        if found is None:
            raise Refused(10003)
        return self._folded(found)

    def _folded(self, channel: Channel) -> Channel:
        """A thread in which nobody wrote for long is folded away by itself."""
        if channel.is_thread and self.now() - channel.stirred > channel.archive_after * 60:
            channel.archived = True
        return channel

    def stir(self, channel: Channel) -> None:
        channel.stirred = self.now()

    def dm(self, user_id: str) -> Channel:
        """The conversation between the bot and a person, which is there from the first look."""
        with self.lock:
            for channel in self.channels.values():
                if channel.dm_with == user_id:
                    return channel
            return self.put(Channel(self.new_id(), "", DM, dm_with=user_id, members={user_id, self.bot}))

    def put(self, channel: Channel) -> Channel:
        self.channels[channel.id] = channel
        self.stir(channel)
        return channel

    def add(self, channel: Channel, author: str, body: JSON, only_for: str = "") -> Message:
        message = Message(self.new_id(), channel.id, author, body, self.now(), only_for)
        channel.messages.append(message)
        self.stir(channel)
        self.touch(message)
        return message

    def threads(self) -> Iterable[Channel]:
        return [self._folded(each) for each in self.channels.values() if each.is_thread]
