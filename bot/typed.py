"""The words as they were typed, beside the record that they became: for whoever typed them alone."""

from bot.kept_off import KeptOff, kept_off, review_kept_off
from bot.turn import Turn
from bot.ui.message import Block, Button, Buttons
from storage.base import Record
from storage.changes import Changes
from storage.notes import Notes
from storage.reviews import ReviewItem, Reviews
from storage.viewer import SYSTEM


def as_typed(turn: Turn, record: Record) -> tuple[Block, ...]:
    """The way to the words behind a record; nothing where there are none, or they may not be shown here."""
    ref = Changes(turn.session, turn.actor.id).made_with(record)
    item = Reviews(turn.session, turn.actor.id).behind(ref) if ref else None
    return (Buttons((typed_button(turn, ref),)),) if ref and item and not typed_kept_off(turn, item) else ()


def typed_button(turn: Turn, ref: str) -> Button:
    """By the reference under which it was saved: on an echo the words are not put there yet."""
    return turn.button(turn.t("As it was typed"), "review.typed", None, ref=ref)


def typed_kept_off(turn: Turn, item: ReviewItem) -> KeptOff | None:
    """Why these words must not be sent to where the actor is: for themselves, or for a note that came of them."""
    if off := review_kept_off(item, turn.platform):
        return off
    notes = Notes(turn.session, SYSTEM).made_with(item.became) if item.became else []
    return next((off for note in notes if (off := kept_off(note, turn.platform))), None)
