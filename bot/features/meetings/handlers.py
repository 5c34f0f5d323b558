"""`/loop met`: a meeting with who came, what was said, decided and promised."""

import re
from datetime import UTC, datetime, time
from typing import Any

from bot import replies
from bot.choosing import choose_partner
from bot.colleagues import AWAY
from bot.features.meetings.forms import MetForm
from bot.features.meetings.views import record, saved
from bot.features.meetings.words import Spoken, are_names, lines, names, read_line, sort_parts, split_parts
from bot.named_too import also_named
from bot.reading import was_read
from bot.records.promises import write_promise
from bot.spotting import spot_partner
from bot.turn import Press, Reply, Turn
from bot.ui.date_smell import smells_of_date
from bot.ui.dates import Ambiguous, NotUnderstood, Parted, Understood
from storage.commitments import Commitment
from storage.labels import Label
from storage.meetings import Meeting, Meetings
from storage.partners import Partner, Partners, Side
from storage.people import People
from storage.search import Search
from storage.text import fold, is_blank

LEADS = frozenset({"from", "with", "of", "at"})
"""Words of a meeting after which a partner may be named."""
LEAD = re.compile(r"^(?:with|from)\b\s*", re.IGNORECASE)


def met(turn: Turn) -> Reply:
    """The form, filled in with what one line says already."""
    if not turn.words:
        return turn.open_form(MetForm)
    turn.keep(turn.words, turn.t("A form that is not finished"))
    head, *rest = split_parts(turn.words) or [turn.words]
    values, errors = read_head(turn, head)
    about = values.pop("about")
    return turn.open_form(MetForm, {**values, **sort_parts([about, *rest] if about else rest)}, errors)


def read_head(turn: Turn, head: str) -> tuple[dict[str, str], dict[str, str]]:
    """`Amina from Eastside at the park yesterday`: partner, people, day, and what else it says about the meeting."""
    parted = turn.dates.part(head, past=True)
    spot = spot_partner(turn, parted.rest, LEADS)
    before, after = LEAD.sub("", spot.before), spot.rest
    if parted.answer is None:
        # The day may stand right after the name: `Casa Latina yesterday at the library`.
        parted = turn.dates.part(spot.rest, past=True)
        after = parted.rest
    is_people = are_names(before)
    about = after if is_people else f"{before} {after}"
    held, errors = held_on(turn, parted)
    values = {"partner": spot.name, "theirs": before if is_people else "", "held_on": held, "about": about.strip(" ,")}
    return values, errors


def held_on(turn: Turn, parted: Parted) -> tuple[str, dict[str, str]]:
    """The day in words for the form, and what is not right about it."""
    match parted.answer:
        case Understood(day=day):
            return day.isoformat(), {}
        case Ambiguous(why=why) | NotUnderstood(why=why):
            return parted.phrase, {"held_on": why}
        case _:
            return parted.phrase, {}


def save(turn: Turn, form: MetForm, about: dict[str, Any]) -> Reply:
    partner = checked(turn, form, about)
    if isinstance(partner, Reply):
        return partner
    meeting = write_all(turn, form, partner, is_away=bool(about.get(AWAY)))
    return Reply((saved(turn, meeting),))


def checked(turn: Turn, form: MetForm, about: dict[str, Any]) -> Partner | Reply:
    """The partner of a form that can be saved as it is, or what is to be said first."""
    if form.held_on > turn.today:
        return Reply(errors={"held_on": turn.t("{date} is still to come.", date=turn.day(form.held_on))})
    if problem := next((found for line in lines(form.promises) if (found := problem_of(turn, line))), ""):
        return Reply(errors={"promises": problem})
    partner = choose_partner(turn, form, "partner", about)
    if isinstance(partner, Reply):
        return partner
    if problem := next((found for line in lines(form.promises) if (found := names_another(turn, line, partner))), ""):
        return Reply(errors={"promises": problem})
    return partner


def write_all(turn: Turn, form: MetForm, partner: Partner, place: str = "", *, is_away: bool = False) -> Meeting:
    """The meeting with all that was promised at it."""
    meeting = write(turn, form, partner, place, is_away=is_away)
    for line in lines(form.promises):
        promise(turn, partner, meeting, read_line(line))
    return meeting


def names_another(turn: Turn, line: str, partner: Partner) -> str:
    """A promise of a meeting is told to the partner of the meeting; one to another partner is written down apart."""
    others = also_named(turn, line, partner)
    if not others:
        return ""
    return turn.t(
        "“{line}” names {others}. Please take it out here, and write it down with /loop promised.",
        line=line,
        others=", ".join(others),
    )


def problem_of(turn: Turn, line: str) -> str:
    """What is not right with one line of the promises; empty when it can be saved."""
    spoken = read_line(line)
    parted = turn.dates.part(spoken.words)
    match parted.answer:
        case Understood(day=day) if day < turn.today:
            return turn.t("“{line}”: {date} is over already.", line=line, date=turn.day(day))
        case Understood() if is_blank(parted.rest):
            return turn.t("“{line}” does not say what was promised.", line=line)
        case None if is_blank(spoken.words):
            return turn.t("“{line}” does not say what was promised.", line=line)
        case None if not smells_of_date(spoken.words, turn.t.language, is_led=True):
            return ""
        case Understood():
            return ""
        case _:
            return turn.t("I can't read the date in “{line}”. For example: the room list by Friday.", line=line)


def write(turn: Turn, form: MetForm, partner: Partner, place: str, *, is_away: bool) -> Meeting:
    """Save the meeting itself; it counts as contact on the day it was held."""
    meeting = Meeting(
        author_id=turn.actor.id,
        team_id=turn.actor.team_id,
        partner_id=partner.id,
        held_on=form.held_on,
        place=place,
        said=form.said,
        created_at=turn.now,
    )
    turn.open(Meetings).add(meeting, attendees(turn, form, partner, is_away=is_away), lines(form.decided))
    held_at = datetime.combine(form.held_on, time(12), UTC)
    turn.open(Partners).touched(partner.id, min(held_at, turn.now))
    words = f"{form.said} {form.decided}"
    Search(turn.session).add(meeting, words, Label.TEAM, turn.actor.id, turn.now)
    turn.changed(meeting)
    return meeting


def attendees(turn: Turn, form: MetForm, partner: Partner, *, is_away: bool) -> list[tuple[Side, str, int | None]]:
    """Everyone who came, with their key where we know them by this name; who writes it down, unless they were away."""
    people = turn.open(People)
    ours = {fold(person.name): person.id for person in people.ours()}
    theirs = {fold(person.name): person.id for person in people.contacts(partner.id)}
    came: list[tuple[Side, str, int | None]] = [] if is_away else [(Side.OURS, turn.actor.name, turn.actor.id)]
    came += [(Side.OURS, name, ours.get(fold(name))) for name in names(form.ours)]
    return [*came, *((Side.THEIRS, name, theirs.get(fold(name))) for name in names(form.theirs))]


def promise(turn: Turn, partner: Partner, meeting: Meeting, spoken: Spoken) -> Commitment:
    parted = turn.dates.part(spoken.words)
    due = parted.answer.day if isinstance(parted.answer, Understood) else None
    said_in = turn.t("Meeting of {date}", date=turn.day(meeting.held_on))
    return write_promise(
        turn, partner, parted.rest.strip(" ,"), spoken.direction, due_on=due, meeting_id=meeting.id, said_in=said_in
    )


def show(turn: Turn, press: Press) -> Reply:
    meeting = turn.open(Meetings).get(press.subject)
    if meeting is None:
        return replies.not_found(turn)
    was_read(turn, meeting)
    return Reply((record(turn, meeting),))
