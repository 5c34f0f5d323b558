"""What people wrote in Slack, as plain words: its marks for people, channels and links are read, and its escapes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.events import Commanded, Event, Said, Sender, Submitted
from storage.text import is_blank, one_line, storable

MOST_NAMED = 5
"""People named at once who are asked about."""
MARK = re.compile(
    r"<(?:(?P<sign>[@#!])|(?=[a-z][a-z0-9+.-]*:))(?P<what>[^<>|]+)(?:\|(?P<label>[^<>]*))?>", re.IGNORECASE
)
"""A person, a channel, a call to many, or an address. Whatever else stands in such brackets was typed so."""
JOINED_BEFORE, JOINED_AFTER = re.compile(r"[\w:]\Z"), re.compile(r"[\w<]")
KEY = re.compile(r"\w+", re.ASCII)
ESCAPES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
LABEL = 80


@dataclass(frozen=True, slots=True)
class Heard:
    """The words, in which people and channels are accounts, and what Slack called each of those."""

    words: str
    labels: Mapping[str, str]
    """By account: `@ana`, `#general`, or the sign alone where Slack gave no name."""


def heard(words: str, team: str, bot_user: str = "") -> Heard:
    """What was said: people and channels become accounts; the bot's own name goes where it is the one spoken to."""
    labels: dict[str, str] = {}

    def read(mark: re.Match[str]) -> str:
        sign, what = mark["sign"], mark["what"]
        if sign not in {"@", "#"}:
            return plain(mark)
        if sign == "@" and what == bot_user:
            return ""
        if not KEY.fullmatch(what):
            return f"{sign}{mark['label'] or what}"
        account = f"slack:{team}:{what}"
        labels[account] = called(sign, mark["label"] or "")
        # An account is a whole word, so what was written right before or after a mention stands apart.
        before = " " if JOINED_BEFORE.search(words[: mark.start()]) else ""
        return f"{before}{account} " if JOINED_AFTER.match(words[mark.end() :]) else f"{before}{account}"

    said = unescaped(MARK.sub(read, words)).strip()
    return Heard(said.lstrip(" ,:;–-") if bot_user else said, labels)


def called(sign: str, label: str) -> str:
    """What Slack calls somebody or a channel, with the sign that people know it by."""
    name = one_line(storable(unescaped(label))).lstrip("@#")[:LABEL]
    return sign if is_blank(name) else f"{sign}{name}"


def plain(mark: re.Match[str]) -> str:
    """A call to many, which must not become one again, or an address."""
    what, label = mark["what"], mark["label"]
    if mark["sign"] == "!":
        return label or what.partition("^")[0]
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
