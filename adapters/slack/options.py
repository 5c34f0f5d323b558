"""Names as options to pick from. Slack takes 75 characters of one, as many below it, and hands both back."""

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from adapters.slack.budget import OPTION
from adapters.slack.text import Json, fitting, plain, readable, size
from storage.text import is_blank

DIGITS = 8
CODED = re.compile(rf"(.*)…[0-9a-f]{{{DIGITS}}}", re.DOTALL)
"""The value of a long name: its beginning, and what tells it from others that begin so."""


def option(label: str, value: str) -> Json:
    """A line to pick; what is too long for it goes on in the line below."""
    head, rest = parted(readable(label))
    made = {"text": plain(head, OPTION), "value": value_of(value)}
    return made if is_blank(rest) else {**made, "description": plain(rest, OPTION)}


def parted(label: str) -> tuple[str, str]:
    """The label in two lines, parted at a space if both fit then. Of what is longer still the end is shown."""
    if size(label) <= OPTION:
        return label, ""
    end = min(fitting(label, OPTION), last_seen(label))
    for at in (label.rfind(" ", end // 2, end + 1), end):
        if at > 0 and size(label[at:].strip()) <= OPTION:
            return label[:at].strip(), label[at:].strip()
    return label[:end], f"…{label[len(label) - fitting(label[::-1], OPTION - 1) :]}"


def last_seen(label: str) -> int:
    """Where the last character stands that can be seen: Slack refuses a line in which there is none."""
    return max((at for at, letter in enumerate(label) if not is_blank(letter)), default=len(label))


def value_of(name: str) -> str:
    """A name as a value, which Slack takes in as few characters as a label."""
    words = readable(name)
    if size(words) <= OPTION:
        return words
    told = sha256(words.encode()).hexdigest()[:DIGITS]
    return f"{words[: fitting(words, OPTION - DIGITS - 1)].strip()}…{told}"


def picked(option: Mapping[str, Any]) -> str:
    """The name that an option stands for: all of it, or how it begins where Slack did not hand all of it back."""
    value = str(option.get("value", ""))
    coded = CODED.fullmatch(value)
    if coded is None:
        return value
    head, rest = told(option, "text"), told(option, "description")
    for whole in (f"{head}{rest}", f"{head} {rest}"):
        for name in (whole, whole.removeprefix("“").removesuffix("”")):
            if value_of(name) == value:
                return name
    return coded[1]


def told(option: Mapping[str, Any], name: str) -> str:
    part = option.get(name)
    return str(part.get("text", "")) if isinstance(part, Mapping) else ""
