"""Figures in rows and columns: in a block of code where that is small enough, otherwise as a list."""

import unicodedata

from adapters.discord.budget import Part
from adapters.discord.text import inert, line, named, plain, shown
from bot.ui.message import Table
from storage.text import is_blank

WIDEST, LONGEST = 36, 15
"""So many letters stand beside each other on a phone; a longer line of code would be broken in two."""
CELL = 300
SIGNS = "+−±-"
BETWEEN = "  "


def table_parts(table: Table) -> list[Part]:
    """One block, or a list that can be cut at any row."""
    rows = [row for row in (table.columns, *table.rows) if row]
    if not rows:
        return []
    width = max(map(len, rows))
    if len(table.rows) <= LONGEST and width <= WIDEST // 2:
        drawn = drawn_lines([cells_of(row, width) for row in rows])
        if all(columns_of(each) <= WIDEST for each in drawn):
            return [Part("```\n" + "\n".join(drawn) + "\n```", counts=max(1, len(table.rows)))]
    return list_parts(table)


def cells_of(row: tuple[str, ...], width: int) -> list[str]:
    """The cells of a row, to which no line of code can come to an end."""
    return [inert(plain(cell, CELL).replace("`", "'")) for cell in (*row, *[""] * (width - len(row)))]


def drawn_lines(rows: list[list[str]]) -> list[str]:
    """Rows of equal width. Figures stand at the right, where they can be compared."""
    columns = list(zip(*rows, strict=True))
    widths = [max(map(columns_of, column)) for column in columns]
    right = [len(column) > 1 and all(is_figure(cell) for cell in column[1:]) for column in columns]
    return [BETWEEN.join(padded(*cell) for cell in zip(row, widths, right, strict=True)).rstrip() for row in rows]


def is_figure(cell: str) -> bool:
    return cell.lstrip(SIGNS)[:1].isdecimal()


def padded(cell: str, width: int, is_right: bool) -> str:
    space = " " * (width - columns_of(cell))
    return space + cell if is_right else cell + space


def columns_of(words: str) -> int:
    """How wide the words are where every letter has the same width."""
    return sum(_width(character) for character in words)


def _width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def list_parts(table: Table) -> list[Part]:
    """A line for each row: its name, then each figure after its heading."""
    columns, rows = (table.columns, table.rows) if table.rows else ((), (table.columns,))
    heading = "".join(columns[:1])
    named = [] if is_blank(heading) else [Part(f"**{shown(line(heading), CELL)}**")]
    return named + [row_part(columns, row) for row in rows if row]


def row_part(columns: tuple[str, ...], row: tuple[str, ...]) -> Part:
    first, *others = row
    labels = [*columns[1:], *[""] * len(others)]
    told = " · ".join(with_label(label, cell) for label, cell in zip(labels, others, strict=False))
    ending = f" – {told}" if told else ""
    return Part(f"- **{shown(line(first), CELL)}**{ending}", counts=1)


def with_label(label: str, cell: str) -> str:
    told = shown(line(cell), CELL)
    return told if is_blank(label) else f"{named(label, CELL)} {told}"
