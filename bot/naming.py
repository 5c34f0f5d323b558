"""What people, places and platforms are called where somebody reads of them: never by their keys."""

import re

from bot.i18n import Translator, mark
from bot.turn import Turn
from storage.people import Identity, People

PLATFORMS = {"slack": "Slack", "discord": "Discord", "local": mark("local page")}


def named(turn: Turn, words: str) -> str:
    """The words with names in the place of accounts of the asker's own workspace."""
    if turn.sender is None or (here := f"{turn.sender.platform}:{turn.sender.workspace}:") not in words:
        return words
    return re.sub(rf"{re.escape(here)}\w+", lambda found: name_of(turn, found[0]), words)


def name_of(turn: Turn, account: str) -> str:
    """Whom or what an account stands for: somebody we know, else what the platform called them when they were named."""
    platform, workspace, key = account.split(":", 2)
    if person := turn.open(People).who_is(platform, workspace, key):
        return turn.open(People).name(person.id)
    label = turn.labels.get(account, "@")
    sign, name = label[:1], label[1:]
    if sign == "#":
        # Without its sign, by which it would be read as a theme.
        return turn.t("the channel {name}", name=name) if name else turn.t("a channel")
    return label if name else turn.t("someone")


def platform_name(t: Translator, platform: str) -> str:
    return t(PLATFORMS[platform]) if platform in PLATFORMS else platform


def account_name(t: Translator, account: Identity) -> str:
    """`@Ana in Outreach`, as far as the platform has said so."""
    name, workspace = account.said_name, account.said_workspace
    if name and workspace:
        return t("@{name} in {workspace}", name=name, workspace=workspace)
    return f"@{name}" if name else workspace


def channel_name(t: Translator, destination: str) -> str:
    """A channel where its own platform does not name it."""
    return t("a channel on {platform}", platform=platform_name(t, destination.partition(":")[0]))
