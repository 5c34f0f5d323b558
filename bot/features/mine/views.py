"""How a person's own list looks."""

from typing import Any

from bot.paging import page_buttons
from bot.showing import dated
from bot.turn import Turn
from bot.ui.message import Button, Buttons, Hint, Item, Items, Message, Style
from storage.commitments import Commitment, Commitments, Direction
from storage.conversations import Conversations
from storage.follow_ups import FollowUp, FollowUps
from storage.partners import Partners
from storage.reviews import Reviews

PAGE = 8


def mine(turn: Turn, page: int) -> Message:
    """One page of promises and follow-ups, and what waits elsewhere."""
    t, items = turn.t, everything(turn)
    if not items:
        hint = Hint(t("When you promise something or ask to be reminded, it is listed here."))
        return Message(t("You look after nothing right now."), (*waiting(turn), hint))
    shown = items[page * PAGE : (page + 1) * PAGE]
    title = t.count("You look after {n} thing", "You look after {n} things", len(items))
    rows = Items(tuple(row(turn, item) for item in shown))
    turns = Buttons(page_buttons(turn, "mine.page", page, (page + 1) * PAGE < len(items)))
    return Message(title, (rows, *((turns,) if turns.row else ()), *waiting(turn)))


def everything(turn: Turn) -> list[Commitment | FollowUp]:
    """Open items by date; those without a date come last."""
    promises = turn.open(Commitments).open_of(turn.actor.id)
    steps = turn.open(FollowUps).open_of(turn.actor.id)
    return sorted([*promises, *steps], key=lambda item: (item.due_on is None, str(item.due_on), item.id))


def row(turn: Turn, item: Commitment | FollowUp) -> Item:
    parts = [turn.open(Partners).name(item.partner_id), promise_text(turn, item), *dated(turn, item)]
    return Item(item.words, " · ".join(part for part in parts if part), buttons(turn, item))


def promise_text(turn: Turn, item: Commitment | FollowUp) -> str:
    if not isinstance(item, Commitment):
        return ""
    return turn.t("they promised us") if item.direction is Direction.THEIRS else turn.t("we promised them")


def buttons(turn: Turn, item: Commitment | FollowUp) -> tuple[Button, ...]:
    kind: dict[str, Any] = {"kind": "commitment" if isinstance(item, Commitment) else "follow_up"}
    done = turn.button(turn.t("Done"), "remind.done", item.id, Style.PRIMARY, **kind)
    snooze = turn.button(turn.t("Snooze"), "remind.snooze", item.id, **kind)
    if isinstance(item, Commitment):
        return (done, turn.button(turn.t("Renegotiate"), "remind.renegotiate", item.id, **kind), snooze)
    return (done, snooze)


def waiting(turn: Turn) -> tuple[Hint, ...]:
    """What else waits for this person: words to be sorted, forms to be finished."""
    t, found = turn.t, []
    reviews = Reviews(turn.session, turn.actor.id).count()
    forms = len(Conversations(turn.session, turn.actor.id).all())
    if reviews:
        found.append(t.count("{n} note waits in /loop review.", "{n} notes wait in /loop review.", reviews))
    if forms:
        found.append(t("A form is not finished: just answer its last question."))
    return tuple(Hint(words) for words in found)
