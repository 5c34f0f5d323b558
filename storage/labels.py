"""Sharing labels and consent: the one place that says what may be shown to whom, and for what."""

from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, false, or_, true
from sqlmodel import Field, Session, col, select

from storage.base import Record, instant, one_of, table_args
from storage.people import Identity, Person
from storage.viewer import Role, Viewer


class Label(StrEnum):
    """How far a note may travel, from narrow to wide; community knowledge stands apart."""

    TEAM = "team"
    PARTNER = "partner"
    QUOTABLE = "quotable"
    ANONYMISED = "anonymised"
    PUBLIC = "public"
    COMMUNITY = "community knowledge"


class Purpose(StrEnum):
    """What someone may agree to, one by one."""

    KEEP = "keep"
    CONTACT = "contact"
    QUOTE = "quote"
    SHARE = "share inside"
    PUBLISH = "publish"


class Door(StrEnum):
    """Where a note is about to be shown."""

    RECORD = "record"
    SEARCH = "search"
    DIGEST = "digest"
    REPORT_BACK = "report-back"
    TEAM_CHANNEL = "the team's channel"


SHOWN_TO_PARTNER = (Label.PARTNER, Label.QUOTABLE, Label.PUBLIC)
LEAVES_TEAM = (Label.PARTNER, Label.QUOTABLE, Label.ANONYMISED, Label.PUBLIC)


class Consent(Record, table=True):
    """What a person agreed to, who wrote it down and how it was given. The newest row for a purpose counts."""

    __table_args__ = table_args()

    person_id: int = Field(foreign_key="person.id", index=True)
    purpose: Purpose = Field(sa_type=one_of(Purpose))
    given: bool
    how: str = Field(default="")
    recorded_by: int | None = Field(default=None, foreign_key="person.id")
    until: Any = instant(default=None, nullable=True)


def readable(viewer: Viewer, label: Any, team_id: Any, partner_id: Any, author_id: Any) -> ColumnElement[bool]:
    """The condition under which a viewer reads a record; the arguments are the columns of the table asked.

    Our own team reads everything it wrote, other teams what may leave the team, a partner what is shared with it
    and what it wrote itself. Anyone else reads nothing: the condition fails closed.
    """
    own_words = is_theirs(author_id, viewer.person_id)
    match viewer.role:
        case Role.SYSTEM:
            return true()
        case Role.MANAGER | Role.STAFF:
            return or_(own_words, is_theirs(team_id, viewer.team_id), col(label).in_(LEAVES_TEAM))
        case Role.CONTACT:
            shared = or_(own_words, col(label).in_(SHOWN_TO_PARTNER))
            return and_(is_theirs(partner_id, viewer.partner_id), shared)
        case _:
            return false()


def nameable(viewer: Viewer, label: Any, team_id: Any, author_id: Any) -> ColumnElement[bool]:
    """`may_name_partner` as a condition, for lists that are about one partner and so name it."""
    if viewer.role is Role.SYSTEM:
        return true()
    told = or_(is_theirs(author_id, viewer.person_id), is_theirs(team_id, viewer.team_id))
    return or_(told, col(label).in_(SHOWN_TO_PARTNER))


def is_theirs(column: Any, key: int | None) -> ColumnElement[bool]:
    """Whoever belongs nowhere owns nothing; compared with NULL they would own whatever belongs to nobody."""
    return false() if key is None else col(column) == key


def was_told(viewer: Viewer, team_id: int | None, author_id: int) -> bool:
    """Whether somebody said these words themself, wrote them down, or is of the team they were told to."""
    same_team = viewer.is_ours and viewer.team_id is not None and viewer.team_id == team_id
    return viewer.person_id == author_id or same_team


def is_wider(label: Label, than: Label) -> bool:
    """Whether a label lets words travel further; community knowledge stays as near as the team."""
    order = [Label.COMMUNITY, Label.TEAM, Label.PARTNER, Label.QUOTABLE, Label.ANONYMISED, Label.PUBLIC]
    return order.index(label) > max(order.index(than), order.index(Label.TEAM))


def may_name_partner(label: Label, told: bool) -> bool:
    """Whether the partner's name may stand beside the words."""
    return told or label in SHOWN_TO_PARTNER


def may_show_quote(label: Label, door: Door, told: bool, consent_to_quote: bool) -> bool:
    """Whether the exact words may be shown. Those who were told them may read them again; anyone else needs consent."""
    match door:
        case Door.RECORD | Door.SEARCH:
            return told or (consent_to_quote and label in SHOWN_TO_PARTNER)
        case Door.DIGEST:
            return consent_to_quote and label in {Label.QUOTABLE, Label.PUBLIC}
        case Door.REPORT_BACK | Door.TEAM_CHANNEL:
            return consent_to_quote and label in SHOWN_TO_PARTNER


def may_show_paraphrase(label: Label, door: Door) -> bool:
    """Whether our words for it may be shown to whoever may read the note.

    A report-back is read by the partner, and a channel by whoever is in it.
    """
    return door not in {Door.REPORT_BACK, Door.TEAM_CHANNEL} or label in SHOWN_TO_PARTNER


class Consents:
    """Questions about consent. Of somebody who can be asked, what they were not asked is not agreed to.

    Of anyone else, nothing written down means the purpose the person came for, not more.
    """

    UNASKED = frozenset({Purpose.KEEP, Purpose.CONTACT, Purpose.QUOTE})
    BEFORE_THE_ANSWER = frozenset({Purpose.KEEP})
    """What somebody types before they have answered is taken in, with the question below it."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self.session, self.viewer = session, viewer

    def given(self, person_id: int | None, purpose: Purpose, now: Any) -> bool:
        answer = self.answer(person_id, purpose, now)
        if answer is not None:
            return answer
        return purpose in (self.BEFORE_THE_ANSWER if self.is_asked(person_id) else self.UNASKED)

    def answer(self, person_id: int | None, purpose: Purpose, now: Any) -> bool | None:
        """What somebody said last; none before they said anything, and once the time of their yes is over."""
        last = self.last(person_id, purpose)
        return None if last is None or is_over(last, now) else last.given

    def last(self, person_id: int | None, purpose: Purpose) -> Consent | None:
        query = select(Consent).where(Consent.person_id == person_id, Consent.purpose == purpose)
        return self.session.exec(query.order_by(col(Consent.id).desc())).first() if person_id else None

    def is_asked(self, person_id: int | None) -> bool:
        """Whether somebody says for themself what they agree to: a contact who has an account."""
        account = select(Identity.id).where(Identity.person_id == person_id)
        contact = account.join(Person, col(Person.id) == Identity.person_id).where(Person.role == Role.CONTACT)
        return self.session.exec(contact.limit(1)).first() is not None

    def agree(self, person: Person, now: Any, how: str) -> None:
        """Somebody was told and agreed, except to being published, without having been asked here."""
        person.told_at = now
        for purpose in (Purpose.KEEP, Purpose.CONTACT, Purpose.QUOTE, Purpose.SHARE):
            self.session.add(Consent(person_id=person.id, purpose=purpose, given=True, how=how, created_at=now))
        self.session.flush()


def is_over(consent: Consent, now: Any) -> bool:
    """Whether the time of a yes has passed."""
    return bool(consent.given and consent.until is not None and consent.until <= now)
