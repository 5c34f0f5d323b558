"""How a person's own list looks."""

from bot.coming import my_meetings
from bot.listing import row, waiting
from bot.paging import page_buttons
from bot.turn import Turn
from bot.ui.message import Buttons, Hint, Items, Message
from storage.commitments import Commitment, Commitments
from storage.follow_ups import FollowUp, FollowUps

PAGE = 8


def mine(turn: Turn, page: int) -> Message:
    """One page of promises and follow-ups, and what waits elsewhere."""
    t, items = turn.t, everything(turn)
    if not items:
        hint = Hint(t("When you promise something or ask to be reminded, it is listed here."))
        meetings = my_meetings(turn, t("Meetings coming up"))
        return Message(t("You look after nothing right now."), (*meetings, *waiting(turn), hint))
    shown = items[page * PAGE : (page + 1) * PAGE]
    title = t.count("You look after {n} thing", "You look after {n} things", len(items))
    rows = Items(tuple(row(turn, item) for item in shown))
    turns = Buttons(page_buttons(turn, "mine.page", page, (page + 1) * PAGE < len(items)))
    meetings = my_meetings(turn, t("Meetings coming up")) if page == 0 else ()
    return Message(title, (rows, *((turns,) if turns.row else ()), *meetings, *waiting(turn)))


def everything(turn: Turn) -> list[Commitment | FollowUp]:
    """Open items by date; those without a date come last."""
    promises = turn.open(Commitments).open_of(turn.actor.id)
    steps = turn.open(FollowUps).open_of(turn.actor.id)
    return sorted([*promises, *steps], key=lambda item: (item.due_on is None, str(item.due_on), item.id))
