"""What leads to somebody: how much there is of them, and where it is found, before anything of it is gone."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, or_
from sqlmodel import Session, SQLModel, col, select

from storage.audit import AuditEntry
from storage.changes import Change
from storage.commitments import Commitment, CommitmentChange
from storage.conversations import Conversation
from storage.corrections import Correction
from storage.date_requests import DateRequest
from storage.invites import Invite
from storage.meeting_remarks import MeetingRemark
from storage.meetings import Attendee, Meeting
from storage.notes import Note
from storage.offers import Introduction
from storage.partners import Partner
from storage.people import Hat, Identity, Person
from storage.planned import AgendaItem, Invitee
from storage.reviews import ReviewItem
from storage.scrubbing import Needles, called, of_nobody_else, typed
from storage.trust import TrustAnswer


@dataclass(frozen=True, slots=True)
class Kept:
    """How much there is of somebody: what is told before they are forgotten."""

    notes: int
    answers: int
    """What they said to promises."""
    waiting: int
    """Entries of their review list, and forms that they have begun."""
    accounts: int
    promises: int
    """Promises between us and their partner, which stay."""


@dataclass(frozen=True, slots=True)
class Trail:
    """What leads to somebody, gathered before anything of it is gone."""

    person: Person
    partner: Partner | None
    accounts: list[Identity]
    note_ids: frozenset[int]
    refs: frozenset[str]
    """The references of all that they did."""
    said: frozenset[tuple[str, int]]
    """What else they said, by its kind and key, as letters name it."""
    introduced: frozenset[int]
    """The introductions that stand on words of theirs, or to which they said yes."""
    present: frozenset[tuple[str, int]]
    """The meetings and planned meetings that show them."""
    words: Needles
    names: Needles
    own_names: Needles = field(default_factory=Needles)
    """Those names that nobody else has."""

    @property
    def key(self) -> int:
        return self.person.id


def kept_of(session: Session, person: Person) -> Kept:
    """Counted for somebody themself."""

    def count(*where: Any, of: type[SQLModel]) -> int:
        return session.exec(select(func.count()).select_from(of).where(*where)).one()

    waiting = count(ReviewItem.person_id == person.id, col(ReviewItem.settled_at).is_(None), of=ReviewItem)
    return Kept(
        notes=count(Note.author_id == person.id, col(Note.withdrawn_at).is_(None), of=Note),
        answers=count(CommitmentChange.person_id == person.id, CommitmentChange.reason != "", of=CommitmentChange),
        waiting=waiting + count(Conversation.person_id == person.id, of=Conversation),
        accounts=count(Identity.person_id == person.id, of=Identity),
        promises=count(Commitment.partner_id == person.partner_id, of=Commitment) if person.partner_id else 0,
    )


def trail_of(session: Session, person: Person) -> Trail:
    worn = select(Hat.identity_id).where(Hat.person_id == person.id)
    theirs = or_(col(Identity.person_id) == person.id, col(Identity.id).in_(worn))
    accounts = list(session.exec(select(Identity).where(theirs)))
    notes = session.exec(select(Note.id, Note.quote, Note.paraphrase).where(Note.author_id == person.id)).all()
    names = called(person.name, *(account.said_name for account in accounts), *named_in(session, person.id))
    partner = session.get(Partner, person.partner_id) if person.partner_id else None
    return Trail(
        person,
        partner,
        accounts,
        frozenset(key for key, _, _ in notes),
        refs_of(session, person.id),
        said_by(session, person.id),
        introduced_by(session, person.id),
        present_at(session, person.id),
        Needles(
            words=frozenset(typed(*(part for _, *parts in notes for part in parts), *words_of(session, person.id)))
        ),
        Needles(names=frozenset(names)),
        Needles(names=frozenset(of_nobody_else(session, person, names))),
    )


def refs_of(session: Session, key: int) -> frozenset[str]:
    done = session.exec(select(AuditEntry.ref).where(AuditEntry.person_id == key).distinct())
    changed = session.exec(select(Change.ref).where(Change.person_id == key).distinct())
    return frozenset({*done, *changed} - {""})


def named_in(session: Session, key: int) -> list[str]:
    """How others wrote them down, where their key stands beside it."""
    rows = [session.exec(select(table.name).where(table.person_id == key)) for table in (Attendee, Invitee)]
    invited = session.exec(select(Invite.name).where(Invite.person_id == key))
    return [name for found in (*rows, invited) for name in found]


def said_by(session: Session, key: int) -> frozenset[tuple[str, int]]:
    corrected = session.exec(select(Correction.id).where(Correction.author_id == key))
    remarked = session.exec(select(MeetingRemark.id).where(MeetingRemark.person_id == key))
    moved = session.exec(select(DateRequest.id).where(DateRequest.author_id == key))
    judged = session.exec(select(TrustAnswer.id).where(TrustAnswer.author_id == key))
    by_kind = {"correction": corrected, "remark": remarked, "request": moved, "trust": judged}
    return frozenset((kind, found) for kind, keys in by_kind.items() for found in keys)


def introduced_by(session: Session, key: int) -> frozenset[int]:
    own = select(Note.id).where(Note.author_id == key)
    said_yes = or_(col(Introduction.giver_by) == key, col(Introduction.taker_by) == key)
    about = or_(col(Introduction.offer_id).in_(own), col(Introduction.need_id).in_(own))
    return frozenset(session.exec(select(Introduction.id).where(or_(said_yes, about))))


def present_at(session: Session, key: int) -> frozenset[tuple[str, int]]:
    invited = select(Invitee.planned_meeting_id).where(Invitee.person_id == key)
    wrote = select(AgendaItem.planned_meeting_id).where(AgendaItem.author_id == key)
    came = select(Attendee.meeting_id).where(Attendee.person_id == key)
    spoke = select(MeetingRemark.meeting_id).where(MeetingRemark.person_id == key)
    plans = {*session.exec(invited), *session.exec(wrote)}
    return frozenset({*(("plan", found) for found in plans), *(("meeting", found) for found in session.exec(came))}) | {
        ("meeting", found) for found in session.exec(spoke)
    }


def words_of(session: Session, key: int) -> list[str]:
    """Everything else they typed that is kept as theirs."""
    said = session.exec(select(CommitmentChange.reason).where(CommitmentChange.person_id == key))
    kept = session.exec(select(ReviewItem.words).where(ReviewItem.person_id == key))
    promised = session.exec(select(Commitment.words).where(Commitment.recorded_by == key))
    talks = session.exec(select(Conversation.values).where(Conversation.person_id == key))
    answers = [str(value) for values in talks for value in values.values()]
    corrected = session.exec(select(Correction.words).where(Correction.author_id == key))
    remarked = session.exec(select(MeetingRemark.words).where(MeetingRemark.person_id == key))
    why = session.exec(select(MeetingRemark.answered_why).join(Meeting).where(Meeting.author_id == key))
    suits = session.exec(select(Invitee.words).where(Invitee.person_id == key))
    agenda = session.exec(select(AgendaItem.words).where(AgendaItem.author_id == key))
    moved = session.exec(select(DateRequest.reason).where(DateRequest.author_id == key))
    judged = session.exec(select(TrustAnswer.words).where(TrustAnswer.author_id == key))
    return [*said, *kept, *promised, *answers, *corrected, *remarked, *why, *suits, *agenda, *moved, *judged]


def others_at(session: Session, trail: Trail) -> Collection[int]:
    partner_id = trail.partner.id if trail.partner else None
    return session.exec(select(Person.id).where(Person.partner_id == partner_id, col(Person.id) != trail.key)).all()
