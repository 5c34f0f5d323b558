"""The reminders that speak of an item: they show what holds now, wherever it was changed."""

from typing import Any

from bot import reminding
from bot.kinds import kind_of
from bot.letters import write_again
from bot.reminding import Item
from bot.turn import Turn
from storage.people import People
from storage.viewer import SYSTEM

SHOWN = ("owner_id", "due_on", "snoozed_until")
"""Columns of an item by which a reminder looks different."""


def look(item: Item) -> tuple[Any, ...]:
    """What a reminder shows of an item; it is written anew when this has become something else."""
    return (item.is_open, *(getattr(item, name) for name in SHOWN))


def write_reminders(turn: Turn, item: Item, *owner_ids: int | None) -> None:
    """Write the reminders of these people and of the team anew, where they name the item."""
    kind, people = kind_of(item), People(turn.session, SYSTEM)

    def speaks_of_it(payload: dict[str, Any]) -> bool:
        return any(row[:2] == [kind, item.id] for row in payload["items"])

    for owner_id in dict.fromkeys(owner_ids):
        owner = people.destination(owner_id) if owner_id is not None else None
        write_again(turn, reminding.PERSON_LETTER, owner, speaks_of_it)
    team = people.team(item.team_id)
    write_again(turn, reminding.TEAM_LETTER, team.channel if team else None, speaks_of_it)
