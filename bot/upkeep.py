"""Small chores while nobody waits: merging the index, forgetting what is of no use any more.

Each takes a small batch in a unit of work of its own, so that nobody who writes meanwhile has to wait for long.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.forms import joined
from bot.i18n import DEFAULT, translator
from bot.places import reseat_all
from bot.pressing import BUTTONS_LAST
from storage import invites
from storage.actions import Actions
from storage.conversations import Conversations, left_lying
from storage.feed import Feed, places
from storage.freed import ask_again
from storage.inbox import Inbox
from storage.links import Links
from storage.outbox import Outbox
from storage.people import People
from storage.readings import KEPT_FOR, Readings
from storage.reviews import Reviews
from storage.search import Search
from storage.viewer import SYSTEM
from storage.waiting import Waiting

DELIVERIES_REPEAT = timedelta(days=30)
SHOWN_AT_A_PLACE = 2_000
"""Entries of the local page that are kept for each place; it shows a hundred."""
BATCH = 500


def merge_index(session: Session, now: datetime) -> None:
    Search(session).tidy()


def forget_old_keys(session: Session, now: datetime) -> None:
    Inbox(session).forget_before(now - DELIVERIES_REPEAT)
    Actions(session).forget_before(now - BUTTONS_LAST)
    Links(session).forget_old(now)
    invites.forget_old(session, now)


def forget_old_letters(session: Session, now: datetime) -> None:
    """As long as the buttons on them: afterwards nothing leads back to a letter."""
    Outbox(session).forget_before(now - BUTTONS_LAST, BATCH)


def drop_letters_of_who_left(session: Session, now: datetime) -> None:
    """They waited for a yes that nobody can give any more."""
    Waiting(session).drop_for_who_left(BATCH)


def forget_old_entries(session: Session, now: datetime) -> None:
    for place in places(session):
        Feed(session, place).forget_but(SHOWN_AT_A_PLACE, BATCH)


def forget_old_readings(session: Session, now: datetime) -> None:
    Readings(session, SYSTEM).forget_before(now - KEPT_FOR, BATCH)


def end_old_forms(session: Session, now: datetime) -> None:
    """Forms whose token is dead. What was answered in them goes to the review list of whoever did."""
    for talk in left_lying(session, now - BUTTONS_LAST, BATCH):
        person = People(session, SYSTEM).get(talk.person_id)
        t = translator(person.language if person else DEFAULT)
        Reviews(session, talk.person_id).keep(joined(talk.values), t("The form was too old"), now)
        Conversations(session, talk.person_id).end(talk)


def write_over_what_is_gone(session: Session, now: datetime) -> None:
    """Where the process ended between forgetting somebody and writing over the bytes."""
    ask_again(session)


UPKEEP: Sequence[tuple[timedelta, Callable[[Session, datetime], None]]] = (
    (timedelta(seconds=30), merge_index),
    (timedelta(hours=6), forget_old_keys),
    (timedelta(minutes=10), forget_old_letters),
    (timedelta(hours=1), drop_letters_of_who_left),
    (timedelta(hours=1), forget_old_entries),
    (timedelta(hours=6), end_old_forms),
    (timedelta(minutes=30), forget_old_readings),
    (timedelta(hours=24), reseat_all),
    (timedelta(minutes=10), write_over_what_is_gone),
)
