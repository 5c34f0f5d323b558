"""What people, places and platforms are called where somebody reads of them: never by their keys."""

import re
from collections.abc import Iterable

from bot.i18n import Translator
from bot.platforms import platform_of
from bot.turn import Turn
from storage.people import Identity, People


def named(turn: Turn, words: str, is_quote: bool = False) -> str:
    """The words with names in the place of accounts of the asker's own workspace; a quote keeps the sign of a channel.

    In what is typed to the bot the sign would be read as that of a theme.
    """
    if turn.sender is None or (here := f"{turn.sender.platform}:{turn.sender.workspace}:") not in words:
        return words
    return re.sub(rf"{re.escape(here)}\w+", lambda found: name_of(turn, found[0], is_quote), words)


def name_of(turn: Turn, account: str, is_quote: bool) -> str:
    """Whom or what an account stands for: somebody we know, else what the platform called them when they were named."""
    platform, workspace, key = account.split(":", 2)
    if person := turn.open(People).who_is(platform, workspace, key):
        return turn.open(People).name(person.id)
    label = turn.labels.get(account, "@")
    sign, name = label[:1], label[1:]
    if not name:
        return turn.t("a channel") if sign == "#" else turn.t("someone")
    return label if is_quote or sign == "@" else turn.t("the channel {name}", name=name)


def platform_name(t: Translator, platform: str) -> str:
    return t(platform_of(platform).name)


def platform_names(t: Translator, platforms: Iterable[str]) -> str:
    """Platforms in a row, each once: which they are tells nothing of who is behind them."""
    return ", ".join(dict.fromkeys(platform_name(t, platform) for platform in platforms))


def account_name(t: Translator, account: Identity) -> str:
    """`@Ana in Outreach`, as far as the platform has said so."""
    name, workspace = account.said_name, account.said_workspace
    if name and workspace:
        return t("@{name} in {workspace}", name=name, workspace=workspace)
    return f"@{name}" if name else workspace


def channel_name(t: Translator, destination: str) -> str:
    """A channel where its own platform does not name it."""
    return t("a channel on {platform}", platform=platform_name(t, destination.partition(":")[0]))
