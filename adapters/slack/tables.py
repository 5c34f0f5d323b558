"""Figures in rows and columns: as a table where Slack can show one, otherwise as a list.

The `table` block it is, not the younger `data_table`: it is known to every client and to the library, needs no caption,
and its rows are all seen at once, where the other shows five and pages on.
"""

from adapters.slack.budget import PIECE, TABLE_COLUMNS, TABLE_ROWS, TABLE_TEXT, Part, Rung, text_size
from adapters.slack.text import Json, cut, readable, rich, run, section, shown
from bot.ui.message import Table
from storage.text import is_blank

CELL = 300
SIGNS = "+−±-"


def table_parts(table: Table, rung: Rung) -> list[Part]:
    """One table, if it is small enough for one; a list can be cut at any row."""
    rows = tuple(row for row in (table.columns, *table.rows) if row)
    width = max(map(len, rows), default=0)
    if rung is Rung.NATIVE and 0 < width <= TABLE_COLUMNS and len(rows) <= TABLE_ROWS:
        native = native_table(rows, width)
        if text_size(native) <= TABLE_TEXT:
            return [Part((native,), counts=len(table.rows))]
    return list_parts(table)


def native_table(rows: tuple[tuple[str, ...], ...], width: int) -> Json:
    """Rows of equal width. Figures stand at the right, where they can be compared."""
    cells = [[shown(cell, CELL) for cell in (*row, *[""] * (width - len(row)))] for row in rows]
    return {
        "type": "table",
        "column_settings": [settings([row[at] for row in cells[1:]]) for at in range(width)],
        "rows": [[{"type": "raw_text", "text": cell} for cell in row] for row in cells],
    }


def settings(column: list[str]) -> Json:
    is_figures = bool(column) and all(cell.lstrip(SIGNS)[:1].isdecimal() for cell in column)
    return {"align": "right"} if is_figures else {"is_wrapped": True}


def list_parts(table: Table) -> list[Part]:
    """What the rows are, and a line for each of them: its name, then each figure after its heading."""
    columns, rows = (table.columns, table.rows) if table.rows else ((), (table.columns,))
    heading = "".join(columns[:1])
    named = [] if is_blank(readable(heading)) else [Part((rich(section(run(cut(heading, CELL), bold=True))),))]
    return named + [row_part(columns, row, joins=bool(named) or at > 0) for at, row in enumerate(filter(None, rows))]


def row_part(columns: tuple[str, ...], row: tuple[str, ...], joins: bool) -> Part:
    first, *others = row
    labels = [*columns[1:], *[""] * len(others)]
    told = [with_label(label, shown(cell, CELL)) for label, cell in zip(labels, others, strict=False)]
    runs = [run(shown(first, CELL), bold=True), *([run(f" · {cut(' · '.join(told), PIECE)}")] if told else [])]
    return Part((rich({"type": "rich_text_list", "style": "bullet", "elements": [section(*runs)]}),), 1, joins)


def with_label(label: str, cell: str) -> str:
    return cell if is_blank(readable(label)) else f"{cut(label, CELL)}: {cell}"
