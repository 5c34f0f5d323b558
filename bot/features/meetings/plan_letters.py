"""Letters about a meeting that is to come: invitation, how it stands, a suggestion, the day before, the write-up."""

from datetime import datetime
from typing import Any

from bot.eyes import Eyes
from bot.feature import LetterRun
from bot.features.meetings.plan_views import agenda, facts, off, with_whom
from bot.showing import show_button
from bot.ui.message import Block, Buttons, Facts, Hint, Message, Quoted, Say, Style
from bot.writing import late_hints, letter_button
from storage.people import People
from storage.planned import PlannedMeeting, PlannedMeetings, Rsvp
from storage.viewer import SYSTEM


def plan_of(run: LetterRun) -> PlannedMeeting | None:
    """The meeting of a letter, unless it was taken back or its reader may not see it any more."""
    return PlannedMeetings(run.session, run.viewer).get(run.item.payload["plan"])


def said_by(run: LetterRun, plan: PlannedMeeting) -> Rsvp:
    """What the reader says so far."""
    known = PlannedMeetings(run.session, SYSTEM).invitee(plan, run.reader.id if run.reader else None)
    return known.answer if known else Rsvp.UNANSWERED


def is_again(run: LetterRun) -> bool:
    """Whether its reader has it already and only its words are written anew."""
    return bool(run.item.replaces_id or run.item.message_ref)


def write_invited(run: LetterRun) -> Message | None:
    """To somebody who is invited: when, where and what about, and whether they come."""
    plan, t, eyes = plan_of(run), run.t, Eyes.of_run(run)
    if plan is None or (plan.is_over(run.now) and not is_again(run)):
        return None
    body: tuple[Block, ...] = (facts(eyes, plan), *agenda(eyes, plan))
    if not plan.is_open(run.now):
        return settled(run, plan)
    hint = Hint(t("You can change your answer until the meeting is over."))
    return Message(invitation(eyes, run, plan), (*body, *asks(run, plan), hint))


def settled(run: LetterRun, plan: PlannedMeeting) -> Message:
    """Nothing is asked any more: it is over, or off."""
    t, eyes = run.t, Eyes.of_run(run)
    body = (facts(eyes, plan), *agenda(eyes, plan))
    if not plan.is_on:
        return Message(t("The meeting with {name} does not take place.", name=with_whom(eyes, plan)), body)
    return Message(t("Meeting with {partner}", partner=with_whom(eyes, plan)), body)


def invitation(eyes: Eyes, run: LetterRun, plan: PlannedMeeting) -> str:
    t, who = run.t, with_whom(eyes, plan)
    if run.item.payload["is_moved"]:
        return t("The meeting with {name} has changed.", name=who)
    if eyes.is_contact:
        return t("{name} invites you to a meeting.", name=who)
    name = People(run.session, SYSTEM).name(plan.organiser_id)
    return t("{name} invites you to a meeting with {partner}.", name=name, partner=who)


def asks(run: LetterRun, plan: PlannedMeeting) -> tuple[Block, ...]:
    """What they said, or the question; the buttons stay, as an answer may change."""
    t, at, said = run.t, plan.begins_at.isoformat(), said_by(run, plan)
    mine: tuple[Block, ...] = () if said is Rsvp.UNANSWERED else (Say(t("You said: {verdict}", verdict=t(said.value))),)
    row = (
        letter_button(run, t("I'll come"), "meetings.coming", plan.id, Style.PRIMARY, at=at),
        letter_button(run, t("I can't"), "meetings.not_coming", plan.id, at=at),
        letter_button(run, t("Another time?"), "meetings.other_time", plan.id, at=at),
        show_button(run, t("Add to the agenda"), "meetings.agenda", plan.id),
    )
    return (*mine, Buttons(row))


def write_old(run: LetterRun) -> Message:
    """Over an earlier letter."""
    return Message(run.t("There is a newer message about this meeting."))


def write_answers(run: LetterRun) -> Message | None:
    """To the organiser: who comes, as it stands by now."""
    plan, t, eyes = plan_of(run), run.t, Eyes.of_run(run)
    if plan is None:
        return None
    body = (facts(eyes, plan), *agenda(eyes, plan))
    show = Buttons((show_button(run, t("Open"), "meetings.plan", plan.id),))
    return Message(t("Who comes: meeting with {partner}", partner=with_whom(eyes, plan)), (*body, show))


def write_suggested(run: LetterRun) -> Message | None:
    """To the organiser: another time that would suit somebody; with one tap where it could be read."""
    plan, t, eyes, said = plan_of(run), run.t, Eyes.of_run(run), run.item.payload
    if plan is None:
        return None
    name = People(run.session, SYSTEM).name(said["by"])
    at = datetime.fromisoformat(said["at"]) if said["at"] else None
    when = eyes.instant(at) if at else ""
    now = eyes.hour(plan.held_on, plan.held_at, plan.zone)
    rows = ((t("Meeting with"), with_whom(eyes, plan)), (t("Now it is"), now), (t("Suggested"), when))
    words = Say(said_off) if (said_off := off(eyes, said["words"])) else Quoted(said["words"], name)
    body: list[Any] = [words, Facts(tuple(row for row in rows if row[1]))]
    if plan.is_open(run.now) and at != plan.begins_at:
        buttons = [letter_button(run, t("Choose another time"), "meetings.move", plan.id)]
        if at and at > run.now:
            there = {"at": said["at"]}
            buttons.insert(
                0, letter_button(run, t("Move it there"), "meetings.move_there", plan.id, Style.PRIMARY, **there)
            )
        body.append(Buttons(tuple(buttons)))
    return Message(t("{name} asks for another time.", name=name), tuple(body))


def write_tomorrow(run: LetterRun) -> Message | None:
    """The day before, to whoever said yes; nothing when that is not so any more."""
    plan, t, eyes = plan_of(run), run.t, Eyes.of_run(run)
    if plan is None:
        return None
    is_so = plan.is_on and plan.begins_at > run.now and said_by(run, plan) is Rsvp.COMING
    if not is_so or run.item.payload["at"] != plan.begins_at.isoformat():
        return changed_since(run, plan) if is_again(run) else None
    title = t("Tomorrow: meeting with {partner}", partner=with_whom(eyes, plan))
    if plan.begins_at.astimezone(eyes.zone_info).date() == run.now.astimezone(eyes.zone_info).date():
        title = t("Today: meeting with {partner}", partner=with_whom(eyes, plan))
    row = (
        (letter_button(run, t("I can't"), "meetings.not_coming", plan.id, at=plan.begins_at.isoformat()),)
        if eyes.is_contact
        else (show_button(run, t("Brief"), "partner.brief", plan.partner_id),)
    )
    more = (show_button(run, t("Add to the agenda"), "meetings.agenda", plan.id),)
    return Message(title, (facts(eyes, plan), *agenda(eyes, plan), Buttons((*row, *more)), *late_hints(run)))


def changed_since(run: LetterRun, plan: PlannedMeeting) -> Message:
    """Over a reminder that is not so any more."""
    if not plan.is_open(run.now):
        return settled(run, plan)
    eyes = Eyes.of_run(run)
    title = run.t("Meeting with {partner}", partner=with_whom(eyes, plan))
    return Message(title, (facts(eyes, plan), *agenda(eyes, plan), *asks(run, plan)))


def write_to_write_up(run: LetterRun) -> Message | None:
    """To the organiser, after the meeting: how was it?"""
    plan, t, eyes = plan_of(run), run.t, Eyes.of_run(run)
    if plan is None:
        return None
    body = (facts(eyes, plan), *agenda(eyes, plan))
    if plan.meeting_id:
        show = show_button(run, t("Open the record"), "meeting.show", plan.meeting_id)
        return Message(
            t("The meeting with {partner} is written up.", partner=with_whom(eyes, plan)), (Buttons((show,)),)
        )
    if not plan.is_on:
        return Message(t("The meeting with {name} does not take place.", name=with_whom(eyes, plan)), body)
    row = (
        letter_button(run, t("Write it up"), "meetings.write_up", plan.id, Style.PRIMARY),
        letter_button(run, t("It did not take place"), "meetings.not_held", plan.id),
    )
    hint = Hint(t("Those who were there can then see it, and say whether it is right."))
    title = t("How was the meeting with {partner}?", partner=with_whom(eyes, plan))
    return Message(title, (*body, hint, Buttons(row), *late_hints(run)))
