"""What stands in the outbox, for tests that look at it from outside."""

from sqlmodel import Session, col, func, select

from storage.outbox import OutboxItem


def states(session: Session) -> dict[str, int]:
    """How many messages are in each state that has any."""
    query = select(OutboxItem.state, func.count()).group_by(col(OutboxItem.state))
    return {str(state): n for state, n in session.exec(query)}
