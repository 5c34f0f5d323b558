"""When a contact may be written to: outside their quiet hours, and on no quiet day of their partner."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.occurrences import WEEKDAY_NAMES, local_instant
from bot.reminding import is_quiet
from storage.partners import Partners
from storage.people import Person
from storage.viewer import SYSTEM, Role

ONE_DAY = timedelta(days=1)
MOST_STEPS = 60
"""After so many quiet nights and days in a row the letter goes out: somebody is to hear that it waits."""


def good_time(session: Session, person: Person, now: datetime) -> datetime:
    """The first instant from now on at which a letter to this person disturbs nobody. Our own people have timers."""
    if person.role is not Role.CONTACT:
        return now
    partner = Partners(session, SYSTEM).get(person.partner_id)
    days = frozenset(partner.quiet_days) if partner else frozenset()
    at = now
    for _ in range(MOST_STEPS):
        later = end_of_quiet(person, days, at)
        if later is None:
            break
        at = max(at, later)
    return at


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
