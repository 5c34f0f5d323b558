"""Words as Discord takes them: whatever people typed stays words, and words that are too long are seen to end.

Discord reads mark-up in every text of a message. So each sign that could begin some is escaped, and where a sign is
also read behind an escape, by the server or in a block of code, it is parted from what follows by a space of no width.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import Any

from bot.i18n import DEFAULT, Translator
from storage.text import clean, is_blank, one_line, storable

Json = dict[str, Any]

ENGLISH = Translator(DEFAULT, {})
NOTHING = "–"
"""Stands for words that are not there, as Discord refuses empty ones."""
GROWTH = 5
"""No text becomes so many times longer by being escaped, so a short one need not be measured."""
APART = "\u200b"

_STEERING = re.compile(r"[\x80-\x9f\u061c]")
"""Controls and direction marks that the core lets pass: a screen of Discord's would take them."""
_BREAKS = re.compile(r"[\x85\u2028\u2029]")
_CALL = r"(?i:@(?=everyone|here))"
_HOST = r"https?://(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?::\d{1,5})?"
_PATH = rf"(?:[/?#](?:(?!{_CALL})[^\s<>\\*`|\[\]\"“”«»„\u200b])*)?(?<![.,:;!?)'’…])"
"""An address that is surely read as one: inside it nothing else is read, and escaping would break it."""
_SWALLOWED = re.compile(r"[^\s.,:;\"')\]]")
"""What a client takes for a part of the address before it."""
_POINTED = r"(?i:<(?=[@#:/]|a:|t:|id:|sound:|https?:|mailto:|tel:))"
_READ = re.compile(rf"{_HOST}{_PATH}|[\\*_~`|\[]|:(?=[^\s:]*:)|{_POINTED}|{_CALL}", re.ASCII)
_INERT = re.compile(f"{_POINTED}|{_CALL}")
_APART_FROM = {"<": f"\\<{APART}", "@": f"@{APART}"}
_OPENING = re.compile(r"(?m)^(\s*)(\d*)(#{1,3}|-#|[+-]|>{1,3}|[.)])(?=\s|$)")


def readable(words: str) -> str:
    """The words without controls, direction overrides and halves of characters."""
    if words.isascii() and words.isprintable():
        # Most words are such, and a message asks for a few dozen times.
        return words.strip()
    return clean(_STEERING.sub("", _BREAKS.sub("\n", storable(words))))


def line(words: str) -> str:
    """The words in one line."""
    return one_line(readable(words))


def escape(words: str) -> str:
    """The words for a place where Discord reads mark-up: no mention, link, list or emphasis comes of them."""
    return _OPENING.sub(_closed, _READ.sub(_escaped, readable(words)))


def _escaped(sign: re.Match[str]) -> str:
    found = sign[0]
    if len(found) == 1:
        return _APART_FROM.get(found, f"\\{found}")
    return f"<{found}>" if _SWALLOWED.match(sign.string, sign.end()) else found


def _closed(opening: re.Match[str]) -> str:
    """The beginning of a line, when it would begin a heading, a list, a quotation or small print."""
    space, number, sign = opening.groups()
    return f"{space}{number}\\{sign}"


def inert(words: str) -> str:
    """The words, calling nobody: for blocks of code, in which nothing can be escaped."""
    return _INERT.sub(lambda sign: sign[0] + APART, words)


def halves(words: str) -> int:
    """How long they are in UTF-16, the longest of the ways in which Discord may count."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


def size(words: str) -> int:
    """How long they are once they are escaped."""
    return halves(escape(words))


def cut(words: str, limit: int, measure: Callable[[str], int] = size) -> str:
    """The words, ending in an ellipsis if they are longer than the limit as they will be sent."""
    words = readable(words)
    if len(words) * GROWTH <= limit or (len(words) <= limit and measure(words) <= limit):
        return words
    if limit <= 0:
        return ""

    def begun(end: int) -> str:
        return words[:end].rstrip() + "…"

    # By halves: measuring one beginning after the other would take most of the time.
    end = bisect_right(range(1, min(len(words), limit) + 1), limit, key=lambda end: measure(begun(end)))
    while end and measure(begun(end)) > limit:
        end -= 1
    return begun(end)


def shown(words: str, limit: int) -> str:
    """The words escaped and within a limit, or what stands for none."""
    short = cut(words, limit)
    return NOTHING if is_blank(short) else escape(short)


def named(label: str, limit: int) -> str:
    """A label before what it is of. Its colon is escaped with it, or `:tada` would become a picture.

    A question stands for itself.
    """
    short = cut(line(label), limit)
    words = NOTHING if is_blank(short) else short
    return escape(words if words.endswith("?") else f"{words}:")


def plain(words: str, limit: int) -> str:
    """One line for a place where no mark-up is read: a label, an option, a title of a form."""
    short = cut(line(words), limit, halves)
    return NOTHING if is_blank(short) else short
