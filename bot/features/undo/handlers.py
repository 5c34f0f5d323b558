"""Taking steps back: all that one event did, or nothing of it when someone went on from there."""

from typing import Any

from bot import replies
from bot.features.undo.following import set_right
from bot.features.undo.words import described, is_restricted, typed, typed_along
from bot.turn import Outcome, Press, Reply, Turn
from bot.ui.message import Hint, Item, Items, Message, Say
from storage.base import Record
from storage.changes import UNDO_WITHIN, Change, Changes, stands
from storage.commitments import Commitment, CommitmentChange, Commitments
from storage.date_requests import DateRequest
from storage.dependents import has_dependents
from storage.follow_ups import FollowUp, FollowUps
from storage.meeting_remarks import MeetingRemark
from storage.meetings import Meeting, Meetings, RecordState
from storage.models import record_called
from storage.notes import Note, Notes
from storage.offers import Introduction, Introductions
from storage.partners import Partner, Partners
from storage.people import People
from storage.planned import AgendaItem, Invitee, PlannedMeeting, PlannedMeetings
from storage.report_backs import Receipt, ReportBack, ReportBacks
from storage.reviews import Reviews
from storage.trust import Trust, TrustAnswer

Step = tuple[Change, Record]


def undo_last(turn: Turn) -> Reply:
    ref = Changes(turn.session, turn.actor.id).last_ref(turn.now - UNDO_WITHIN)
    if ref is None:
        return turn.say(
            turn.t("There is nothing to undo."), Hint(turn.t("I can take back what you did in the last 7 days."))
        )
    return undo(turn, ref)


def undo_this(turn: Turn, press: Press) -> Reply:
    """The button under an echo. It belongs to whoever did it, and is good for seven days."""
    ref = str(press.args["ref"])
    mine = Changes(turn.session, turn.actor.id).of_ref(ref)
    if not mine and turn.viewer.is_ours and "letter" in press.args:
        # In a letter that several read, the button stands before all of them.
        return replies.refused(turn.say(turn.t("Only whoever did this can take it back.")))
    if not mine or mine[0].created_at < turn.now - UNDO_WITHIN:
        return replies.not_found(turn)
    return undo(turn, ref)


def undo(turn: Turn, ref: str) -> Reply:
    changes = Changes(turn.session, turn.actor.id)
    steps = steps_of(turn, changes.of_ref(ref))
    if not steps:
        return turn.say(turn.t("That was taken back already."))
    if not all(is_led_along(change) or in_reach(turn, record) for change, record in steps):
        return replies.not_found(turn)
    for change, record in steps:
        if why := in_the_way(turn, changes, change, record):
            return blocked(turn, record, why)
    kept = [keep_words(turn, change, record) for change, record in steps]
    told = [take_back(turn, changes, change, record) for change, record in steps]
    rows = Items(tuple(Item(words) for words in dict.fromkeys(told) if words))
    hint = (Hint(turn.t("Your words are kept in your review list.")),) if any(kept) else ()
    return turn.say(turn.t("Taken back."), *((rows,) if rows.rows else ()), *hint)


def steps_of(turn: Turn, changes: list[Change]) -> list[Step]:
    """The steps that still stand, with their records; the newest first, as they have to be taken back."""
    found = ((change, turn.session.get(record_called(change.subject), change.subject_id)) for change in changes)
    return [(change, record) for change, record in found if record is not None and change.undone_at is None]


def is_led_along(change: Change) -> bool:
    """Whether a step only moved the loop of a note: it goes with what was said to the report-back, whoever may read
    the note."""
    return change.before is not None and set(change.before) == {"loop"}


def in_reach(turn: Turn, record: Record) -> bool:
    """Whether the actor may still read it: who belongs elsewhere by now left behind what they wrote there."""
    queries: dict[type[Record], Any] = {
        Commitment: Commitments,
        FollowUp: FollowUps,
        Meeting: Meetings,
        Note: Notes,
        Partner: Partners,
        ReportBack: ReportBacks,
        PlannedMeeting: PlannedMeetings,
        TrustAnswer: Trust,
        Introduction: Introductions,
    }
    if isinstance(record, DateRequest | CommitmentChange):
        return turn.open(Commitments).get(record.commitment_id) is not None
    if isinstance(record, Receipt):
        return turn.open(ReportBacks).get(record.report_back_id) is not None
    if isinstance(record, Invitee | AgendaItem):
        return turn.open(PlannedMeetings).get(record.planned_meeting_id) is not None
    if isinstance(record, MeetingRemark):
        return turn.open(Meetings).get(record.meeting_id) is not None
    seen = queries.get(type(record))
    return seen is None or turn.open(seen).get(record.id) is not None


def in_the_way(turn: Turn, changes: Changes, change: Change, record: Record) -> str:
    """Why a step can't be taken back: someone went on from there, and Undo would wipe that out silently."""
    later = changes.since(change)
    others = [step for step in later if step.person_id != turn.actor.id]
    if others:
        return by_someone(turn, others[0])
    if change.before is not None and (later or not stands(change, record)):
        return turn.t("It was changed again since. Undo that first.")
    if hides(change) and has_dependents(turn.session, record, change.ref):
        return turn.t("There is more written down with it by now.")
    return ""


def hides(change: Change) -> bool:
    """Whether taking it back puts a record out of somebody's sight: a new one, or one that was shared."""
    return change.before is None or change.before.get("record") == RecordState.DRAFT.value


def by_someone(turn: Turn, step: Change) -> str:
    """A partner is told the names of its own people only."""
    person = turn.open(People).get(step.person_id)
    name = person.name if person else turn.t("the team")
    when = turn.instant(step.created_at)
    return turn.t("It was changed since, by {name} on {when}.", name=name, when=when)


def blocked(turn: Turn, record: Record, why: str) -> Reply:
    title = turn.t("I left this as it is.")
    said = tuple(Say(words) for words in (described(turn, record), why) if words)
    message = Message(title, (*said, Hint(turn.t("You can still change it by hand."))))
    return Reply((message,), outcome=Outcome.SETTLED)


def take_back(turn: Turn, changes: Changes, change: Change, record: Record) -> str:
    """Undo one step and set right what follows from it; a short description of the record."""
    words = described(turn, record)
    set_right(turn, changes, change, record)
    turn.audit("undone", record)
    return words


def keep_words(turn: Turn, change: Change, record: Record) -> bool:
    """What was typed for it goes back to its author's review list."""
    words = typed(turn, record) if change.before is None else typed_along(turn, change, record)
    mine, off = Reviews(turn.session, turn.actor.id), is_restricted(turn, record)
    return bool(words and mine.keep(words, turn.t("You took this back"), turn.now, is_sensitive=off))
