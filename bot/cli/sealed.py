"""The key from the settings, with which the tokens of several workspaces are sealed."""

from collections.abc import Sequence

from bot.errors import MISCONFIGURED, Explained
from storage.sealing import BadKey, Seal


def seal_of(keys: Sequence[str]) -> Seal:
    """Raises Explained."""
    try:
        return Seal(keys)
    except BadKey:
        raise Explained("SLACK_TOKEN_KEY is not right. Make one: python -m bot slack key", MISCONFIGURED) from None
