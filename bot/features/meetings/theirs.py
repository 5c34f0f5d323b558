"""`/loop meetings`: what a partner sees of all meetings with it, those to come first, then those that were."""

from dataclasses import dataclass, replace
from datetime import datetime, time

from bot.eyes import Eyes
from bot.features.meetings.plan_views import rsvp_buttons
from bot.occurrences import local_instant
from bot.paging import page_buttons
from bot.turn import Press, Reply, Turn
from bot.ui.message import Buttons, Hint, Item, Items, Message
from storage.meetings import Meeting, Meetings
from storage.people import People
from storage.planned import PlannedMeeting, PlannedMeetings, PlanState
from storage.viewer import SYSTEM

PAGE = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One meeting of the list."""

    at: datetime
    is_coming: bool
    item: Item


def meetings(turn: Turn) -> Reply:
    """The list. What else was typed is nobody's order, so it waits in the review list."""
    message = overview(turn, 0)
    if turn.words:
        turn.keep(f"meetings {turn.words}", turn.t("I did not know what to do with this"))
        kept = Hint(turn.t("What you typed is kept: type /loop review."))
        message = replace(message, blocks=(*message.blocks, kept))
    return Reply((message,))


def page(turn: Turn, press: Press) -> Reply:
    """Another page, in place of this one."""
    return Reply(update=overview(turn, int(press.args["page"])))


def overview(turn: Turn, number: int) -> Message:
    """The next one first; those that were come after, the latest first."""
    t, partner_id = turn.t, turn.viewer.partner_id or -1
    found = plans_and_records(turn, partner_id)
    if not found:
        hint = Hint(t("When a meeting with you is planned, it is listed here."))
        return Message(t("No meetings yet."), (hint,))
    first = number * PAGE
    coming = sum(1 for one in found if one[1])
    shown = [line(turn, *one) for one in found[first : first + PAGE]]
    parts = (
        (t("Coming up"), [x for x in shown if x.is_coming]),
        (t("Past meetings"), [x for x in shown if not x.is_coming]),
    )
    lists = tuple(Items(tuple(each.item for each in part), heading) for heading, part in parts if part)
    turns = page_buttons(turn, "meetings.page", number, first + PAGE < len(found))
    title = t.count("{n} meeting is coming up", "{n} meetings are coming up", coming)
    if not coming:
        title = t("No meeting is coming up.")
    return Message(title, (*lists, *((Buttons(turns),) if turns else ())))


Found = tuple[datetime, bool, PlannedMeeting | None, Meeting | None]


def plans_and_records(turn: Turn, partner_id: int) -> list[Found]:
    """Every meeting once: as it is planned, or with its record."""
    plans, records = turn.open(PlannedMeetings).all_with(partner_id), turn.open(Meetings).all_with(partner_id)
    known = {meeting.id: meeting for meeting in records}
    taken = {plan.meeting_id for plan in plans}
    zone = turn.actor.zone
    found: list[Found] = [
        (plan.begins_at, not plan.is_over(turn.now), plan, known.get(plan.meeting_id or -1)) for plan in plans
    ]
    found += [
        (local_instant(meeting.held_on, time(), zone), False, None, meeting)
        for meeting in records
        if meeting.id not in taken
    ]
    coming = sorted((one for one in found if one[1]), key=lambda one: one[0])
    return [*coming, *sorted((one for one in found if not one[1]), key=lambda one: one[0], reverse=True)]


def line(turn: Turn, at: datetime, is_coming: bool, plan: PlannedMeeting | None, meeting: Meeting | None) -> Line:
    if meeting:
        return Line(at, is_coming, record_item(turn, meeting))
    assert plan is not None
    return Line(at, is_coming, plan_item(turn, plan, is_coming))


def plan_item(turn: Turn, plan: PlannedMeeting, is_coming: bool) -> Item:
    t, eyes = turn.t, Eyes.of_turn(turn)
    with_name = People(turn.session, SYSTEM).name(plan.organiser_id)
    known = turn.open(PlannedMeetings).invitee(plan, turn.actor.id)
    state = t("cancelled") if plan.state is PlanState.CANCELLED else "" if is_coming else t("no record yet")
    mine = t(known.answer.value) if known and is_coming and plan.is_on else ""
    parts = (plan.place, t("with {name}", name=with_name), state, mine)
    show = turn.button(t("Open"), "meetings.plan", plan.id)
    row = (*rsvp_buttons(turn, plan), show) if plan.is_open(turn.now) else (show,)
    when = eyes.hour(plan.held_on, plan.held_at, plan.zone)
    return Item(when, " · ".join(part for part in parts if part), row)


def record_item(turn: Turn, meeting: Meeting) -> Item:
    t = turn.t
    with_name = People(turn.session, SYSTEM).name(meeting.author_id)
    parts = (meeting.place, t("with {name}", name=with_name), t(meeting.record.value))
    show = turn.button(t("Open the record"), "meeting.show", meeting.id)
    return Item(turn.day(meeting.held_on), " · ".join(part for part in parts if part), (show,))
