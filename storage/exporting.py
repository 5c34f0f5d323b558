"""Everything that is kept about somebody and that they may read, a little at a time, for them to take along.

Somebody at a partner gets all of the partner's that is shown to them; one of us what they wrote and look after.
"""

from collections.abc import Iterator
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, and_, false, or_
from sqlmodel import Session, SQLModel, col, select

from storage.audit import AuditEntry
from storage.commitments import Commitment, CommitmentChange
from storage.conversations import Conversation
from storage.corrections import Correction
from storage.digests import DigestSubscription
from storage.follow_ups import FollowUp
from storage.invites import Invite
from storage.labels import Consent, readable
from storage.meeting_remarks import MeetingRemark
from storage.meetings import Attendee, Decision, Meeting, RecordState
from storage.notes import Note, NoteRevision
from storage.outbox import OutboxItem, OutboxState
from storage.partners import Partner
from storage.people import Hat, Identity, Person
from storage.planned import AgendaItem, Invitee, PlannedMeeting
from storage.readings import Reading, Readings
from storage.report_backs import Receipt, ReportBack
from storage.reviews import ReviewItem
from storage.viewer import Viewer

T = TypeVar("T", bound=SQLModel)
AT_ONCE = 200


class Belongings:
    """Rows of one person, each kind through their eyes; nothing is held in memory but a few of them."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self.session, self.viewer = session, viewer

    def _rows(self, record: type[T], *where: Any) -> Iterator[T]:
        """By key, in pages, so that no statement stays open while others are asked."""
        key, last = col(record.id), 0  # type: ignore[attr-defined]
        while rows := self.session.exec(select(record).where(key > last, *where).order_by(key).limit(AT_ONCE)).all():
            yield from rows
            last = rows[-1].id  # type: ignore[attr-defined]
            self.session.expunge_all()

    def _mine(self, column: Any) -> ColumnElement[bool]:
        return false() if self.viewer.person_id is None else col(column) == self.viewer.person_id

    def _of_partner(self, record: Any, *where: Any) -> ColumnElement[bool]:
        """What is written down with the viewer's partner and not taken back; nothing for one of us."""
        if self.viewer.is_ours or self.viewer.partner_id is None:
            return false()
        return and_(col(record.partner_id) == self.viewer.partner_id, col(record.withdrawn_at).is_(None), *where)

    def person(self) -> Iterator[Person]:
        return self._rows(Person, self._mine(Person.id))

    def accounts(self) -> Iterator[Identity]:
        worn = select(Hat.identity_id).where(self._mine(Hat.person_id))
        return self._rows(Identity, or_(self._mine(Identity.person_id), col(Identity.id).in_(worn)))

    def hats(self) -> Iterator[Hat]:
        """That an account of theirs acts as them, and since when; as whom else it does is not theirs to read here."""
        return self._rows(Hat, self._mine(Hat.person_id))

    def invites(self) -> Iterator[Invite]:
        """Whom they let in."""
        return self._rows(Invite, or_(self._mine(Invite.author_id), self._mine(Invite.person_id)))

    def consents(self) -> Iterator[Consent]:
        return self._rows(Consent, self._mine(Consent.person_id))

    def digests(self) -> Iterator[DigestSubscription]:
        return self._rows(DigestSubscription, self._mine(DigestSubscription.person_id))

    def partner(self) -> Iterator[Partner]:
        is_theirs = not self.viewer.is_ours and self.viewer.partner_id is not None
        return self._rows(Partner, col(Partner.id) == self.viewer.partner_id if is_theirs else false())

    def colleagues(self) -> Iterator[Person]:
        """Who else of the partner is known."""
        if self.viewer.is_ours or self.viewer.partner_id is None:
            return iter(())
        same = (Person.partner_id == self.viewer.partner_id, col(Person.id) != self.viewer.person_id)
        return self._rows(Person, *same, col(Person.left_at).is_(None))

    def notes(self) -> Iterator[Note]:
        """What they wrote, even if they took it back, and what is shown to their partner."""
        shown = readable(self.viewer, Note.label, Note.team_id, Note.partner_id, Note.author_id)
        own = or_(self._mine(Note.author_id), self._mine(Note.told_to))
        return self._rows(Note, or_(own, self._of_partner(Note, shown)))

    def revisions(self) -> Iterator[NoteRevision]:
        own = select(Note.id).where(self._mine(Note.author_id))
        return self._rows(NoteRevision, col(NoteRevision.note_id).in_(own))

    def _promised(self) -> ColumnElement[bool]:
        mine = or_(self._mine(Commitment.recorded_by), self._mine(Commitment.owner_id))
        return or_(mine, self._of_partner(Commitment))

    def promises(self) -> Iterator[Commitment]:
        return self._rows(Commitment, self._promised())

    def steps(self) -> Iterator[CommitmentChange]:
        """The history of these promises, as far as a partner was told."""
        about = col(CommitmentChange.commitment_id).in_(select(Commitment.id).where(self._promised()))
        told = () if self.viewer.is_ours else (col(CommitmentChange.is_told),)
        return self._rows(CommitmentChange, about, *told)

    def follow_ups(self) -> Iterator[FollowUp]:
        if not self.viewer.is_ours:
            return iter(())
        return self._rows(FollowUp, or_(self._mine(FollowUp.recorded_by), self._mine(FollowUp.owner_id)))

    def _met(self) -> ColumnElement[bool]:
        shared = col(Meeting.record) != RecordState.DRAFT
        return or_(self._mine(Meeting.author_id), self._of_partner(Meeting, shared))

    def meetings(self) -> Iterator[Meeting]:
        return self._rows(Meeting, self._met())

    def attendees(self) -> Iterator[Attendee]:
        """Who came to these meetings, and where else they themself are written down as having come."""
        met = col(Attendee.meeting_id).in_(select(Meeting.id).where(self._met()))
        return self._rows(Attendee, or_(met, self._mine(Attendee.person_id)))

    def decisions(self) -> Iterator[Decision]:
        return self._rows(Decision, col(Decision.meeting_id).in_(select(Meeting.id).where(self._met())))

    def remarks(self) -> Iterator[MeetingRemark]:
        """What was said to the records of these meetings."""
        said = col(MeetingRemark.meeting_id).in_(select(Meeting.id).where(self._met()))
        return self._rows(MeetingRemark, or_(said, self._mine(MeetingRemark.person_id)))

    def _planned(self) -> ColumnElement[bool]:
        if not self.viewer.is_ours:
            return self._of_partner(PlannedMeeting)
        invited = select(Invitee.planned_meeting_id).where(self._mine(Invitee.person_id))
        return or_(self._mine(PlannedMeeting.organiser_id), col(PlannedMeeting.id).in_(invited))

    def planned(self) -> Iterator[PlannedMeeting]:
        return self._rows(PlannedMeeting, self._planned())

    def invitees(self) -> Iterator[Invitee]:
        """Who is invited to these, and what they said."""
        return self._rows(
            Invitee, col(Invitee.planned_meeting_id).in_(select(PlannedMeeting.id).where(self._planned()))
        )

    def agenda(self) -> Iterator[AgendaItem]:
        with_them = col(AgendaItem.planned_meeting_id).in_(select(PlannedMeeting.id).where(self._planned()))
        here = col(AgendaItem.withdrawn_at).is_(None)
        return self._rows(AgendaItem, or_(self._mine(AgendaItem.author_id), with_them & here))

    def corrections(self) -> Iterator[Correction]:
        """What they said to what is written down, and what else of theirs did."""
        return self._rows(Correction, or_(self._mine(Correction.author_id), self._of_partner(Correction)))

    def readings(self) -> Iterator[Reading]:
        """What one of us read; for a partner who read what it may read itself, as its record shows it."""
        seen = Readings(self.session, self.viewer).readable(self.viewer.partner_id)
        return self._rows(Reading, or_(self._mine(Reading.person_id), seen))

    def reports(self) -> Iterator[ReportBack]:
        return self._rows(ReportBack, or_(self._mine(ReportBack.author_id), self._of_partner(ReportBack)))

    def receipts(self) -> Iterator[Receipt]:
        return self._rows(Receipt, self._mine(Receipt.person_id))

    def reviews(self) -> Iterator[ReviewItem]:
        return self._rows(ReviewItem, self._mine(ReviewItem.person_id))

    def forms(self) -> Iterator[Conversation]:
        return self._rows(Conversation, self._mine(Conversation.person_id))

    def letters(self) -> Iterator[OutboxItem]:
        """What was sent to them: that it was, and when. What it said is made of the records above."""
        return self._rows(OutboxItem, self._mine(OutboxItem.person_id), OutboxItem.state == OutboxState.SENT)

    def deeds(self) -> Iterator[AuditEntry]:
        """What they did, as the audit trail has it."""
        return self._rows(AuditEntry, self._mine(AuditEntry.person_id))
