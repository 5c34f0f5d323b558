"""When a contact is asked again: a week after a letter that asks something, and never more than once a week."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.digesting import begin
from bot.feature import LetterRun
from storage.people import Person
from storage.timers import Timers
from storage.viewer import Role

NUDGE_JOB = "nudges.person"
NUDGE = "promises.nudge"
"""Named like the letters about promises, as whoever wants only those still gets it, with promises alone in it."""
WEEK = timedelta(days=7)


def asked(run: LetterRun) -> None:
    """A letter that asks something of a contact has arrived: in a week somebody looks whether it was answered."""
    if run.reader is not None and run.item.replaces_id is None:
        expect(run.session, run.reader, run.now)
        begin(run.session, run.reader, run.now)


def expect(session: Session, person: Person, now: datetime) -> None:
    if person.role is Role.CONTACT:
        Timers(session).not_after(NUDGE_JOB, person.id, now + WEEK, now)
