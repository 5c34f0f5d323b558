"""How often a contact is asked again for what waits for their answer: when last, how often in vain, and their word."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index
from sqlmodel import Field, Session, col, select

from storage.base import Record, instant, table_args
from storage.viewer import Role, Viewer


class Nudging(Record, table=True):
    """One contact's weekly bundle."""

    __table_args__ = table_args(Index(None, "person_id"))

    person_id: int = Field(foreign_key="person.id")
    sent_at: datetime | None = instant(default=None, nullable=True)
    """When the last one went out."""
    listed: list[Any] = Field(default_factory=list, sa_type=JSON)
    """What it asked about: kinds and keys."""
    unanswered: int = Field(default=0)
    """How many in a row were not answered at all."""
    paused_until: datetime | None = instant(default=None, nullable=True)
    is_stopped: bool = Field(default=False)
    """They want none of these."""
    trust_asked_at: datetime | None = instant(default=None, nullable=True)
    """When they were last asked how much they trust us."""


class Nudges:
    """A contact reaches their own row only, the bot's jobs reach all."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self.session, self.viewer = session, viewer

    def of(self, person_id: int) -> Nudging | None:
        if self.viewer.role is not Role.SYSTEM and self.viewer.person_id != person_id:
            return None
        query = select(Nudging).where(Nudging.person_id == person_id).order_by(col(Nudging.id)).limit(1)
        return self.session.exec(query).first()

    def begun(self, person_id: int, now: datetime) -> Nudging:
        """The row of a person, made where there is none yet."""
        found = self.of(person_id)
        if found is None:
            found = Nudging(person_id=person_id, created_at=now)
            self.session.add(found)
            self.session.flush()
        return found
