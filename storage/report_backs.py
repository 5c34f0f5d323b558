"""Report-backs: what we did with what we heard, told to the people who said it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Index, UniqueConstraint, and_, false
from sqlmodel import Field, Session, col, select

from storage.base import Record, Withdrawable, instant, one_of, table_args
from storage.viewer import Role, Viewer


class Answer(StrEnum):
    """What a contributor says about a report-back."""

    RIGHT = "right"
    NOT_QUITE = "not quite"
    QUESTION = "question"


class ReportBack(Withdrawable, table=True):
    """We asked, you said, we did, we will not because, still open, how to stay involved."""

    __table_args__ = table_args(Index(None, "partner_id"))

    author_id: int = Field(foreign_key="person.id")
    team_id: int | None = Field(default=None, foreign_key="team.id")
    partner_id: int = Field(foreign_key="partner.id")
    you_said: str
    we_did: str = Field(default="")
    we_will_not: str = Field(default="")
    still_open: str = Field(default="")
    stay_involved: str = Field(default="")


class ReportBackNote(Record, table=True):
    """That a report-back answers a note."""

    __table_args__ = table_args(UniqueConstraint("report_back_id", "note_id"), Index(None, "note_id"))

    report_back_id: int = Field(foreign_key="report_back.id")
    note_id: int = Field(foreign_key="note.id")


class Receipt(Record, table=True):
    """One contributor of a report-back: sent when, and what they said to it."""

    __table_args__ = table_args(UniqueConstraint("report_back_id", "person_id"))

    report_back_id: int = Field(foreign_key="report_back.id")
    person_id: int = Field(foreign_key="person.id")
    delivered_at: datetime | None = instant(default=None, nullable=True)
    answer: Answer | None = Field(default=None, sa_type=one_of(Answer))
    answered_at: datetime | None = instant(default=None, nullable=True)


class ReportBacks:
    """Queries on report-backs: our side sees its own, a partner what was told to it."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self.session, self.viewer = session, viewer

    @staticmethod
    def readable_by(viewer: Viewer) -> ColumnElement[bool]:
        """The condition under which a viewer reads a report-back."""
        here: ColumnElement[bool] = col(ReportBack.withdrawn_at).is_(None)
        match viewer.role:
            case Role.CONTACT:
                return and_(here, col(ReportBack.partner_id) == viewer.partner_id)
            case Role.STRANGER:
                return false()
            case _:
                return here

    def get(self, key: int) -> ReportBack | None:
        seen = self.readable_by(self.viewer)
        return self.session.exec(select(ReportBack).where(ReportBack.id == key, seen)).first()

    def add(self, report: ReportBack, note_ids: list[int], person_ids: list[int]) -> ReportBack:
        self.session.add(report)
        self.session.flush()
        at = report.created_at
        for note_id in note_ids:
            self.session.add(ReportBackNote(report_back_id=report.id, note_id=note_id, created_at=at))
        for person_id in person_ids:
            self.session.add(Receipt(report_back_id=report.id, person_id=person_id, created_at=at))
        self.session.flush()
        return report

    def note_ids(self, report: ReportBack) -> list[int]:
        query = select(ReportBackNote.note_id).where(ReportBackNote.report_back_id == report.id)
        return list(self.session.exec(query))

    def on(self, note_id: int) -> ReportBack | None:
        """The newest report-back that answers a note."""
        query = select(ReportBack).join(ReportBackNote, col(ReportBackNote.report_back_id) == ReportBack.id)
        found = query.where(ReportBackNote.note_id == note_id, self.readable_by(self.viewer))
        return self.session.exec(found.order_by(col(ReportBack.id).desc())).first()

    def is_newest(self, report: ReportBack, note_id: int) -> bool:
        """Whether no later report-back answers the same note."""
        query = select(ReportBack.id).join(ReportBackNote, col(ReportBackNote.report_back_id) == ReportBack.id)
        later = query.where(ReportBackNote.note_id == note_id, col(ReportBack.id) > report.id)
        return self.session.exec(later.where(col(ReportBack.withdrawn_at).is_(None))).first() is None

    def disagreed(self, report: ReportBack) -> bool:
        """Whether somebody who was told says anything but *right*."""
        told = select(Receipt.id).where(Receipt.report_back_id == report.id, col(Receipt.answer).is_not(None))
        return self.session.exec(told.where(Receipt.answer != Answer.RIGHT)).first() is not None

    def told_since(self, partner_id: int, since: datetime, limit: int) -> list[ReportBack]:
        """What was told to a partner since an instant, the newest first."""
        theirs = (ReportBack.partner_id == partner_id, col(ReportBack.created_at) >= since)
        query = select(ReportBack).where(*theirs, self.readable_by(self.viewer))
        return list(self.session.exec(query.order_by(col(ReportBack.id).desc()).limit(limit)))

    def unanswered_by(self, person_id: int, limit: int) -> list[ReportBack]:
        """What reached somebody and they have not said anything to, the earliest first."""
        mine = (Receipt.person_id == person_id, col(Receipt.delivered_at).is_not(None), col(Receipt.answer).is_(None))
        query = select(ReportBack).join(Receipt, col(Receipt.report_back_id) == ReportBack.id)
        found = query.where(*mine, self.readable_by(self.viewer)).order_by(col(ReportBack.id))
        return list(self.session.exec(found.limit(limit)))

    def receipt(self, report: ReportBack, person_id: int) -> Receipt | None:
        query = select(Receipt).where(Receipt.report_back_id == report.id, Receipt.person_id == person_id)
        return self.session.exec(query).first()
