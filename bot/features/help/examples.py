"""Examples of what can be typed, made of the asker's own partners."""

from bot.turn import Turn
from storage.partners import Partners

NOBODYS = "Riverside Elders"
"""Stands in the examples while there is no partner yet; who types it is asked whether to add it."""


def filled(turn: Turn, example: str) -> str:
    """The example with a partner of the asker's own in it."""
    if "{partner}" not in example:
        return turn.t(example)
    mine = turn.open(Partners).of_liaison(turn.actor.id) or turn.open(Partners).all(limit=1)
    name = mine[0].name if mine else NOBODYS
    return turn.t(example, partner=name)
