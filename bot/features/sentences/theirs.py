"""What a contact writes in a plain sentence: something for the team, with its kind where a word tells it."""

from bot.turn import Reply, Turn
from bot.understanding.sentence.types import Understood
from storage.labels import Consents, Purpose
from storage.notes import NoteKind
from storage.text import fold

SHORTEST = 4
"""Words of a line that says something by itself."""
SPEAKING = frozenset({"we", "i", "thank", "thanks", "gracias", "necesitamos", "queremos", "nos", "nosotros"})
"""What a shorter one begins with that says something too."""
SHARED = frozenset({NoteKind.NEED, NoteKind.CONCERN, NoteKind.IDEA, NoteKind.OFFER, NoteKind.THANKS})


def is_too_short(words: str) -> bool:
    """Whether a line is rather a name or a slip than something said."""
    said = fold(words).split()
    return len(said) < SHORTEST and said[0] not in SPEAKING


def told(turn: Turn, seen: Understood) -> Reply | None:
    """Shared at once when it is one thing whose kind is clear; all of their words, as they are."""
    if len(seen.notes) != 1 or seen.commitments or seen.reminders or turn.viewer.partner_id is None:
        return None
    note = seen.notes[0]
    may_keep = turn.open(Consents).given(turn.actor.id, Purpose.KEEP, turn.now)
    if not note.kind_because or note.kind not in SHARED or seen.unread or not may_keep or is_too_short(turn.words):
        return None
    return turn.submit("sharing.share", {"words": turn.words}, kind=note.kind)
