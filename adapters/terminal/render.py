"""Messages as lines of a terminal: buttons are numbered, and nothing anybody typed can steer the terminal."""

import re
import textwrap
from typing import assert_never

from bot.ui.message import Block, Button, Buttons, Facts, Hint, Item, Items, Message, Quoted, Say, Table

CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
NARROWEST = 30


class Numbers:
    """Numbers for the buttons of what was shown last."""

    def __init__(self) -> None:
        self.shown: list[Button] = []

    def of(self, buttons: tuple[Button, ...]) -> str:
        """`[1] Undo  [2] Edit`"""
        parts = []
        for button in buttons:
            self.shown.append(button)
            parts.append(f"[{len(self.shown)}] {harmless(button.label)}")
        return "  ".join(parts)


def harmless(words: str) -> str:
    """The words without escape sequences and other controls; line breaks stay."""
    return CONTROLS.sub("", words)


def lines_of(message: Message, numbers: Numbers, width: int) -> list[str]:
    """A message within a width in characters."""
    width = max(width, NARROWEST)
    found = wrapped(message.title, width)
    for block in message.blocks:
        found.extend(block_lines(block, numbers, width))
    return found


def wrapped(words: str, width: int, indent: str = "", first: str | None = None) -> list[str]:
    """Text broken at the width; its own line breaks are kept."""
    found: list[str] = []
    for line in harmless(words).split("\n"):
        lead = indent if found or first is None else first
        found.extend(textwrap.wrap(line, width, initial_indent=lead, subsequent_indent=indent) or [""])
    return found


def block_lines(block: Block, numbers: Numbers, width: int) -> list[str]:
    match block:
        case Say(words):
            return wrapped(words, width)
        case Hint(words):
            return wrapped(words, width, "  ")
        case Quoted(words, by):
            return wrapped(f"“{words}”" + (f" ({by})" if by else ""), width, "  | ")
        case Facts(rows):
            return [line for label, value in rows for line in wrapped(f"{label}: {value}", width, "    ", "  ")]
        case Items(rows, heading, more):
            listed = [line for item in rows for line in item_lines(item, numbers, width)]
            return [*([harmless(heading)] if heading else []), *listed, *([harmless(more)] if more else [])]
        case Buttons(row):
            return wrapped(numbers.of(row), width, "  ")
        case Table(columns, rows):
            return [harmless("  ".join(row)) for row in (columns, *rows)]
        case _:
            assert_never(block)


def item_lines(item: Item, numbers: Numbers, width: int) -> list[str]:
    found = wrapped(item.words, width, "  ", "- ")
    if item.detail:
        found += wrapped(item.detail, width, "  ")
    if item.buttons:
        found += wrapped(numbers.of(item.buttons), width, "  ")
    return found
