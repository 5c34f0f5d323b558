"""Examples of what can be typed, made of the asker's own partners."""

from bot.turn import Turn
from storage.partners import Partners

NOBODYS = "Riverside Elders"
"""Stands in the examples while there is no partner yet; who types it is asked whether to add it."""


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
