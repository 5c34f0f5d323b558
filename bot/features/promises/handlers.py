"""`/loop promised`, and what may be done with a promise on our side."""

from datetime import date
from typing import Any

from bot import replies
from bot.behalf import speaker, taken_out
from bot.choosing import as_typed, choose_partner
from bot.features.promises.forms import DueForm, PromisedForm
from bot.features.promises.views import card, recorded
from bot.features.promises.words import read_direction, read_promise
from bot.quoting import SOURCE, from_message, source_of
from bot.reading import was_read
from bot.records.promises import LOAD, set_date, write_promise
from bot.spotting import also_named
from bot.turn import Press, Reply, Turn
from bot.ui.date_smell import smells_of_date
from bot.ui.message import Buttons, Hint, Message
from storage.commitments import Commitments, Direction
from storage.partners import Partner


def promised(turn: Turn) -> Reply:
    """A promise from one line; what is missing is asked."""
    if not turn.words:
        return turn.open_form(PromisedForm)
    typed = turn.words
    behalf, turn.words = taken_out(typed)
    direction, spot = read_direction(turn)
    values = {"partner": spot.name, "direction": direction.value, **read_promise(turn, spot.words), "behalf": behalf}
    bare, turn.words = turn.words, typed
    if values["words"] and not values["due"] and (word := smells_of_date(values["words"])):
        turn.keep(turn.words, turn.t("I was not sure about the date"))
        return turn.open_form(PromisedForm, values, {"due": unread(turn, word)})
    about = spot.about(bare, lambda words: read_promise(turn, words))
    return turn.submit(PromisedForm, values, **about)


def from_a_message(turn: Turn) -> Reply:
    """A message that was picked out: its words are the promise."""
    return from_message(turn, PromisedForm, "words")


def unread(turn: Turn, word: str) -> str:
    return turn.t("I see “{word}”, but no date that I can read. Please give one, or leave it empty.", word=word)


def save(turn: Turn, form: PromisedForm, about: dict[str, Any]) -> Reply:
    if form.due and form.due < turn.today:
        return Reply(errors={"due": is_over(turn, form.due)})
    if form.behalf and form.direction is Direction.OURS:
        return Reply(errors={"behalf": turn.t("Only what they promise is given on behalf of one of them.")})
    partner = choose_partner(turn, form, "partner", about)
    if isinstance(partner, Reply):
        return partner
    others = [] if about.get("named") else also_named(turn, form.words, partner)
    if others:
        return named_too(turn, form, partner, others, about)
    load = len(turn.open(Commitments).open_of(turn.actor.id))
    more: dict[str, Any] = {"due_on": form.due, "strength": form.strength, "source": source_of(about)}
    if form.behalf:
        more["said_by"] = speaker(turn, partner, form.behalf).id
    promise = write_promise(turn, partner, form.words, form.direction, **more)
    return Reply((recorded(turn, promise, partner.name, load + 1 if load >= LOAD else 0),))


def named_too(turn: Turn, form: PromisedForm, partner: Partner, others: list[str], about: dict[str, Any]) -> Reply:
    """The words go to the partner as they are, so naming another one in them is asked about once."""
    why = turn.t(
        "These words name {others} and go to {partner}. Send it again if that is right.",
        others=", ".join(others),
        partner=partner.name,
    )
    about = {SOURCE: source_of(about), "named": True}
    return turn.open_form(PromisedForm, {**as_typed(form), "partner": partner.name}, {"words": why}, **about)


def is_over(turn: Turn, day: date) -> str:
    return turn.t("{date} is over already. Please give a day from today on.", date=turn.day(day))


def set_due(turn: Turn, press: Press) -> Reply:
    found = turn.open(Commitments).get(press.subject)
    return turn.open_form(DueForm, promise=found.id) if found and found.is_open else replies.not_found(turn)


def save_due(turn: Turn, form: DueForm, about: dict[str, Any]) -> Reply:
    promise = turn.open(Commitments).get(about["promise"])
    if promise is None or not promise.is_open:
        return replies.not_found(turn)
    if form.due < turn.today:
        return Reply(errors={"due": is_over(turn, form.due)})
    told = set_date(turn, promise, form.due)
    message = card(turn, promise)
    hint = [Hint(turn.t("The partner is told."))] if told else []
    return Reply((Message(message.title, (*message.blocks, *hint, Buttons((turn.undo_button(),)))),))


def show(turn: Turn, press: Press) -> Reply:
    promise = turn.open(Commitments).get(press.subject)
    if promise is None:
        return replies.not_found(turn)
    was_read(turn, promise)
    return Reply((card(turn, promise),))
