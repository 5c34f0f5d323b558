"""Saying that a date was moved to a working day."""

from bot.reminding import Item, moved_day
from bot.turn import Turn
from bot.ui.message import Hint


def moved_hints(turn: Turn, item: Item) -> tuple[Hint, ...]:
    """Says so when a due date is no working day and is spoken of on another one."""
    moved = moved_day(turn.session, item)
    if moved is None or item.due_on is None:
        return ()
    day, other = turn.day(item.due_on), turn.day(moved)
    return (Hint(turn.t("{day} is not a working day. I will speak of it on {other}.", day=day, other=other)),)
