"""Which partners have a place that only their own people read. It routes keys, so no viewer is asked for."""

from sqlmodel import Session, col, select

from storage.partners import Partner


def with_place(session: Session) -> list[int]:
    """The keys of the partners that have one."""
    here = (col(Partner.place).is_not(None), col(Partner.withdrawn_at).is_(None))
    return list(session.exec(select(Partner.id).where(*here).order_by(col(Partner.id))))
