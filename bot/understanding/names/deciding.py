"""Whether a typed name surely means one partner, has to be asked about, or means nobody known.

Wrong is worse than asked: a name is accepted only when it is clearly ahead, and when chance would not bring it about.
"""

from collections.abc import Sequence
from typing import Final, Literal

from bot.understanding.names.normal import KINDS, singular
from bot.understanding.names.ranking import Found, How, Typed

Action = Literal["accept", "ask", "none"]

ASKED: Final = 0.42
"""What comes less near is not offered."""
WHOLE: Final = 0.95
WHOLE_OF_FEW: Final = 0.92
"""All of the name, but for a slip in a long word."""
AHEAD: Final = 0.08
RIVAL: Final = 0.8
"""Another name that has so much of what was typed may be meant as well."""
FEW: Final = 1000
"""Among so few partners, a half name that only one of them has says which."""
LETTERS_IN_USE: Final = 12
"""As many first letters are about equally frequent."""


def decide(name: Typed, found: Sequence[Found], size: int) -> Action:
    """What to do with the names that were found, best first."""
    if not found or found[0].score < ASKED:
        return "none"
    return "accept" if is_sure(name, found[0], found[1:], size) else "ask"


def is_sure(name: Typed, best: Found, others: Sequence[Found], size: int) -> bool:
    match best.how:
        case How.EXACT:
            return not others
        case How.WORDS:
            is_ahead = all(best.score - other.score >= AHEAD for other in others)
            return is_ahead and (
                is_whole(best, others, WHOLE if size > FEW else WHOLE_OF_FEW) or is_only_half(name, best, others, size)
            )
        case How.INITIALS:
            return name.is_capital and are_rare(name.letters, size) and not any(fits(other) for other in others)
        case How.LETTERS:
            return False


def is_whole(best: Found, others: Sequence[Found], share: float) -> bool:
    """All of the name was typed, perhaps with a slip, and of no other name."""
    like = best.likeness
    return has_all(best, share) and like.letters >= 0.75 and not any(has_all(other, share) for other in others)


def has_all(found: Found, share: float) -> bool:
    return found.likeness.typed >= share and found.likeness.known >= 0.9


def is_only_half(name: Typed, best: Found, others: Sequence[Found], size: int) -> bool:
    """A part of one name, written as it is there, that no other name has; not only words such as `center`."""
    written = set(map(singular, name.words.plain))
    if not written <= set(map(singular, best.form.words.plain)) or set(name.words.content) <= KINDS:
        return False
    if any(other.how is How.WORDS and other.likeness.typed > RIVAL for other in others):
        return False
    like = best.likeness
    return (like.known >= 0.7 and like.letters >= 0.8) or (size <= FEW and like.known >= 0.3 and is_within(name, best))


def is_within(name: Typed, best: Found) -> bool:
    """The typed words stand side by side in the name."""
    return f" {' '.join(name.words.content)} " in f" {' '.join(best.form.words.content)} "


def are_rare(letters: str, size: int) -> bool:
    """Initials that few names would have by chance."""
    return len(letters) > 2 and size / LETTERS_IN_USE ** len(letters) < 0.25


def fits(other: Found) -> bool:
    """It may be shortened so too."""
    return other.how is How.INITIALS or other.score >= 0.9
