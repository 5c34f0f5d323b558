"""Messages as lines of a terminal: buttons are numbered, and nothing anybody typed can steer the terminal."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from bot.ui.message import (
    Block,
    Button,
    Buttons,
    Facts,
    File,
    Heading,
    Hint,
    Item,
    Items,
    Link,
    Message,
    Quoted,
    Say,
    Spot,
    Table,
    block_text,
)
from storage.text import storable

CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
NARROWEST, USUAL = 30, 80
TAB = " " * 4
BOLD, DIM, PLAIN = "1", "2", ""


@dataclass(frozen=True, slots=True)
class Look:
    """How wide the terminal is, in columns, and whether it shows colours."""

    width: int = USUAL
    colours: bool = False

    def paint(self, lines: list[str], style: str) -> list[str]:
        return [f"\x1b[{style}m{line}\x1b[0m" if line else line for line in lines] if self.colours and style else lines


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
    """The words without escape sequences, direction overrides and other controls; line breaks stay."""
    return CONTROLS.sub("", storable(words)).replace("\t", TAB)


def columns(words: str) -> int:
    """How many columns the words take: two for wide characters, none for marks that sit on the one before."""
    return sum(column_width(character) for character in words)


def column_width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def lines_of(message: Message, numbers: Numbers, look: Look) -> list[str]:
    """A message within the width of the terminal."""
    found = look.paint(wrapped(message.title, look), BOLD)
    for block in message.blocks:
        found.extend(look.paint(block_lines(block, numbers, look), paint_of(block)))
    return found


def paint_of(block: Block) -> str:
    return DIM if isinstance(block, Hint) else BOLD if isinstance(block, Heading) else PLAIN


def wrapped(words: str, look: Look, indent: str = "", first: str | None = None) -> list[str]:
    """Text broken at the width; its own line breaks are kept."""
    leads = [indent if first is None else first]
    return [
        line
        for at, part in enumerate(harmless(words).split("\n"))
        for line in broken(part, max(look.width, NARROWEST), leads[at] if at < len(leads) else indent, indent)
    ]


def broken(line: str, width: int, first: str, rest: str) -> list[str]:
    """One line as several: the first begins with `first`, the others with `rest`."""
    found, lead, held = [], first, ""
    for gap, piece in pieces(line, width - max(columns(first), columns(rest))):
        longer = f"{held}{gap}{piece}"
        if held and columns(lead + longer) > width:
            found.append(lead + held)
            lead, held = rest, piece
        else:
            held = longer
    return [*found, (lead + held).rstrip()]


def pieces(line: str, room: int) -> Iterator[tuple[str, str]]:
    """Words with the gap before each; a word that is wider than a line comes in parts without a gap."""
    for number, word in enumerate(line.split(" ")):
        gap, part = " " if number else "", ""
        for character in word:
            if part and columns(part) + column_width(character) > room:
                yield gap, part
                gap, part = "", ""
            part += character
        yield gap, part


def block_lines(block: Block, numbers: Numbers, look: Look) -> list[str]:
    match block:
        case Say(words):
            return wrapped(words, look)
        case Heading(words):
            return ["", *wrapped(words, look)]
        case Hint(words):
            return wrapped(words, look, "  ")
        case Link(label, address):
            return wrapped(f"{label}: {address}", look)
        case File():
            return wrapped(block_text(block), look, "  ")
        case Spot(label, _, words):
            return wrapped(f"{label}: {words}", look, "    ", "  ")
        case Quoted(words, by):
            return wrapped(f"“{words}”" + (f" ({by})" if by else ""), look, "  | ")
        case Facts(rows):
            return [line for label, value in rows for line in wrapped(f"{label}: {value}", look, "    ", "  ")]
        case Items(rows, heading, more):
            listed = [line for item in rows for line in item_lines(item, numbers, look)]
            return [*(wrapped(heading, look) if heading else []), *listed, *(wrapped(more, look) if more else [])]
        case Buttons(row):
            return wrapped(numbers.of(row), look, "  ")
        case Table(headings, rows):
            return table_lines((headings, *rows))
        case _:
            assert_never(block)


def table_lines(rows: tuple[tuple[str, ...], ...]) -> list[str]:
    """Figures under their headings, each column as wide as its widest entry."""
    cells = [[harmless(cell).replace("\n", " ") for cell in row] for row in rows]
    widths = [max(columns(row[at]) for row in cells if at < len(row)) for at in range(max(map(len, cells)))]
    return ["  ".join(map(padded, row, widths)).rstrip() for row in cells]


def padded(cell: str, width: int) -> str:
    return cell + " " * (width - columns(cell))


def item_lines(item: Item, numbers: Numbers, look: Look) -> list[str]:
    found = wrapped(item.words, look, "  ", "- ")
    if item.second_line:
        found += wrapped(item.second_line, look, "  ")
    if item.buttons:
        found += wrapped(numbers.of(item.buttons), look, "  ")
    return found
