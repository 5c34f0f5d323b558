"""Meetings that are to come, as lists elsewhere show them: for whoever goes there, or with one partner."""

from bot.eyes import Eyes
from bot.turn import Turn
from bot.ui.message import Item, Items
from storage.partners import Partners
from storage.planned import PlannedMeeting, PlannedMeetings, Rsvp

SHOWN, MOST = 5, 50
"""So many are shown, and so many are counted."""


def my_meetings(turn: Turn, heading: str) -> tuple[Items, ...]:
    """The next ones of the actor, each with its partner and how it stands; nothing when there is none."""
    queries, me = turn.open(PlannedMeetings), turn.actor.id
    coming = listed(turn, queries.coming_of(me, turn.now, MOST), heading, is_named=True)
    over = listed(turn, queries.to_write_up(me, turn.now, MOST), turn.t("Meetings to be written up"), is_named=True)
    return (*coming, *over)


def meetings_with(turn: Turn, partner_id: int, heading: str) -> tuple[Items, ...]:
    found = turn.open(PlannedMeetings).coming_with(partner_id, turn.now, MOST)
    return listed(turn, found, heading, is_named=False)


def listed(turn: Turn, found: list[PlannedMeeting], heading: str, is_named: bool) -> tuple[Items, ...]:
    rows = tuple(row(turn, plan, is_named) for plan in found[:SHOWN])
    left = len(found) - len(rows)
    return (Items(rows, heading, turn.t("and {n} more", n=left) if left else ""),) if rows else ()


def row(turn: Turn, plan: PlannedMeeting, is_named: bool) -> Item:
    """When it is; with whom, where, and what is known of who comes."""
    eyes = Eyes.of_turn(turn)
    name = turn.open(Partners).name(plan.partner_id) if is_named else ""
    parts = (name, plan.place, how_it_stands(turn, plan))
    show = turn.button(turn.t("Open"), "meetings.plan", plan.id)
    when = eyes.listed(plan.held_on, plan.held_at, plan.zone)
    return Item(when, " · ".join(part for part in parts if part), (show,))


def how_it_stands(turn: Turn, plan: PlannedMeeting) -> str:
    """To our side how many of those who are invited come; to a partner what they said themself."""
    queries = turn.open(PlannedMeetings)
    if not turn.viewer.is_ours:
        known = queries.invitee(plan, turn.actor.id)
        return turn.t(known.answer.value) if known else ""
    others = [invitee for invitee in queries.invitees(plan) if invitee.person_id != plan.organiser_id]
    coming = sum(1 for invitee in others if invitee.answer is Rsvp.COMING)
    return turn.t("{n} of {all} come", n=coming, all=len(others)) if others else ""
