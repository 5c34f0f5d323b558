"""What kind of thing was heard: the longest cue says, and of equals the first."""

from collections.abc import Sequence

from bot.understanding.sentence.cues import Cues
from bot.understanding.sentence.types import HeardHow


def kind_of(texts: Sequence[str], table: Cues, is_question: bool = False) -> tuple[str, str]:
    """The kind of a note and the words that say so; nothing where no word tells."""
    return said_behind(texts, table) or told_in(texts, table, is_question)


def said_behind(texts: Sequence[str], table: Cues) -> tuple[str, str] | None:
    """What stands behind “but” is what it comes to: “happy with it, but they need more light”."""
    at = next((at for at, text in enumerate(texts) if at and text in table.buts), None)
    found = told_in(texts[at + 1 :], table, is_question=False) if at is not None else ("", "")
    return found if found[0] else None


def told_in(texts: Sequence[str], table: Cues, is_question: bool) -> tuple[str, str]:
    best: tuple[int, str, str] | None = None
    for first, end, kind in table.kind_words.within(texts):
        if best is None or end - first > best[0]:
            best = (end - first, kind, " ".join(texts[first:end]))
    if best is None:
        return ("question", "?") if is_question else ("", "")
    return best[1], best[2]


def heard_how(texts: Sequence[str], table: Cues) -> HeardHow:
    return next((how for _, _, how in table.how_words.within(texts)), HeardHow.DIRECTLY)
