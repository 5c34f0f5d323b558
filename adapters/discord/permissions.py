"""What the bot may do on Discord: each permission with its reason, the invitation, and what a channel grants."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

Json = Mapping[str, Any]
INVITE = "https://discord.com/oauth2/authorize"
SCOPES = "bot applications.commands"


@dataclass(frozen=True, slots=True)
class Permission:
    """A permission, under the name that Discord's settings show."""

    name: str
    bit: int
    why: str

    @property
    def value(self) -> int:
        return 1 << self.bit


VIEW = Permission("View Channel", 10, "to be in a team's channel at all")
SEND = Permission("Send Messages", 11, "reminders and digests in a team's channel")
ATTACH = Permission("Attach Files", 15, "to hand over what is too long for a message")
HISTORY = Permission("Read Message History", 16, "to find out whether a message of its own arrived there")
PRIVATE = Permission("Create Private Threads", 36, "a place with a partner whose direct messages are closed")
IN_THREADS = Permission("Send Messages in Threads", 38, "to write in such a thread")

WANTED: tuple[Permission, ...] = (VIEW, SEND, ATTACH, HISTORY, PRIVATE, IN_THREADS)
ADMINISTRATOR = 1 << 3
EVERYTHING = (1 << 63) - 1


def wanted() -> int:
    """The number that an invitation carries."""
    return sum(each.value for each in WANTED)


def missing(granted: int) -> list[Permission]:
    return [each for each in WANTED if not granted & each.value]


def invitation(application: str) -> str:
    """The address that lets the bot into a server."""
    about = {"client_id": application, "scope": SCOPES, "permissions": str(wanted())}
    return f"{INVITE}?{urlencode(about)}"


def permissions_in(guild: Json, member: Json, user: str, channel: Json) -> int:
    """What a member may do in a channel: by their roles, then as the channel says for everybody, roles, and them."""
    held = {str(guild["id"]), *map(str, member.get("roles", ()))}
    granted = 0
    for role in guild.get("roles", ()):
        granted |= int(role["permissions"]) if str(role["id"]) in held else 0
    if str(guild.get("owner_id")) == user or granted & ADMINISTRATOR:
        return EVERYTHING
    rules = {str(rule["id"]): rule for rule in channel.get("permission_overwrites") or ()}
    granted = changed(granted, [rules[key] for key in [str(guild["id"])] if key in rules])
    granted = changed(granted, [rules[key] for key in held - {str(guild["id"])} if key in rules])
    granted = changed(granted, [rules[key] for key in [user] if key in rules])
    return granted if granted & VIEW.value else 0


def changed(granted: int, rules: list[Json]) -> int:
    """Among rules of one kind, what one allows wins over what another denies."""
    allow = deny = 0
    for rule in rules:
        allow, deny = allow | int(rule["allow"]), deny | int(rule["deny"])
    return (granted & ~deny) | allow
