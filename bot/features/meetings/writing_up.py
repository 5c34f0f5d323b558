"""After a planned meeting: its write-up becomes the record, and what was not reached goes to the next one."""

from typing import Any

from bot import replies
from bot.eyes import Eyes
from bot.features.meetings.handlers import checked, write_all
from bot.features.meetings.plan_forms import WriteUpForm
from bot.features.meetings.plan_views import card, off
from bot.features.meetings.views import record, saved
from bot.features.meetings.words import lines
from bot.records.planned import (
    add_item,
    cancel_plan,
    carry_over,
    set_progress,
    set_timers,
    settle_letters,
)
from bot.turn import Press, Reply, Turn
from bot.ui.message import Buttons, Hint, Message
from storage.meetings import Meetings
from storage.partners import Partners, Side
from storage.planned import PlannedMeeting, PlannedMeetings, Progress, Rsvp
from storage.text import fold


def held_plan(turn: Turn, key: int) -> PlannedMeeting | Reply:
    """A meeting that has begun and has no record yet, or what holds instead."""
    plan = turn.open(PlannedMeetings).get(key)
    if plan is None:
        return replies.not_found(turn)
    if plan.meeting_id and (meeting := turn.open(Meetings).get(plan.meeting_id)):
        return replies.settled(Reply((record(turn, meeting),)))
    is_ready = plan.is_on and plan.begins_at <= turn.now and not plan.meeting_id
    return plan if is_ready else replies.settled(Reply((card(turn, plan),)))


def write_up(turn: Turn, press: Press) -> Reply:
    """The form about a meeting, with what is known of it filled in."""
    plan = held_plan(turn, press.subject)
    if isinstance(plan, Reply):
        return plan
    queries, eyes = turn.open(PlannedMeetings), Eyes.of_turn(turn)
    came = [invitee for invitee in queries.invitees(plan) if invitee.answer is Rsvp.COMING]
    values = {
        "partner": turn.open(Partners).name(plan.partner_id),
        "held_on": plan.held_on.isoformat(),
        "theirs": ", ".join(i.name for i in came if i.side is Side.THEIRS),
        "ours": ", ".join(i.name for i in came if i.side is Side.OURS and i.person_id != turn.actor.id),
        "agenda": "\n".join(item.words for item in queries.agenda(plan) if not off(eyes, item.words)),
    }
    return turn.open_form(WriteUpForm, values, plan=plan.id)


def save_write_up(turn: Turn, form: WriteUpForm, about: dict[str, Any]) -> Reply:
    """The record of this very meeting; it is a draft until it is shared."""
    plan = held_plan(turn, about["plan"])
    if isinstance(plan, Reply):
        return plan
    partner = checked(turn, form, about)
    if isinstance(partner, Reply):
        return partner
    if partner.id != plan.partner_id:
        name = turn.open(Partners).name(plan.partner_id)
        why = turn.t(
            "This meeting was planned with {partner}. Another one is written down with /loop met.", partner=name
        )
        return Reply(errors={"partner": why})
    meeting = write_all(turn, form, partner, plan.place)
    before = {"meeting_id": plan.meeting_id}
    plan.meeting_id = meeting.id
    turn.session.flush()
    turn.changed(plan, before)
    settle_agenda(turn, plan, lines(form.agenda))
    set_timers(turn.session, plan, turn.now)
    settle_letters(turn, plan)
    return Reply((saved(turn, meeting),))


def settle_agenda(turn: Turn, plan: PlannedMeeting, reached: list[str]) -> None:
    """What is still listed was talked about; what was taken out goes to the next meeting."""
    items, folded = turn.open(PlannedMeetings).agenda(plan), {fold(words) for words in reached}
    for item in items:
        if fold(item.words) in folded:
            set_progress(turn, item, Progress.COVERED)
    known = {fold(item.words) for item in items}
    for words in reached:
        if fold(words) not in known:
            add_item(turn, plan, words, progress=Progress.COVERED)
    carry_over(turn, plan, [item for item in items if fold(item.words) not in folded])


def not_held(turn: Turn, press: Press) -> Reply:
    """It did not take place after all. Nobody is told: they know."""
    plan = held_plan(turn, press.subject)
    if isinstance(plan, Reply):
        return plan
    cancel_plan(turn, plan, is_told=False)
    settle_letters(turn, plan)
    agenda = turn.open(PlannedMeetings).agenda(plan)
    hint = (Hint(turn.t("What was on the agenda waits for the next meeting.")),) if agenda else ()
    return Reply((Message(turn.t("All right, it did not take place."), (*hint, Buttons((turn.undo_button(),)))),))
