"""Messages that go no further by themselves: listed and counted, sent again, or kept back, by whoever runs the bot."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, case, null, update
from sqlmodel import Session, col, func, select

from storage.held import Held
from storage.outbox import Outbox, OutboxItem, OutboxState

STUCK = (OutboxState.HELD, OutboxState.WAITING, OutboxState.DEAD)
SURELY_NOT_SENT = (OutboxState.PENDING, OutboxState.WAITING)


def awaits_a_yes(item: OutboxItem) -> bool:
    return item.state is OutboxState.WAITING and item.person_id is not None


class Stuck:
    """Held, waiting and dead rows of the outbox. It routes keys, so no viewer is asked for."""

    def __init__(self, session: Session) -> None:
        self.session, self.box = session, Outbox(session)

    def get(self, key: int) -> OutboxItem | None:
        """The row, locked, if it is stuck."""
        item = Held(self.session).get(key)
        return item if item and item.state in STUCK and not awaits_a_yes(item) else None

    def listed(self, limit: int) -> Sequence[OutboxItem]:
        query = select(OutboxItem).where(self._stuck())
        return self.session.exec(query.order_by(col(OutboxItem.id)).limit(limit)).all()

    def counts(self) -> dict[OutboxState, int]:
        """How many there are in each of these states that has any."""
        counted = select(OutboxItem.state, func.count()).where(self._stuck())
        found = dict(self.session.exec(counted.group_by(col(OutboxItem.state))).all())
        return {state: found[state] for state in STUCK if state in found}

    @staticmethod
    def _stuck() -> ColumnElement[bool]:
        """A private letter that waits does so until its reader agrees, which is nobody's trouble."""
        for_a_place = (col(OutboxItem.state) != OutboxState.WAITING) | col(OutboxItem.person_id).is_(None)
        return col(OutboxItem.state).in_(STUCK) & for_a_place

    def again(self, item: OutboxItem, due_at: datetime) -> None:
        """Send it again. What may have arrived is a possible repeat; what never began or was refused is none."""
        if item.state is OutboxState.HELD and item.started_at:
            Held(self.session).once_more(item, due_at)
        else:
            item.attempts = item.misses = 0
            self.box.later(item, due_at, item.error)

    def hold(self, key: int, why: str) -> bool:
        """Keep one back; whether it could be kept. What is in somebody's hands is left alone.

        Of what surely was not sent it is forgotten that it was tried, so that it is no possible repeat later.
        """
        free = col(OutboxItem.state).in_([*SURELY_NOT_SENT, OutboxState.AMBIGUOUS])
        began = case((col(OutboxItem.state).in_(SURELY_NOT_SENT), null()), else_=OutboxItem.started_at)
        query = update(OutboxItem).where(col(OutboxItem.id) == key, col(OutboxItem.owner).is_(None), free)
        held = query.values(state=OutboxState.HELD.value, error=why, started_at=began).returning(col(OutboxItem.id))
        found = self.session.execute(held.execution_options(synchronize_session=False))
        return found.first() is not None
