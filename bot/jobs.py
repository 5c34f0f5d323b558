"""A job being run: which timer was due, when it should have been, and the unit of work."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session


@dataclass(frozen=True, slots=True)
class JobRun:
    """One timer that is due. The job sets its next instant itself; otherwise the timer is taken off."""

    session: Session
    now: datetime
    kind: str
    subject_id: int
    planned_at: datetime
    """When it was due; earlier than `now` when the process was down or busy."""
