"""`/loop help` and the menu. The list of commands is handed in, not imported."""

from collections.abc import Callable

from bot.feature import CONTACTS, EVERYONE, Action, Command, Feature
from bot.features.help.examples import filled, in_plain_words
from bot.features.help.menu import goer, menu
from bot.i18n import mark
from bot.turn import Reply, Turn
from bot.ui.message import Hint, Item, Items, Message
from storage.text import fold
from storage.viewer import Role


def helper(features: tuple[Feature, ...]) -> Callable[[Turn], Reply]:
    """The handler that knows these features."""

    def show(turn: Turn) -> Reply:
        known = [command for feature in features for command in feature.commands if turn.viewer.role in command.who]
        # A partner reads first what is there for partners; what both sides have comes after it.
        known.sort(key=lambda command: turn.viewer.role is Role.CONTACT and not is_theirs(command))
        one = next((command for command in known if command.word == fold(turn.words)), None)
        return Reply((about(turn, one) if one else listing(turn, known),))

    return show


def is_theirs(command: Command) -> bool:
    """Whether a command is there for partners alone, and often wanted."""
    return command.who == CONTACTS and not command.is_seldom


def about(turn: Turn, command: Command) -> Message:
    example = filled(turn, command.example)
    return Message(f"/loop {command.word}", (Items((Item(turn.t(command.help), f"/loop {example}"),)),))


def listing(turn: Turn, known: list[Command]) -> Message:
    """Examples that work as they stand, ten at most to a list."""
    t = turn.t
    rows = [Item(f"/loop {filled(turn, command.example or command.word)}", t(command.help)) for command in known]
    blocks = [Items(tuple(rows[at : at + 10])) for at in range(0, len(rows), 10)]
    title = t("Hello {name}. Try one of these:", name=turn.actor.name)
    kept = Hint(t("What I can't place is kept in your review list. Undo takes things back."))
    return Message(title, (*blocks, *in_plain_words(turn), kept))


START = (
    "start",
    "start again",
    "begin",
    "subscribe",
    "empezar",
    "comenzar",
    "iniciar",
    "inicio",
    "volver",
    "alta",
)
"""What people type to any bot to begin with it, or to come back."""


def feature(features: tuple[Feature, ...]) -> Feature:
    """Help and menu for the features that are handed in."""
    listed = Command("help", helper(features), EVERYONE, mark("see what I can do"), mark("help"), aliases=("ayuda",))
    about = mark("the things that are done most")
    short = Command("menu", menu, EVERYONE, about, mark("menu"), alone=START, is_seldom=True)
    go = Action("menu.go", goer((*features, Feature("help", commands=(listed,)))), EVERYONE, repeatable=True)
    return Feature("help", commands=(listed, short), actions=(go,))
