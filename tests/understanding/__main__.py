"""Prints how the project's own sentences are understood: `python -m tests.understanding [file ...]`."""

import json
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

from tests.understanding.own import FILES, AnswerLine, lines, tried
from tests.understanding.scoring import SLOTS, WHOLE, Failure, Scores

ALL = "all"


def main(wanted: Sequence[str]) -> None:
    files = [file for file in FILES if file in wanted] or list(FILES)
    answer_line: AnswerLine = import_module("bot.understanding.shell").answer_line
    by_file = {file: tried(lines(file), answer_line) for file in files}
    by_file[ALL] = Scores()
    for file in files:
        by_file[ALL].add(by_file[file])
    texts = {line["id"]: line["text"] for file in files for line in lines(file)}
    sys.stdout.write(table(by_file) + "\n\n" + failures(by_file[ALL].failures, texts) + "\n")


def table(by_file: Mapping[str, Scores]) -> str:
    """One row a slot: the score (F1, per cent) in each file, and over all what was right of wanted and of given."""
    head = f"{'slot':24}" + "".join(f"{file:>13}" for file in by_file) + "   right/wanted/given"
    silent = f"{'silently wrong (lines)':24}" + "".join(f"{len(each.silently_wrong):>13}" for each in by_file.values())
    return "\n".join([head, *(row(slot, by_file) for slot in (*SLOTS, WHOLE)), silent])


def row(slot: str, by_file: Mapping[str, Scores]) -> str:
    cells = "".join(f"{cell(scores, slot):>13}" for scores in by_file.values())
    all_of_it = by_file[ALL].tallies[slot]
    return f"{slot:24}{cells}   {all_of_it.right}/{all_of_it.wanted}/{all_of_it.given}"


def cell(scores: Scores, slot: str) -> str:
    tally = scores.tallies[slot]
    return f"{100 * tally.score:.1f}" if tally.wanted or tally.given else "-"


def failures(found: Sequence[Failure], texts: Mapping[str, str]) -> str:
    grouped: dict[str, list[str]] = {}
    for one in found:
        grouped.setdefault(one.line, []).append(f"    {one.slot}: wanted {plain(one.wanted)}, given {plain(one.given)}")
    return "\n".join(f"{line}  {texts[line]}\n" + "\n".join(each) for line, each in grouped.items())


def plain(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


if __name__ == "__main__":
    main(sys.argv[1:])
