"""What is open with a contact: found anew each time, through their own eyes."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlmodel import Session

from storage.commitments import Commitments
from storage.corrections import Corrections
from storage.nudges import Nudging
from storage.offers import Introduction, Introductions
from storage.people import Person
from storage.planned import PlannedMeetings, Rsvp
from storage.preferences import Often
from storage.report_backs import ReportBacks
from storage.trust import Trust
from storage.viewer import Viewer

MOST = 20
"""Of each kind; one letter names fewer, and says how many more there are."""
LONG_AGO = timedelta(days=28)


class Asked(StrEnum):
    """What sort of answer is waited for."""

    CONFIRM = "confirm"
    JUDGE = "judge"
    MEETING = "meeting"
    REPORT = "report"
    CORRECTION = "correction"
    TRUST = "trust"
    INTRODUCTION = "introduction"


ABOUT_PROMISES = frozenset({Asked.CONFIRM, Asked.JUDGE})
NEWS = frozenset({Asked.CORRECTION})
"""Told once, and nothing has to be said to it."""
ONCE = NEWS | {Asked.TRUST}
"""Not asked again the week after, whatever is said to it."""
HALF_A_YEAR = timedelta(days=182)
SETTLED_IN = timedelta(days=90)
"""Who was told of us so long ago can say what they think of us."""


@dataclass(frozen=True, slots=True)
class Question:
    kind: Asked
    key: int

    def row(self) -> list[str | int]:
        return [self.kind.value, self.key]


def questions(session: Session, person: Person, state: Nudging | None, now: datetime) -> list[Question]:
    """Everything that waits for somebody, what has a date first; of whoever wants only promises, only those."""
    viewer = person.viewer()
    if viewer.partner_id is None:
        return []
    found = [*meetings(session, viewer, person, now), *promises(session, viewer), *reports(session, viewer, person)]
    found += [Question(Asked.INTRODUCTION, each.id) for each in introductions(session, viewer)]
    found += [*answered(session, viewer, person, state, now), *trust(session, viewer, person, state, now)]
    is_all = person.how_often is not Often.PROMISES
    return [each for each in found if is_all or each.kind in ABOUT_PROMISES]


def promises(session: Session, viewer: Viewer) -> list[Question]:
    queries, partner_id = Commitments(session, viewer), viewer.partner_id or -1
    confirm = [Question(Asked.CONFIRM, each.id) for each in queries.to_confirm(partner_id, MOST)]
    return [*confirm, *(Question(Asked.JUDGE, each.id) for each in queries.to_judge(partner_id, MOST))]


def introductions(session: Session, viewer: Viewer) -> list[Introduction]:
    return Introductions(session, viewer).waiting(viewer.partner_id or -1, MOST)


def meetings(session: Session, viewer: Viewer, person: Person, now: datetime) -> list[Question]:
    queries = PlannedMeetings(session, viewer)
    coming = [(plan, queries.invitee(plan, person.id)) for plan in queries.coming_of(person.id, now, MOST)]
    return [Question(Asked.MEETING, plan.id) for plan, me in coming if me and me.answer is Rsvp.UNANSWERED]


def reports(session: Session, viewer: Viewer, person: Person) -> list[Question]:
    found = ReportBacks(session, viewer).unanswered_by(person.id, MOST)
    return [Question(Asked.REPORT, report.id) for report in found]


def answered(session: Session, viewer: Viewer, person: Person, state: Nudging | None, now: datetime) -> list[Question]:
    """What they said about a record was answered since the last bundle."""
    since = state.sent_at if state and state.sent_at else now - LONG_AGO
    found = Corrections(session, viewer).answered_since(person.id, since)
    return [Question(Asked.CORRECTION, each.id) for each in found[:MOST]]


def trust(session: Session, viewer: Viewer, person: Person, state: Nudging | None, now: datetime) -> list[Question]:
    """How it is with us: asked twice a year at the most, and not of whoever said so lately."""
    if person.told_at is None or now < person.told_at + SETTLED_IN or viewer.partner_id is None:
        return []
    said, was_asked = Trust(session, viewer).last_at(person.id), state.trust_asked_at if state else None
    is_lately = any(at and now < at + HALF_A_YEAR for at in (said, was_asked))
    return [] if is_lately else [Question(Asked.TRUST, viewer.partner_id)]
