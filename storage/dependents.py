"""What hangs on a record: a partner that things are written down with is not taken away from under them."""

from typing import Any

from sqlmodel import Session, col, select

from storage.base import Record
from storage.changes import Change
from storage.commitments import Commitment
from storage.follow_ups import FollowUp
from storage.meeting_remarks import MeetingRemarks
from storage.meetings import Meeting
from storage.notes import Note
from storage.partners import Partner
from storage.people import Person
from storage.planned import PlannedMeeting, PlannedMeetings
from storage.report_backs import ReportBack
from storage.viewer import SYSTEM

WITH_PARTNER: tuple[Any, ...] = (Note, Meeting, Commitment, FollowUp, ReportBack, PlannedMeeting)


def has_dependents(session: Session, record: Record, ref: str) -> bool:
    """Whether records that still stand belong to this one; those made by the same event go with it."""
    if isinstance(record, PlannedMeeting):
        return PlannedMeetings(session, SYSTEM).has_word_from_them(record)
    if isinstance(record, Meeting):
        return bool(MeetingRemarks(session, SYSTEM).standing(record))
    if not isinstance(record, Partner):
        return False
    if session.exec(select(Person.id).where(Person.partner_id == record.id, col(Person.left_at).is_(None))).first():
        return True
    return any(others_with(session, kind, record.id, ref) for kind in WITH_PARTNER)


def others_with(session: Session, kind: Any, partner_id: int, ref: str) -> bool:
    same_event = select(Change.subject_id).where(Change.ref == ref, Change.subject == kind.__tablename__)
    query = select(kind.id).where(kind.partner_id == partner_id, col(kind.withdrawn_at).is_(None))
    return session.exec(query.where(col(kind.id).not_in(same_event)).limit(1)).first() is not None
