"""People who were mentioned, by their names: a platform hands their accounts on."""

import re

from bot.turn import Turn
from storage.people import People


def named(turn: Turn, words: str) -> str:
    """The words with names in the place of accounts of the asker's own workspace; who is unknown stays a mention."""
    if turn.sender is None or (here := f"{turn.sender.platform}:{turn.sender.workspace}:") not in words:
        return words
    platform, workspace, _ = turn.sender.key

    def name(found: re.Match[str]) -> str:
        person = turn.open(People).who_is(platform, workspace, found[1])
        return turn.open(People).name(person.id) if person else f"@{found[1]}"

    return re.sub(rf"{re.escape(here)}(\w+)", name, words)
