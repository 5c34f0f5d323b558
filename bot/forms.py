"""A form that was sent off: read it, hand it to its feature, or give it back with what is not right."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from bot import day_order, replies, steps
from bot.feature import FormHandler
from bot.router import Router
from bot.teaching import learn_from
from bot.turn import IN_DOUBT, OF, ONLY, Fill, OpenForm, Outcome, Reply, Turn
from bot.ui.form import Filled, Form, Wrong, in_words, read_form
from storage.actions import Actions, ActionToken
from storage.people import Person

PREFIX = "form:"
SENT = "sent"
"""In a token's arguments: a fingerprint of the values it was used with."""


Forms = Mapping[str, FormHandler]
"""Every form there is, by its name."""


def submit(turn: Turn, forms: Forms, token: str, values: Mapping[str, str], step: int | None = None) -> Reply:
    """The one path of every form, whether a modal, a page or a dialogue collected it.

    `step`: which one was sent off, where the place shows one at a time.
    """
    row = Actions(turn.session).find(token)
    handler = forms.get(row.action.removeprefix(PREFIX)) if row and row.action.startswith(PREFIX) else None
    if row is None or handler is None or turn.viewer.role not in handler.who or not is_for(row, turn.actor):
        return replies.not_taken(turn, joined(values))
    if step is not None:
        values = steps.all_values(row, values)
    said = in_words(handler.form, typed_anew(values, row.args), turn.t)
    if row.used_at:
        return _sent_again(turn, row, values, said)
    if step is not None:
        steps.remember(row, handler.form, values)
        if steps.goes_on(handler.form, step):
            return steps.keep(turn, row, handler.form, values, step)
    turn.review_id = row.args.get("review_id")
    return _take(turn, row, complete(turn, forms, handler.form, values, row.args), values, said)


def finish(turn: Turn, forms: Forms, token: str) -> Reply:
    """A form of several steps is sent off as far as it is filled in; what is not right opens it again."""
    row = Actions(turn.session).find(token)
    handler = forms.get(row.action.removeprefix(PREFIX)) if row else None
    if row is None or handler is None:
        return replies.not_found(turn)
    values = steps.all_values(row, {})
    reply = submit(turn, forms, token, values)
    if not reply.errors:
        return reply
    opened = OpenForm(handler.form, token, values, reply.errors)
    return Reply(form=steps.begin(turn, opened), outcome=Outcome.ASKED)


def typed_anew(values: Mapping[str, str], about: Mapping[str, Any]) -> dict[str, str]:
    """What somebody typed themself: not what the form was opened with."""
    opened = about.get("opened", {})
    return {name: value for name, value in values.items() if value != opened.get(name)}


def is_for(row: ActionToken, actor: Person) -> bool:
    """Whether a token was given to this person; at a team's channel or a partner's place it is for everybody there."""
    is_theirs = row.args.get(OF) in {None, actor.partner_id}
    return is_theirs and row.args.get(ONLY) in {None, actor.id}


def _sent_again(turn: Turn, row: ActionToken, values: Mapping[str, str], said: str) -> Reply:
    """A form is taken once. If it says something else now, those words are kept."""
    if row.args.get(SENT) != fingerprint(values):
        turn.keep(said, turn.t("The form had been sent already"))
    return replies.sent_before(turn, row)


def fingerprint(values: Mapping[str, str]) -> str:
    return sha256(repr(sorted(values.items())).encode()).hexdigest()[:16]


def _take(turn: Turn, row: ActionToken, reply: Reply, values: Mapping[str, str], said: str) -> Reply:
    """A form that came back keeps its words in the review list until it is right; one that was taken settles them."""
    if reply.errors:
        day_order.note(turn, row, values, reply.errors)
        _wait(turn, row, said)
        return reply
    row.used_at, row.used_by = turn.now, turn.actor.id
    row.args = {**row.args, SENT: fingerprint(values)}
    match reply.outcome:
        case Outcome.DONE:
            turn.settle(row.args.get("review_id"))
        case Outcome.REFUSED | Outcome.SETTLED:
            turn.keep(said, turn.t("There was no place for it any more"))
            return replies.with_hint(reply, turn.t("What you typed is kept: type /loop review."))
    return reply


def _wait(turn: Turn, row: ActionToken, said: str) -> None:
    if "review_id" not in row.args:
        turn.keep(said, turn.t("A form that is not finished"))
        row.args = {**row.args, "review_id": turn.review_id}


def complete(turn: Turn, forms: Forms, form: type[Form], values: Mapping[str, str], about: Mapping[str, Any]) -> Reply:
    """Read the values and let the form's feature act on them."""
    match read_form(form, values, turn.now, turn.actor.zone, turn.t, turn.actor.is_day_first):
        case Wrong(errors=errors):
            return Reply(errors=errors)
        case Filled(form=filled):
            reply = forms[form.name].handle(turn, filled, dict(about))
            reply = learn_from(turn, filled, about, reply)
            return day_order.from_answers(turn, reply, about.get(IN_DOUBT, {}), values)


def filler(router: Router) -> Fill:
    """Fills forms from words, for handlers that do not know the other features."""

    def fill(turn: Turn, form: type[Form] | str, values: Mapping[str, str], about: Mapping[str, Any]) -> Reply:
        wanted = router.forms[form].form if isinstance(form, str) else form
        if turn.viewer.role not in router.forms[wanted.name].who:
            return replies.not_found(turn)
        reply = complete(turn, router.forms, wanted, values, about)
        if reply.errors and turn.review_id is None:
            turn.keep(turn.words or in_words(wanted, values, turn.t), turn.t("A form that is not finished"))
        return turn.open_form(wanted, values, reply.errors, **about) if reply.errors else reply

    return fill


def joined(values: Mapping[str, str]) -> str:
    return "\n".join(value for value in values.values() if value)


def typed_over(turn: Turn, form: Form, about: dict[str, Any]) -> set[str]:
    """The fields that say something else than when the form was opened: what changed elsewhere since then stays."""
    names = set(type(form).model_fields)
    match read_form(type(form), about.get("opened", {}), turn.now, turn.actor.zone, turn.t, turn.actor.is_day_first):
        case Filled(form=opened):
            return {name for name in names if getattr(form, name) != getattr(opened, name)}
        case _:
            return names
