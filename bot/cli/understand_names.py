"""`python -m bot understand names --directory FILE`: which partner a name means, for measuring. No database is touched.

Queries are JSON lines with `q` on standard input; each is answered by a line with `ranked`, best first, and `action`.
A directory that is a JSON list is a team's own, and its aliases are known. One of JSON lines is a public register: what
is measured on it is finding partners by their display names, so its other names are only known with `--all-names`.
"""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from bot.cli import OK, USAGE

if TYPE_CHECKING:
    from bot.understanding.names.entry import Entry

PROGRAM = "python -m bot understand names"
OTHER_NAMES = ("aliases", "acronyms", "labels")
"""Where a line of a directory keeps what a partner is called besides its name."""


class Unreadable(Exception):
    """What was given is not in the format; the message says where and what is expected."""


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--directory", required=True, metavar="FILE", help="partners: a JSON list, or one JSON object a line"
    )
    parser.add_argument(
        "--all-names",
        action="store_true",
        help="know the aliases, acronyms and labels of a directory of JSON lines too; those of a list are always known",
    )


def main(args: list[str], inp: TextIO, out: TextIO) -> int:
    """Answer all queries; 0 when done, 2 when something given cannot be read."""
    parser = ArgumentParser(prog=PROGRAM, description="Say which partner each name means.")
    add_arguments(parser)
    return answer(parser.parse_args(args), inp, out)


def answer(chosen: Namespace, inp: TextIO, out: TextIO) -> int:
    from bot.understanding.names.index import Index

    try:
        index = Index(entries_of(Path(chosen.directory), chosen.all_names))
        for query in queries(inp):
            match = index.look_up(query)
            line = {"ranked": [one.key for one in match.ranked], "action": match.action}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    except (Unreadable, OSError) as error:
        print(f"{PROGRAM}: {error}", file=sys.stderr)
        return USAGE
    return OK


def queries(inp: TextIO) -> Iterator[str]:
    """The names that are asked about. Raises Unreadable."""
    for number, line in enumerate(inp, 1):
        if line.strip():
            found = parsed(line, f"line {number} of the queries")
            if not isinstance(found, dict) or not isinstance(found.get("q"), str):
                raise Unreadable(f'line {number} of the queries: {{"q": "a name"}} is expected')
            yield found["q"]


def entries_of(file: Path, all_names: bool) -> list["Entry"]:
    """The partners of a directory. Raises Unreadable and OSError."""
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Unreadable(f"{file}: UTF-8 text is expected") from None
    is_own = text.lstrip().startswith("[")
    if is_own:
        rows = parsed(text, str(file))
    else:
        lines = enumerate(text.split("\n"), 1)
        rows = [parsed(line, f"{file}, line {number}") for number, line in lines if line.strip()]
    return [entry_of(row, f"{file}, entry {number}", all_names or is_own) for number, row in enumerate(rows, 1)]


def parsed(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise Unreadable(f"{where}: this is not JSON ({error})") from None


def entry_of(row: Any, where: str, all_names: bool) -> "Entry":
    """One partner; its key is its `id`, or else its name."""
    from bot.understanding.names.entry import Entry

    if not isinstance(row, dict) or not isinstance(row.get("name"), str):
        raise Unreadable(f'{where}: {{"name": "…"}} is expected')
    key = row.get("id", row["name"])
    if not isinstance(key, int | str):
        raise Unreadable(f"{where}: its id is neither text nor a number")
    others = tuple(name for field in OTHER_NAMES for name in texts(row.get(field))) if all_names else ()
    return Entry(key, row["name"], others, tuple(texts(row.get("contacts"))), tuple(texts(row.get("languages"))))


def texts(value: Any) -> Sequence[str]:
    """The words in a field; one with its language after it counts as one."""
    if not isinstance(value, list):
        return []
    flat = [one[0] if isinstance(one, list) and one else one for one in value]
    return [one for one in flat if isinstance(one, str) and one.strip()]
