"""When a digest is next due: a wall-clock rule in the reader's zone."""

from datetime import datetime

from sqlmodel import Session

from bot.occurrences import Rule, next_occurrence
from bot.patterns import Daily, Monthly, Weekly
from storage.digests import Digests, DigestSubscription, Every
from storage.people import Person
from storage.timers import Timers
from storage.viewer import SYSTEM, Role

JOB = "digest"


def rule_of(subscription: DigestSubscription, zone: str) -> Rule | None:
    """The recurrence of a subscription; none when no digest is wanted."""
    match subscription.every:
        case Every.DAY:
            return Rule(subscription.at, zone, Daily())
        case Every.WEEK:
            return Rule(subscription.at, zone, Weekly((subscription.weekday,)))
        case Every.MONTH:
            return Rule(subscription.at, zone, Monthly((1,)))
        case Every.NEVER:
            return None


def plan_next(session: Session, subscription: DigestSubscription, zone: str, now: datetime) -> datetime | None:
    """Set the timer of a subscription to its next instant, or take it off; that instant."""
    rule = rule_of(subscription, zone)
    occurrence = next_occurrence(rule, now) if rule else None
    at = occurrence.at if occurrence else None
    Timers(session).set(JOB, subscription.id, at, now)
    return at


def subscribe(session: Session, subscription: DigestSubscription, person: Person, now: datetime) -> None:
    session.add(subscription)
    session.flush()
    plan_next(session, subscription, person.zone, now)


def unplan(session: Session, subscription_id: int, now: datetime) -> None:
    """Take the timer of a subscription that is gone off."""
    Timers(session).set(JOB, subscription_id, None, now)


def begin(session: Session, person: Person, now: datetime) -> None:
    """A contact gets a digest of their own once a month, from the first letter on, unless they said no."""
    if person.role is Role.CONTACT and Digests(session, SYSTEM).of(person.id) is None:
        monthly = DigestSubscription(person_id=person.id, every=Every.MONTH, at=person.remind_at, created_at=now)
        subscribe(session, monthly, person, now)
