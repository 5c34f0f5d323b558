"""What the bot may do and hear on Slack: each scope and event with its reason, so that nothing more is asked for."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class Option(StrEnum):
    """What an operator can add to the bot. Without them it can read no message that was not given to it."""

    DIRECT_MESSAGES = "direct messages"
    LOOKUP = "lookup"


@dataclass(frozen=True, slots=True)
class Scope:
    """A permission of the bot's. One without options is always asked for, the others with any of theirs."""

    name: str
    why: str
    options: frozenset[Option] = frozenset()


@dataclass(frozen=True, slots=True)
class BotEvent:
    """What Slack tells the bot of by itself; `scope` is what it takes to hear it."""

    name: str
    scope: str
    why: str
    options: frozenset[Option] = frozenset()


LOOKUP = frozenset({Option.LOOKUP})
DIRECT_MESSAGES = frozenset({Option.DIRECT_MESSAGES})

SCOPES: tuple[Scope, ...] = (
    Scope("commands", "the slash command and the shortcuts"),
    Scope("chat:write", "answers, reminders and digests, where the bot was invited and to people themselves"),
    Scope("app_mentions:read", "what is said to the bot by name in a channel"),
    Scope("users:read", "names, time zones and languages, and who has left"),
    Scope("channels:read", "whether the bot and the team are in a public channel, if it is archived or shared"),
    Scope("groups:read", "the same for a private channel that the bot was invited to"),
    Scope("im:history", "what people write to the bot directly, or whether a post to them arrived", frozenset(Option)),
    Scope(
        "channels:history", "to find out in a public channel whether a post arrived when its answer was lost", LOOKUP
    ),
    Scope("groups:history", "the same in a private channel", LOOKUP),
    Scope("im:write", "to name a direct conversation, without which it can't be looked into", LOOKUP),
)
"""`chat:write` is enough to write to a person, so `im:write` is not among those that are always needed."""

EVENTS: tuple[BotEvent, ...] = (
    BotEvent("app_home_opened", "", "someone opens the Home tab"),
    BotEvent("app_mention", "app_mentions:read", "someone speaks to the bot in a channel"),
    BotEvent("member_joined_channel", "channels:read", "someone comes into the team's channel, or the bot is invited"),
    BotEvent("member_left_channel", "channels:read", "someone leaves the team's channel"),
    BotEvent("channel_left", "channels:read", "the bot was removed from a public channel"),
    BotEvent("group_left", "groups:read", "the bot was removed from a private channel"),
    BotEvent("channel_archive", "channels:read", "a public channel was archived"),
    BotEvent("channel_unarchive", "channels:read", "a public channel is back"),
    BotEvent("group_archive", "groups:read", "a private channel was archived"),
    BotEvent("group_unarchive", "groups:read", "a private channel is back"),
    BotEvent("user_change", "users:read", "someone changed name, zone or language, or their account was switched off"),
    BotEvent("tokens_revoked", "", "the bot's access was taken back"),
    BotEvent("app_uninstalled", "", "the bot was removed from the workspace"),
    BotEvent("message.im", "im:history", "someone writes to the bot directly", DIRECT_MESSAGES),
)
"""Both members' events come for private channels too when `groups:read` is granted."""


def wanted(options: Collection[Option]) -> tuple[str, ...]:
    """The scopes to ask for."""
    return tuple(each.name for each in SCOPES if not each.options or each.options & set(options))


def heard(options: Collection[Option]) -> tuple[str, ...]:
    """The events to hear of."""
    return tuple(each.name for each in EVENTS if not each.options or each.options & set(options))
