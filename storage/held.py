"""What a person decides about a message of which nobody can say whether it arrived, or why it was refused."""

from datetime import datetime

from sqlmodel import Session

from storage.outbox import Outbox, OutboxItem


class Held:
    """Decisions on rows of the outbox. It routes keys, so no viewer is asked for."""

    def __init__(self, session: Session) -> None:
        self.session, self.box = session, Outbox(session)

    def get(self, key: int) -> OutboxItem | None:
        """The row, locked: nobody else decides about it meanwhile."""
        return self.session.get(OutboxItem, key, with_for_update=True, populate_existing=True)

    def once_more(self, item: OutboxItem, due_at: datetime) -> None:
        """It is sent again; unless it was surely refused or is written over an earlier message, it may be a repeat."""
        item.attempts = item.misses = 0
        item.may_repeat = item.may_repeat or (item.started_at is not None and self.box.over(item) is None)
        self.box.later(item, due_at, item.error)

    def vouch(self, item: OutboxItem, now: datetime) -> None:
        """Somebody saw it: it is noted as sent, together with what follows from that."""
        item.is_vouched = True
        self.box.unsure(item, now, item.error)
