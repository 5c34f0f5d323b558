"""Planning a meeting, and what follows from every change of it: timers, letters to both sides, Undo, cadence."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlmodel import Session

from bot import reminding
from bot.considerate import may_write
from bot.letters import is_unwritten, tell, tell_contacts, write_over_itself
from bot.occurrences import local_instant
from bot.turn import Turn
from storage.outbox import Outbox, OutboxItem, OutboxState
from storage.partners import Partners, Side
from storage.people import People, Person
from storage.planned import AgendaItem, Invitee, PlannedMeeting, PlannedMeetings, PlanState, Progress, Rsvp
from storage.timers import Timers
from storage.viewer import SYSTEM, Role

INVITED, OLD, ANSWERS, SUGGESTED = "meetings.invited", "meetings.old", "meetings.answers", "meetings.suggested"
TOMORROW, WRITE_UP = "meetings.tomorrow", "meetings.write_up"
ABOUT_A_PLAN = (INVITED, ANSWERS, SUGGESTED, TOMORROW, WRITE_UP)
DAY_BEFORE_JOB, WRITE_UP_JOB = "meetings.day_before", "meetings.to_write_up"
MOVED = ("held_on", "held_at", "zone", "begins_at", "place", "state", "meeting_id")
ANSWERED = ("answer", "answered_at", "words")
NUDGES = (1, 3, 7)
"""Working days after a meeting at which its organiser is asked for the write-up."""
DAY_BEFORE = time(9)


def begins(day: date, at: time, zone: str) -> datetime:
    return local_instant(day, at, zone).astimezone(UTC)


def write_plan(turn: Turn, plan: PlannedMeeting, who: list[Invitee], agenda: list[str]) -> list[Person]:
    """Save a planned meeting with its agenda, and what was left over of earlier ones; who is told."""
    turn.open(PlannedMeetings).add(plan, who)
    turn.changed(plan)
    bring_along(turn, plan)
    for words in agenda:
        add_item(turn, plan, words)
    set_timers(turn.session, plan, turn.now)
    return tell_invited(turn, plan)


def move_plan(turn: Turn, plan: PlannedMeeting, **values: Any) -> list[Person]:
    """Another day, hour or place: everybody is told once and asked again; who is told."""
    before = {name: getattr(plan, name) for name in MOVED}
    for name, value in values.items():
        setattr(plan, name, value)
    plan.begins_at = begins(plan.held_on, plan.held_at, plan.zone)
    turn.changed(plan, before)
    if plan.begins_at != before["begins_at"]:
        for invitee in PlannedMeetings(turn.session, SYSTEM).invitees(plan):
            ask_again(turn, plan, invitee)
    set_timers(turn.session, plan, turn.now)
    told = tell_invited(turn, plan, is_moved=True)
    refresh(turn, TOMORROW, plan.id)
    tell_organiser(turn, plan, only_again=True)
    return told


def ask_again(turn: Turn, plan: PlannedMeeting, invitee: Invitee) -> None:
    """A yes was a yes to another time."""
    if invitee.person_id in {plan.organiser_id, turn.actor.id} or invitee.answer is Rsvp.UNANSWERED:
        return
    before = {name: getattr(invitee, name) for name in ANSWERED}
    invitee.answer, invitee.words = Rsvp.UNANSWERED, ""
    turn.changed(invitee, before)


def cancel_plan(turn: Turn, plan: PlannedMeeting, is_told: bool = True) -> list[Person]:
    """It does not take place: its agenda waits for the next one; who is told."""
    before = {"state": plan.state}
    plan.state = PlanState.CANCELLED
    turn.changed(plan, before)
    carry_over(turn, plan, PlannedMeetings(turn.session, SYSTEM).agenda(plan))
    set_timers(turn.session, plan, turn.now)
    told = tell_cancelled(turn, plan) if is_told else []
    refresh(turn, TOMORROW, plan.id)
    tell_organiser(turn, plan, only_again=True)
    return told


def answer(turn: Turn, plan: PlannedMeeting, said: Rsvp, words: str = "") -> None:
    """The actor says whether they come. A partner's answer is contact."""
    queries = turn.open(PlannedMeetings)
    invitee = queries.invitee(plan, turn.actor.id)
    before = {name: getattr(invitee, name) for name in ANSWERED} if invitee else None
    is_theirs = turn.viewer.role is Role.CONTACT
    side = Side.THEIRS if is_theirs else Side.OURS
    invitee = invitee or queries.invite(plan, turn.actor, side, turn.now)
    invitee.answer, invitee.words, invitee.answered_at = said, words, turn.now
    turn.session.flush()
    turn.changed(invitee, before)
    if is_theirs:
        turn.open(Partners).touched(plan.partner_id, turn.now)
    for kind in (INVITED, TOMORROW):
        refresh(turn, kind, plan.id, turn.actor.id)
    tell_organiser(turn, plan)


def add_item(turn: Turn, plan: PlannedMeeting, words: str, **about: Any) -> AgendaItem:
    """Put something on the agenda, in the actor's name."""
    side = Side.THEIRS if turn.viewer.role is Role.CONTACT else Side.OURS
    about = {"author_id": turn.actor.id, "side": side, **about}
    item = AgendaItem(planned_meeting_id=plan.id, partner_id=plan.partner_id, words=words, created_at=turn.now, **about)
    PlannedMeetings(turn.session, turn.viewer).add_item(item)
    turn.changed(item)
    return item


def item_added(turn: Turn, plan: PlannedMeeting) -> None:
    """Those who were told of a meeting see its agenda as it is by now; what a partner puts there is contact."""
    if turn.viewer.role is Role.CONTACT:
        turn.open(Partners).touched(plan.partner_id, turn.now)
        tell_organiser(turn, plan)
    else:
        tell_organiser(turn, plan, only_again=True)
    refresh(turn, INVITED, plan.id)


def bring_along(turn: Turn, plan: PlannedMeeting) -> None:
    """What was not reached with this partner is on the agenda of the next meeting, under the same name."""
    for item in PlannedMeetings(turn.session, SYSTEM).left_over(plan.partner_id):
        add_item(turn, plan, item.words, author_id=item.author_id, side=item.side, carried_from_id=item.id)


def carry_over(turn: Turn, plan: PlannedMeeting, items: list[AgendaItem]) -> None:
    """These were not reached: they go on the next agenda, or wait for one."""
    for item in items:
        set_progress(turn, item, Progress.CARRIED)
    turn.session.flush()
    following = PlannedMeetings(turn.session, SYSTEM).next_with(plan.partner_id, max(plan.begins_at, turn.now))
    if items and following:
        bring_along(turn, following)
        refresh(turn, INVITED, following.id)


def set_progress(turn: Turn, item: AgendaItem, progress: Progress) -> None:
    before = {"progress": item.progress}
    item.progress = progress
    turn.changed(item, before)


def set_timers(session: Session, plan: PlannedMeeting, now: datetime) -> None:
    """When those who come are reminded, and when the organiser is asked for the write-up."""
    before = local_instant(plan.held_on - timedelta(days=1), DAY_BEFORE, plan.zone)
    Timers(session).set(DAY_BEFORE_JOB, plan.id, before if plan.is_on and before > now else None, now)
    Timers(session).set(WRITE_UP_JOB, plan.id, next_nudge(session, plan, now), now)


def or_liaison(session: Session, person_id: int, partner_id: int) -> Person | None:
    """Who looks after what somebody of ours began: they themself, or once they left whoever holds the relationship."""
    people, held = People(session, SYSTEM), Partners(session, SYSTEM).liaison(partner_id)
    found = (people.get(key) for key in (person_id, held.person_id if held else person_id))
    return next((person for person in found if person and not person.left_at), None)


def next_nudge(session: Session, plan: PlannedMeeting, now: datetime) -> datetime | None:
    """The next instant at which the organiser is asked for the write-up; none once it is there, or after the last."""
    organiser = or_liaison(session, plan.organiser_id, plan.partner_id)
    if not plan.is_on or plan.meeting_id or organiser is None:
        return None
    days = reminding.calendar(People(session, SYSTEM).team(plan.team_id))
    at = (
        reminding.considerate(days.add(plan.held_on, n), organiser.remind_at, organiser.zone, organiser, days)
        for n in NUDGES
    )
    return min((instant for instant in at if instant > now), default=None)


def tell_invited(turn: Turn, plan: PlannedMeeting, is_moved: bool = False) -> list[Person]:
    """A letter to everybody who is invited, except to the actor. Earlier ones say so. For those who have not said yet
    whether they may be written to, it waits."""
    told = []
    for person in invited_people(turn, plan):
        was_told = close_letters(turn, INVITED, plan.id, person)
        payload = {"plan": plan.id, "is_moved": is_moved and was_told}
        told += tell_contacts(turn, [person], INVITED, f"{plan.id}:{turn.ref}", payload)
    return told


def tell_cancelled(turn: Turn, plan: PlannedMeeting) -> list[Person]:
    """Who was told of a meeting and did not decline hears that it is off; a letter that still waits is not sent."""
    told = []
    for person in invited_people(turn, plan):
        invitee = PlannedMeetings(turn.session, SYSTEM).invitee(plan, person.id)
        if invitee and invitee.answer is Rsvp.NOT_COMING:
            refresh(turn, INVITED, plan.id, person.id)
        elif close_letters(turn, INVITED, plan.id, person):
            payload = {"plan": plan.id, "is_moved": False}
            tell(turn.session, person, INVITED, f"{plan.id}:{turn.ref}", payload, turn.now)
            told.append(person)
    return told


def invited_people(turn: Turn, plan: PlannedMeeting) -> list[Person]:
    """Those who are invited, are not the actor, and did not say that they would rather not be written to."""
    people = People(turn.session, SYSTEM)
    keys = [invitee.person_id for invitee in PlannedMeetings(turn.session, SYSTEM).invitees(plan)]
    found = (people.get(key) for key in keys if key not in {None, turn.actor.id})
    here = [person for person in found if person and not person.left_at and people.destination(person.id)]
    return [person for person in here if may_write(turn.session, person, turn.now) is not False]


def close_letters(turn: Turn, kind: str, subject_id: int, person: Person) -> bool:
    """Earlier letters about a thing say that there is a newer one; whether any of them may have been read."""
    box, was_told = Outbox(turn.session), False
    for item in letters(turn, kind, subject_id, person.id):
        if is_unwritten(item):
            box.end(item, OutboxState.DROPPED)
        elif item.state is not OutboxState.DROPPED:
            box.enqueue(
                f"{OLD}:{item.id}", OLD, {}, item.destination, turn.now, person_id=person.id, replaces_id=item.id
            )
            was_told = True
    return was_told


def letters(turn: Turn, kind: str, subject_id: int, person_id: int | None = None) -> list[OutboxItem]:
    """Letters of a kind about one thing, the oldest first; one for each time that it was told."""
    found = Outbox(turn.session).beginning(f"{kind}:{subject_id}:")
    return [item for item in found if person_id in {None, item.person_id}]


def refresh(turn: Turn, kind: str, subject_id: int, person_id: int | None = None) -> None:
    """Write the newest letter of each reader anew, where it stands, so that it shows what holds now."""
    newest = {item.person_id: item for item in letters(turn, kind, subject_id, person_id)}
    for item in newest.values():
        if not is_unwritten(item) and item.state is not OutboxState.DROPPED:
            write_over_itself(turn, item)


def tell_organiser(turn: Turn, plan: PlannedMeeting, only_again: bool = False) -> None:
    """One letter to the organiser says how it stands; each answer is written into it."""
    organiser = or_liaison(turn.session, plan.organiser_id, plan.partner_id)
    known = letters(turn, ANSWERS, plan.id)
    if known:
        refresh(turn, ANSWERS, plan.id)
    elif organiser and organiser.id != turn.actor.id and not only_again:
        tell(turn.session, organiser, ANSWERS, str(plan.id), {"plan": plan.id}, turn.now)


def settle_letters(turn: Turn, plan: PlannedMeeting) -> None:
    """Letters that asked something about a meeting show that it is settled."""
    for kind in ABOUT_A_PLAN:
        refresh(turn, kind, plan.id)


def plan_undone(turn: Turn, plan: PlannedMeeting, changed: set[str]) -> None:
    """A step that changed these columns was taken back: timers and letters say what holds instead."""
    set_timers(turn.session, plan, turn.now)
    if changed & {"begins_at", "place", "state"} and not plan.is_over(turn.now):
        tell_invited(turn, plan, is_moved=True)
    settle_letters(turn, plan)


def agenda_undone(turn: Turn, plan_id: int) -> None:
    """An agenda is as it was before."""
    plan = PlannedMeetings(turn.session, SYSTEM).get(plan_id)
    if plan and plan.is_open(turn.now):
        refresh(turn, INVITED, plan.id)
        tell_organiser(turn, plan, only_again=True)


def answer_undone(turn: Turn, plan_id: int) -> None:
    """Somebody's answer is as it was before."""
    plan = PlannedMeetings(turn.session, SYSTEM).get(plan_id)
    if plan and plan.is_open(turn.now):
        refresh(turn, INVITED, plan.id, turn.actor.id)
        tell_organiser(turn, plan, only_again=True)
