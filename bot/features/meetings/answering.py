"""What those who are invited say: I'll come, I can't, another time; and what they put on the agenda."""

from datetime import datetime
from typing import Any

from bot import replies
from bot.eyes import Eyes
from bot.features.meetings.plan_forms import AgendaForm, OtherTimeForm
from bot.features.meetings.plan_views import card, facts, quoted, sayable
from bot.features.meetings.words import lines
from bot.letters import tell
from bot.named_too import names_another
from bot.records.planned import SUGGESTED, add_item, answer, begins, item_added, or_liaison
from bot.turn import Outcome, Press, Reply, Turn
from bot.ui.dates import Understood
from bot.ui.message import Buttons, Hint, Item, Items, Message, Say
from storage.planned import PlannedMeeting, PlannedMeetings, Rsvp


def still_open(turn: Turn, key: int) -> PlannedMeeting | Reply:
    """A meeting that can still be answered and prepared, or what is said instead."""
    plan = turn.open(PlannedMeetings).get(key)
    if plan is None:
        return replies.not_found(turn)
    return plan if plan.is_open(turn.now) else replies.settled(Reply((card(turn, plan),)))


def asked_plan(turn: Turn, press: Press) -> PlannedMeeting | Reply:
    """The meeting of an invitation, while it can be answered and is at the time that was shown."""
    plan = still_open(turn, press.subject)
    if isinstance(plan, Reply):
        return plan
    if press.args.get("at", plan.begins_at.isoformat()) != plan.begins_at.isoformat():
        return changed_meanwhile(turn, plan)
    return plan


def changed_meanwhile(turn: Turn, plan: PlannedMeeting) -> Reply:
    """What was shown beside the button is no longer so: nothing is answered, and what holds now is shown."""
    now = card(turn, plan)
    return Reply((Message(turn.t("This has changed meanwhile. Now it is so:"), now.blocks),), outcome=Outcome.SETTLED)


def coming(turn: Turn, press: Press) -> Reply:
    return said(turn, press, Rsvp.COMING, turn.t("Good, you are coming."))


def not_coming(turn: Turn, press: Press) -> Reply:
    return said(turn, press, Rsvp.NOT_COMING, turn.t("All right, you can't come."))


def said(turn: Turn, press: Press, rsvp: Rsvp, title: str) -> Reply:
    plan = asked_plan(turn, press)
    if isinstance(plan, Reply):
        return plan
    known = turn.open(PlannedMeetings).invitee(plan, turn.actor.id)
    if known and known.answer is rsvp:
        return replies.settled(turn.say(turn.t("That is what I have from you.")))
    answer(turn, plan, rsvp)
    hint = Hint(turn.t("You can change your answer until the meeting is over."))
    return Reply((Message(title, (facts(Eyes.of_turn(turn), plan), hint, Buttons((turn.undo_button(),)))),))


def other_time(turn: Turn, press: Press) -> Reply:
    plan = asked_plan(turn, press)
    if isinstance(plan, Reply):
        return plan
    return turn.open_form(OtherTimeForm, plan=plan.id)


def save_other_time(turn: Turn, form: OtherTimeForm, about: dict[str, Any]) -> Reply:
    """When it would suit them goes to the organiser as it was typed, and with one tap where it is a time."""
    plan = still_open(turn, about["plan"])
    if isinstance(plan, Reply):
        return plan
    at = suggested(turn, plan, form.when)
    if at and at <= turn.now:
        over = turn.t("{date} is over already. Please give a day from today on.", date=turn.instant(at))
        return Reply(errors={"when": over})
    answer(turn, plan, Rsvp.OTHER_TIME, form.when)
    organiser = or_liaison(turn.session, plan.organiser_id, plan.partner_id)
    if organiser and organiser.id != turn.actor.id:
        payload = {"plan": plan.id, "by": turn.actor.id, "at": at.isoformat() if at else "", "words": form.when}
        tell(turn.session, organiser, SUGGESTED, f"{plan.id}:{turn.ref}", payload, turn.now)
    understood = (Say(turn.instant(at)),) if at else (Say(quoted(Eyes.of_turn(turn), form.when)),)
    name = organiser.name if organiser else turn.t("The team")
    hint = Hint(turn.t("{name} decides, and you are asked again when the meeting is moved.", name=name))
    return turn.say(turn.t("Thank you. I passed this on."), *understood, hint, Buttons((turn.undo_button(),)))


def suggested(turn: Turn, plan: PlannedMeeting, words: str) -> datetime | None:
    """The instant that is meant, in the zone of whoever suggests it; the hour stays where none is named."""
    read = turn.dates.read(words)
    if not isinstance(read, Understood):
        return None
    usual = plan.begins_at.astimezone(Eyes.of_turn(turn).zone_info).time()
    return begins(read.day, read.at or usual, turn.actor.zone)


def add(turn: Turn, press: Press) -> Reply:
    plan = still_open(turn, press.subject)
    if isinstance(plan, Reply):
        return plan
    return turn.open_form(AgendaForm, plan=plan.id)


def save_items(turn: Turn, form: AgendaForm, about: dict[str, Any]) -> Reply:
    """Each line is an item, in the name of whoever added it."""
    plan = still_open(turn, about["plan"])
    if isinstance(plan, Reply):
        return plan
    if turn.viewer.is_ours and not about.get("named") and (why := names_another(turn, form.words, plan.partner_id)):
        turn.keep(form.words, turn.t("A form that is not finished"))
        return turn.open_form(AgendaForm, {"words": form.words}, {"words": why}, plan=plan.id, named=True)
    items = [add_item(turn, plan, words) for words in lines(form.words)]
    item_added(turn, plan)
    eyes = Eyes.of_turn(turn)
    shown = Items(tuple(Item(sayable(eyes, item.words)) for item in items[:10]))
    return turn.say(turn.t("It is on the agenda."), shown, Buttons((turn.undo_button(),)))
