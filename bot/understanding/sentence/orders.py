"""What is wanted of a reminder: that it is made, shown, dropped or changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.understanding.sentence.cues import Cues
from bot.understanding.sentence.line import Line

NOUN_NEAR = 8
MAKER = "maker"
REMINDING = ("remind", "recuerd", "recordar")
"""A verb that makes a reminder only when the word stands after it: set, create."""


class Wish(StrEnum):
    """What is to be done with a reminder."""

    MAKE = "remind"
    SHOW = "show"
    DROP = "drop"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Order:
    """A sentence about a reminder, by places in its words."""

    wish: Wish
    first: int
    """Where the order itself begins."""
    end: int
    """Where it ends, and what is to be done begins."""
    inner: tuple[int, int] | None = None
    """What stands between the order and the noun: a *birthday* reminder."""


def order_in(line: Line, first: int, end: int, is_question: bool = False) -> Order | None:
    """What a row of words wants of a reminder; none when it is about something else."""
    texts, table = line.texts[:end], line.table
    noun = next((at for at in range(first, end) if texts[at] in table.noun), None)
    start = polite_end(line, first, end)
    found = leading(texts, table, start, noun) or later(line, start, end, noun)
    if found is None:
        if noun is None:
            return None
        return bare(line, start, end, noun, is_question)
    wish, at, stop = found
    if noun is None or noun < at:
        is_said = wish is Wish.MAKE or noun is not None or any(text.startswith(REMINDING) for text in texts[at:stop])
        return Order(wish, at, stop) if is_said else None
    if noun < stop:
        return Order(wish, at, nouns_end(line, noun, end) if wish is Wish.MAKE else stop)
    if wish is Wish.MAKE and noun - stop > 0 and texts[at] not in table.noun and order_at(table, texts, at) != MAKER:
        return Order(wish, at, stop)
    inner = content(line, stop, noun)
    return Order(wish, at, nouns_end(line, noun, end), inner)


def nouns_end(line: Line, noun: int, end: int) -> int:
    """Past the word for a reminder, and another one beside it: a reminder alarm."""
    while noun < end and line.texts[noun] in line.table.noun:
        noun += 1
    return noun


def order_at(table: Cues, texts: Sequence[str], at: int) -> str:
    found = table.orders.at(texts, at)
    return found[1] if found else ""


def polite_end(line: Line, first: int, end: int) -> int:
    """Where please, can you and the like have ended, and dates that stand first."""
    at = first
    while at < end:
        if line.in_date(at):
            at += 1
        elif found := line.table.politeness.at(line.texts, at, end):
            if line.table.orders.at(line.texts, at, end) and not line.table.orders.at(line.texts, found[0], end):
                return at
            at = found[0]
        else:
            return at
    return at


def leading(texts: Sequence[str], table: Cues, at: int, noun: int | None) -> tuple[Wish, int, int] | None:
    """The order with which the words begin. Only a reminder can be shown, dropped or changed here."""
    found = table.orders.at(texts, at)
    if not found:
        return None
    wish = wish_of(found[1])
    is_said = any(text.startswith(REMINDING) for text in texts[at : found[0]])
    if found[1] != Wish.MAKE.value and not is_said and (noun is None or noun - found[0] > NOUN_NEAR):
        return None
    return wish, at, found[0]


def wish_of(order: str) -> Wish:
    return Wish.MAKE if order == MAKER else Wish(order)


def later(line: Line, start: int, end: int, noun: int | None) -> tuple[Wish, int, int] | None:
    """The first order further on: “on Saturday remind me …”, “I need my reminder changed”."""
    for at in range(start + 1, end):
        found = line.table.orders.at(line.texts, at, end)
        if not found:
            continue
        wish = wish_of(found[1])
        if found[1] == Wish.MAKE.value and line.texts[at] not in line.table.noun:
            return wish, at, found[0]
        if noun is not None and wish in {Wish.DROP, Wish.CHANGE} and at < noun:
            return wish, at, found[0]
        if noun is not None and wish is Wish.CHANGE:
            return wish, noun, noun + 1
    return None


def bare(line: Line, first: int, end: int, noun: int, is_question: bool) -> Order:
    """A reminder that is only named: asked for, or asked about."""
    texts, table = line.texts, line.table
    asks = is_question or texts[first] in table.question_words
    wish = Wish.SHOW if asks or texts[noun].endswith("s") else Wish.MAKE
    return Order(wish, first, noun + 1, content(line, first, noun))


def content(line: Line, first: int, end: int) -> tuple[int, int] | None:
    """The words between an order and the noun that say something: not my, all, the next."""
    skipped = line.table.fillers
    while first < end and (line.texts[first] in skipped or line.in_date(first)):
        first += 1
    while end > first and (line.texts[end - 1] in skipped or line.in_date(end - 1)):
        end -= 1
    return (first, end) if end > first else None
