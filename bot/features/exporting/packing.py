"""Writes all tables into one archive: to read, for spreadsheets, and for programs. One pass, and little in memory."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from io import TextIOWrapper
from itertools import chain
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import IO, Any, TextIO
from zipfile import ZIP_DEFLATED, ZipFile

from bot.features.exporting.labels import LABELS
from bot.features.exporting.sheets import Table
from bot.features.exporting.tables import Row, Sheet
from bot.turn import Turn

IN_MEMORY = 1_000_000
"""Bytes of one part that are held before it goes into a file without a name, which is gone when it is closed."""
EMPTY: tuple[Any, ...] = (None, "", [], {})
OUR_WORDS = frozenset(
    {"role", "level", "kind", "heard", "sharing", "loop", "direction", "strength", "state", "verdict"}
)
OUR_WORDS |= {"came_from", "went_to", "answer", "record", "side", "purpose", "every"}
SHORTEST_INSTANT = len("09:00:00")
READABLE, EVERYTHING, TABLES = "readable.txt", "everything.json", "tables"


@dataclass(frozen=True, slots=True)
class Packed:
    """The archive, and how many rows of each table are in it."""

    content: bytes
    rows: Counter[str]


@contextmanager
def spool() -> Iterator[TextIO]:
    with SpooledTemporaryFile(IN_MEMORY, "w+", encoding="utf-8", newline="") as file:
        yield file  # type: ignore[misc]


def packed(turn: Turn, sheets: tuple[Sheet, ...], introduction: str) -> Packed:
    """All of it. The JSON and the text grow beside the archive, which takes one part at a time."""
    rows: Counter[str] = Counter()
    with SpooledTemporaryFile(IN_MEMORY) as file, spool() as lossless, spool() as readable:
        with ZipFile(file, "w", ZIP_DEFLATED) as archive:
            archive.writestr(turn.t("READ ME") + ".txt", introduction)
            lossless.write(f'{{"made_at": {json.dumps(turn.now.isoformat())}, "tables": {{')
            for number, sheet in enumerate(sheets):
                lossless.write(f"{',' if number else ''}\n{json.dumps(sheet.name)}: [")
                rows[sheet.name] = write_sheet(archive, sheet, lossless, readable, turn)
                lossless.write("]")
            lossless.write("\n}}\n")
            for name, part in ((READABLE, readable), (EVERYTHING, lossless)):
                part.seek(0)
                with archive.open(name, "w") as into, TextIOWrapper(into, "utf-8", newline="") as text:
                    copyfileobj(part, text)
        file.seek(0)
        return Packed(file.read(), rows)


def write_sheet(archive: ZipFile, sheet: Sheet, lossless: TextIO, readable: TextIO, turn: Turn) -> int:
    """One table in its three forms; one without rows is in the JSON only. The number of rows."""
    records = sheet.rows()
    first = next(records, None)
    if first is None:
        return 0
    count = 0
    title = turn.t(sheet.title)
    readable.write(f"{title}\n{'=' * len(title)}\n")
    with archive.open(f"{TABLES}/{sheet.name}.csv", "w") as into, text_of(into) as file:
        table = Table(file, sheet.columns)
        for record in chain([first], records):
            row = sheet.row(record)
            table.add(row)
            lossless.write(f"{',' if count else ''}\n{json.dumps(row, ensure_ascii=False)}")
            readable.write(paragraph(row, turn))
            count += 1
    readable.write("\n")
    return count


def text_of(into: IO[bytes]) -> TextIOWrapper:
    return TextIOWrapper(into, "utf-8", newline="")


def paragraph(row: Row, turn: Turn) -> str:
    """A row as lines; what is empty is left out, and long words keep their own lines."""
    t = turn.t
    said = [(t(LABELS[name]), plain(name, found, turn)) for name, found in row.items() if found not in EMPTY]
    return "\n" + "".join(f"{label}: {words}\n" for label, words in said)


def plain(name: str, found: object, turn: Turn) -> str:
    """A value as it is said: our own words and dates in their language and zone, everybody's words as they are."""
    match found:
        case bool():
            return turn.t("yes") if found else turn.t("no")
        case str() if name in OUR_WORDS:
            return turn.t(found)
        case str() if name.endswith("_at") and len(found) > SHORTEST_INSTANT:
            return turn.instant(datetime.fromisoformat(found))
        case str() if name.endswith("_on") or name in {"due_before", "due_after"}:
            return turn.day(date.fromisoformat(found))
        case list():
            return ", ".join(map(str, found))
        case dict():
            return "; ".join(f"{key}: {each}" for key, each in found.items())
        case _:
            return str(found).replace("\n", "\n    ")
