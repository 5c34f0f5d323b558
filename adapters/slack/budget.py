"""How much Slack takes at once, and what is left out when there is more: whole items, and visibly."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from adapters.slack.text import Json, plain, run, size

MESSAGE_BLOCKS, MESSAGE_TEXT = 45, 9_000
"""Slack takes 50 blocks; how much text in all is written nowhere, but 9,597 characters went and 11,341 did not."""
VIEW_BLOCKS, VIEW_TEXT = 100, 30_000
"""A view may have 250 KB; so much text stays below it in any script."""
TOP_TEXT = 3_900
"""An update with more than 4,000 characters beside the blocks is refused."""
TEXT = 3_000
PIECE = 2_900
HEADER = 150
BUTTON = 75
ROW = 5
"""So many buttons are shown in a row; Slack would take 25."""
VIEW_TITLE = 24
VALUES = 36_000
"""What a form's fields hold together at the most, and as much again below them of what they don't hold."""
LABEL = 2_000
PLACEHOLDER = 150
ERROR = 500
OPTION = 75
OPTIONS = 100
TABLE_ROWS, TABLE_COLUMNS, TABLE_TEXT = 100, 20, 6_000
TAIL = 60
"""Room for the line that says how much was left out."""


class Rung(Enum):
    """How much is expected of Slack: when it refuses blocks, the same message goes again one rung lower."""

    NATIVE = auto()
    LIST = auto()
    """Without the youngest blocks: tables as lists."""
    TEXT = auto()
    """Nothing but text."""


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks that are shown together or not at all."""

    blocks: tuple[Json, ...]
    counts: int = 0
    """How many things a reader misses if it is left out."""
    joins: bool = False
    """Whether it goes on in the rich text above it."""
    stays: bool = False
    """Kept before all others: what can be pressed, and what says that there is more."""


@dataclass(slots=True)
class Page:
    """What is shown so far, and the room that is left."""

    blocks_left: int
    text_left: int
    blocks: list[Json] = field(default_factory=list)

    def fill(self, parts: list[Part], more: Callable[[int], str]) -> bool:
        """Add the parts in their order until one has no room, then only those that stay. Whether all had room."""
        self._reserve(1, TAIL)
        kept = {at for at, part in enumerate(parts) if part.stays and self._takes(part)}
        missed, end = 0, -1
        for at, part in enumerate(parts):
            if at in kept or (end < 0 and not part.stays and self._takes(part)):
                self._show(part)
                continue
            missed += part.counts
            end = len(self.blocks) if end < 0 else end
        self._reserve(-1, -TAIL)
        if missed:
            self._reserve(1, TAIL)
            self.blocks.insert(end, context(more(missed), TAIL))
        return end < 0

    def _reserve(self, blocks: int, text: int) -> None:
        self.blocks_left, self.text_left = self.blocks_left - blocks, self.text_left - text

    def _takes(self, part: Part) -> bool:
        """Whether there is room for it, which is then taken. One that joins needs no block of its own."""
        blocks = 0 if self._joins(part) else len(part.blocks)
        text = sum(map(text_size, part.blocks)) + len("\n") * part.joins
        if blocks > self.blocks_left or text > self.text_left:
            return False
        self._reserve(blocks, text)
        return True

    def _joins(self, part: Part) -> bool:
        return part.joins and bool(self.blocks) and self.blocks[-1]["type"] == "rich_text"

    def _show(self, part: Part) -> None:
        if self._joins(part):
            self.blocks[-1] = joined(self.blocks[-1], part.blocks[0])
        else:
            self.blocks.extend(part.blocks)


def joined(above: Json, below: Json) -> Json:
    """One rich text of two: a list goes on, a paragraph gets another line, anything else comes after it."""
    elements, (first, *rest) = list(above["elements"]), below["elements"]
    last = elements[-1]
    if last["type"] == first["type"]:
        between = [run("\n")] if last["type"] == "rich_text_section" else []
        elements[-1] = {**last, "elements": [*last["elements"], *between, *first["elements"]]}
    else:
        elements.append(first)
    return {**above, "elements": [*elements, *rest]}


def context(words: str, limit: int = LABEL) -> Json:
    """A small grey line."""
    return {"type": "context", "elements": [plain(words, limit)]}


def text_size(part: Any) -> int:
    """How much text there is to read in a block."""
    if isinstance(part, list):
        return sum(map(text_size, part))
    if not isinstance(part, dict):
        return 0
    return sum(size(value) if isinstance(value, str) else text_size(value) for value in _told(part))


def _told(part: Json) -> Iterator[Any]:
    return (value for key, value in part.items() if key in {"text", "fallback"} or not isinstance(value, str))
