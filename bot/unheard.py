"""An answer that no way led to whoever asked: a letter says so, without any of its words."""

from datetime import datetime

from sqlmodel import Session

from bot.considerate import may_write
from bot.events import Sender
from bot.letters import tell
from bot.refs import new_ref
from storage.outbox import Outbox, OutboxState
from storage.people import People
from storage.viewer import SYSTEM

UNHEARD = "unheard"


def report(session: Session, sender: Sender, now: datetime) -> None:
    """Put the letter into the outbox, unless one is on its way. Somebody we have not met is written to by nobody."""
    people = People(session, SYSTEM)
    person = people.acting_as(*sender.key)
    destination = people.destination(person.id) if person else None
    last = Outbox(session).last(UNHEARD, destination) if destination else None
    if person and may_write(session, person, now) and not (last and last.state is OutboxState.PENDING):
        tell(session, person, UNHEARD, new_ref(), {}, now, due_at=now)
