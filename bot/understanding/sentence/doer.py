"""Who does what a clause says."""

from dataclasses import dataclass
from enum import Enum

from bot.understanding.sentence.cues import Who


class Doer(Enum):
    """Who does what a clause says."""

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    UNKNOWN = "unknown"
    NOBODY = "nobody"
    """A thing: it promises nothing."""


@dataclass(frozen=True, slots=True)
class Subject:
    doer: Doer
    name: str = ""
    """As it is called in the directory, or as it was typed; of the first person, which colleague of the writer's."""

    @property
    def is_colleague(self) -> bool:
        """One of us, and not the writer."""
        return self.doer is Doer.FIRST and bool(self.name)


NOBODY, UNKNOWN, WRITER = Subject(Doer.NOBODY), Subject(Doer.UNKNOWN), Subject(Doer.FIRST)
DOERS = {Who.FIRST: Doer.FIRST, Who.SECOND: Doer.SECOND, Who.THIRD: Doer.THIRD}
