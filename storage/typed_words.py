"""Lines that were typed and became records, when somebody in them is forgotten or takes their words back."""

from typing import Any

from sqlalchemy import delete
from sqlmodel import Session, col, select

from storage.changes import Change
from storage.commitments import Commitment
from storage.follow_ups import FollowUp
from storage.forgotten import Wish
from storage.meetings import Meeting
from storage.notes import Note
from storage.reviews import ReviewItem
from storage.scrubbing import Needles, scrub_rows
from storage.trail import Trail

BECAME: tuple[Any, ...] = (Note, Meeting, Commitment, FollowUp)
"""What a line may become, each with its partner."""


def take_typed(session: Session, trail: Trail, wish: Wish) -> None:
    """Out of lines about their partner go their names; lines by which their own words were written down go whole."""
    if trail.partner:
        table = ReviewItem.__table__  # type: ignore[attr-defined]
        refs = [refs_of(each, col(each.partner_id) == trail.partner.id) for each in BECAME]
        words = trail.words.words if wish is not Wish.KEEP else frozenset[str]()
        for those in refs:
            scrub_rows(session, table, table.c.became.in_(those), Needles(words, trail.names.names))
    if wish is not Wish.KEEP:
        forget_lines(session, col(Note.author_id) == trail.key)


def forget_lines(session: Session, where: Any) -> None:
    """The lines from which some notes were written down, whoever typed them."""
    gone = delete(ReviewItem).where(col(ReviewItem.became).in_(refs_of(Note, where)))
    session.execute(gone.execution_options(synchronize_session=False))


def refs_of(table: Any, where: Any) -> Any:
    """The references under which some records were written down or changed."""
    keys = select(table.id).where(where)
    return select(Change.ref).where(Change.subject == table.__tablename__, col(Change.subject_id).in_(keys))
