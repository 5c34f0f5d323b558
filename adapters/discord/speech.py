"""What people wrote in Discord, as plain words: its marks for people, channels, roles and emoji are read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from adapters.discord.commands import account

MARK = re.compile(r"<(?:(?P<sign>@[!&]?|#)(?P<key>\d{1,20})|a?:(?P<emoji>\w{1,32}):\d{1,20})>", re.ASCII)
JOINED_BEFORE, JOINED_AFTER = re.compile(r"[\w:]\Z"), re.compile(r"[\w<]")
PERSON, CHANNEL = frozenset({"@", "@!"}), "#"


@dataclass(frozen=True, slots=True)
class Heard:
    """The words, in which people and channels are accounts, with the sign of each. Discord tells no names in words."""

    words: str
    labels: Mapping[str, str]


def heard(words: str) -> Heard:
    """What was said: people and channels become accounts, an emoji its name; a role is nobody we know."""
    labels: dict[str, str] = {}

    def read(mark: re.Match[str]) -> str:
        sign, key = mark["sign"], mark["key"]
        if sign is None:
            return f":{mark['emoji']}:"
        if sign not in PERSON and sign != CHANNEL:
            return "@"
        named = account("c" if sign == CHANNEL else "u", key)
        labels[named] = sign[0]
        # An account is a whole word, so what was written right before or after a mention stands apart.
        before = " " if JOINED_BEFORE.search(words[: mark.start()]) else ""
        return f"{before}{named} " if JOINED_AFTER.match(words[mark.end() :]) else f"{before}{named}"

    return Heard(MARK.sub(read, words).strip(), labels)
