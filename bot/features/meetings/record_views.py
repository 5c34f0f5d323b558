"""How the record of a meeting looks once it is shared: what it says, what is said to it, and in which state it is."""

from bot.eyes import Eyes
from bot.features.meetings.plan_views import sayable
from bot.records.meeting_records import agrees_to, last_day, were_there
from bot.ui.message import Block, Facts, Hint, Item, Items, Quoted, Say
from storage.commitments import Commitment, Commitments, Direction
from storage.meeting_remarks import MeetingRemark, MeetingRemarks, RemarkAnswer, RemarkKind
from storage.meetings import Attendee, Meeting, Meetings, RecordState
from storage.partners import Side
from storage.people import People
from storage.planned import PlannedMeetings, Progress
from storage.viewer import SYSTEM


def record_body(eyes: Eyes, meeting: Meeting) -> list[Block]:
    """All of a record: who was there, what was said, decided, promised and not reached, and what is said to it."""
    t, meetings = eyes.t, Meetings(eyes.session, SYSTEM)
    came = meetings.attendees(meeting)
    mine, theirs = (Side.THEIRS, Side.OURS) if eyes.is_contact else (Side.OURS, Side.THEIRS)
    rows = [
        (t("When"), eyes.day(meeting.held_on)),
        (t("Where"), meeting.place),
        (t("From us") if not eyes.is_contact else t("From you"), names(came, mine)),
        (t("From them") if not eyes.is_contact else t("From the team"), names(came, theirs)),
        (t("State of the record"), state_text(eyes, meeting)),
    ]
    blocks: list[Block] = [Facts(tuple((label, value) for label, value in rows if value))]
    if meeting.said:
        blocks.append(Say(meeting.said))
    if decided := meetings.decisions(meeting):
        blocks.append(Items(tuple(Item(decision.words) for decision in decided[:10]), t("Decided")))
    if promised := eyes.open(Commitments).of_meeting(meeting.id):
        blocks.append(Items(tuple(promise_row(eyes, p) for p in promised[:10]), t("Promised")))
    return [*blocks, *not_reached(eyes, meeting), *said_to_it(eyes, meeting)]


def names(came: list[Attendee], side: Side) -> str:
    return ", ".join(attendee.name for attendee in came if attendee.side is side)


def promise_row(eyes: Eyes, promise: Commitment) -> Item:
    t, is_theirs = eyes.t, promise.direction is Direction.THEIRS
    if eyes.is_contact:
        who = t("you to us") if is_theirs else t("we to you")
    else:
        who = t("they to us") if is_theirs else t("we to them")
    return Item(promise.words, f"{who}, {eyes.day(promise.due_on) if promise.due_on else t('no date yet')}")


def not_reached(eyes: Eyes, meeting: Meeting) -> list[Block]:
    """What was on the agenda and goes to the next meeting."""
    plans = PlannedMeetings(eyes.session, SYSTEM)
    plan = plans.of_record(meeting.id)
    left = [item for item in plans.agenda(plan) if item.progress is Progress.CARRIED] if plan else []
    rows = tuple(Item(sayable(eyes, item.words)) for item in left[:10])
    return [Items(rows, eyes.t("Not reached, for the next meeting"))] if rows else []


def state_text(eyes: Eyes, meeting: Meeting) -> str:
    """The state in words; silence is never called a yes."""
    t, said = eyes.t, eyes.t(meeting.record.value)
    if meeting.record is RecordState.SHARED and (until := last_day(eyes.session, meeting, eyes.now)):
        still = until > eyes.now and were_there(eyes.session, meeting)
        return f"{said}, {t('open to corrections until {date}', date=eyes.listed(until.date()))}" if still else said
    return said


def said_to_it(eyes: Eyes, meeting: Meeting) -> list[Block]:
    """Both versions stand there until the author answers; a view that differs stays."""
    if meeting.record is RecordState.DRAFT:
        return []
    standing = MeetingRemarks(eyes.session, SYSTEM).standing(meeting)
    people, t = People(eyes.session, SYSTEM), eyes.t
    blocks: list[Block] = []
    agreed = [people.name(made.person_id) for made in standing if agrees_to(made, meeting)]
    if agreed:
        blocks.append(Facts(((t("Agreed by"), ", ".join(agreed)),)))
    for made in standing:
        if made.objects:
            blocks += objection(eyes, made, people.name(made.person_id))
    return blocks


def objection(eyes: Eyes, made: MeetingRemark, name: str) -> list[Block]:
    t = eyes.t
    title = t("How it should read:") if made.kind is RemarkKind.CORRECTION else t("Seen differently:")
    blocks: list[Block] = [Say(title), Quoted(made.words, name)]
    if made.waits:
        return [*blocks, Hint(t("This waits for an answer; until then both stand here."))]
    if made.answer is RemarkAnswer.KEPT:
        why = t("The author left it as it was: {why}", why=made.answered_why) if made.answered_why else ""
        blocks.append(Hint(why or t("The author left it as it was; both stand here.")))
    return blocks
