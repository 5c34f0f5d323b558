"""What people wrote in Slack, as plain words: its marks for people, channels and links are read, and its escapes."""

import re

from bot.events import Commanded, Event, Said, Sender, Submitted

MOST_NAMED = 5
"""People named at once who are asked about."""
MARK = re.compile(
    r"<(?:(?P<sign>[@#!])|(?=[a-z][a-z0-9+.-]*:))(?P<what>[^<>|]+)(?:\|(?P<label>[^<>]*))?>", re.IGNORECASE
)
"""A person, a channel, a call to many, or an address. Whatever else stands in such brackets was typed so."""
ESCAPES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}


def heard(words: str, team: str, bot_user: str = "") -> str:
    """What was said to the bot: people and channels become accounts and places; the bot's own name goes."""

    def read(mark: re.Match[str]) -> str:
        sign, what = mark["sign"], mark["what"]
        if sign == "@" and what == bot_user:
            return ""
        return f"slack:{team}:{what}" if sign in {"@", "#"} else plain(mark)

    said = unescaped(MARK.sub(read, words)).strip()
    return said.lstrip(" ,:;–-") if bot_user else said


def spoken(words: str) -> str:
    """What somebody said to others, as one reads it."""
    return unescaped(MARK.sub(plain, words))


def plain(mark: re.Match[str]) -> str:
    sign, what, label = mark["sign"], mark["what"], mark["label"]
    match sign:
        case "@" | "#":
            return f"{sign}{label or what}"
        case "!":
            # A call to everybody must not become one again.
            return label or what.partition("^")[0]
        case _:
            return what if not label or label == what or what.endswith(label) else f"{label} ({what})"


def unescaped(words: str) -> str:
    for escaped, character in ESCAPES.items():
        words = words.replace(escaped, character)
    return words


def accounts_in(event: Event) -> list[Sender]:
    """The accounts of the same workspace that somebody named in a line, or picked in a form."""
    words = event.words if isinstance(event, Commanded | Said) else ""
    if isinstance(event, Submitted):
        words = "\n".join(event.values.values())
    here = event.sender
    found = dict.fromkeys(re.findall(rf"{re.escape(f'{here.platform}:{here.workspace}:')}([UW]\w+)", words))
    return [Sender(here.platform, here.workspace, person) for person in list(found)[:MOST_NAMED]]
