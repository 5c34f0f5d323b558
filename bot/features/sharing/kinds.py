"""The five kinds of things that partners share with one tap."""

from bot.i18n import mark
from storage.notes import NoteKind

KINDS: tuple[tuple[NoteKind, str], ...] = (
    (NoteKind.NEED, mark("A need")),
    (NoteKind.CONCERN, mark("A concern")),
    (NoteKind.IDEA, mark("An idea")),
    (NoteKind.OFFER, mark("An offer")),
    (NoteKind.THANKS, mark("Thanks")),
)


def label_of(kind: NoteKind) -> str:
    return next((label for known, label in KINDS if known is kind), kind.value)
