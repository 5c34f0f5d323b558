"""A cue where it stands in a row of words."""

from dataclasses import dataclass

from bot.understanding.sentence.cues import Cue, Says, Who


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue in a row of words."""

    first: int
    end: int
    cue: Cue

    @property
    def says(self) -> Says:
        return self.cue[0]

    @property
    def who(self) -> Who:
        return self.cue[1]
