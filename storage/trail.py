"""What leads to somebody: how much there is of them, and where it is found, before anything of it is gone."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, SQLModel, col, select

from storage.audit import AuditEntry
from storage.changes import Change
from storage.commitments import Commitment, CommitmentChange
from storage.conversations import Conversation
from storage.meetings import Attendee
from storage.notes import Note
from storage.partners import Partner
from storage.people import Identity, Person
from storage.reviews import ReviewItem
from storage.scrubbing import Needles, called, of_nobody_else, typed


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

    waiting = count(ReviewItem.person_id == person.id, of=ReviewItem)
    return Kept(
        notes=count(Note.author_id == person.id, col(Note.withdrawn_at).is_(None), of=Note),
        answers=count(CommitmentChange.person_id == person.id, CommitmentChange.reason != "", of=CommitmentChange),
        waiting=waiting + count(Conversation.person_id == person.id, of=Conversation),
        accounts=count(Identity.person_id == person.id, of=Identity),
        promises=count(Commitment.partner_id == person.partner_id, of=Commitment) if person.partner_id else 0,
    )


def trail_of(session: Session, person: Person) -> Trail:
    accounts = list(session.exec(select(Identity).where(Identity.person_id == person.id)))
    notes = session.exec(select(Note.id, Note.quote, Note.paraphrase).where(Note.author_id == person.id)).all()
    named = session.exec(select(Attendee.name).where(Attendee.person_id == person.id))
    names = called(person.name, *(account.said_name for account in accounts), *named)
    partner = session.get(Partner, person.partner_id) if person.partner_id else None
    return Trail(
        person,
        partner,
        accounts,
        frozenset(key for key, _, _ in notes),
        refs_of(session, person.id),
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


def words_of(session: Session, key: int) -> list[str]:
    """Everything else they typed that is kept as theirs."""
    said = session.exec(select(CommitmentChange.reason).where(CommitmentChange.person_id == key))
    kept = session.exec(select(ReviewItem.words).where(ReviewItem.person_id == key))
    promised = session.exec(select(Commitment.words).where(Commitment.recorded_by == key))
    talks = session.exec(select(Conversation.values).where(Conversation.person_id == key))
    answers = [str(value) for values in talks for value in values.values()]
    return [*said, *kept, *promised, *answers]
