"""The bare word: the things that are done most as buttons, so that nothing has to be learnt first."""

from collections.abc import Callable

from bot import replies
from bot.considerate import may_write
from bot.feature import Feature
from bot.features.help.examples import filled
from bot.i18n import mark
from bot.turn import Press, Reply, Turn
from bot.ui.message import Block, Button, Buttons, Hint, Say
from storage.viewer import Role

WRITE = (
    (mark("What I heard"), "heard"),
    (mark("A meeting"), "met"),
    (mark("A promise"), "promised"),
    (mark("A reminder"), "remind"),
    (mark("My list"), "mine"),
)
FIND = "find_a_partner"
LOOK = ((mark("Brief"), "brief"), (mark("Settings"), "settings"), (mark("Help"), "help"))
THEIRS = (
    (mark("Share"), "share"),
    (mark("Promises"), "promises"),
    (mark("Meetings"), "meetings"),
)
ABOUT_THEM = ((mark("What is kept"), "record"), (mark("Preferences"), "preferences"), (mark("Help"), "help"))
OUR_EXAMPLE = mark("I promised {partner} the room list by Friday")
THEIR_EXAMPLE = mark("we need a room on Saturdays")


def menu(turn: Turn) -> Reply:
    """Forms and lists for this role, and one example of what can be typed instead."""
    t = turn.t
    if turn.words:
        turn.keep(f"menu {turn.words}", t("I did not know what to do with this"))
    title = t("Hello {name}. What would you like to do?", name=turn.actor.name)
    rows = (ways(turn, WRITE), look(turn)) if turn.viewer.is_ours else (ways(turn, THEIRS), ways(turn, ABOUT_THEM))
    example = filled(turn, OUR_EXAMPLE) if turn.viewer.is_ours else t(THEIR_EXAMPLE)
    hint = Hint(t("Or just type it: {example}", example=f"/loop {example}"))
    kept = (Hint(t("What you typed is kept: type /loop review.")),) if turn.words else ()
    return turn.say(title, *way_back(turn), *(Buttons(row) for row in rows), hint, *kept)


def way_back(turn: Turn) -> tuple[Block, ...]:
    """For somebody who stopped: that they did, and to start again with one tap."""
    if may_write(turn.session, turn.actor, turn.now) is not False:
        return ()
    start = turn.button(turn.t("Start again"), "consent.start")
    return (Say(turn.t("You are not written to.")), Buttons((start,)))


def ways(turn: Turn, labels: tuple[tuple[str, str], ...]) -> tuple[Button, ...]:
    return tuple(turn.button(turn.t(label), "menu.go", words=words) for label, words in labels)


def look(turn: Turn) -> tuple[Button, ...]:
    find = turn.button(turn.t("Find a partner"), "menu.go", shortcut=FIND)
    digest = ways(turn, ((mark("Digest"), "digest"),)) if turn.viewer.role is Role.MANAGER else ()
    return (find, *ways(turn, LOOK[:1]), *digest, *ways(turn, LOOK[1:]))


def goer(features: tuple[Feature, ...]) -> Callable[[Turn, Press], Reply]:
    """The handler of a button that does what a command or a shortcut of these features does."""
    commands = {command.word: command for feature in features for command in feature.commands}
    shortcuts = {shortcut.name: shortcut for feature in features for shortcut in feature.shortcuts}

    def go(turn: Turn, press: Press) -> Reply:
        word, _, turn.words = str(press.args.get("words", "")).partition(" ")
        found = shortcuts.get(str(press.args.get("shortcut", ""))) or commands.get(word)
        if found is None or turn.viewer.role not in found.who:
            return replies.not_found(turn)
        return found.handle(turn)

    return go
