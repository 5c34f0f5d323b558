"""How much Discord takes at once, and what is left out when there is more: whole things, and visibly."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from adapters.discord.text import halves
from bot.i18n import Translator
from bot.ui.message import Button

CONTENT = 2_000
"""What Discord takes. A message within the core's own budget is complete in them."""
SHOWN = 3_800
"""Of the 4,000 characters of all texts of an answer."""
COMPONENTS = 38
"""Of the 40 of an answer, those inside others counted."""
ROWS, ROW = 5, 5
OPTIONS = 25
LABEL = 34
"""So much of a button's label is shown on a phone; Discord would take 80."""
OPTION = 100
PLACEHOLDER = 150
FORM_TITLE, FIELD_LABEL, FIELD_HINT, FIELD_TEXT = 45, 45, 100, 4_000
TAIL = 60
"""Room for the line that says how much was left out."""
LEAST = 80
"""With less room than this, not even the beginning of a text is shown."""

LeftOut = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of mark-up with the buttons that belong to it, shown together or not at all."""

    text: str = ""
    buttons: tuple[Button, ...] = ()
    name: str = ""
    """What its buttons are about, where they stand apart from it."""
    number: int = 0
    """Tells its buttons from others that are called the same."""
    counts: int = 0
    """How many things a reader misses if it is left out."""
    stays: bool = False
    """Kept before all others: what can be pressed, and what says that there is more."""
    gap: bool = False
    """Stands apart from what is above it."""
    shorter: Callable[[int], str] | None = None
    """The same within so many characters, for what can be cut anywhere."""

    @property
    def size(self) -> int:
        return halves(self.text) + len("\n\n" if self.gap else "\n") if self.text else 0


@dataclass(slots=True)
class Page:
    """The room that is left for text, without that for the line that says how much was left out."""

    room: int

    def fill(self, parts: list[Part], more: LeftOut, missed: int = 0) -> tuple[list[Part], bool]:
        """The parts in their order until one has no room, then only those that stay. Whether all had room.

        `missed` is how many things were left out before.
        """
        kept = {at for at, part in enumerate(parts) if part.stays and self._takes(part)}
        shown, end = list[Part](), -1
        for at, part in enumerate(parts):
            if at in kept or (end < 0 and not part.stays and self._takes(part)):
                shown.append(part)
                continue
            begun = self._begun(part) if end < 0 else None
            shown += [begun] if begun else []
            missed += part.counts
            end = len(shown) if end < 0 else end
        if missed:
            shown.insert(len(shown) if end < 0 else end, tail(more(missed)))
        return shown, end < 0

    def _takes(self, part: Part) -> bool:
        if part.size > self.room:
            return False
        self.room -= part.size
        return True

    def _begun(self, part: Part) -> Part | None:
        """The beginning of a text that does not fit as a whole."""
        if part.shorter is None or self.room < LEAST:
            return None
        begun = replace(part, text=part.shorter(self.room - 2))
        return begun if self._takes(begun) else None


def left_out(t: Translator) -> LeftOut:
    return lambda n: f"… {t('and {n} more', n=n)}"


def tail(words: str) -> Part:
    """The line that says how much is left out."""
    return Part(f"-# {words}")


def joined(parts: Iterable[Part]) -> str:
    """The texts of the parts as one."""
    text = ""
    for part in parts:
        if part.text:
            text += ("\n\n" if part.gap else "\n") * bool(text) + part.text
    return text
