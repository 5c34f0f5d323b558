"""Whether and when a contact may be written to: what they agreed to, how often, and their quiet hours and days.

The one place that decides it, asked when a letter is put into the outbox, when their word changes, and at the very
moment at which it would be sent.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.occurrences import local_instant
from bot.patterns import WEEKDAY_NAMES
from bot.reminding import is_quiet
from storage.labels import Consents, Purpose
from storage.outbox import Outbox, OutboxItem
from storage.partners import Partners
from storage.people import Person
from storage.preferences import Often, WritesTo
from storage.viewer import SYSTEM, Role
from storage.waiting import Waiting

ONE_DAY = timedelta(days=1)
MOST_STEPS = 60
"""After so many quiet nights and days in a row the letter goes out: somebody is to hear that it waits."""
ANSWERS = frozenset({"unheard", "link.linked"})
"""Letters that answer what their reader just did: they come at any hour, and however seldom somebody is written to."""
PROMISES = "promises."
"""How the kinds of all letters about promises begin."""
NOT_AGREED = "waits until they agree to be written to"


def may_write(session: Session, person: Person, now: datetime) -> bool | None:
    """Whether somebody agreed to be written to; none while they have not answered, or their yes is over."""
    if person.role is not Role.CONTACT:
        return True
    if person.writes_to is WritesTo.NONE:
        return False
    return Consents(session, SYSTEM).answer(person.id, Purpose.CONTACT, now)


def is_wanted(session: Session, person: Person, kind: str, now: datetime) -> bool:
    """Whether a letter of this kind may be meant for them at all: now, or once they agree."""
    if person.role is not Role.CONTACT:
        return True
    is_more = person.how_often is Often.PROMISES and not kind.startswith(PROMISES) and kind not in ANSWERS
    return not is_more and may_write(session, person, now) is not False


def why_it_waits(session: Session, person: Person | None, now: datetime) -> str:
    """Why a letter to somebody is not sent before they have said something; empty for one that need not wait."""
    return NOT_AGREED if person and not person.left_at and may_write(session, person, now) is None else ""


def not_before(session: Session, person: Person | None, item: OutboxItem, now: datetime) -> datetime:
    """When a letter that is due may go out, by what its reader wants now. What is written over one disturbs nobody."""
    if person is None or person.role is not Role.CONTACT or item.kind in ANSWERS or Outbox(session).over(item):
        return now
    return good_time(session, person, now, item.created_at)


def good_time(session: Session, person: Person, now: datetime, since: datetime | None = None) -> datetime:
    """The first instant from now on at which a letter to this person disturbs nobody. Our own people have timers.

    `since` is when it was written: those that come together wait for the next round from then on.
    """
    if person.role is not Role.CONTACT:
        return now
    partner = Partners(session, SYSTEM).get(person.partner_id)
    days = frozenset(person.quiet_days) | frozenset(partner.quiet_days if partner else ())
    at = max(now, next_round(person, since or now))
    for _ in range(MOST_STEPS):
        later = end_of_quiet(person, days, at)
        if later is None:
            break
        at = max(at, later)
    return at


def is_in_rounds(person: Person) -> bool:
    """Whether what is for them is kept together for their hour of the day or the week."""
    return person.role is Role.CONTACT and person.how_often in {Often.DAILY, Often.WEEKLY}


def next_round(person: Person, since: datetime) -> datetime:
    """When what was written since then goes out together: at their hour of the day, or of the Monday."""
    if not is_in_rounds(person):
        return since
    day = since.astimezone(ZoneInfo(person.zone)).date()
    if person.how_often is Often.WEEKLY:
        day += ONE_DAY * (-day.weekday() % 7)
    step = ONE_DAY * (7 if person.how_often is Often.WEEKLY else 1)
    at = local_instant(day, person.remind_at, person.zone)
    return at if at >= since else local_instant(day + step, person.remind_at, person.zone)


def time_anew(session: Session, person: Person, now: datetime) -> None:
    """What waits for somebody goes out as they want it now."""
    for item in Waiting(session).of(person.id):
        if item.kind not in ANSWERS and not Outbox(session).over(item):
            item.planned_at = item.due_at = good_time(session, person, now, item.created_at)


def end_of_quiet(person: Person, days: frozenset[str], at: datetime) -> datetime | None:
    """The end of the quiet day or hours that an instant falls into; none when it falls into none."""
    local = at.astimezone(ZoneInfo(person.zone))
    if is_quiet_day(local.date(), days):
        return local_instant(local.date() + ONE_DAY, time(), person.zone)
    if person.quiet_until is None or not is_quiet(local.time(), person.quiet_from, person.quiet_until):
        return None
    day = local.date() if local.time() < person.quiet_until else local.date() + ONE_DAY
    return local_instant(day, person.quiet_until, person.zone)


def is_quiet_day(day: date, days: frozenset[str]) -> bool:
    """Quiet days are names of weekdays and ISO dates."""
    return day.isoformat() in days or WEEKDAY_NAMES[day.weekday()] in days
