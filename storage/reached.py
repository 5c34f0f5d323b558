"""Who of our people is still there: whom their platform was not asked about lately, and whom a letter reached."""

from datetime import datetime

from sqlmodel import Session, col, func, or_, select

from storage.outbox import OutboxItem, OutboxState
from storage.people import OURS, Identity, Person


def unchecked(session: Session, platform: str, workspace: str, before: datetime, limit: int) -> list[str]:
    """Accounts of our people who are here that were not asked about since then, those of longest ago first."""
    checked = col(Identity.checked_at)
    here = (col(Person.role).in_(OURS), col(Person.left_at).is_(None))
    place = (Identity.platform == platform, Identity.workspace == workspace)
    query = select(Identity.external).join(Person, col(Person.id) == Identity.person_id).where(*here, *place)
    due = query.where(or_(checked.is_(None), checked <= before))
    return list(session.exec(due.order_by(checked.is_not(None), checked, col(Identity.id)).limit(limit)))


def last_reached(session: Session, person_id: int) -> int:
    """The newest letter that reached somebody, by its key; 0 when none did."""
    sent = (OutboxItem.person_id == person_id, OutboxItem.state == OutboxState.SENT)
    return session.exec(select(func.max(OutboxItem.id)).where(*sent)).one() or 0
