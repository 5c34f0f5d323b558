"""How a meeting that is to come looks, to both sides, in an answer and in a letter."""

from typing import Any

from bot.eyes import Eyes
from bot.kept_off import instead_of
from bot.occurrences import zone_of
from bot.turn import Turn
from bot.ui.message import Block, Button, Buttons, Facts, Hint, Item, Items, Message, Say, Style
from storage.meetings import Meetings
from storage.partners import Partners, Side
from storage.people import People, Person
from storage.planned import AgendaItem, Invitee, PlannedMeeting, PlannedMeetings, PlanState, Rsvp
from storage.viewer import SYSTEM

MOST = 10


def with_whom(eyes: Eyes, plan: PlannedMeeting) -> str:
    """To our side the partner, to a partner who invites them."""
    if eyes.is_contact:
        return People(eyes.session, SYSTEM).name(plan.organiser_id)
    return Partners(eyes.session, SYSTEM).name(plan.partner_id)


def facts(eyes: Eyes, plan: PlannedMeeting) -> Facts:
    """When and where, who is invited and comes."""
    t, invitees = eyes.t, PlannedMeetings(eyes.session, SYSTEM).invitees(plan)
    rows = [
        (t("When"), eyes.hour(plan.held_on, plan.held_at, plan.zone)),
        (t("For you that is"), elsewhere(eyes, plan)),
        (t("Where"), plan.place),
        (t("State"), t(plan.state.value) if plan.state is PlanState.CANCELLED else ""),
        *((label, named(eyes, invitees, answer)) for label, answer in answers(eyes)),
    ]
    return Facts(tuple((label, value) for label, value in rows if value))


def elsewhere(eyes: Eyes, plan: PlannedMeeting) -> str:
    """The same instant in the reader's own zone, where its clocks show another hour."""
    here, there = (plan.begins_at.astimezone(zone_of(zone)) for zone in (eyes.zone, plan.zone))
    return eyes.instant(plan.begins_at) if here.utcoffset() != there.utcoffset() else ""


def answers(eyes: Eyes) -> tuple[tuple[str, Rsvp], ...]:
    t = eyes.t
    return (
        (t("Coming"), Rsvp.COMING),
        (t("Can't come"), Rsvp.NOT_COMING),
        (t("Asks for another time"), Rsvp.OTHER_TIME),
        (t("No answer yet"), Rsvp.UNANSWERED),
    )


def named(eyes: Eyes, invitees: list[Invitee], answer: Rsvp) -> str:
    found = [invitee for invitee in invitees if invitee.answer is answer]
    return ", ".join(f"{i.name} ({quoted(eyes, i.words)})" if i.words else i.name for i in found)


def quoted(eyes: Eyes, words: str) -> str:
    return off(eyes, words) or eyes.t("“{words}”", words=words)


def sayable(eyes: Eyes, words: str) -> str:
    """Words of an agenda as they may stand where it is read."""
    return off(eyes, words) or words


def off(eyes: Eyes, words: str) -> str:
    """What stands in the place of words that must not be sent to where it is read; empty where they may."""
    return instead_of(eyes.t, words, eyes.platform, not eyes.is_contact)


def agenda(eyes: Eyes, plan: PlannedMeeting) -> tuple[Block, ...]:
    """What it is about, each with who put it there."""
    items = PlannedMeetings(eyes.session, SYSTEM).agenda(plan)
    if not items:
        return ()
    left = len(items) - MOST
    more = eyes.t("and {n} more", n=left) if left > 0 else ""
    rows = tuple(Item(sayable(eyes, item.words), origin(eyes, item)) for item in items[:MOST])
    return (Items(rows, eyes.t("Agenda"), more),)


def origin(eyes: Eyes, item: AgendaItem) -> str:
    """Who put it there, of which side, and whether it comes from an earlier meeting."""
    t, name = eyes.t, People(eyes.session, SYSTEM).name(item.author_id)
    partner = Partners(eyes.session, SYSTEM).name(item.partner_id)
    by = t("{name}, {partner}", name=name, partner=partner) if item.side is Side.THEIRS else name
    earlier = PlannedMeetings(eyes.session, SYSTEM).item(item.carried_from_id)
    plan = PlannedMeetings(eyes.session, SYSTEM).get(earlier.planned_meeting_id) if earlier else None
    since = t("carried over from {date}", date=eyes.listed(plan.held_on)) if plan else ""
    return " · ".join(part for part in (by, since) if part)


def planned(turn: Turn, plan: PlannedMeeting, told: list[Person], warned: list[Block]) -> Message:
    """The echo of a new meeting: all of it with absolute dates, who is asked and who is not, and Undo."""
    t, eyes = turn.t, Eyes.of_turn(turn)
    title = t("Planned: you meet {partner}.", partner=with_whom(eyes, plan))
    keys = {person.id for person in told} | {turn.actor.id}
    names = [i.name for i in turn.open(PlannedMeetings).invitees(plan) if i.person_id not in keys]
    silent = [name for name in names if name not in turn.awaits]
    said: list[Any] = []
    if told:
        said.append(Say(t("I ask {names} whether they come.", names=", ".join(person.name for person in told))))
    if silent:
        said.append(Hint(t("{names}: no messages from me go there, so please ask yourself.", names=", ".join(silent))))
    if not told and not names:
        said.append(Hint(t("Nobody of theirs is known here yet, so nobody is asked.")))
    row = Buttons((turn.undo_button(), turn.button(t("Open"), "meetings.plan", plan.id)))
    return Message(title, (facts(eyes, plan), *agenda(eyes, plan), *warned, *said, row))


def card(turn: Turn, plan: PlannedMeeting, title: str = "") -> Message:
    """One meeting, with what its viewer can do about it."""
    eyes = Eyes.of_turn(turn)
    title = title or turn.t("Meeting with {partner}", partner=with_whom(eyes, plan))
    rows = tuple(Buttons(row) for row in ways(turn, plan) if row)
    return Message(title, (facts(eyes, plan), *agenda(eyes, plan), *rows))


def ways(turn: Turn, plan: PlannedMeeting) -> tuple[tuple[Button, ...], ...]:
    """The buttons that make sense for this viewer, before the meeting and after it."""
    t = turn.t
    if not plan.is_open(turn.now):
        return (after(turn, plan),)
    add = turn.button(t("Add to the agenda"), "meetings.agenda", plan.id)
    if not turn.viewer.is_ours:
        return (rsvp_buttons(turn, plan), (add,))
    ours = (
        add,
        turn.button(t("Move"), "meetings.move", plan.id),
        turn.button(t("Call off"), "meetings.cancel", plan.id),
        turn.button(t("Brief"), "partner.brief", plan.partner_id),
    )
    return (ours, () if plan.organiser_id == turn.actor.id else rsvp_buttons(turn, plan))


def after(turn: Turn, plan: PlannedMeeting) -> tuple[Button, ...]:
    """Once it is over: its record, or the way to it."""
    if plan.meeting_id and turn.open(Meetings).get(plan.meeting_id):
        return (turn.button(turn.t("Open the record"), "meeting.show", plan.meeting_id),)
    if plan.meeting_id or not turn.viewer.is_ours or not plan.is_on:
        return ()
    write = turn.button(turn.t("Write it up"), "meetings.write_up", plan.id, Style.PRIMARY)
    return (write, turn.button(turn.t("It did not take place"), "meetings.not_held", plan.id))


def rsvp_buttons(turn: Turn, plan: PlannedMeeting) -> tuple[Button, ...]:
    t, at = turn.t, plan.begins_at.isoformat()
    return (
        turn.button(t("I'll come"), "meetings.coming", plan.id, Style.PRIMARY, at=at),
        turn.button(t("I can't"), "meetings.not_coming", plan.id, at=at),
        turn.button(t("Another time?"), "meetings.other_time", plan.id, at=at),
    )
