"""The words of a language by which what concerns us is told from what is only told of somebody."""

from dataclasses import dataclass
from functools import cached_property

from bot.understanding.sentence.phrases import Phrases, listed


@dataclass(frozen=True, eq=False)
class Deeds:
    """What is done for us, or is somebody's own, or is not done at all."""

    futures: frozenset[str] = frozenset()
    """What a plain future is made of: will, is going to."""
    helping: str = ""
    """What a partner does for a library, as phrases: bring, look into."""
    number: str = ""
    """The word that digits are read as there."""
    elsewhere: str = ""
    """What only looks so: call her (lawyer)."""
    kin: frozenset[str] = frozenset()
    """Who is somebody's own: (brings her) son."""
    own: frozenset[str] = frozenset()
    """What stands before them: her."""
    ending: str = ""
    """What is done against somebody, or ends, as phrases: stop."""
    kept_on: str = ""
    """What only looks so: stop by."""
    others: frozenset[str] = frozenset()
    """Her, them: behind “promised” it was promised to somebody else."""
    only_about: frozenset[str] = frozenset()
    """About: somebody behind it is only talked of."""
    nothing: frozenset[str] = frozenset()
    """Nothing, nobody: what makes a promise or a meeting none."""
    denying: frozenset[str] = frozenset()
    """No, before a meeting that was none."""
    wished: frozenset[str] = frozenset()
    """Hopes: what somebody hopes of us is no promise of ours."""
    already: frozenset[str] = frozenset()
    """Sent, brought: what is done is promised no more."""
    finished: frozenset[str] = frozenset()
    """Done, ready."""
    as_well: frozenset[str] = frozenset()
    """Too: behind a name alone."""
    leading_others: frozenset[str] = frozenset()
    """Help, let: before a name what they do is done by somebody else."""
    absence: str = ""
    """What is told of somebody who will not be there, as phrases: be on vacation."""
    let_us: frozenset[str] = frozenset()
    """Let's: with a day, something to be done."""

    @cached_property
    def helps(self) -> Phrases[bool]:
        """Whether it is done for a library."""
        return Phrases(listed({False: self.elsewhere, True: self.helping}))

    @cached_property
    def absent(self) -> Phrases[bool]:
        """Whether somebody only will not be there."""
        return Phrases(listed({True: self.absence}))

    @cached_property
    def ends(self) -> Phrases[bool]:
        """Whether it ends something; what only looks so does not."""
        return Phrases(listed({True: self.ending, False: self.kept_on}))
