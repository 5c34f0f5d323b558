"""What our side is told of a partner's steps, and the partner of our answer to another date."""

from datetime import date
from typing import Any

from bot.feature import LetterRun
from bot.features.promises.letters import due_fact, promise_of
from bot.i18n import mark
from bot.showing import show_button
from bot.ui.dates import say_date
from bot.ui.message import Block, Buttons, Facts, Hint, Message, Quoted, Style
from bot.writing import letter_button, zone_for
from storage.commitments import Commitment, Commitments
from storage.date_requests import DateAnswer, DateRequest, DateRequests
from storage.partners import Partners
from storage.people import People
from storage.viewer import SYSTEM


def partner_of(run: LetterRun, promise: Commitment) -> str:
    return Partners(run.session, SYSTEM).name(promise.partner_id)


def opening(run: LetterRun, promise: Commitment) -> Buttons:
    return Buttons((show_button(run, run.t("Open"), "promise.show", promise.id),))


def day_in(run: LetterRun, day: date | None) -> str:
    return say_date(day, zone_for(run), run.now, None, run.t.language) if day else run.t("no date yet")


def request_of(run: LetterRun) -> tuple[DateRequest, Commitment] | None:
    """Another date that is asked for, with its promise, unless it was taken back meanwhile."""
    request = DateRequests(run.session, run.viewer).get(run.item.payload["request"])
    promise = Commitments(run.session, run.viewer).get(request.commitment_id) if request else None
    return (request, promise) if request and promise else None


def write_date_asked(run: LetterRun) -> Message | None:
    """To whoever looks after the promise: another date is asked for, with the three answers."""
    found, t = request_of(run), run.t
    if found is None:
        return None
    request, promise = found
    name = People(run.session, SYSTEM).name(request.author_id)
    dates = Facts(
        ((t("Due"), day_in(run, request.due_before)), (t("Asked for"), day_in(run, request.due_on))),
    )
    about: tuple[Block, ...] = (Quoted(promise.words), dates, Quoted(request.reason, name))
    title = t("{partner} asks for another date.", partner=partner_of(run, promise))
    return Message(title, (*about, *answers(run, request, promise)))


def answers(run: LetterRun, request: DateRequest, promise: Commitment) -> tuple[Block, ...]:
    """The three answers; or which one it got, and from whom."""
    t = run.t
    if request.answer is not DateAnswer.WAITING:
        name = People(run.session, SYSTEM).name(request.answered_by)
        return (Hint(t("{name} answered: {answer}.", name=name, answer=t(request.answer.value))),)
    if not promise.is_open:
        return (Hint(t("This is settled already.")),)
    row = (
        letter_button(run, t("Agree"), "promises.agree_date", request.id, Style.PRIMARY),
        letter_button(run, t("Suggest another"), "promises.suggest_date", request.id),
        letter_button(run, t("Can't"), "promises.refuse_date", request.id),
    )
    return (Buttons(row), opening(run, promise))


def write_date_answered(run: LetterRun) -> Message | None:
    """To the partner: the date they asked for holds, or the old one does."""
    found, t = request_of(run), run.t
    if found is None or found[0].answer not in {DateAnswer.AGREED, DateAnswer.CANNOT}:
        return None
    request, promise = found
    agreed = request.answer is DateAnswer.AGREED
    title = t("Agreed: there is a new date.") if agreed else t("We can't make it the date you asked for.")
    stays = () if agreed else (Hint(t("It stays as it was. If that does not help you, please tell us.")),)
    return Message(title, (Quoted(promise.words), due_fact(run, promise), *stays, opening(run, promise)))


def write_moved_by_them(run: LetterRun) -> Message | None:
    """To our side: they moved the date of their own promise."""
    promise, t, said = promise_of(run), run.t, run.item.payload
    if promise is None:
        return None
    partner = partner_of(run, promise)
    was = day_in(run, date.fromisoformat(said["was"]) if said["was"] else None)
    now = day_in(run, date.fromisoformat(said["due_on"]))
    dates = Facts(((t("Was due"), was), (t("New date"), now)))
    title = t("{partner} moves the date of what they promised.", partner=partner)
    return Message(title, (Quoted(promise.words), dates, Quoted(said["why"], partner), opening(run, promise)))


def write_released(run: LetterRun) -> Message | None:
    return said_by_them(run, mark("{partner} does not need this any more."))


def write_closed_partly(run: LetterRun) -> Message | None:
    return said_by_them(run, mark("{partner} closed this as partly kept."))


def write_still_needed(run: LetterRun) -> Message | None:
    return said_by_them(run, mark("{partner} still needs this, so it is open again."))


def said_by_them(run: LetterRun, title: str) -> Message | None:
    """One sentence about a promise, to our side."""
    promise = promise_of(run)
    if promise is None:
        return None
    blocks: tuple[Any, ...] = (Quoted(promise.words), due_fact(run, promise), opening(run, promise))
    return Message(run.t(title, partner=partner_of(run, promise)), blocks)
