"""What accounts are called: by their platform, which tells nothing of who is behind them."""

from collections.abc import Iterable

from bot.i18n import Translator, mark

NAMES = {"slack": "Slack", "discord": "Discord", "local": mark("local page")}


def named(t: Translator, platform: str) -> str:
    return t(NAMES[platform]) if platform in NAMES else platform


def listed(t: Translator, platforms: Iterable[str]) -> str:
    """Platforms in a row, each once."""
    return ", ".join(dict.fromkeys(named(t, platform) for platform in platforms))
