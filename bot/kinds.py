"""Promises and follow-ups as one sort of thing: what a button or a letter calls each, and how it is found again."""

from sqlmodel import Session

from bot.reminding import Item
from storage.commitments import Commitment, Commitments
from storage.follow_ups import FollowUps
from storage.viewer import Viewer

COMMITMENT, FOLLOW_UP = "commitment", "follow_up"


def kind_of(item: Item) -> str:
    return COMMITMENT if isinstance(item, Commitment) else FOLLOW_UP


def find(session: Session, viewer: Viewer, kind: str, key: int) -> Item | None:
    """The item behind a button or a letter, through a viewer."""
    return Commitments(session, viewer).get(key) if kind == COMMITMENT else FollowUps(session, viewer).get(key)
