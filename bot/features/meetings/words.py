"""From one line or a form's lines to the parts of a meeting."""

import re
from dataclasses import dataclass

from storage.commitments import Direction
from storage.text import fold

FROM = re.compile(r"^(?P<who>.+?)\s+(?:from|of|at)\s+(?P<partner>.+)$", re.IGNORECASE)
THEIRS = ("they:", "theirs:", "them:")
OURS = ("we:", "us:", "ours:", "i promised ", "we promised ")
THEY_PROMISED = ("they promised ", "they will ")


@dataclass(frozen=True, slots=True)
class Spoken:
    """One promise as it stands in a line, without who made it."""

    words: str
    direction: Direction


def read_met(words: str) -> dict[str, str]:
    """`Amina from Eastside yesterday; they need ...; I promised ...`: the parts between semicolons or line breaks."""
    parts = [part.strip() for part in re.split(r"[;\n]", words) if part.strip()]
    head, rest = (parts[0], parts[1:]) if parts else ("", [])
    promises = [part for part in rest if promise_in(part)]
    said = [part for part in rest if not promise_in(part)]
    found = FROM.match(head)
    values = {"partner": found["partner"], "theirs": found["who"]} if found else {"partner": head}
    return {**values, "said": "\n".join(said), "promises": "\n".join(promises)}


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
