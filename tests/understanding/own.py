"""The project's own sentences: where they are, and what the shell makes of them."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.understanding.scoring import Scores, score

Line = Mapping[str, Any]
AnswerLine = Callable[[Line, Sequence[Mapping[str, Any]]], Mapping[str, Any]]

FOLDER = Path(__file__).parent / "sentences"
FILES = (
    "everyday",
    "spanish",
    "noisy",
    "asked",
    "several",
    "partners",
    "corrections",
    "queries",
    "reminders",
    "second",
    "third",
)
GIVEN = ("id", "text", "now", "author_zone", "lang", "side")
"""What the shell is told. The answers stay here."""


def directory() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((FOLDER / "directory.json").read_text(encoding="utf-8"))
    return found


def lines(file: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / f"{file}.jsonl").read_text(encoding="utf-8").splitlines()]


def every_line() -> list[dict[str, Any]]:
    return [line for file in FILES for line in lines(file)]


def tried(sentences: Sequence[Line], answer_line: AnswerLine) -> Scores:
    known = directory()
    answers = {line["id"]: answer_line({name: line[name] for name in GIVEN}, known) for line in sentences}
    return score(sentences, answers)
