"""A long form where no more than one step of it is shown at once: what was answered waits for the rest with us."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.offering import OPEN
from bot.turn import ONLY, OpenForm, Outcome, Reply, Turn
from bot.ui.form import Ask, Form, in_words
from bot.ui.message import Buttons, Message, Say, Style
from storage.actions import Actions, ActionToken
from storage.text import is_blank

FINISH = "form.finish"
KNOWN = "known"
"""In a token's arguments: what is filled in so far, shown or not."""


def is_long(form: type[Form]) -> bool:
    return len(form.steps()) > 1


def begin(turn: Turn, opened: OpenForm) -> OpenForm:
    """The form at its first step, or at the first one where something is not right; the rest is kept.

    Who opens it with a button from before sees what they filled in since.
    """
    row = Actions(turn.session).find(opened.token)
    if row is None or not is_long(opened.form):
        return opened
    known = {**opened.values, **row.args.get(KNOWN, {})}
    remember(row, opened.form, known)
    step = first_wrong(opened.form, opened.errors) if opened.errors else opened.step
    return replace(opened, values=known, step=step)


def first_wrong(form: type[Form], errors: Mapping[str, str]) -> int:
    """The first step with something that is not right."""
    steps = form.steps()
    return next((at for at, asks in enumerate(steps) if any(each.name in errors for each in asks)), 0)


def all_values(row: ActionToken, values: Mapping[str, str]) -> dict[str, str]:
    """What was filled in now, over what was before."""
    return {**row.args.get(KNOWN, {}), **values}


def remember(row: ActionToken, form: type[Form], values: Mapping[str, str]) -> None:
    if is_long(form):
        row.args = {**row.args, KNOWN: dict(values)}


def goes_on(form: type[Form], step: int) -> bool:
    """Whether another step comes after this one."""
    return is_long(form) and step < len(form.steps()) - 1 and not form.is_done_at_once


def keep(turn: Turn, row: ActionToken, form: type[Form], values: Mapping[str, str], step: int) -> Reply:
    """One step was sent off: its words are safe, and the next step waits behind a button."""
    if "review_id" not in row.args:
        turn.keep(in_words(form, values, turn.t), turn.t("A form that is not finished"))
    row.args = {**row.args, "review_id": row.args.get("review_id", turn.review_id)}
    return Reply((so_far(turn, row, form, values, step),), outcome=Outcome.ASKED)


def so_far(turn: Turn, row: ActionToken, form: type[Form], values: Mapping[str, str], step: int) -> Message:
    t, steps = turn.t, form.steps()
    rest = tuple(each for asks in steps[step + 1 :] for each in asks)
    words = t("What you typed is kept. Still to be asked: {questions}", questions=", ".join(t(a.label) for a in rest))
    title = t("{form}: step {n} of {total}", form=t(form.title), n=step + 1, total=len(steps))
    return Message(title, (Say(words), Buttons(ways_on(turn, row, form, values, step))))


def ways_on(turn: Turn, row: ActionToken, form: type[Form], values: Mapping[str, str], step: int) -> tuple[Any, ...]:
    """Go on; or leave it at that, where nothing that has to be answered is left."""
    about = {"form": form.name, "token": row.token, "values": dict(values), "errors": {}, "step": step + 1}
    on = turn.button(turn.t("Go on"), OPEN, None, Style.PRIMARY, **about, **{ONLY: turn.actor.id})
    rest = [each for asks in form.steps()[step + 1 :] for each in asks]
    if any(is_missing(each, values) for each in rest):
        return (on,)
    done = turn.button(turn.t("That is all"), FINISH, None, Style.PLAIN, token=row.token, **{ONLY: turn.actor.id})
    return (on, done)


def is_missing(asked: Ask, values: Mapping[str, str]) -> bool:
    return asked.required and is_blank(values.get(asked.name, ""))
