"""A workspace as plain data: people, channels, messages, views, and the tickets that Slack hands out."""

import secrets
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

JSON = dict[str, Any]
TEAM, NAME, APP, BOT_USER, BOT = "T_TWIN", "Twin", "A_TWIN", "U_BOT", "B_BOT"
TRIGGER_LIFE, URL_LIFE, URL_USES, STACK = 3.0, 30 * 60.0, 5, 3


class Refused(Exception):
    """What Slack answers instead of doing it."""

    def __init__(self, error: str, messages: Iterable[str] = (), status: int = 200, **more: Any) -> None:
        super().__init__(error)
        self.error, self.messages, self.status, self.more = error, list(messages), status, more

    def answer(self) -> JSON:
        said: JSON = {"ok": False, "error": self.error, **self.more}
        if self.messages:
            said["response_metadata"] = {"messages": self.messages}
        return said


def new_id(prefix: str) -> str:
    return prefix + secrets.token_hex(5).upper()


@dataclass
class User:
    id: str
    name: str
    tz: str = "America/New_York"
    locale: str = "en-US"
    is_admin: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_stranger: bool = False
    deleted: bool = False
    is_bot: bool = False
    team: str = TEAM

    @property
    def handle(self) -> str:
        return self.name.lower().replace(" ", ".")

    def shown(self, with_locale: bool = False) -> JSON:
        """A deactivated person has no zone and no locale any more."""
        names = {"real_name": self.name, "display_name": self.name, "real_name_normalized": self.name}
        said: JSON = {
            "id": self.id,
            "team_id": self.team,
            "name": self.handle,
            "deleted": self.deleted,
            "profile": {**names, "display_name_normalized": self.name, "team": self.team},
            "is_bot": self.is_bot,
            "is_app_user": False,
            "updated": 1700000000,
        }
        if self.deleted:
            return said
        offset = datetime.now(ZoneInfo(self.tz)).utcoffset()
        said |= {"real_name": self.name, "tz": self.tz, "tz_label": self.tz}
        said |= {"tz_offset": int(offset.total_seconds()) if offset else 0}
        said |= {"is_admin": self.is_admin, "is_owner": False, "is_primary_owner": False}
        said |= {"is_restricted": self.is_restricted, "is_ultra_restricted": self.is_ultra_restricted}
        return {**said, "locale": self.locale} if with_locale else said


@dataclass
class Message:
    """`only_for`: an ephemeral, which one person sees."""

    ts: str
    channel: str
    body: JSON
    only_for: str = ""

    @property
    def thread(self) -> str:
        return str(self.body.get("thread_ts", ""))

    @property
    def is_reply(self) -> bool:
        return self.thread not in {"", self.ts}

    @property
    def by_bot(self) -> bool:
        return self.body.get("bot_id") == BOT


@dataclass
class Channel:
    id: str
    name: str
    members: set[str] = field(default_factory=set)
    is_private: bool = False
    bot_is_in: bool = True
    is_archived: bool = False
    is_shared: bool = False
    im_with: str = ""
    messages: list[Message] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def find(self, ts: str) -> Message:
        for message in self.messages:
            if message.ts == ts and not message.only_for:
                return message
        raise Refused("message_not_found")

    def shown(self) -> JSON:
        if self.im_with:
            flags = {"is_im": True, "user": self.im_with, "is_org_shared": False, "is_user_deleted": False}
            return {"id": self.id, "created": 1700000000, "is_archived": self.is_archived, **flags}
        return {
            "id": self.id,
            "name": self.name,
            "name_normalized": self.name,
            "is_channel": not self.is_private,
            "is_group": self.is_private,
            "is_im": False,
            "is_mpim": False,
            "is_private": self.is_private,
            "is_archived": self.is_archived,
            "is_shared": self.is_shared,
            "is_ext_shared": self.is_shared,
            "is_member": self.bot_is_in,
            "is_general": self.name == "general",
            "created": 1700000000,
            "num_members": len(self.members) + self.bot_is_in,
        }


@dataclass
class View:
    """`values`: what its inputs hold now, by block and action."""

    id: str
    user: str
    body: JSON
    hash: str = ""
    root: str = ""
    previous: str = ""
    values: JSON = field(default_factory=dict)

    @property
    def external_id(self) -> str:
        return str(self.body.get("external_id") or "")


@dataclass
class Ticket:
    """A trigger or a response_url: whose it is, since when, and how often it was used."""

    id: str
    user: str
    at: float
    used: int = 0
    channel: str = ""
    thread: str = ""
    message: Message | None = None


@dataclass
class Workspace:
    base: Callable[[], float] = time.time
    team: str = TEAM
    name: str = NAME
    users: dict[str, User] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    views: dict[str, View] = field(default_factory=dict)
    homes: dict[str, View] = field(default_factory=dict)
    stacks: dict[str, list[View]] = field(default_factory=dict)
    triggers: dict[str, Ticket] = field(default_factory=dict)
    urls: dict[str, Ticket] = field(default_factory=dict)
    files: dict[str, JSON] = field(default_factory=dict)
    url_root: str = ""
    passed: float = 0.0
    last_ts: float = 0.0
    loses_ephemerals: bool = True
    lock: threading.RLock = field(default_factory=threading.RLock)

    @property
    def domain(self) -> str:
        return self.name.lower().replace(" ", "-")

    def now(self) -> float:
        return self.base() + self.passed

    def new_ts(self) -> str:
        # Rounded each time, or two stamps could come to look alike.
        self.last_ts = round(max(self.now(), self.last_ts + 1e-6), 6)
        return f"{self.last_ts:.6f}"

    def user(self, user_id: str) -> User:
        if user_id not in self.users:
            raise Refused("user_not_found")
        return self.users[user_id]

    def channel(self, channel_id: str) -> Channel:
        if channel_id in self.channels:
            return self.channels[channel_id]
        raise Refused("channel_not_found")

    def dm(self, user_id: str) -> Channel:
        """The direct conversation with the bot, which opens at need."""
        found = self.channels.get(f"D_{user_id}")
        if found is None:
            found = Channel(f"D_{user_id}", "directmessage", {user_id}, is_private=True, im_with=user_id)
            self.channels[found.id] = found
        return found

    def add(self, channel: Channel, body: JSON, only_for: str = "", thread: str = "") -> Message:
        ts = self.new_ts()
        while ts in channel.seen:
            ts = self.new_ts()  # In a shared channel, another workspace writes too.
        whole = {"type": "message", "ts": ts, "team": self.team, **body, **({"thread_ts": thread} if thread else {})}
        message = Message(ts, channel.id, whole, only_for)
        channel.messages.append(message)
        channel.seen.add(ts)
        return message

    def stack(self, user_id: str) -> list[View]:
        return self.stacks.setdefault(user_id, [])

    def new_trigger(self, user_id: str) -> str:
        ticket = Ticket(f"{secrets.randbelow(10**12)}.{secrets.token_hex(8)}", user_id, self.now())
        self.triggers[ticket.id] = ticket
        return ticket.id

    def use_trigger(self, trigger_id: str) -> Ticket:
        ticket = self.triggers.get(trigger_id)
        if ticket is None:
            raise Refused("invalid_trigger_id")
        if ticket.used:
            raise Refused("exchanged_trigger_id")
        if self.now() - ticket.at > TRIGGER_LIFE:
            raise Refused("expired_trigger_id")
        return ticket

    def new_url(self, user_id: str, channel: str, message: Message | None = None) -> str:
        thread = message.thread if message else ""
        ticket = Ticket(secrets.token_hex(12), user_id, self.now(), 0, channel, thread, message)
        self.urls[ticket.id] = ticket
        return f"{self.url_root}response/{ticket.id}"

    def use_url(self, url_id: str) -> Ticket:
        ticket = self.urls.get(url_id)
        if ticket is None:
            raise Refused("invalid_url", status=404)
        if self.now() - ticket.at > URL_LIFE:
            raise Refused("expired_url", status=404)
        if ticket.used >= URL_USES:
            raise Refused("used_url", status=404)
        ticket.used += 1
        return ticket
