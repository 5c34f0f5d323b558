"""What is due about meetings: the day before, the write-up after it, and the end of the time to object to a record."""

from datetime import datetime

from bot.jobs import JobRun
from bot.letters import is_unwritten, tell
from bot.records.meeting_records import SILENCE_JOB, hold_unopposed, next_look
from bot.records.planned import OLD, TOMORROW, WRITE_UP, WRITE_UP_JOB, next_nudge, or_liaison
from bot.reminding import lateness_shown
from storage.meetings import Meetings, RecordState
from storage.outbox import Outbox, OutboxState
from storage.people import People
from storage.planned import PlannedMeeting, PlannedMeetings, Rsvp
from storage.timers import Timers
from storage.viewer import SYSTEM


def remind_the_day_before(run: JobRun) -> None:
    """Whoever said yes hears of it once more; whoever said no is left alone."""
    plans = PlannedMeetings(run.session, SYSTEM)
    plan = plans.get(run.subject_id)
    if plan is None or not plan.is_on or plan.begins_at <= run.now:
        return
    payload = {"plan": plan.id, "at": plan.begins_at.isoformat()}
    for invitee in plans.invitees(plan):
        person = People(run.session, SYSTEM).get(invitee.person_id) if invitee.person_id else None
        if person and invitee.answer is Rsvp.COMING:
            key = f"{plan.id}:{plan.begins_at.isoformat()}"
            tell(run.session, person, TOMORROW, key, payload, run.now, **lateness(run))


def lateness(run: JobRun) -> dict[str, datetime]:
    """A letter that waits for a good time is not late by that."""
    return {"planned_at": run.planned_at} if lateness_shown(run.planned_at, run.now) else {}


def ask_for_the_write_up(run: JobRun) -> None:
    """The organiser is asked after 1, 3 and 7 working days, until there is a record; only the newest has buttons."""
    plan = PlannedMeetings(run.session, SYSTEM).get(run.subject_id)
    organiser = or_liaison(run.session, plan.organiser_id, plan.partner_id) if plan else None
    if plan is None or organiser is None or not plan.is_on or plan.meeting_id or not plan.is_over(run.now):
        return
    close_earlier(run, plan)
    day = run.planned_at.date().isoformat()
    tell(run.session, organiser, WRITE_UP, f"{plan.id}:{day}", {"plan": plan.id}, run.now, **lateness(run))
    Timers(run.session).set(WRITE_UP_JOB, plan.id, next_nudge(run.session, plan, run.now), run.now)


def close_earlier(run: JobRun, plan: PlannedMeeting) -> None:
    box = Outbox(run.session)
    for item in box.beginning(f"{WRITE_UP}:{plan.id}:"):
        if is_unwritten(item):
            box.end(item, OutboxState.DROPPED)
        else:
            key, to, person_id = f"{OLD}:{item.id}", item.destination, item.person_id
            box.enqueue(key, OLD, {}, to, run.now, person_id=person_id, replaces_id=item.id)


def end_of_objecting(run: JobRun) -> None:
    """Nobody objected in time: the record says exactly that. Where it waits for a reader, their time is not over."""
    meeting = Meetings(run.session, SYSTEM).get(run.subject_id)
    if meeting is None:
        return
    hold_unopposed(run.session, meeting, run.now)
    at = next_look(run.session, meeting, run.now)
    if meeting.record is RecordState.SHARED and at > run.now:
        Timers(run.session).set(SILENCE_JOB, meeting.id, at, run.now)
