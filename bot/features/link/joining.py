"""Whether two accounts may become one person, and all that follows when they do."""

from datetime import datetime

from sqlmodel import Session

from bot import consenting, digesting, reminding
from bot.features.link.letters import tell_both
from bot.nudging import NUDGE_JOB
from bot.places import reseat
from bot.reminding import MANAGER_JOB, PERSON_JOB, Item
from bot.turn import Turn
from storage import joining
from storage.audit import Audit
from storage.commitments import Commitments
from storage.digests import Digests
from storage.follow_ups import FollowUps
from storage.people import Identity, People, Person
from storage.timers import Timers
from storage.viewer import SYSTEM, Role


def may_join(first: Person, second: Person) -> bool:
    """Ours with ours; a contact with one of the same partner, or where one of them has no partner yet."""
    if first.viewer().is_ours and second.viewer().is_ours:
        return True
    if not first.role is second.role is Role.CONTACT:
        return False
    return first.partner_id == second.partner_id or None in {first.partner_id, second.partner_id}


def add_account(session: Session, person: Person, account: Identity, now: datetime, ref: str) -> None:
    """An account that nobody had becomes the person's, and the one they used last."""
    before = People(session, SYSTEM).accounts(person.id)
    session.add(account)
    session.flush()
    person.last_identity_id = account.id
    Audit(session, person.viewer()).add("linked", now, str(Identity.__tablename__), account.id, ref)
    tell_both(session, person, before, [account], now, ref)
    reseat(session, person.partner_id, now)


def become_one(turn: Turn, first: Person) -> None:
    """The actor becomes the person who gave the code: their records, reminders and digest go over."""
    session, second, now = turn.session, turn.actor, turn.now
    people, here = People(session, SYSTEM), second.last_identity_id
    before, added = people.accounts(first.id), people.accounts(second.id)
    turn.audit("linked", first)
    items = waiting(session, second, now)
    hand_over_digest(session, first, second, now)
    joining.join(session, first, second, now)
    first.last_identity_id = here
    for kind in (PERSON_JOB, MANAGER_JOB, NUDGE_JOB):
        Timers(session).move(kind, second.id, first.id, now)
    for item in items:
        reminding.plan(session, item, now)
    plan_digest(session, first, now)
    consenting.follow(session, first, now, turn.ref)
    tell_both(session, first, before, added, now, turn.ref)
    reseat(session, first.partner_id, now)


def waiting(session: Session, person: Person, now: datetime) -> list[Item]:
    """What they are reminded of later. What is due already is said by the reminder that was moved along."""
    queries = (Commitments(session, SYSTEM), FollowUps(session, SYSTEM))
    found: list[Item] = [item for query in queries for item in query.open_of(person.id)]
    return [item for item in found if item.remind_at is None or item.remind_at > now]


def hand_over_digest(session: Session, first: Person, second: Person, now: datetime) -> None:
    """A digest of the second that ends is not due any more."""
    digests = Digests(session, SYSTEM)
    if digests.of(first.id) and (ends := digests.of(second.id)):
        digesting.unplan(session, ends.id, now)


def plan_digest(session: Session, first: Person, now: datetime) -> None:
    """Timed anew in the zone of the first."""
    if subscription := Digests(session, SYSTEM).of(first.id):
        digesting.plan_next(session, subscription, first.zone, now)
