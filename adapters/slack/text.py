"""Words on Slack: escaped where it reads mark-up, measured as it may count them, cut where they can be seen to end.

What people type goes into `plain_text` and rich text alone, where Slack reads no mark-up at all. Only the text beside
the blocks is read as mark-up, and there `& < >` have to be escaped.
"""

from bisect import bisect_right
from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.i18n import DEFAULT, Translator
from storage.text import clean, is_blank, storable

Json = dict[str, Any]

ENGLISH = Translator(DEFAULT, {})
NOTHING = "–"
"""Stands for words that are not there, as Slack refuses empty ones."""
DATE = "{date_long}, {time}"
MARKS = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def readable(words: str) -> str:
    """The words without controls, direction overrides and halves of characters."""
    return clean(storable(words))


def escape(words: str) -> str:
    """The words for a place where Slack reads mark-up: no mention, no link, no tag comes of them."""
    return "".join(MARKS.get(character, character) for character in readable(words))


def size(words: str) -> int:
    """How long the words are if Slack counts them escaped and in UTF-16, the longest of the ways it may."""
    return halves(words) + sum(words.count(mark) * (len(MARKS[mark]) - 1) for mark in MARKS)


def halves(words: str) -> int:
    """How long they are in UTF-16, unescaped."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


def fitting(words: str, limit: int, measure: Callable[[str], int] = size) -> int:
    """How many characters from the beginning are no longer than the limit."""
    # By halves: a long message is cut at many places, and one character after the other took most of its time.
    ends = range(1, min(len(words), limit) + 1)
    return bisect_right(ends, limit, key=lambda end: measure(words[:end]))


def cut(words: str, limit: int) -> str:
    """The words, ending in an ellipsis if they are longer than the limit."""
    words = readable(words)
    if len(words) * 5 <= limit or size(words) <= limit:
        return words
    return words[: fitting(words, limit - 1)].rstrip() + "…" if limit > 0 else ""


def shown(words: str, limit: int) -> str:
    """The words within a limit, or what stands for none."""
    short = cut(words, limit)
    return NOTHING if is_blank(short) else short


def pieces(words: str, limit: int) -> list[str]:
    """Long words as several texts, parted at a line or a space if there is one near the end."""
    found, rest = [], readable(words)
    while rest:
        end = fitting(rest, limit)
        if end < len(rest):
            end = max(rest.rfind("\n", end // 2, end), rest.rfind(" ", end // 2, end)) + 1 or end
        found.append(rest[:end].strip())
        rest = rest[end:].strip()
    return [piece for piece in found if not is_blank(piece)]


def plain(words: str, limit: int) -> Json:
    """A text object in which nothing is read as mark-up, not even `:smile:`."""
    return {"type": "plain_text", "text": shown(words, limit), "emoji": False}


def run(words: str, bold: bool = False, italic: bool = False) -> Json:
    """A stretch of rich text, taken as it is."""
    styles = {name: True for name, wanted in (("bold", bold), ("italic", italic)) if wanted}
    return {"type": "text", "text": words, **({"style": styles} if styles else {})}


def date(at: datetime, words: str) -> Json:
    """An instant in the zone and the language of whoever reads it; the words stand where that can't be shown."""
    return {"type": "date", "timestamp": int(at.timestamp()), "format": DATE, "fallback": words}


def rich(*elements: Json) -> Json:
    return {"type": "rich_text", "elements": list(elements)}


def section(*runs: Json) -> Json:
    """A paragraph of rich text."""
    return {"type": "rich_text_section", "elements": list(runs)}
