"""How a meeting that was held looks: right after it was written down, and when it is opened."""

from bot.beside import beside
from bot.eyes import Eyes
from bot.features.meetings.record_views import record_body
from bot.reading import readers_of
from bot.records.meeting_records import agrees_to, were_there
from bot.turn import Turn
from bot.ui.message import Button, Buttons, Message, Style
from storage.meeting_remarks import MeetingRemarks
from storage.meetings import Meeting, RecordState
from storage.partners import Partners


def saved(turn: Turn, meeting: Meeting) -> Message:
    """The echo of a new meeting: all of it, with absolute dates, and one Undo."""
    title = turn.t("Saved: you met {partner}.", partner=turn.open(Partners).name(meeting.partner_id))
    row = Buttons((turn.undo_button(), *our_ways(turn, meeting)))
    return Message(title, (*record_body(Eyes.of_turn(turn), meeting), row))


def record(turn: Turn, meeting: Meeting) -> Message:
    title = turn.t("The record of our meeting")
    if turn.viewer.is_ours:
        title = turn.t("Meeting with {partner}", partner=turn.open(Partners).name(meeting.partner_id))
    ways = our_ways(turn, meeting) if turn.viewer.is_ours else their_ways(turn, meeting)
    row = (Buttons(ways),) if ways else ()
    # Whoever was there speaks to the record itself, which then has to be agreed anew; anyone else corrects it.
    more = readers_of(turn, meeting) if ways and not turn.viewer.is_ours else beside(turn, meeting)
    return Message(title, (*record_body(Eyes.of_turn(turn), meeting), *more, *row))


def our_ways(turn: Turn, meeting: Meeting) -> tuple[Button, ...]:
    edit = turn.button(turn.t("Edit"), "meetings.edit", meeting.id)
    if meeting.record is not RecordState.DRAFT or not were_there(turn.session, meeting):
        return (edit,)
    share = turn.button(turn.t("Share with whoever was there"), "meetings.share", meeting.id, Style.PRIMARY)
    return (share, edit)


def their_ways(turn: Turn, meeting: Meeting) -> tuple[Button, ...]:
    """Those who were there may speak to it; anyone else of the partner reads it."""
    t = turn.t
    if all(person.id != turn.actor.id for person in were_there(turn.session, meeting)):
        return ()
    mine = turn.open(MeetingRemarks).of(meeting, turn.actor.id)
    right = turn.button(t("That's right"), "meetings.right", meeting.id, Style.PRIMARY, version=meeting.version)
    return (
        *(() if mine and agrees_to(mine, meeting) else (right,)),
        turn.button(t("Correct"), "meetings.correct", meeting.id),
        turn.button(t("I see it differently"), "meetings.differ", meeting.id),
    )
