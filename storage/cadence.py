"""When a partner was last in touch, reckoned anew from the records themselves."""

from datetime import UTC, datetime, time

from sqlmodel import Session, col, func, select

from storage.meetings import Meeting
from storage.notes import Note
from storage.partners import Partner


def reckon_contact(session: Session, partner_id: int) -> None:
    """Set a partner's last contact after a note or a meeting was taken back or moved.

    A promise that was written down is no contact by itself.
    """
    heard = select(func.max(Note.heard_at)).where(Note.partner_id == partner_id, col(Note.withdrawn_at).is_(None))
    met = select(func.max(Meeting.held_on)).where(Meeting.partner_id == partner_id, col(Meeting.withdrawn_at).is_(None))
    held_on = session.exec(met).one()
    held_at = datetime.combine(held_on, time(12), UTC) if held_on else None
    found = [at for at in (session.exec(heard).one(), held_at) if at]
    partner = session.get(Partner, partner_id)
    if partner:
        partner.last_contact_at = max(found, default=None)
        partner.reckon_quiet()
