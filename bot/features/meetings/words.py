"""From one line or a form's lines to the parts of a meeting."""

import re
from dataclasses import dataclass

from storage.commitments import Direction
from storage.text import fold

PARTS = re.compile(r"[;\n]|(?<=\w{4})[.!]\s+(?=\S)|(?<=\d)[.!]\s+(?=[A-ZÀ-Þ])")
THEIRS = ("they:", "theirs:", "them:")
OURS = ("we:", "us:", "ours:", "i promised ", "we promised ", "i will ", "we will ", "i'll ", "we'll ")
THEY_PROMISED = ("they promised ", "they will ", "they'll ")


@dataclass(frozen=True, slots=True)
class Spoken:
    """One promise as it stands in a line, without who made it."""

    words: str
    direction: Direction


def split_parts(words: str) -> list[str]:
    """The parts of a line: between semicolons, line breaks, or sentences. `Dr.` and `St.` end no sentence."""
    return [part.strip() for part in PARTS.split(words) if part.strip()]


def sort_parts(parts: list[str]) -> dict[str, str]:
    """What was said and what was promised, a line for each part."""
    promises = [part for part in parts if promise_in(part)]
    said = [part for part in parts if not promise_in(part)]
    return {"said": "\n".join(said), "promises": "\n".join(promises)}


def are_names(words: str) -> bool:
    """Whether all of the words are names, with commas or `and` between them."""
    return bool(words) and all(part[:1].isupper() and len(part.split()) <= 3 for part in names(words))


def promise_in(words: str) -> bool:
    return fold(words).startswith((*THEIRS, *OURS, *THEY_PROMISED))


def read_line(line: str) -> Spoken:
    """One line of the promises; ours unless it says otherwise."""
    for lead, direction in leads():
        if fold(line).startswith(lead):
            return Spoken(line[len(lead) :].strip(), direction)
    return Spoken(line.strip(), Direction.OURS)


def leads() -> tuple[tuple[str, Direction], ...]:
    theirs = tuple((lead, Direction.THEIRS) for lead in (*THEIRS, *THEY_PROMISED))
    return (*theirs, *((lead, Direction.OURS) for lead in OURS))


def names(words: str) -> list[str]:
    """Names separated by commas, semicolons or `and`."""
    parts = re.split(r",|;|\n|\band\b|&", words)
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


def lines(words: str) -> list[str]:
    return [line.strip(" -•\t") for line in words.splitlines() if line.strip(" -•\t")]
