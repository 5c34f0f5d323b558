"""`/loop meet`: planning a meeting, moving it, calling it off."""

from datetime import datetime
from typing import Any

from bot import replies
from bot.choosing import as_typed, choose_partner
from bot.considerate import is_quiet_day
from bot.eyes import Eyes
from bot.features.meetings.plan_forms import MeetForm, MoveForm
from bot.features.meetings.plan_views import card, planned
from bot.features.meetings.plan_words import read_plan
from bot.features.meetings.words import lines, names
from bot.named_too import also_named
from bot.records.planned import begins, cancel_plan, move_plan, write_plan
from bot.turn import Press, Reply, Turn
from bot.ui.message import Block, Buttons, Hint, Message, Say, Style
from bot.workdays import public_holidays
from storage.partners import Partner, Partners, Side
from storage.people import People, Person
from storage.planned import Invitee, PlannedMeeting, PlannedMeetings, Rsvp
from storage.text import fold
from storage.viewer import SYSTEM


def meet(turn: Turn) -> Reply:
    """A meeting from one line; what is missing or not clear is asked."""
    if not turn.words:
        return turn.open_form(MeetForm)
    head = read_plan(turn, turn.words)
    if head.errors:
        turn.keep(turn.words, turn.t("I was not sure about the date"))
        return turn.open_form(MeetForm, head.values, head.errors)
    return turn.submit(MeetForm, head.values)


def save_plan(turn: Turn, form: MeetForm, about: dict[str, Any]) -> Reply:
    if problem := is_past(turn, form, turn.actor.zone):
        return Reply(errors=problem)
    partner = choose_partner(turn, form, "partner", about)
    if isinstance(partner, Reply):
        return partner
    others = [] if about.get("named") else also_named(turn, f"{form.place}\n{form.agenda}", partner)
    if others:
        return named_too(turn, form, partner, others)
    plan = PlannedMeeting(
        organiser_id=turn.actor.id,
        team_id=turn.actor.team_id,
        partner_id=partner.id,
        held_on=form.day,
        held_at=form.at,
        zone=turn.actor.zone,
        begins_at=begins(form.day, form.at, turn.actor.zone),
        place=form.place,
        created_at=turn.now,
    )
    told = write_plan(turn, plan, invited(turn, form, partner), lines(form.agenda))
    return Reply((planned(turn, plan, told, warnings(turn, plan, partner)),))


def is_past(turn: Turn, form: MeetForm | MoveForm, zone: str) -> dict[str, str]:
    """By field; empty when it is still to come."""
    if form.day < turn.today:
        return {"day": turn.t("{date} is over already. Please give a day from today on.", date=turn.day(form.day))}
    if begins(form.day, form.at, zone) <= turn.now:
        return {"at": turn.t("This hour is over already. Please give a later one.")}
    return {}


def named_too(turn: Turn, form: MeetForm, partner: Partner, others: list[str]) -> Reply:
    """Place and agenda go to the partner as they are, so naming another one in them is asked about once."""
    why = turn.t(
        "These words name {others} and go to {partner}. Send it again if that is right.",
        others=", ".join(others),
        partner=partner.name,
    )
    turn.keep(turn.words, turn.t("A form that is not finished"))
    return turn.open_form(MeetForm, {**as_typed(form), "partner": partner.name}, {"agenda": why}, named=True)


def invited(turn: Turn, form: MeetForm, partner: Partner) -> list[Invitee]:
    """Everybody by name, with their key where we know them; without any name, all we know at the partner."""
    contacts, ours = turn.open(People).contacts(partner.id), turn.open(People).ours()
    me = invitee(turn, Side.OURS, turn.actor.name, turn.actor.id)
    me.answer, me.answered_at = Rsvp.COMING, turn.now
    if not form.theirs:
        return [me, *(invitee(turn, Side.THEIRS, person.name, person.id) for person in contacts)]
    found: dict[str, Invitee] = {}
    for name in names(form.theirs):
        contact, colleague = called(contacts, name), called(ours, name)
        side = Side.OURS if colleague and not contact else Side.THEIRS
        person = contact or colleague
        if person is None or person.id != turn.actor.id:
            found.setdefault(fold(person.name if person else name), invitee(turn, side, *named(person, name)))
    return [me, *found.values()]


def named(person: Person | None, name: str) -> tuple[str, int | None]:
    return (person.name, person.id) if person else (name, None)


def called(people: list[Person], name: str) -> Person | None:
    """The one of exactly this name, or the only one whose name begins so."""
    exact = [person for person in people if fold(person.name) == fold(name)]
    begin = [person for person in people if fold(person.name).startswith(f"{fold(name)} ")]
    return exact[0] if exact else begin[0] if len(begin) == 1 else None


def invitee(turn: Turn, side: Side, name: str, person_id: int | None) -> Invitee:
    return Invitee(planned_meeting_id=0, side=side, name=name, person_id=person_id, created_at=turn.now)


def warnings(turn: Turn, plan: PlannedMeeting, partner: Partner) -> list[Block]:
    """A day on which the partner is left alone, or a public holiday: said, and not in the way."""
    t, day = turn.t, turn.day(plan.held_on)
    team = turn.open(People).team(plan.team_id)
    found = []
    if is_quiet_day(plan.held_on, frozenset(partner.quiet_days)):
        found.append(t("{day} is a quiet day of {partner}.", day=day, partner=partner.name))
    if team and team.country and plan.held_on in public_holidays(team.country, plan.held_on.year):
        found.append(t("{day} is a public holiday.", day=day))
    return [Hint(words) for words in found]


def open_plan(turn: Turn, key: int) -> PlannedMeeting | Reply:
    """A meeting of the actor's side that can still be moved or called off, or why not."""
    plan = turn.open(PlannedMeetings).get(key)
    if plan is None:
        return replies.not_found(turn)
    return plan if plan.is_open(turn.now) else settled(turn, plan)


def settled(turn: Turn, plan: PlannedMeeting) -> Reply:
    """It is over, or was called off: what holds now is shown."""
    return replies.settled(Reply((card(turn, plan),)))


def show(turn: Turn, press: Press) -> Reply:
    plan = turn.open(PlannedMeetings).get(press.subject)
    return Reply((card(turn, plan),)) if plan else replies.not_found(turn)


def move(turn: Turn, press: Press) -> Reply:
    plan = open_plan(turn, press.subject)
    if isinstance(plan, Reply):
        return plan
    values = {"day": plan.held_on.isoformat(), "at": f"{plan.held_at:%H:%M}", "place": plan.place}
    return turn.open_form(MoveForm, values, plan=plan.id)


def save_move(turn: Turn, form: MoveForm, about: dict[str, Any]) -> Reply:
    plan = open_plan(turn, about["plan"])
    if isinstance(plan, Reply):
        return plan
    if problem := is_past(turn, form, plan.zone):
        return Reply(errors=problem)
    return moved(turn, plan, {"held_on": form.day, "held_at": form.at, "place": form.place})


def move_there(turn: Turn, press: Press) -> Reply:
    """One tap on what somebody suggested."""
    plan = open_plan(turn, press.subject)
    if isinstance(plan, Reply):
        return plan
    at = datetime.fromisoformat(str(press.args["at"]))
    if at <= turn.now:
        return replies.settled(turn.say(turn.t("That time is over already."), Hint(turn.t("Please pick another one."))))
    local = at.astimezone(Eyes.of_turn(turn).zone_info)
    return moved(turn, plan, {"held_on": local.date(), "held_at": local.time(), "zone": turn.actor.zone})


def moved(turn: Turn, plan: PlannedMeeting, values: dict[str, Any]) -> Reply:
    if all(getattr(plan, name) == value for name, value in values.items()):
        return replies.settled(turn.say(turn.t("It is at this time and place already.")))
    was_at = plan.begins_at
    told = move_plan(turn, plan, **values)
    partner = Partners(turn.session, SYSTEM).get(plan.partner_id)
    hints = warnings(turn, plan, partner) if partner else []
    asked = turn.t("Everybody who is invited is told and asked again.")
    if not told or plan.begins_at == was_at:
        asked = turn.t("Everybody who is invited is told.") if told else turn.t("Nobody had to be told.")
    message = card(turn, plan, turn.t("The meeting is moved."))
    return Reply((Message(message.title, (*facts_of(message), *hints, Say(asked), Buttons((turn.undo_button(),)))),))


def facts_of(message: Message) -> tuple[Block, ...]:
    """What a card says, without its buttons."""
    return tuple(block for block in message.blocks if not isinstance(block, Buttons))


def cancel(turn: Turn, press: Press) -> Reply:
    """Asked once more, as people are told of it at once."""
    plan = open_plan(turn, press.subject)
    if isinstance(plan, Reply):
        return plan
    yes = turn.button(turn.t("Call it off"), "meetings.call_off", plan.id, Style.DANGER)
    asked = Say(turn.t("Everybody who was told of it hears that it does not take place."))
    message = card(turn, plan, turn.t("Call this meeting off?"))
    return Reply((Message(message.title, (facts_of(message)[0], asked, Buttons((yes,)))),))


def call_off(turn: Turn, press: Press) -> Reply:
    plan = open_plan(turn, press.subject)
    if isinstance(plan, Reply):
        return plan
    told = cancel_plan(turn, plan)
    said = (
        turn.t("I told {names}.", names=", ".join(p.name for p in told)) if told else turn.t("Nobody had to be told.")
    )
    agenda = turn.open(PlannedMeetings).agenda(plan)
    hint = (Hint(turn.t("What was on the agenda waits for the next meeting.")),) if agenda else ()
    return turn.say(turn.t("The meeting is called off."), Say(said), *hint, Buttons((turn.undo_button(),)))
