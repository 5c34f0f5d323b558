"""Meetings with partners: who was there from both sides, what was said, what was decided."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, and_, false, or_
from sqlmodel import Field, Session, col, select

from storage.base import Record, Withdrawable, instant, one_of, table_args
from storage.partners import Side
from storage.viewer import Role, Viewer


class RecordState(StrEnum):
    DRAFT = "draft"
    SHARED = "shared"
    UNOPPOSED = "shared, no objection"
    AGREED = "agreed"
    DISPUTED = "disputed"


class Meeting(Withdrawable, table=True):
    """One meeting and its record."""

    __table_args__ = table_args(Index(None, "partner_id", "held_on"))

    author_id: int = Field(foreign_key="person.id")
    team_id: int | None = Field(default=None, foreign_key="team.id")
    partner_id: int = Field(foreign_key="partner.id")
    held_on: date
    place: str = Field(default="")
    said: str = Field(default="")
    record: RecordState = Field(default=RecordState.DRAFT, sa_type=one_of(RecordState))
    shared_at: datetime | None = instant(default=None, nullable=True)
    """When those who were there were first shown this wording."""
    version: int = Field(default=1)
    """Counts the wordings of a record that was shared: who agreed to one has not agreed to the next."""


class Attendee(Record, table=True):
    """Someone who came, by name, and by key where they are known."""

    __table_args__ = table_args(Index(None, "meeting_id"))

    meeting_id: int = Field(foreign_key="meeting.id")
    side: Side = Field(sa_type=one_of(Side))
    name: str
    person_id: int | None = Field(default=None, foreign_key="person.id")


class Decision(Withdrawable, table=True):
    """One thing that was decided at a meeting."""

    __table_args__ = table_args(Index(None, "meeting_id"))

    meeting_id: int = Field(foreign_key="meeting.id")
    words: str


class Meetings:
    """Queries on meetings. A partner sees its own once they are shared."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self.session, self.viewer = session, viewer

    @staticmethod
    def readable_by(viewer: Viewer) -> Any:
        """The condition under which a viewer reads a meeting."""
        here = col(Meeting.withdrawn_at).is_(None)
        match viewer.role:
            case Role.STAFF | Role.MANAGER:
                own = or_(
                    col(Meeting.author_id) == viewer.person_id,
                    col(Meeting.team_id) == viewer.team_id,
                )
                return and_(here, own)
            case Role.SYSTEM:
                return here
            case Role.CONTACT:
                shared = col(Meeting.record) != RecordState.DRAFT
                return and_(here, col(Meeting.partner_id) == viewer.partner_id, shared)
            case _:
                return false()

    def _seen(self) -> Any:
        return self.readable_by(self.viewer)

    def get(self, key: int) -> Meeting | None:
        return self.session.exec(select(Meeting).where(Meeting.id == key, self._seen())).first()

    def add(self, meeting: Meeting, who: list[tuple[Side, str, int | None]], decided: list[str]) -> Meeting:
        """Write a meeting with the people who came and what was decided."""
        self.session.add(meeting)
        self.session.flush()
        at = meeting.created_at
        for side, name, person_id in who:
            attendee = Attendee(meeting_id=meeting.id, side=side, name=name, person_id=person_id, created_at=at)
            self.session.add(attendee)
        for words in decided:
            self.session.add(Decision(meeting_id=meeting.id, words=words, created_at=at))
        return meeting

    def last(self, partner_id: int, limit: int = 3) -> list[Meeting]:
        query = select(Meeting).where(Meeting.partner_id == partner_id, self._seen())
        return list(self.session.exec(query.order_by(col(Meeting.held_on).desc(), col(Meeting.id).desc()).limit(limit)))

    def attendees(self, meeting: Meeting) -> list[Attendee]:
        query = select(Attendee).where(Attendee.meeting_id == meeting.id).order_by(col(Attendee.id))
        return list(self.session.exec(query))

    def decisions(self, meeting: Meeting) -> list[Decision]:
        here = (Decision.meeting_id == meeting.id, col(Decision.withdrawn_at).is_(None))
        return list(self.session.exec(select(Decision).where(*here).order_by(col(Decision.id))))

    def all_with(self, partner_id: int, limit: int = 300) -> list[Meeting]:
        """Those with one partner, the latest first."""
        return self.last(partner_id, limit)
