"""Asks a form one question at a time where there is no modal: the only state machine, and its state is a row."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot import day_order
from bot.i18n import Translator
from bot.naming import channel_name, named
from bot.router import begins_a_command, without_slash
from bot.turn import OpenForm, Turn
from bot.ui.form import Ask, Form, Kind, Wrong, in_words, read_form
from bot.ui.message import Hint, Message, Say
from storage.actions import Actions
from storage.conversations import Conversation, Conversations
from storage.text import clean, fold, is_blank

GOES_ON = frozenset({"resume", "cancel"})
WAYS = GOES_ON | {"back", "skip"}
"""Words that are about the questions themselves, with or without a slash."""
NOTHING = frozenset({"none", "-", "–"})
"""Answers that empty a question which may stay open."""


@dataclass(frozen=True, slots=True)
class Complete:
    """Every question is answered: the form is sent off like any other."""

    talk: Conversation
    token: str
    values: Mapping[str, str]


def begin(turn: Turn, opened: OpenForm) -> Message:
    """Start asking: what is not right yet, else what is not answered yet, else everything."""
    talks = Conversations(turn.session, turn.actor.id)
    asks = [q.name for q in opened.form.asks()]
    wrong = [name for name in asks if name in opened.errors]
    queue = wrong or open_questions(asks, opened.values) or asks
    talk = talks.start(
        opened.form.name, dict(opened.values), {"token": opened.token, "queue": queue, "wrong": wrong}, turn.now
    )
    talk.field = queue[0]
    return question(turn, opened.form, talk, opened.errors.get(queue[0], ""))


def open_questions(asks: list[str], values: Mapping[str, str]) -> list[str]:
    """What is not answered yet. A form that comes with every value is there to be changed, so all of it is asked."""
    return asks if set(asks) <= set(values) else [name for name in asks if not values.get(name)]


def question(turn: Turn, form: type[Form], talk: Conversation, error: str = "") -> Message:
    """The question that is being asked, with what may be answered."""
    t, queue = turn.t, talk.about["queue"]
    asked = next(q for q in form.asks() if q.name == talk.field)
    title = f"{t(form.title)} ({queue.index(asked.name) + 1}/{len(queue)})"
    said = "" if error else talk.values.get(asked.name)
    before = so_far(turn, asked, said) if said else ""
    parts = [error, t(asked.label), options_text(asked, t), t(asked.hint) if asked.hint else "", before]
    ways = t("back, skip or cancel") if can_skip(asked, talk) else t("back or cancel")
    hint = Hint(t("Type your answer, or {ways}.", ways=ways))
    return Message(title, (*(Say(part) for part in parts if part), hint), asks=True)


def so_far(turn: Turn, asked: Ask, said: str) -> str:
    shown = channel_name(turn.t, said) if asked.kind is Kind.CHANNEL else named(turn, said)
    kept = turn.t("So far: {answer}. Skip keeps it.", answer=shown)
    return kept if asked.required else f"{kept} {turn.t('None empties it.')}"


def options_text(asked: Ask, t: Translator) -> str:
    if asked.kind is not Kind.CHOICE:
        return ""
    return ", ".join(t(label) for _, label in asked.options)


def fits(form: type[Form], talk: Conversation) -> bool:
    """Whether the form still has the questions that this talk is about."""
    return {talk.field, *talk.about["queue"]} <= {asked.name for asked in form.asks()}


def can_skip(asked: Ask, talk: Conversation) -> bool:
    return not asked.required or (bool(talk.values.get(asked.name)) and not is_wrong(talk))


def is_wrong(talk: Conversation) -> bool:
    """Whether the question is asked because its answer was not right."""
    return talk.field in talk.about.get("wrong", ())


def takes(talk: Conversation, words: str) -> bool:
    """Whether a line is meant for these questions: those that were put aside hear only what goes on with them."""
    if talk.is_aside:
        return way(words) in GOES_ON
    return bool(way(words)) or not begins_a_command(words)


def way(words: str) -> str:
    """The word about the questions themselves that a line is; empty for any other line."""
    said = fold(without_slash(words))
    return said if said in WAYS else ""


def aside(turn: Turn, form: type[Form]) -> Message:
    """Said where something else came in between: the next line is no answer by itself."""
    hint = Hint(turn.t("Type resume to go on with it, or cancel to stop it. What you answered is kept."))
    return Message(turn.t("Put aside: {title}", title=turn.t(form.title)), (hint,))


def answer(turn: Turn, form: type[Form], talk: Conversation, words: str) -> Message | Complete:
    """Take an answer to the question that was asked, and ask the next one."""
    talk.updated_at = turn.now
    talk.put_aside(False)
    match way(words):
        case "resume":
            return question(turn, form, talk)
        case "cancel":
            return cancel(turn, form, talk)
        case "back":
            return back(turn, form, talk)
        case "skip":
            return skip(turn, form, talk)
        case _:
            return take(turn, form, talk, clean(words))


def take(turn: Turn, form: type[Form], talk: Conversation, words: str) -> Message | Complete:
    asked = str(talk.field)
    if fold(words) in NOTHING and not next(q for q in form.asks() if q.name == asked).required:
        talk.values = {**talk.values, asked: ""}
        return onwards(turn, form, talk)
    values = {**talk.values, asked: words}
    read = read_form(form, values, turn.now, turn.actor.zone, turn.t, turn.actor.is_day_first)
    error = read.errors.get(asked, "") if isinstance(read, Wrong) else ""
    if error or is_blank(words):
        day_order.note(turn, Actions(turn.session).find(talk.about["token"]), {asked: words}, {asked: error})
        return question(turn, form, talk, error or turn.t("I did not get an answer."))
    talk.values = values
    return onwards(turn, form, talk)


def onwards(turn: Turn, form: type[Form], talk: Conversation) -> Message | Complete:
    queue = talk.about["queue"]
    at = queue.index(talk.field) + 1
    if at == len(queue):
        return Complete(talk, talk.about["token"], talk.values)
    talk.field = queue[at]
    return question(turn, form, talk)


def back(turn: Turn, form: type[Form], talk: Conversation) -> Message:
    queue = talk.about["queue"]
    talk.field = queue[max(0, queue.index(talk.field) - 1)]
    return question(turn, form, talk)


def skip(turn: Turn, form: type[Form], talk: Conversation) -> Message | Complete:
    asked = next(q for q in form.asks() if q.name == talk.field)
    if not can_skip(asked, talk):
        return question(turn, form, talk, turn.t("This one is needed, I can't leave it out."))
    if is_wrong(talk) and talk.values.get(asked.name):
        # What is not right can't be kept as an answer, but it stays where its author finds it.
        turn.keep(talk.values[asked.name], turn.t("You left this out: {question}", question=turn.t(asked.label)))
        talk.values = {**talk.values, asked.name: ""}
    return onwards(turn, form, talk)


def cancel(turn: Turn, form: type[Form], talk: Conversation) -> Message:
    """Stop asking. What was answered goes to the review list."""
    typed = in_words(form, talk.values, turn.t)
    Conversations(turn.session, turn.actor.id).end(talk)
    if not typed:
        return Message(turn.t("Stopped. Nothing was saved."))
    turn.keep(typed, turn.t("You stopped at: {title}", title=turn.t(form.title)))
    return Message(turn.t("Stopped."), (Say(turn.t("Your answers are in your review list: type /loop review.")),))


def ask_again(turn: Turn, form: type[Form], talk: Conversation, errors: Mapping[str, str]) -> Message:
    """The form came back: ask the first question whose answer was not right."""
    wrong = [q.name for q in form.asks() if q.name in errors]
    talk.about = {**talk.about, "queue": wrong, "wrong": wrong}
    talk.field = wrong[0]
    return question(turn, form, talk, errors[wrong[0]])
