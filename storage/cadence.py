"""When a partner was last in touch, reckoned anew from the records themselves."""

from datetime import UTC, datetime, time

from sqlmodel import Session, col, func, select

from storage.meeting_remarks import MeetingRemark
from storage.meetings import Meeting
from storage.notes import Note
from storage.partners import Partner, Side
from storage.planned import AgendaItem, Invitee, PlannedMeeting


def reckon_contact(session: Session, partner_id: int) -> None:
    """Set a partner's last contact after a note or a meeting was taken back or moved.

    A promise that was written down is no contact by itself.
    """
    heard = select(func.max(Note.heard_at)).where(Note.partner_id == partner_id, col(Note.withdrawn_at).is_(None))
    met = select(func.max(Meeting.held_on)).where(Meeting.partner_id == partner_id, col(Meeting.withdrawn_at).is_(None))
    held_on = session.exec(met).one()
    held_at = datetime.combine(held_on, time(12), UTC) if held_on else None
    found = [at for at in (session.exec(heard).one(), held_at, *about_meetings(session, partner_id)) if at]
    partner = session.get(Partner, partner_id)
    if partner:
        partner.last_contact_at = max(found, default=None)
        partner.reckon_quiet()


def about_meetings(session: Session, partner_id: int) -> list[datetime | None]:
    """When its people last answered an invitation, put something on an agenda, or said something to a record."""
    theirs = (PlannedMeeting.partner_id == partner_id, Invitee.side == Side.THEIRS)
    answered = select(func.max(Invitee.answered_at)).join(
        PlannedMeeting, col(PlannedMeeting.id) == Invitee.planned_meeting_id
    )
    asked = select(func.max(AgendaItem.created_at)).where(
        AgendaItem.partner_id == partner_id,
        AgendaItem.side == Side.THEIRS,
        col(AgendaItem.withdrawn_at).is_(None),
        col(AgendaItem.carried_from_id).is_(None),
    )
    said = select(func.max(MeetingRemark.created_at)).join(Meeting, col(Meeting.id) == MeetingRemark.meeting_id)
    queries = (answered.where(*theirs), asked, said.where(Meeting.partner_id == partner_id))
    return [session.exec(query).one() for query in queries]
