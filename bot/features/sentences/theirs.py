"""What a contact writes in a plain sentence: something for the team, with its kind where a word tells it."""

from bot.turn import Reply, Turn
from bot.understanding.sentence.cues import cues_for
from bot.understanding.sentence.types import Understood
from storage.labels import Consents, Purpose
from storage.notes import NoteKind
from storage.text import fold

SHORTEST = 4
"""Words of a line that says something by itself."""
SHARED = frozenset({NoteKind.NEED, NoteKind.CONCERN, NoteKind.IDEA, NoteKind.OFFER, NoteKind.THANKS})


def is_too_short(words: str, language: str) -> bool:
    """Whether a line is rather a name or a slip than something said."""
    said = fold(words).split()
    return len(said) < SHORTEST and said[0] not in cues_for(language).speaking


def told(turn: Turn, seen: Understood) -> Reply | None:
    """Shared at once when it is one thing whose kind is clear; all of their words, as they are."""
    if len(seen.notes) != 1 or seen.commitments or seen.reminders or turn.viewer.partner_id is None:
        return None
    note = seen.notes[0]
    is_clear = note.kind_because and note.kind in SHARED and not seen.unread
    if not is_clear or is_too_short(turn.words, seen.language):
        return None
    if not turn.open(Consents).given(turn.actor.id, Purpose.KEEP, turn.now):
        return None
    return turn.submit("sharing.share", {"words": turn.words}, kind=note.kind)
