"""Examples of what can be typed, made of the asker's own partners."""

from bot.i18n import mark
from bot.turn import Turn
from bot.ui.message import Hint, Say
from storage.partners import Partners

NOBODYS = "Riverside Elders"
"""Stands in the examples while there is no partner yet; who types it is asked whether to add it."""

OURS = mark("we met {partner} yesterday; they need a story time; I promised the room list by Friday")
THEIRS = mark("We need a room on Saturdays")


def in_plain_words(turn: Turn) -> tuple[Say, Hint]:
    """That nothing has to be learnt: a sentence as one would say it, and how to put it right."""
    t = turn.t
    if not turn.viewer.is_ours:
        said = Say(t("Or just write what you need: “{example}”.", example=t(THEIRS)))
        return said, Hint(t("If it is not right, write “undo that”."))
    said = Say(t("Or just write what happened: “{example}”.", example=filled(turn, OURS)))
    return said, Hint(t("If something is not right, say so: “no, Thursday”, “I meant …” or “undo that”."))


def filled(turn: Turn, example: str) -> str:
    """The example with a partner of the asker's own in it."""
    if " " not in example:
        # A command's word is the same in every language, whatever else it means there.
        return example
    if "{partner}" not in example:
        return turn.t(example)
    mine = turn.open(Partners).of_liaison(turn.actor.id) or turn.open(Partners).all(limit=1)
    name = mine[0].name if mine else NOBODYS
    return turn.t(example, partner=name)
