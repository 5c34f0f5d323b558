"""What differs from platform to platform: the one place in the core that names them. One more is one more entry."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.i18n import mark
from bot.ui.folding import CHARACTERS


@dataclass(frozen=True, slots=True)
class Platform:
    """What is so on one platform. What is not said is so on most."""

    name: str
    """What people call it."""
    takes_sensitive: bool = True
    """Whether its rules for developers let it be sent what is sensitive about people."""
    posted: int = CHARACTERS
    """The characters after which a post is folded, with room for what the platform sets around them."""
    answered: int = CHARACTERS
    """The same for an answer."""
    invited_by: str = ""
    """What somebody who is invited types there, with `{code}` in it; empty where nobody comes in that way."""


PLATFORMS: Mapping[str, Platform] = MappingProxyType(
    {
        "slack": Platform("Slack"),
        "discord": Platform(
            "Discord",
            takes_sensitive=False,
            posted=1_400,
            answered=3_000,
            invited_by="/loop link {code}",
        ),
        "local": Platform(mark("the local page")),
    }
)


def platform_of(key: str) -> Platform:
    """What is so on a platform; on one that is not known, what is so on most."""
    return PLATFORMS.get(key) or Platform(key)


def that_take_sensitive(is_taken: bool) -> tuple[str, ...]:
    """The keys of the platforms that may be sent what is sensitive, or of those that must not be."""
    return tuple(key for key, each in PLATFORMS.items() if each.takes_sensitive is is_taken)
