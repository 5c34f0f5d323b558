"""What people at a partner say to the record of a meeting: right, to be corrected, or seen differently."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index
from sqlmodel import Field, Session, col, select

from storage.base import Record, instant, one_of, table_args
from storage.meetings import Meeting, Meetings
from storage.viewer import Viewer


class RemarkKind(StrEnum):
    RIGHT = "right"
    CORRECTION = "correction"
    DIFFERS = "seen differently"


class RemarkAnswer(StrEnum):
    """What the author of the record did with it."""

    TAKEN = "taken over"
    KEPT = "left as it was"


class MeetingRemark(Record, table=True):
    """One thing that somebody who was there said to a record. The newest of a person counts."""

    __table_args__ = table_args(Index(None, "meeting_id"), Index(None, "person_id"))

    meeting_id: int = Field(foreign_key="meeting.id")
    person_id: int = Field(foreign_key="person.id")
    kind: RemarkKind = Field(sa_type=one_of(RemarkKind))
    words: str = Field(default="")
    """How it should read, or how they see it."""
    version: int
    """Which wording of the record they had before their eyes."""
    answer: RemarkAnswer | None = Field(default=None, sa_type=one_of(RemarkAnswer))
    answered_why: str = Field(default="")
    answered_at: datetime | None = instant(default=None, nullable=True)

    @property
    def waits(self) -> bool:
        """Whether the author is still to say something."""
        return self.kind is RemarkKind.CORRECTION and self.answer is None

    @property
    def objects(self) -> bool:
        """Whether somebody sees it in another way than it is written."""
        return self.kind is not RemarkKind.RIGHT and self.answer is not RemarkAnswer.TAKEN


class MeetingRemarks:
    """Queries on remarks. Whoever may read the record reads what is said to it."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self.session, self.viewer = session, viewer

    def add(self, remark: MeetingRemark) -> MeetingRemark:
        self.session.add(remark)
        self.session.flush()
        return remark

    def get(self, key: int) -> MeetingRemark | None:
        remark = self.session.get(MeetingRemark, key)
        return remark if remark and Meetings(self.session, self.viewer).get(remark.meeting_id) else None

    def standing(self, meeting: Meeting) -> list[MeetingRemark]:
        """The newest of each person, the oldest of these first."""
        query = select(MeetingRemark).where(MeetingRemark.meeting_id == meeting.id).order_by(col(MeetingRemark.id))
        newest = {remark.person_id: remark for remark in self.session.exec(query)}
        return sorted(newest.values(), key=lambda remark: remark.id)

    def of(self, meeting: Meeting, person_id: int) -> MeetingRemark | None:
        """What somebody said last."""
        return next((remark for remark in self.standing(meeting) if remark.person_id == person_id), None)
