"""What a cue says, and whose doing it is."""

from enum import Enum


class Says(Enum):
    """What a clause with such a cue says."""

    PROMISE = "promise"
    WOULD = "would"
    """A promise when it is what someone said: “told them we would”."""
    PASSIVE = "passive"
    """Something will be done, and by nobody who is named."""
    NO_PROMISE = "no promise"
    MET = "met"
    HEARD = "heard"
    TOLD = "told"
    """What was heard comes after it."""
    REMIND = "remind"
    ASK = "ask"


class Who(Enum):
    """Whose doing a cue is."""

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    BEFORE = "before"
    """Whoever stands before it."""


Cue = tuple[Says, Who]
