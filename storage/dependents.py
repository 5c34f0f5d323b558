"""What hangs on a record: a partner that things are written down with is not taken away from under them."""

from typing import Any

from sqlmodel import Session, col, select

from storage.base import Record
from storage.changes import Change
from storage.commitments import Commitment
from storage.follow_ups import FollowUp
from storage.invites import Invite
from storage.meeting_remarks import MeetingRemarks
from storage.meetings import Meeting
from storage.notes import Note
from storage.partners import Partner
from storage.people import Person
from storage.planned import AgendaItem, PlannedMeeting, PlannedMeetings
from storage.report_backs import ReportBack
from storage.viewer import SYSTEM

WITH_PARTNER: tuple[Any, ...] = (Note, Meeting, Commitment, FollowUp, ReportBack, PlannedMeeting)


def has_dependents(session: Session, record: Record, ref: str) -> bool:
    """Whether records that still stand belong to this one; those made by the same event go with it."""
    if isinstance(record, PlannedMeeting):
        return PlannedMeetings(session, SYSTEM).was_answered(record) or has_later_items(session, record, ref)
    if isinstance(record, Meeting):
        return bool(MeetingRemarks(session, SYSTEM).standing(record))
    if isinstance(record, Invite):
        return record.used_at is not None
    if not isinstance(record, Partner):
        return False
    if session.exec(select(Person.id).where(Person.partner_id == record.id, col(Person.left_at).is_(None))).first():
        return True
    return any(others_with(session, kind, record.id, ref) for kind in WITH_PARTNER)


def has_later_items(session: Session, plan: PlannedMeeting, ref: str) -> bool:
    """Whether anything was put on its agenda after it was planned."""
    here = (AgendaItem.planned_meeting_id == plan.id, col(AgendaItem.withdrawn_at).is_(None))
    query = select(AgendaItem.id).where(*here, col(AgendaItem.id).not_in(made_by(ref, AgendaItem)))
    return session.exec(query.limit(1)).first() is not None


def made_by(ref: str, kind: Any) -> Any:
    """The keys of records that one event made or changed."""
    return select(Change.subject_id).where(Change.ref == ref, Change.subject == kind.__tablename__)


def others_with(session: Session, kind: Any, partner_id: int, ref: str) -> bool:
    query = select(kind.id).where(kind.partner_id == partner_id, col(kind.withdrawn_at).is_(None))
    return session.exec(query.where(col(kind.id).not_in(made_by(ref, kind))).limit(1)).first() is not None
