"""A small feature for trying adapters out: one of every block, a button, a form, and words that come back."""

from datetime import datetime
from typing import Any, ClassVar

from sqlmodel import Session

from bot.events import Address
from bot.feature import STAFF, Action, Command, Feature, FormHandler
from bot.i18n import mark
from bot.turn import Press, Reply, Turn
from bot.ui.form import Form, Kind, ask
from bot.ui.message import Button, Buttons, Facts, Heading, Hint, Item, Items, Message, Quoted, Say, Table
from storage.notes import Heard
from storage.people import Identity, Person, Team
from storage.viewer import Role

PARTS = (
    "All of it",
    "A paragraph.",
    "A heading",
    "the bus stops at six",
    "Amina",
    "Due",
    "Friday, 27 November 2026",
    "State",
    "proposed",
    "Open",
    "the room list",
    "since Monday",
    "a key",
    "and 3 more",
    "team",
    "kept",
    "north",
    "17",
    "south-east",
    "4",
    "An aside.",
    "Press me",
    "Look",
)
"""Every text in the message of `/loop show`."""
LONG = " ".join(f"word{n}" for n in range(250))[:1_800]


class LendForm(Form):
    """Three kinds of questions, one of them with an answer already."""

    name: ClassVar = "lending.lend"
    title: ClassVar = mark("What do you lend?")

    item: str = ask(mark("Which thing is it?"))
    count: str = ask(mark("How many of them?"), hint=mark("A number in words"))
    heard: Heard = ask(mark("How do you know?"), Kind.CHOICE, default=Heard.DIRECTLY)


def everything(button: Button, own: Button) -> Message:
    """A message with every kind of block."""
    table = Table(("team", "kept"), (("north", "17"), ("south-east", "4")))
    facts = Facts((("Due", "Friday, 27 November 2026"), ("State", "proposed")))
    items = Items((Item("the room list", "since Monday", (own,)), Item("a key")), "Open", "and 3 more")
    quoted = Quoted("the bus stops at six", "Amina")
    blocks = (
        Say("A paragraph."),
        Heading("A heading"),
        quoted,
        facts,
        items,
        table,
        Hint("An aside."),
        Buttons((button,)),
    )
    return Message("All of it", blocks)


def show(turn: Turn) -> Reply:
    return Reply((everything(turn.button("Press me", "lending.press", 7), turn.button("Look", "lending.look", 8)),))


def say(turn: Turn) -> Reply:
    return turn.say(f"You said: {len(turn.words)} characters", Say(turn.words))


def press(turn: Turn, pressed: Press) -> Reply:
    return turn.say(f"Pressed, about {pressed.subject}.")


def look(turn: Turn, pressed: Press) -> Reply:
    """Written over the message with the button."""
    return Reply(update=Message("Looked at.", (Say("It is settled now."),)))


def lend(turn: Turn) -> Reply:
    return turn.open_form(LendForm, {"item": "a projector"})


def save(turn: Turn, form: LendForm, about: dict[str, Any]) -> Reply:
    if form.count == "none":
        return Reply(errors={"count": "There has to be one at least."})
    return turn.say("Lent.", Facts((("item", form.item), ("count", form.count), ("heard", form.heard.value))))


FEATURE = Feature(
    "lending",
    commands=(
        Command("show", show, STAFF, mark("see one of everything")),
        Command("echo", say, STAFF, mark("hear it again")),
        Command("lend", lend, STAFF, mark("lend something")),
    ),
    forms=(FormHandler(LendForm, save, STAFF),),
    actions=(Action("lending.press", press, STAFF), Action("lending.look", look, STAFF, repeatable=True)),
)


def add_ana(session: Session, now: datetime, ana: Address, rosa: Address) -> None:
    """One member of staff at this place, and a colleague whose name can be suggested."""
    team = Team(name="Outreach", created_at=now)
    session.add(team)
    session.flush()
    for name, at in (("Ana", ana), ("Rosa", rosa)):
        person = Person(name=name, role=Role.STAFF, team_id=team.id, created_at=now)
        session.add(person)
        session.flush()
        about = {"person_id": person.id, "created_at": now, "external": at.place, "place": at.place}
        session.add(Identity.model_validate({**about, "platform": at.platform, "workspace": at.workspace}))
