"""Letters about the record of a meeting: to those who were there, and what they say to its author."""

from bot.eyes import Eyes
from bot.feature import LetterRun
from bot.features.meetings.record_views import record_body
from bot.records.meeting_records import agrees_to, was_there
from bot.showing import show_button
from bot.ui.message import Block, Buttons, Hint, Message, Quoted, Say, Style
from bot.writing import letter_button
from storage.meeting_remarks import MeetingRemarks, RemarkAnswer, RemarkKind
from storage.meetings import Meeting, Meetings, RecordState
from storage.partners import Partners
from storage.people import People
from storage.viewer import SYSTEM


def record_of(run: LetterRun) -> Meeting | None:
    return Meetings(run.session, run.viewer).get(run.item.payload["meeting"])


def write_record(run: LetterRun) -> Message | None:
    """To somebody who was there: what is written down about the meeting, and whether it is right."""
    meeting, t = record_of(run), run.t
    if meeting is None or run.reader is None or not was_there(run.session, meeting, run.reader.id):
        return None
    name = People(run.session, SYSTEM).name(meeting.author_id)
    title = t("{name} shared the record of our meeting.", name=name)
    mine = MeetingRemarks(run.session, SYSTEM).of(meeting, run.reader.id)
    if mine and mine.answer is RemarkAnswer.KEPT:
        title = t("{name} left the record of our meeting as it was.", name=name)
    elif meeting.version > 1:
        title = t("{name} changed the record of our meeting.", name=name)
    return Message(title, (*record_body(Eyes.of_run(run), meeting), *asks(run, meeting, run.reader.id)))


def asks(run: LetterRun, meeting: Meeting, reader_id: int) -> tuple[Block, ...]:
    t, mine = run.t, MeetingRemarks(run.session, SYSTEM).of(meeting, reader_id)
    version = meeting.version
    right = letter_button(run, t("That's right"), "meetings.right", meeting.id, Style.PRIMARY, version=version)
    row = (
        *(() if mine and agrees_to(mine, meeting) else (right,)),
        letter_button(run, t("Correct"), "meetings.correct", meeting.id),
        letter_button(run, t("I see it differently"), "meetings.differ", meeting.id),
    )
    return (Hint(t("Did we get this right?")), Buttons(row))


def write_agreed(run: LetterRun) -> Message | None:
    """To the author: who agrees by now."""
    meeting, t = record_of(run), run.t
    if meeting is None:
        return None
    partner = Partners(run.session, run.viewer).name(meeting.partner_id)
    standing = MeetingRemarks(run.session, SYSTEM).standing(meeting)
    people = People(run.session, SYSTEM)
    names = ", ".join(people.name(made.person_id) for made in standing if agrees_to(made, meeting))
    title = t("The record of the meeting with {partner}", partner=partner)
    said = (Say(t("{names}: that's right.", names=names)),) if names else ()
    state = t("Everyone who was there agrees.") if meeting.record is RecordState.AGREED else t(meeting.record.value)
    show = Buttons((show_button(run, t("Open the record"), "meeting.show", meeting.id),))
    return Message(title, (*said, Hint(state), show))


def write_remarked(run: LetterRun) -> Message | None:
    """To the author: somebody corrects the record, or sees it differently."""
    t = run.t
    made = MeetingRemarks(run.session, run.viewer).get(run.item.payload["remark"])
    meeting = Meetings(run.session, run.viewer).get(made.meeting_id) if made else None
    if made is None or meeting is None:
        return None
    name, is_correction = People(run.session, SYSTEM).name(made.person_id), made.kind is RemarkKind.CORRECTION
    title = t("{name} corrects the record of our meeting.", name=name)
    if not is_correction:
        title = t("{name} sees our meeting differently.", name=name)
    body: tuple[Block, ...] = (Quoted(made.words, name), Say(t("The record says: {words}", words=meeting.said or "–")))
    if made.answer:
        taken = made.answer is RemarkAnswer.TAKEN
        said = t("It is taken over.") if taken else t("The record stays as it was.")
        return Message(title, (*body, Hint(said)))
    take = t("Take it over") if is_correction else t("Change the record")
    row = (
        letter_button(run, take, "meetings.take", made.id, Style.PRIMARY),
        letter_button(run, t("Leave it as it is"), "meetings.keep", made.id),
        show_button(run, t("Open the record"), "meeting.show", meeting.id),
    )
    until = t("Until you answer, both versions stand in the record.")
    hint = Hint(until if is_correction else t("Both views stand in the record."))
    return Message(title, (*body, hint, Buttons(row)))
