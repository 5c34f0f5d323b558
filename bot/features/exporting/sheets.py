"""Cells that a spreadsheet may open: nothing in them is ever a formula."""

import csv
import json
import re
from typing import Any, TextIO

LINE = re.compile(r"(?<=\n)|(?<=\r)(?!\n)|(?<=[\x0b\x0c\x1c-\x1e\x85\u2028\u2029])")
BLANKS = " \u00a0\u1680\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff"
FORMULA = re.compile(rf"[{BLANKS}]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b\u2212]")
"""What begins a formula, as it is or in its wide and small forms, behind any blanks."""
MARK = "\ufeff"
"""Says that a file is UTF-8, without which Excel reads accents wrongly."""


def cell(found: Any) -> str:
    """A value as a cell. A ' before each line that a spreadsheet could take for a formula; figures of ours are none."""
    match found:
        case None:
            return ""
        case bool() | int() | float():
            return str(found)
        case str():
            return harmless(found)
        case _:
            return harmless(json.dumps(found, ensure_ascii=False))


def harmless(words: str) -> str:
    return "".join(f"'{line}" if FORMULA.match(line) else line for line in LINE.split(words) if line)


class Table:
    """Writes one table, its first line the names of the columns."""

    def __init__(self, file: TextIO, columns: tuple[str, ...]) -> None:
        file.write(MARK)
        self._writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        self._writer.writerow(columns)

    def add(self, row: dict[str, Any]) -> None:
        self._writer.writerow([cell(found) for found in row.values()])
