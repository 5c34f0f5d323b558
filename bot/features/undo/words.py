"""What a record is called when it is taken back, and all that a person had typed for it."""

from bot.i18n import mark
from bot.kept_off import instead_of, kept_off
from bot.quiet_days import quiet_words
from bot.records.promises import OUR_REASONS
from bot.showing import record_kept_off, why_not
from bot.turn import Turn
from storage.base import Record
from storage.changes import Change
from storage.commitments import Commitment, CommitmentChange, Commitments
from storage.corrections import Correction
from storage.date_requests import DateRequest
from storage.digests import DigestSubscription
from storage.follow_ups import FollowUp
from storage.kept import kept_record, kind_called
from storage.labels import Consent
from storage.meeting_remarks import MeetingRemark
from storage.meetings import Meeting, Meetings
from storage.notes import Note, Notes
from storage.nudges import Nudging
from storage.offers import OwnOffer
from storage.outbox import Outbox
from storage.partners import Liaison, Partner, PartnerAlias, Partners
from storage.people import Person, Team
from storage.planned import AgendaItem, Invitee, PlannedMeeting
from storage.report_backs import Receipt, ReportBack, ReportBacks
from storage.reviews import ReviewItem
from storage.text import one_line
from storage.trust import TrustAnswer
from storage.viewer import SYSTEM

TYPED_ABOUT = (
    ("languages", mark("Languages")),
    ("meeting_places", mark("Meeting places")),
    ("customs", mark("Customs")),
    ("quiet_days", mark("Quiet days")),
)
"""What is typed about a partner, and what it is called."""


def described(turn: Turn, record: Record) -> str:
    """A few words that tell which record it was."""
    match record:
        case Commitment() | FollowUp() | DateRequest() | TrustAnswer() | OwnOffer():
            return record.words
        case CommitmentChange():
            promise = turn.open(Commitments).get(record.commitment_id)
            return promise.words if promise else ""
        case Note() | Correction():
            return about_a_record(turn, record)
        case Partner():
            return record.name
        case PartnerAlias():
            return turn.t("{partner}: another name", partner=partner_of(turn, record.partner_id))
        case Liaison():
            return turn.t("{partner}: who looks after it", partner=partner_of(turn, record.partner_id))
        case Meeting() | PlannedMeeting() | Invitee() | AgendaItem() | MeetingRemark():
            return about_meeting(turn, record)
        case ReportBack():
            return turn.t("The report-back to {partner}", partner=partner_of(turn, record.partner_id))
        case Person():
            return turn.t("Your settings") if record.id == turn.actor.id else record.name
        case Team():
            return turn.t("The settings of {team}", team=record.name)
        case DigestSubscription() | Consent() | Nudging() | Receipt() | ReviewItem():
            return what_they_said(turn, record)
        case _:
            return ""


def what_they_said(turn: Turn, record: DigestSubscription | Consent | Nudging | Receipt | ReviewItem) -> str:
    match record:
        case DigestSubscription():
            return turn.t("How often your digest comes")
        case Receipt():
            return turn.t("Your answer to a report-back")
        case ReviewItem():
            return turn.t("Words in your review list")
        case _:
            return turn.t("What you agreed to")


def about_a_record(turn: Turn, record: Note | Correction) -> str:
    """Their words go no further than the note does, or the record that they are about."""
    if isinstance(record, Note) and turn.open(Notes).get(record.id) is None:
        return ""
    if isinstance(record, Note):
        return why_not(turn, kept_off(record, turn.platform)) or record.paraphrase or record.quote
    about = kept_record(turn.session, SYSTEM, kind_called(record.subject), record.subject_id)
    off = record_kept_off(turn.session, about, turn.platform) if about else None
    return why_not(turn, off) or record.words


def about_meeting(turn: Turn, record: Meeting | PlannedMeeting | Invitee | AgendaItem | MeetingRemark) -> str:
    match record:
        case Invitee():
            return turn.t("Your answer to an invitation") if record.person_id == turn.actor.id else ""
        case AgendaItem():
            return instead_of(turn.t, record.words, turn.platform, turn.viewer.is_ours) or record.words
        case MeetingRemark():
            return turn.t("What you said about the record of a meeting")
        case _ if not turn.viewer.is_ours:
            return ""
        case _:
            return turn.t("The meeting with {partner}", partner=partner_of(turn, record.partner_id))


def partner_of(turn: Turn, partner_id: int) -> str:
    return turn.open(Partners).name(partner_id)


def typed(turn: Turn, record: Record) -> str:
    """Everything that was typed for a record, with its partner and its date."""
    match record:
        case Note(quote=quote, paraphrase=paraphrase):
            words = one_line(f"“{quote}” {paraphrase}" if quote else paraphrase)
            return with_partner(turn, record.partner_id, words) if turn.viewer.is_ours else words
        case Meeting():
            decided = [decision.words for decision in turn.open(Meetings).decisions(record)]
            return with_partner(turn, record.partner_id, "\n".join([record.said, *decided]).strip())
        case AgendaItem() if record.carried_from_id is None:
            return record.words
        case MeetingRemark():
            return record.words
        case Commitment():
            return with_partner(turn, record.partner_id, with_date(turn, record))
        case FollowUp():
            return with_date(turn, record)
        case Correction() | DateRequest() | TrustAnswer() | OwnOffer():
            return record.words
        case CommitmentChange():
            return record.reason
        case ReportBack():
            parts = (record.you_said, record.we_did, record.we_will_not, record.still_open, record.stay_involved)
            return with_partner(turn, record.partner_id, "\n".join(part for part in parts if part))
        case _:
            return ""


def is_restricted(turn: Turn, record: Record) -> bool:
    """Whether what was typed for it must stay off some platforms."""
    match record:
        case Note():
            return record.is_restricted
        case ReportBack():
            return is_answer_restricted(turn, record)
        case Receipt():
            report = ReportBacks(turn.session, SYSTEM).get(record.report_back_id)
            return report is not None and is_answer_restricted(turn, report)
        case Correction():
            about = kept_record(turn.session, SYSTEM, kind_called(record.subject), record.subject_id)
            return about is not None and is_restricted(turn, about)
        case _:
            return False


def is_answer_restricted(turn: Turn, report: ReportBack) -> bool:
    notes = Notes(turn.session, SYSTEM)
    answered = (notes.get(key) for key in ReportBacks(turn.session, SYSTEM).note_ids(report))
    return any(note.is_restricted for note in answered if note)


def typed_along(turn: Turn, change: Change, record: Record) -> str:
    """What was typed with a step in the life of a promise or a note, in an answer, or about a partner."""
    if isinstance(record, Partner):
        return typed_about(turn, change)
    if isinstance(record, Note):
        return with_partner(turn, record.partner_id, added_to(change))
    if isinstance(record, Receipt):
        told = Outbox(turn.session).beginning(f"closing.answered:{record.report_back_id}:{change.ref}:")
        return next((str(item.payload.get("words", "")) for item in told), "")
    if not isinstance(record, Commitment) or change.before is None:
        return ""
    steps = Commitments(turn.session, turn.viewer).history(record)
    ours = {"", *OUR_REASONS, *(turn.t(reason) for reason in OUR_REASONS)}
    mine = [step.reason for step in steps if step.person_id == turn.actor.id and step.created_at == change.created_at]
    return next((reason for reason in reversed(mine) if reason not in ours), "")


def added_to(change: Change) -> str:
    """What a step added to our words in a note, below what stood there."""
    before, after = (str((said or {}).get("paraphrase", "")) for said in (change.before, change.after))
    return after[len(before) :].strip() if after.startswith(before) else ""


def typed_about(turn: Turn, change: Change) -> str:
    """What a step says about a partner that it did not say before."""
    after = change.after or {}
    told = {name: quiet_words(turn.t, said) if name == "quiet_days" else said for name, said in after.items()}
    return "\n".join(f"{turn.t(label)}: {told[name]}" for name, label in TYPED_ABOUT if told.get(name))


def with_partner(turn: Turn, partner_id: int, words: str) -> str:
    return f"{partner_of(turn, partner_id)}: {words}" if words else ""


def with_date(turn: Turn, item: Commitment | FollowUp) -> str:
    return f"{item.words} ({turn.day(item.due_on, item.due_time)})" if item.due_on else item.words
