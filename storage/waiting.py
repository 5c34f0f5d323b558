"""What waits in the outbox for a person: all of it, what was dropped at their word, and what goes out as one."""

from datetime import datetime

from sqlmodel import Session, col, select

from storage.outbox import OutboxItem, OutboxState
from storage.people import Person

UNDER_WAY = (OutboxState.PENDING, OutboxState.CLAIMED)


class Waiting:
    """Questions about one person's part of the queue. It routes keys, so no viewer is asked for."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def of(self, person_id: int) -> list[OutboxItem]:
        """What was put in for somebody and was not tried yet; the oldest first."""
        waiting = col(OutboxItem.state).in_([OutboxState.PENDING, OutboxState.WAITING])
        query = select(OutboxItem).where(OutboxItem.person_id == person_id, waiting, OutboxItem.attempts == 0)
        return list(self.session.exec(query.order_by(col(OutboxItem.id))))

    def dropped_at(self, person_id: int, at: datetime, error: str) -> list[OutboxItem]:
        """What was dropped for somebody at one instant, for one reason."""
        ended = (OutboxItem.state == OutboxState.DROPPED, OutboxItem.due_at == at, OutboxItem.error == error)
        return list(self.session.exec(select(OutboxItem).where(OutboxItem.person_id == person_id, *ended)))

    def drop_for_who_left(self, limit: int) -> int:
        """What waits for somebody who is not here any more is not sent; how many."""
        gone = select(Person.id).where(col(Person.left_at).is_not(None))
        waits = (OutboxItem.state == OutboxState.WAITING, col(OutboxItem.person_id).in_(gone))
        found = self.session.exec(select(OutboxItem).where(*waits).limit(limit)).all()
        for item in found:
            item.state = OutboxState.DROPPED
        return len(found)

    def beside(self, item: OutboxItem, now: datetime) -> list[OutboxItem]:
        """What could go out together with a letter: for the same person and place, in nobody else's hands, and due
        or about to be: what was claimed in one go is due when its lease is over."""
        same = (OutboxItem.person_id == item.person_id, OutboxItem.destination == item.destination)
        fresh = (OutboxItem.attempts == 0, col(OutboxItem.replaces_id).is_(None), OutboxItem.id != item.id)
        in_hand = (col(OutboxItem.state) == OutboxState.CLAIMED) & (col(OutboxItem.owner) == item.owner)
        due = (col(OutboxItem.state) == OutboxState.PENDING) & (col(OutboxItem.due_at) <= now)
        query = select(OutboxItem).where(*same, *fresh, col(OutboxItem.state).in_(UNDER_WAY), in_hand | due)
        return list(self.session.exec(query.order_by(col(OutboxItem.id)).with_for_update()))

    def carry(self, item: OutboxItem, others: list[OutboxItem]) -> None:
        """These are sent as part of that one, and not by themselves. It is a part of itself, which says that it has
        others."""
        item.carried_by = item.id if others else item.carried_by
        for other in others:
            other.carried_by, other.state, other.owner = item.id, OutboxState.DROPPED, None
        self.session.flush()

    def carried_by(self, item: OutboxItem) -> list[OutboxItem]:
        """What is part of a message, whichever edition of it this is; the oldest first."""
        first = self.first_edition(item).id
        query = select(OutboxItem).where(OutboxItem.carried_by == first, OutboxItem.id != first)
        return list(self.session.exec(query.order_by(col(OutboxItem.id))))

    def parts(self, item: OutboxItem) -> list[OutboxItem]:
        """All that goes out with a message, itself first."""
        return [item, *(self.carried_by(item) if item.carried_by == item.id else [])]

    def first_edition(self, item: OutboxItem) -> OutboxItem:
        """The message that stands there, which this one is written over, if it is."""
        while item.replaces_id and (earlier := self.session.get(OutboxItem, item.replaces_id)):
            item = earlier
        return item
