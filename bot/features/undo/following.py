"""What follows from taking a step back: reminders, cadence, search and letters are all set right."""

from typing import Any

from bot import broken, consenting, digesting, nudging, reminding
from bot.letters import is_unwritten, write_over, write_over_itself
from bot.records import corrections, introducing, meeting_records, planned, promises, shares
from bot.records.notes import words_of
from bot.records.promises import take_back
from bot.records.renegotiating import DATE_ANSWERED, MOVED_BY_THEM
from bot.reminded import write_reminders
from bot.replanning import replan
from bot.turn import Turn
from storage.base import Record, Withdrawable
from storage.cadence import reckon_contact
from storage.changes import Change, Changes
from storage.commitments import Commitment, CommitmentChange, CommitmentState
from storage.corrections import Correction
from storage.date_requests import DateRequest
from storage.digests import DigestSubscription
from storage.follow_ups import FollowUp
from storage.labels import Consent
from storage.meeting_remarks import MeetingRemark
from storage.meetings import Meeting, RecordState
from storage.notes import Note
from storage.nudges import Nudging
from storage.offers import Introduction
from storage.outbox import Outbox
from storage.partners import Partner
from storage.people import People, Person, Team
from storage.planned import AgendaItem, Invitee, PlannedMeeting
from storage.report_backs import Receipt, ReportBack
from storage.search import Search
from storage.trust import TrustAnswer

TAKEN_BACK = "undo.taken_back"
SAID_BY_THEM = (
    "promises.confirmed",
    "promises.verdict",
    "promises.released",
    "promises.closed_partly",
    "promises.still_needed",
    MOVED_BY_THEM,
)
"""Letters that tell our side of a partner's step in the life of a promise."""
ASKED_OF_THEM = ("promises.moved", "promises.kept", DATE_ANSWERED)
"""Letters that tell the partner of a step of ours."""


def set_right(turn: Turn, changes: Changes, change: Change, record: Record) -> None:
    """Undo one step, and everything that was derived from it."""
    partner_before = getattr(record, "partner_id", None)
    state = record.state if isinstance(record, Commitment) else None
    place = record.channel if isinstance(record, Team) else None
    changes.undo(change, record, turn.now)
    match record:
        case Commitment():
            reminding.plan(turn.session, record, turn.now)
            promise_letters(turn, changes, change, record, state)
            reminder(turn, record, change.ref)
        case FollowUp():
            reminding.plan(turn.session, record, turn.now)
            reminder(turn, record, change.ref)
        case Note():
            note(turn, change, record, {partner_before, record.partner_id})
        case Meeting() | PlannedMeeting() | Invitee() | AgendaItem() | MeetingRemark():
            meeting(turn, change, record)
        case Person():
            replan(turn.session, record, set(change.before or ()), turn.now)
        case Consent():
            consenting.taken_back(turn.session, record, turn.now, turn.ref)
            over(turn, consenting.REFUSED, f"{record.person_id}:{change.ref}")
        case Team():
            broken.moved(turn.session, place, record.channel, turn.now)
        case DigestSubscription():
            digest(turn, change, record)
        case Correction():
            corrections.taken_back(turn, record, change.ref)
        case DateRequest():
            date_request(turn, change, record)
        case _:
            letters_about(turn, change, record)


def letters_about(turn: Turn, change: Change, record: Record) -> None:
    """Records from which nothing follows but the letter that told of them."""
    match record:
        case ReportBack():
            over(turn, "closing.report", str(record.id))
        case Partner():
            over(turn, "record.profile_changed", f"{record.id}:{change.ref}")
        case Introduction():
            introduction(turn, change, record)
        case TrustAnswer():
            over(turn, "trust.answered", str(record.id))
        case Nudging():
            nudging.expect(turn.session, turn.actor, turn.now)
        case Receipt():
            receipt(turn, change, record)
        case CommitmentChange():
            over(turn, "promises.verdict", f"{record.commitment_id}:{change.ref}")
        case _:
            return


def receipt(turn: Turn, change: Change, record: Receipt) -> None:
    """Our side reads that the answer was taken back, and the letter that asked asks again."""
    over(turn, "closing.answered", f"{record.report_back_id}:{change.ref}")
    for item in Outbox(turn.session).beginning(f"closing.report:{record.report_back_id}:"):
        if item.person_id == record.person_id and not is_unwritten(item):
            write_over_itself(turn, item)


def introduction(turn: Turn, change: Change, record: Introduction) -> None:
    """Nobody is asked any more, or a no was taken back, so that whoever heard of it may hope again."""
    if record.withdrawn_at:
        over(turn, "match.asked", str(record.id))
    for kind in ("match.ended", "match.told"):
        over(turn, kind, f"{record.id}:{change.ref}")
    # Only the letters of the actor's own side: an edit elsewhere would tell that somebody moved.
    for item in Outbox(turn.session).beginning(f"match.asked:{record.id}:"):
        reader = turn.open(People).get(item.person_id) if item.person_id else None
        if reader and reader.partner_id == turn.viewer.partner_id and not record.withdrawn_at:
            write_over_itself(turn, item)


def reminder(turn: Turn, item: Commitment | FollowUp, ref: str) -> None:
    """The reminder that spoke of it shows what holds now."""
    write_reminders(turn, item, item.owner_id)
    for kind_of_letter in ("reminders.answer", "reminders.help"):
        write_over(turn, f"{kind_of_letter}:{item.id}:{ref}", TAKEN_BACK, {})


def promise_letters(
    turn: Turn, changes: Changes, change: Change, promise: Commitment, state: CommitmentState | None
) -> None:
    """The letters about this very step say what holds instead, and so do those of earlier steps that were undone."""
    told = {"promise": promise.id}
    for kind in SAID_BY_THEM:
        write_over(turn, f"{kind}:{promise.id}:{change.ref}:", TAKEN_BACK, {})
    shares.write_again(turn, promise.note_id)
    if promise.withdrawn_at:
        for kind in ("promises.recorded", *ASKED_OF_THEM):
            write_over(turn, f"{kind}:{promise.id}:", "promises.withdrawn", told)
        return
    if state and change.before and {"state", "due_on"} & set(change.before):
        take_back(turn, promise, state)
    for ref in changes.undone_refs(change):
        for kind in ASKED_OF_THEM:
            write_over(turn, f"{kind}:{promise.id}:{ref}:", "promises.stands", told)


def date_request(turn: Turn, change: Change, request: DateRequest) -> None:
    """Nobody asks for another date any more, or our answer to it was taken back."""
    if request.withdrawn_at:
        over(turn, promises.DATE_ASKED, str(request.id))
        return
    promises.write_request_again(turn, request)
    told = {"promise": request.commitment_id}
    write_over(turn, f"{DATE_ANSWERED}:{request.commitment_id}:{change.ref}:", "promises.stands", told)


def note(turn: Turn, change: Change, record: Note, partner_ids: set[Any]) -> None:
    for partner_id in partner_ids - {None}:
        reckon_contact(turn.session, partner_id)
    if record.withdrawn_at is None:
        Search(turn.session).put(record, words_of(record), record.label, record.author_id, record.heard_at)
        shares.write_again(turn, record.id)
    elif isinstance(record, Withdrawable):
        shares.taken_back(turn, record.id, TAKEN_BACK)
        introducing.words_gone(turn, record.id)


def meeting(
    turn: Turn, change: Change, record: Meeting | PlannedMeeting | Invitee | AgendaItem | MeetingRemark
) -> None:
    """Planned or held, and what people of both sides said about it: contact, timers and letters."""
    match record:
        case Meeting():
            reckon_contact(turn.session, record.partner_id)
            meeting_records.record_undone(turn, record)
            if record.withdrawn_at or record.record is RecordState.DRAFT:
                over(turn, meeting_records.RECORD, str(record.id))
        case PlannedMeeting() if record.withdrawn_at:
            planned.set_timers(turn.session, record, turn.now)
            for kind in planned.ABOUT_A_PLAN:
                over(turn, kind, str(record.id))
        case PlannedMeeting():
            planned.plan_undone(turn, record, set(change.before or ()))
        case Invitee():
            planned.answer_undone(turn, record.planned_meeting_id)
        case AgendaItem():
            reckon_contact(turn.session, record.partner_id)
            planned.agenda_undone(turn, record.planned_meeting_id)
        case MeetingRemark():
            if change.before is None:
                over(turn, meeting_records.REMARKED, str(record.id))
            meeting_records.remark_undone(turn, record.meeting_id)


def over(turn: Turn, kind: str, subject: str) -> None:
    """Letters that told of the record say that it was taken back."""
    write_over(turn, f"{kind}:{subject}:", TAKEN_BACK, {})


def digest(turn: Turn, change: Change, record: DigestSubscription) -> None:
    if change.before is None:
        digesting.unplan(turn.session, record.id, turn.now)
    else:
        digesting.plan_next(turn.session, record, turn.actor.zone, turn.now)
