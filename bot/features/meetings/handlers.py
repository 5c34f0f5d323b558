"""`/loop met`: a meeting with who came, what was said, decided and promised."""

from datetime import UTC, datetime, time
from typing import Any

from bot import replies
from bot.choosing import choose_partner
from bot.features.meetings.forms import MetForm
from bot.features.meetings.views import record, saved
from bot.features.meetings.words import Spoken, lines, names, read_line, read_met
from bot.records.promises import write_promise
from bot.turn import Press, Reply, Turn
from bot.ui.dates import Ambiguous, NotUnderstood, Understood, split_date
from storage.commitments import Commitment
from storage.labels import Label
from storage.meetings import Meeting, Meetings
from storage.partners import Partner, Partners, Side
from storage.people import People
from storage.search import Search
from storage.text import fold


def met(turn: Turn) -> Reply:
    """The form, filled in with what one line says already."""
    values = read_met(turn.words) if turn.words else {}
    head = values.get("partner", "")
    name, answer = split_date(head, turn.now, turn.actor.zone)
    match answer:
        case Understood(day=day):
            return turn.open_form(MetForm, {**values, "partner": name, "held_on": day.isoformat()})
        case Ambiguous(why=why) | NotUnderstood(why=why):
            typed = head[len(name) :].strip(" ,")
            return turn.open_form(MetForm, {**values, "partner": name, "held_on": typed}, {"held_on": why})
        case _:
            return turn.open_form(MetForm, values)


def save(turn: Turn, form: MetForm, about: dict[str, Any]) -> Reply:
    if form.held_on > turn.today:
        return Reply(errors={"held_on": turn.t("{date} is still to come.", date=turn.day(form.held_on))})
    unclear = [line for line in lines(form.promises) if bad_date(turn, read_line(line))]
    if unclear:
        words = turn.t("I can't read the date in “{line}”. For example: the room list by Friday.", line=unclear[0])
        return Reply(errors={"promises": words})
    partner = choose_partner(turn, form, "partner", about)
    if isinstance(partner, Reply):
        return partner
    meeting = write(turn, form, partner)
    promised = [promise(turn, partner, meeting, read_line(line)) for line in lines(form.promises)]
    return Reply((saved(turn, meeting, partner.name, promised),))


def bad_date(turn: Turn, spoken: Spoken) -> bool:
    _, answer = split_date(spoken.words, turn.now, turn.actor.zone)
    return answer is not None and not isinstance(answer, Understood)


def write(turn: Turn, form: MetForm, partner: Partner) -> Meeting:
    """Save the meeting itself; it counts as contact on the day it was held."""
    meeting = Meeting(
        author_id=turn.actor.id,
        team_id=turn.actor.team_id,
        partner_id=partner.id,
        held_on=form.held_on,
        said=form.said,
        created_at=turn.now,
    )
    turn.open(Meetings).add(meeting, attendees(turn, form, partner), lines(form.decided))
    held_at = datetime.combine(form.held_on, time(12), UTC)
    turn.open(Partners).touched(partner.id, min(held_at, turn.now))
    words = f"{form.said} {form.decided}"
    Search(turn.session).add(meeting, words, Label.TEAM, turn.actor.id, turn.now)
    turn.changed(meeting)
    return meeting


def attendees(turn: Turn, form: MetForm, partner: Partner) -> list[tuple[Side, str, int | None]]:
    """Everyone who came, with their key where we know them by this name."""
    people = turn.open(People)
    ours = {fold(person.name): person.id for person in people.ours()}
    theirs = {fold(person.name): person.id for person in people.contacts(partner.id)}
    came: list[tuple[Side, str, int | None]] = [(Side.OURS, turn.actor.name, turn.actor.id)]
    came += [(Side.OURS, name, ours.get(fold(name))) for name in names(form.ours)]
    return [*came, *((Side.THEIRS, name, theirs.get(fold(name))) for name in names(form.theirs))]


def promise(turn: Turn, partner: Partner, meeting: Meeting, spoken: Spoken) -> Commitment:
    words, answer = split_date(spoken.words, turn.now, turn.actor.zone)
    due = answer.day if isinstance(answer, Understood) else None
    said_in = turn.t("Meeting of {date}", date=turn.day(meeting.held_on))
    return write_promise(
        turn, partner, words.strip(" ,"), spoken.direction, due_on=due, meeting_id=meeting.id, said_in=said_in
    )


def show(turn: Turn, press: Press) -> Reply:
    meeting = turn.open(Meetings).get(press.subject)
    return Reply((record(turn, meeting),)) if meeting else replies.not_found(turn)
