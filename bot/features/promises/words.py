"""What a promise in one line says: whose it is, with which partner, its words and its date."""

from bot.spotting import NAMES_TOO, Line, Place, Spot, spot_partner, without
from bot.turn import Turn
from bot.ui.dates import Understood
from storage.commitments import Direction
from storage.text import fold

LEADS = frozenset({"to", "for"})
"""Words of a promise after which a partner may be named."""
FEASTS = frozenset({"christmas", "easter", "thanksgiving", "halloween", "hanukkah", "passover", "ramadan", "eid"})
"""Something may be promised by then: no dates that we can read, and nobody's names."""


def read_direction(turn: Turn) -> tuple[Direction, Spot]:
    """`by Eastside ...` is theirs, anything else is ours, such as `by Friday ...`."""
    first, _, rest = turn.words.partition(" ")
    if fold(first) != "by":
        return Direction.OURS, spot_partner(turn, turn.words, LEADS)
    if (spot := spot_partner(turn, rest)).name:
        return Direction.THEIRS, spot
    spot = spot_partner(turn, turn.words, LEADS)
    left = turn.dates.part(turn.words).rest
    # Whoever is named nowhere else is new, unless it is a day that we promised something by.
    if not spot.name and left.startswith(first) and (fresh := first_name(rest)).name:
        return Direction.THEIRS, fresh
    return Direction.OURS, spot


def read_promise(turn: Turn, words: str) -> dict[str, str]:
    """The words and the date of a promise; a date that is not clear is asked, never guessed."""
    parted = turn.dates.part(words)
    if isinstance(parted.answer, Understood):
        return {"words": parted.rest, "due": parted.answer.day.isoformat()}
    return {"words": parted.rest, "due": parted.phrase}


def first_name(text: str) -> Spot:
    """What is written like a name at the beginning of a line, known or not; one word is enough."""
    line = Line(text.strip())
    end = line.run_end(0)
    is_name = 0 < end < len(line.tokens) and fold(line.name(0, 1)) not in FEASTS | NAMES_TOO
    return without(line, Place(0, end), frozenset()) if is_name else Spot()
