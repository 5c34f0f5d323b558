"""Places in a row, by their platform, which tells nothing of who is behind them."""

from collections.abc import Iterable

from bot.i18n import Translator
from bot.naming import platform_name


def listed(t: Translator, platforms: Iterable[str]) -> str:
    """Platforms in a row, each once."""
    return ", ".join(dict.fromkeys(platform_name(t, platform) for platform in platforms))
