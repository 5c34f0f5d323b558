"""How a meeting looks."""

from typing import Any

from bot.beside import beside
from bot.turn import Turn
from bot.ui.message import Block, Buttons, Facts, Item, Items, Message, Say
from storage.commitments import Commitment, Direction
from storage.meetings import Meeting, Meetings
from storage.partners import Partners, Side


def saved(turn: Turn, meeting: Meeting, partner: str, promised: list[Commitment]) -> Message:
    """The echo of a new meeting: all of it, with absolute dates, and one Undo."""
    title = turn.t("Saved: you met {partner}.", partner=partner)
    blocks = [*body(turn, meeting), *promises(turn, promised), Buttons((turn.undo_button(),))]
    return Message(title, tuple(blocks))


def record(turn: Turn, meeting: Meeting) -> Message:
    partner = turn.open(Partners).name(meeting.partner_id)
    return Message(turn.t("Meeting with {partner}", partner=partner), (*body(turn, meeting), *beside(turn, meeting)))


def body(turn: Turn, meeting: Meeting) -> list[Block]:
    t, meetings = turn.t, turn.open(Meetings)
    came = meetings.attendees(meeting)
    rows = [
        (t("When"), turn.day(meeting.held_on)),
        (t("From us"), ", ".join(a.name for a in came if a.side is Side.OURS)),
        (t("From them"), ", ".join(a.name for a in came if a.side is Side.THEIRS)),
    ]
    blocks: list[Any] = [Facts(tuple((label, value) for label, value in rows if value))]
    if meeting.said:
        blocks.append(Say(meeting.said))
    decided = meetings.decisions(meeting)
    if decided:
        blocks.append(Items(tuple(Item(decision.words) for decision in decided), t("Decided")))
    return blocks


def promises(turn: Turn, promised: list[Commitment]) -> list[Block]:
    """The promises that were made at the meeting, each with its own line."""
    if not promised:
        return []
    return [Items(tuple(Item(p.words, promise_detail(turn, p)) for p in promised), turn.t("Promised"))]


def promise_detail(turn: Turn, promise: Commitment) -> str:
    t = turn.t
    who = t("they to us") if promise.direction is Direction.THEIRS else t("we to them")
    return f"{who}, {turn.day(promise.due_on) if promise.due_on else t('no date yet')}"
