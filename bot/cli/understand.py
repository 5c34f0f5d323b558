"""`python -m bot understand`: messages, dates or names as JSON lines in, what they mean as JSON lines out.

Neither the database nor the settings are touched. A line that cannot be read is answered with its error, and the next
one is read.
"""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from bot.cli import OK, USAGE, understand_words

if TYPE_CHECKING:
    from bot.settings import Settings

PROGRAM = "python -m bot understand"
Answer = Callable[[Mapping[str, Any]], dict[str, Any]]


def run(settings: "Settings", chosen: Namespace) -> int:
    """Answer what is typed or piped in."""
    return answer(chosen, sys.stdin, sys.stdout)


def main(args: list[str], inp: TextIO, out: TextIO) -> int:
    """Answer all lines; 0 when done, 2 when the directory cannot be read."""
    parser = ArgumentParser(prog=PROGRAM)
    understand_words(parser)
    return answer(parser.parse_args(args), inp, out)


def answer(chosen: Namespace, inp: TextIO, out: TextIO) -> int:
    from bot.understanding.shell import Shell, Unreadable, date_line

    if chosen.what == "names":
        return answer_names(chosen, inp, out)
    if chosen.what == "dates":
        return each(date_line, inp, out)
    try:
        shell = Shell(directory_of(chosen.directory))
    except (Unreadable, OSError, ValueError) as error:
        print(f"{PROGRAM}: {error}", file=sys.stderr)
        return USAGE
    return each(shell.answer, inp, out)


def answer_names(chosen: Namespace, inp: TextIO, out: TextIO) -> int:
    from bot.cli import understand_names

    if not chosen.directory:
        print(f"{PROGRAM} names: --directory FILE is needed", file=sys.stderr)
        return USAGE
    return understand_names.answer(chosen, inp, out)


def directory_of(file: str | None) -> list[Any]:
    """The partners; none without a file. Raises OSError and ValueError."""
    if file is None:
        return []
    found = json.loads(Path(file).read_text(encoding="utf-8"))
    if not isinstance(found, list):
        raise ValueError(f"{file}: a JSON list of partners is expected")
    return found


def each(answered: Answer, inp: TextIO, out: TextIO) -> int:
    for number, line in enumerate(inp, 1):
        if line.strip():
            out.write(json.dumps(one(answered, line, number), ensure_ascii=False) + "\n")
            out.flush()
    return OK


def one(answered: Answer, line: str, number: int) -> dict[str, Any]:
    """What a line means, or its error beside its id."""
    from bot.understanding.shell import Unreadable

    row: Any = None
    try:
        row = json.loads(line)
        if not isinstance(row, dict):
            raise Unreadable("a JSON object is expected")
        return answered(row)
    except (Unreadable, ValueError) as error:
        key = row.get("id") if isinstance(row, dict) else None
        return {"id": key, "error": f"line {number}: {error}"}
