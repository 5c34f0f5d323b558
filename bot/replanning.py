"""Setting right what is timed for a person when their zone, hours, level or pause changes, or they come back."""

from datetime import datetime

from sqlmodel import Session

from bot import considerate, reminding
from bot.digesting import plan_next
from bot.placed import place_anew
from storage.commitments import Commitments
from storage.digests import Digests
from storage.follow_ups import FollowUps
from storage.people import Person
from storage.viewer import SYSTEM, Role

REMINDERS_DEPEND_ON = frozenset({"zone", "remind_at", "quiet_from", "quiet_until", "level", "paused_until", "left_at"})
LETTERS_DEPEND_ON = frozenset(
    {"zone", "remind_at", "quiet_from", "quiet_until", "quiet_days", "how_often", "writes_to"}
)
"""Of a contact, to whom nothing but letters is sent."""
DIGEST_DEPENDS_ON = frozenset({"zone", "left_at"})


def replan(session: Session, person: Person, changed: set[str], now: datetime) -> None:
    """Time anew what depends on these columns. What was put off stays so; a digest has an hour of its own."""
    if changed & REMINDERS_DEPEND_ON:
        queries = (Commitments(session, SYSTEM), FollowUps(session, SYSTEM))
        for item in (item for query in queries for item in query.open_of(person.id)):
            reminding.plan(session, item, now)
    if changed & LETTERS_DEPEND_ON and person.role is Role.CONTACT:
        considerate.time_anew(session, person, now)
        place_anew(session, person, now)
    if changed & DIGEST_DEPENDS_ON and (subscription := Digests(session, SYSTEM).of(person.id)):
        plan_next(session, subscription, person.zone, now)
