"""A small bot: it lends things, tells what is lent, and has one command that breaks."""

from typing import Any, ClassVar

from bot.feature import CONTACTS, EVERYONE, STAFF, Action, Command, Feature, FormHandler
from bot.features import review
from bot.i18n import mark
from bot.turn import Press, Reply, Turn
from bot.ui.form import Day, Form, Kind, ask
from bot.ui.message import Buttons, Facts, Say
from storage.notes import NoteKind


class LendForm(Form):
    """What is lent, to whom, until when."""

    name: ClassVar = "lending.lend"
    title: ClassVar = mark("What do you lend?")

    item: str = ask(mark("Which thing is it?"))
    until: Day = ask(mark("Until when?"), Kind.DATE, hint=mark("For example: Friday"))
    about: NoteKind = ask(mark("What is it about?"), Kind.CHOICE, default=NoteKind.NEED)
    note: str = ask(mark("Anything else?"), Kind.LONG, default="")


class CallForm(Form):
    """One question."""

    name: ClassVar = "lending.call"
    title: ClassVar = mark("Whom shall I call?")

    who: str = ask(mark("A name"))


def lend(turn: Turn) -> Reply:
    return turn.open_form(LendForm, {"item": turn.words} if turn.words else {})


def save(turn: Turn, form: LendForm, about: dict[str, Any]) -> Reply:
    if form.item == "nothing":
        return Reply(errors={"item": "Nothing can't be lent."})
    rows = Facts((("item", form.item), ("until", turn.day(form.until)), ("about", form.about.value)))
    return turn.say("Lent.", rows, Buttons((turn.button("Give back", "lending.back", 5),)))


def call(turn: Turn) -> Reply:
    return turn.open_form(CallForm)


def save_call(turn: Turn, form: CallForm, about: dict[str, Any]) -> Reply:
    return turn.say("Called.", Say(form.who))


def back(turn: Turn, press: Press) -> Reply:
    return turn.say(f"Given back, number {press.subject}.")


def look(turn: Turn) -> Reply:
    buttons = (turn.button("Give back", "lending.back", 5), turn.button("Look", "lending.look", 6))
    return turn.say("The shelf", Buttons((*buttons, turn.button("Odd", "lending.odd"))))


def peek(turn: Turn, press: Press) -> Reply:
    return turn.say(f"It is still there, number {press.subject}.")


def thank(turn: Turn) -> Reply:
    return turn.say("You are welcome.")


def fail(turn: Turn) -> Reply:
    raise ValueError(f"secret: {turn.words}")


def fail_on_press(turn: Turn, press: Press) -> Reply:
    raise ValueError("odd")


LENDING = Feature(
    "lending",
    commands=(
        Command("lend", lend, STAFF, mark("lend something")),
        Command("call", call, STAFF, mark("call someone")),
        Command("shelf", look, STAFF, mark("see what is there"), aliases=("shelves",)),
        Command("kudos", thank, CONTACTS, mark("say thank you")),
        Command("break", fail, EVERYONE, mark("break")),
        Command("help", thank, EVERYONE, mark("help"), aliases=("menu",)),
    ),
    forms=(FormHandler(LendForm, save, STAFF), FormHandler(CallForm, save_call, STAFF)),
    actions=(
        Action("lending.back", back, STAFF),
        Action("lending.look", peek, STAFF, repeatable=True),
        Action("lending.odd", fail_on_press, STAFF),
    ),
)
FEATURES = (LENDING, review.FEATURE)
