"""Places that refuse every message, and what waits for them until somebody has put that right."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import UniqueConstraint, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, Session, col, select

from storage.base import Record, instant, table_args
from storage.outbox import OutboxItem, OutboxState


class BrokenDestination(Record, table=True):
    """A place that refused for good. Its row stays when it is lifted, so that each break has a number of its own."""

    __table_args__ = table_args(UniqueConstraint("destination"))

    destination: str
    reason: str
    advice: str = Field(default="")
    """What somebody can do about it, in the platform's words."""
    breaks: int = Field(default=1)
    lifted_at: datetime | None = instant(default=None, nullable=True)

    @property
    def is_broken(self) -> bool:
        return self.lifted_at is None


class Broken:
    """Which places are broken. It routes keys, so no viewer is asked for."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def get(self, key: int) -> BrokenDestination | None:
        return self.session.get(BrokenDestination, key)

    def at(self, destination: str) -> BrokenDestination | None:
        """The break of a place. Locked, so that nothing begins to wait for what is just being lifted."""
        query = select(BrokenDestination).where(BrokenDestination.destination == destination)
        locked = query.with_for_update().execution_options(populate_existing=True)
        found = self.session.exec(locked).first()
        return found if found and found.is_broken else None

    def note(self, destination: str, reason: str, advice: str, now: datetime) -> BrokenDestination | None:
        """Remember that a place refuses for good; None when that is known. One statement: only one can be the first."""
        on_sqlite = self.session.get_bind().dialect.name == "sqlite"
        insert = sqlite.insert if on_sqlite else postgresql.insert
        row = {"destination": destination, "reason": reason, "advice": advice, "breaks": 1, "created_at": now}
        again = {"reason": reason, "advice": advice, "breaks": col(BrokenDestination.breaks) + 1, "lifted_at": None}
        was_lifted = col(BrokenDestination.lifted_at).is_not(None)
        noted = insert(BrokenDestination).values(**row)
        noted = noted.on_conflict_do_update(index_elements=["destination"], set_=again, where=was_lifted)
        found = noted.returning(BrokenDestination).execution_options(populate_existing=True)
        return self.session.scalars(found).first()

    def wait(self, item: OutboxItem, error: str) -> None:
        """Surely not sent. It waits, and begins anew once its place is lifted."""
        item.state, item.error, item.owner, item.attempts = OutboxState.WAITING, error, None, 0

    def waiting(self, destination: str) -> int:
        return len(self._all_waiting(destination))

    def lift(self, broken: BrokenDestination, now: datetime) -> int:
        """The place can be tried again: what still waits for it is due; how many."""
        broken.lifted_at = now
        self._skip_overtaken(self._all_waiting(broken.destination))
        self.session.flush()
        waits = col(OutboxItem.destination) == broken.destination, col(OutboxItem.state) == OutboxState.WAITING
        due = update(OutboxItem).where(*waits).values(state=OutboxState.PENDING.value, due_at=now)
        found = self.session.execute(due.returning(col(OutboxItem.id)).execution_options(synchronize_session=False))
        return len(found.all())

    @staticmethod
    def _skip_overtaken(rows: Sequence[OutboxItem]) -> None:
        """Of several editions of one message only the newest is sent, over what was sent of it before if anything."""
        waiting, beginnings = {row.id for row in rows}, dict[int, int]()
        newest: dict[int, OutboxItem] = {}
        for row in rows:
            over = row.replaces_id or row.id
            begins = beginnings[row.id] = beginnings.get(over, over)
            if begins in newest:
                newest[begins].state = OutboxState.DROPPED
                row.replaces_id = None if begins in waiting else begins
            newest[begins] = row

    def _all_waiting(self, destination: str) -> Sequence[OutboxItem]:
        waits = OutboxItem.destination == destination, OutboxItem.state == OutboxState.WAITING
        return self.session.exec(select(OutboxItem).where(*waits).order_by(col(OutboxItem.id))).all()
