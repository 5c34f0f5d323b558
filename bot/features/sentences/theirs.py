"""What a contact writes in a plain sentence: something for the team, with its kind where a word tells it."""

from bot.turn import Reply, Turn
from bot.understanding.sentence.types import Understood
from storage.labels import Consents, Purpose
from storage.notes import NoteKind

SHARED = frozenset({NoteKind.NEED, NoteKind.CONCERN, NoteKind.IDEA, NoteKind.OFFER, NoteKind.THANKS})


def told(turn: Turn, seen: Understood) -> Reply | None:
    """Shared at once when it is one thing whose kind is clear; all of their words, as they are."""
    if len(seen.notes) != 1 or seen.commitments or seen.reminders or turn.viewer.partner_id is None:
        return None
    note = seen.notes[0]
    may_keep = turn.open(Consents).given(turn.actor.id, Purpose.KEEP, turn.now)
    if not note.kind_because or note.kind not in SHARED or seen.unread or not may_keep:
        return None
    return turn.submit("sharing.share", {"words": turn.words}, kind=note.kind)
