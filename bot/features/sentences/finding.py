"""Questions to the records: each goes to the command that answers it."""

from bot.turn import Reply, Turn
from bot.understanding.sentence.types import Understood
from storage.text import fold

MINE = frozenset({"i", "my", "mine", "me", "yo", "mi", "mis", "debo", "owe", "tengo"})
"""Words of a question about what one looks after oneself."""


def found(turn: Turn, seen: Understood) -> Reply:
    """Their own list, a brief, or a search; a contact's go to what is theirs to see."""
    words = set(fold(turn.words).strip(" ?¿!.").split())
    if not turn.viewer.is_ours:
        return turn.command(f"find {seen.query}" if seen.query else "record")
    if seen.partners.sure and is_only_about(seen):
        return turn.command(f"brief {seen.partners.sure[0][1]}")
    if words & MINE and not seen.query.strip():
        return turn.command("mine")
    return turn.command(f"find {seen.query or turn.words}")


def is_only_about(seen: Understood) -> bool:
    """Whether nothing is looked for but the partner."""
    return not seen.query.strip() or fold(seen.query) == fold(seen.partners.sure[0][1])
