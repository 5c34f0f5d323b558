"""What is wanted of a reminder, what it is about, and when: the dates are cut out, and what leads to the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.understanding.dates import Found
from bot.understanding.sentence.clauses import Line
from bot.understanding.sentence.cues import Cues
from bot.understanding.sentence.types import ReminderDraft, Stretch

NOUN_NEAR = 8


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
        return Order(wish, at, stop) if wish is Wish.MAKE or (noun is not None and noun < at) else None
    if noun < stop:
        return Order(wish, at, stop)
    if wish is Wish.MAKE and noun - stop > 0 and texts[at] not in table.noun and " ".join(texts[at:stop]) not in MAKERS:
        return Order(wish, at, stop)
    inner = content(line, stop, noun)
    return Order(wish, at, noun + 1, inner)


MAKERS = frozenset({"i want", "i need"})


def polite_end(line: Line, first: int, end: int) -> int:
    """Where please, can you and the like have ended, and dates that stand first."""
    at = first
    while at < end:
        if line.in_date(at):
            at += 1
        elif found := line.table.politeness.at(line.texts[:end], at):
            if line.table.orders.at(line.texts[:end], at) and not line.table.orders.at(line.texts[:end], found[0]):
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
    wish = Wish(found[1])
    if wish is not Wish.MAKE and (noun is None or noun - found[0] > NOUN_NEAR):
        return None
    return wish, at, found[0]


def later(line: Line, start: int, end: int, noun: int | None) -> tuple[Wish, int, int] | None:
    """The first order further on: “on Saturday remind me …”, “I need my reminder changed”."""
    for at in range(start + 1, end):
        found = line.table.orders.at(line.texts[:end], at)
        if not found:
            continue
        wish = Wish(found[1])
        if wish is Wish.MAKE and line.texts[at] not in line.table.noun:
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


def to_do(line: Line, order: Order, first: int, end: int) -> tuple[int, int]:
    """The words of what is to be done; an empty row when it is not said."""
    start, stop = trimmed(line, order.end, end)
    if order.inner and (start >= stop or order.wish is not Wish.MAKE or not leads(line, order.end, end)):
        return order.inner
    if start < stop:
        return start, stop
    return before(line, first, order.first)


def leads(line: Line, at: int, end: int) -> bool:
    """Whether what is to be done is led to by a word of its own."""
    while at < end and line.in_date(at):
        at += 1
    return at < end and line.table.to_dos.at(line.texts[:end], at) is not None and line.texts[at] not in line.table.weak_leads


def trimmed(line: Line, first: int, end: int) -> tuple[int, int]:
    """What is left between dates, leads and politeness on both sides."""
    texts, table = line.texts, line.table
    while first < end:
        found = table.to_dos.at(texts[:end], first)
        if line.in_date(first):
            first += 1
        elif found and (found[0] < end):
            first = found[0]
        elif texts[first] in table.self_words:
            first += 1
        else:
            break
    while end > first:
        if line.in_date(end - 1) or texts[end - 1] in table.ends_to_do:
            end -= 1
        else:
            found_tail = next((at for at in range(max(first, end - 3), end) if (f := table.tails.at(texts[:end], at)) and f[0] == end), None)
            if found_tail is None:
                break
            end = found_tail
    return first, end


def before(line: Line, first: int, end: int) -> tuple[int, int]:
    """What is to be done when it is told before the order: “I need to talk to Bob; can you remind me?”."""
    first = polite_end(line, first, end) if first < end else first
    found = line.table.needs.at(line.texts[:end], first)
    if found:
        first = found[0]
    start, stop = trimmed(line, first, end)
    while stop > start and (line.texts[stop - 1] in line.table.small or line.table.politeness.at(line.texts[:stop], stop - 1)):
        stop -= 1
    return start, stop


def draft(line: Line, text: str, order: Order, first: int, end: int, dates: Sequence[Found]) -> ReminderDraft:
    """The reminder that a row of words asks for."""
    start, stop = to_do(line, order, first, end)
    todo = stretch(line, text, start, stop)
    inside = [one for one in dates if line.words[first].start <= one.start and one.end <= line.words[end - 1].end]
    outside = tuple(one for one in inside if not (todo.start <= one.start and one.end <= todo.end))
    repeat = next((one for one in outside if one.repeat), None)
    whens = [one for one in outside if one.begins and not one.repeat]
    when = next((one for one in whens if one.is_sure), whens[0] if whens else None)
    return ReminderDraft(
        todo.text, when, repeat, whom(line, order), stretch(line, text, first, end), outside, todo
    )


def whom(line: Line, order: Order) -> str:
    """Someone else who is to be reminded."""
    return ""


def stretch(line: Line, text: str, first: int, end: int) -> Stretch:
    if first >= end:
        return Stretch(0, 0, "")
    start, stop = line.words[first].start, line.words[end - 1].end
    if stop < len(text) and text[stop] in "\"”'’»" and any(mark in text[start:stop] for mark in "\"“«"):
        stop += 1
    return Stretch(start, stop, text[start:stop])
