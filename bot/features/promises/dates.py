"""Another date: a partner asks for it, or moves its own; whoever looks after the promise answers with one tap."""

from collections.abc import Callable
from datetime import date
from typing import Any

from bot import replies
from bot.choosing import as_typed
from bot.features.promises.forms import AnotherDateForm, SuggestForm
from bot.features.promises.theirs import promise_of
from bot.features.promises.views import say_day
from bot.named_too import names_another
from bot.records.promises import renegotiate
from bot.records.renegotiating import agree, ask_date, move_own_date, refuse
from bot.settled import settled
from bot.turn import Press, Reply, Turn
from bot.ui.message import Buttons, Message, Say
from storage.commitments import Commitment
from storage.date_requests import DateAnswer, DateRequest, DateRequests
from storage.people import People, Person
from storage.viewer import SYSTEM


def another_date(turn: Turn, press: Press) -> Reply:
    promise = promise_of(turn, press.subject)
    if promise is None:
        return replies.not_found(turn)
    return in_the_way(turn, promise) or turn.open_form(AnotherDateForm, promise=promise.id)


def in_the_way(turn: Turn, promise: Commitment) -> Reply | None:
    """It is settled, or another date is asked for already: by whom and when."""
    if not promise.is_open:
        return settled(turn, promise)
    asked = turn.open(DateRequests).waiting(promise)
    if asked is None:
        return None
    name, when = turn.open(People).name(asked.author_id), turn.instant(asked.created_at)
    said = turn.t("{name} asked for {date} already, on {when}.", name=name, date=turn.day(asked.due_on), when=when)
    return replies.settled(turn.say(said, Say(turn.t("You hear from us as soon as there is an answer."))))


def wrong_date(turn: Turn, promise: Commitment, due: date) -> Reply | None:
    if due <= turn.today:
        return Reply(errors={"due": turn.t("Please give a day after today.")})
    if due == promise.due_on:
        return Reply(errors={"due": turn.t("That is the date it has now.")})
    return None


def save_another_date(turn: Turn, form: AnotherDateForm, about: dict[str, Any]) -> Reply:
    """Their own promise moves at once; for one of ours somebody is asked, and until then the date stays."""
    promise = promise_of(turn, about["promise"])
    if promise is None:
        return replies.not_found(turn)
    if said := in_the_way(turn, promise) or wrong_date(turn, promise, form.due):
        return said
    if promise.is_theirs:
        move_own_date(turn, promise, form.due, form.reason)
        told = turn.t("The new date is {date}. We are told.", date=turn.day(form.due))
        return turn.say(turn.t("The date is moved."), Say(promise.words), Say(told), Buttons((turn.undo_button(),)))
    asked = ask_date(turn, promise, form.due, form.reason)
    return asked_for(turn, promise, form.due, asked)


def asked_for(turn: Turn, promise: Commitment, due: date, asked: Person | None) -> Reply:
    t, name = turn.t, asked.name if asked else turn.t("The team")
    said = t("{name} is asked for {date}. Until there is an answer, it stays as it is.", name=name, date=turn.day(due))
    return turn.say(t("Asked for another date."), Say(promise.words), Say(said), Buttons((turn.undo_button(),)))


def request_of(turn: Turn, key: Any) -> tuple[DateRequest, Commitment] | Reply:
    """What somebody asks of us, with its promise; or that it is answered, by whom and when."""
    request = turn.open(DateRequests).get(key) if isinstance(key, int) else None
    promise = promise_of(turn, request.commitment_id) if request else None
    if request is None or promise is None:
        return replies.not_found(turn)
    if request.answer is not DateAnswer.WAITING and request.answered_at:
        name = People(turn.session, SYSTEM).name(request.answered_by)
        title = turn.t("{name} has answered this already, on {day}.", name=name, day=turn.instant(request.answered_at))
        return replies.settled(turn.say(title, Say(promise.words)))
    return (request, promise) if promise.is_open else settled(turn, promise)


def agree_date(turn: Turn, press: Press) -> Reply:
    return answered(turn, press, agree, turn.t("Agreed. It is written down as a new date."))


def refuse_date(turn: Turn, press: Press) -> Reply:
    return answered(turn, press, refuse, turn.t("The date stays as it is."))


def answered(turn: Turn, press: Press, answer: Callable[[Turn, Commitment], list[Person]], title: str) -> Reply:
    found = request_of(turn, press.subject)
    if isinstance(found, Reply):
        return found
    promise = found[1]
    told = answer(turn, promise)
    unreachable = turn.t("Nobody there gets messages from me, so please tell them yourself.")
    said = turn.t("The partner is told.") if told or turn.awaits else unreachable
    blocks = (Say(promise.words), Say(f"{say_day(turn, promise)} {said}"), Buttons((turn.undo_button(),)))
    return Reply((Message(title, blocks),))


def suggest_date(turn: Turn, press: Press) -> Reply:
    found = request_of(turn, press.subject)
    return found if isinstance(found, Reply) else turn.open_form(SuggestForm, request=found[0].id)


def save_suggested(turn: Turn, form: SuggestForm, about: dict[str, Any]) -> Reply:
    """Neither the old date nor theirs: they are asked whether this one is fine."""
    found = request_of(turn, about["request"])
    if isinstance(found, Reply):
        return found
    promise = found[1]
    if form.due <= turn.today:
        return Reply(errors={"due": turn.t("Please give a day after today.")})
    if not about.get("named") and (why := names_another(turn, form.reason, promise.partner_id)):
        turn.keep(form.reason, turn.t("A form that is not finished"))
        return turn.open_form(SuggestForm, as_typed(form), {"reason": why}, **{**about, "named": True})
    renegotiate(turn, promise, form.due, form.reason)
    said = turn.t("The partner is told and asked.")
    blocks = (Say(promise.words), Say(f"{say_day(turn, promise)} {said}"), Buttons((turn.undo_button(),)))
    return Reply((Message(turn.t("Asked for another date."), blocks),))
