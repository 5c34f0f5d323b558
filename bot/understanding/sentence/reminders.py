"""What a reminder is about, and when it is wanted: the dates are cut out, and what leads to the rest."""

from collections.abc import Sequence

from bot.understanding.dates import Found
from bot.understanding.sentence.line import Line
from bot.understanding.sentence.orders import NOUN_NEAR, REMINDING, Order, Wish, polite_end
from bot.understanding.sentence.pieces import stretch
from bot.understanding.sentence.types import ReminderDraft, Stretch


def to_do(line: Line, order: Order, first: int, end: int) -> tuple[int, int]:
    """The words of what is to be done; an empty row when it is not said."""
    stop = reasons(line, order, sentence_end(line, order, end))
    start = led(line, order, stop)
    stop = cut_back(line, start, stop, has_day(line, order.end, start))
    if all(line.texts[at] in line.table.fillers for at in range(start, stop)):
        start = stop
    if order.inner and (start >= stop or order.wish is not Wish.MAKE or not leads(line, order.end, end)):
        return order.inner
    return (start, stop) if start < stop else before(line, first, order.first)


def sentence_end(line: Line, order: Order, end: int) -> int:
    """Where the sentence of the order ends, when something more than dates has been said in it."""
    at = next((at for at in range(order.end + 1, end) if line.words[at].begins), end)
    return at if dates_end(line, order.end, at) < at else end


def has_day(line: Line, first: int, end: int) -> bool:
    """Whether it was said before what is to be done when to remind, other than how often: later dates are its own."""
    return any(line.is_offset(at) or line.is_day(at) for at in range(first, end))


def reasons(line: Line, order: Order, end: int) -> int:
    """Where why it is to be dropped begins."""
    if order.wish is Wish.MAKE:
        return end
    return next((at for at in range(order.end, end) if line.texts[at] in line.table.reasons), end)


def leads(line: Line, at: int, end: int) -> bool:
    """Whether what is to be done is led to by a word of its own."""
    at = dates_end(line, at, end)
    return (
        at < end
        and line.table.to_dos.at(line.texts, at, end) is not None
        and line.texts[at] not in line.table.weak_leads
    )


def dates_end(line: Line, at: int, end: int) -> int:
    """Where dates in a row, and lengths before something, have ended."""
    while at < end:
        if (
            line.in_date(at)
            or line.is_offset(at)
            or (
                at + 1 < end
                and line.texts[at] in line.table.between_dates
                and line.in_date(at + 1)
                and line.in_date(at - 1)
            )
        ):
            at += 1
        else:
            break
    return at


def led(line: Line, order: Order, end: int) -> int:
    """Where what is to be done begins: after dates, who is reminded, and what leads to it."""
    texts, table = line.texts, line.table
    at, is_strong = order.end, False
    at = whom_end(line, order, at, end)
    while at < end:
        lead = table.to_dos.at(texts, at, end) if order.wish is Wish.MAKE else table.shown_leads.at(texts, at, end)
        after = dates_end(line, at, end)
        if after > at:
            if is_strong and after < end and not table.to_dos.at(texts, after, end):
                break
            at = after
        elif texts[at] in table.self_words:
            at += 1
        elif lead and (lead[0] < end or order.wish is not Wish.MAKE):
            is_strong = is_strong or texts[at] not in table.weak_leads
            at = lead[0]
        else:
            break
    return at


def whom_end(line: Line, order: Order, at: int, end: int) -> int:
    """Where the one who is reminded has been named: “remind the team to …”, “a reminder for Ana to …”."""
    texts, table = line.texts, line.table
    if order.wish is not Wish.MAKE or at >= end:
        return at
    start = dates_end(line, at, end)
    is_noun = texts[at - 1] in table.noun
    if is_noun:
        if texts[start : start + 1] and texts[start] in table.weak_leads | {"to"} and start + 1 < end:
            if not (line.words[start + 1].is_capital or texts[start + 1] in table.articles):
                return at
            return next(
                (near for near in range(start + 2, min(end, start + 5)) if texts[near] in table.named_leads), at
            )
        return at
    if not (texts[at - 1].startswith(REMINDING) or texts[at - 1] in table.self_words):
        return at
    is_self = texts[at - 1] in table.self_words or texts[at - 1].endswith(table.self_endings)
    if is_self and not (start < end and texts[start] in table.also_whom):
        return at
    found = next((near for near in range(start, min(end, start + NOUN_NEAR)) if texts[near] in table.named_leads), None)
    if found is not None:
        return found
    return start + 1 if not is_self and start < end and texts[start] not in table.articles else start


def cut_back(line: Line, first: int, end: int, keeps_dates: bool = False) -> int:
    """Where what is to be done ends: before dates, please, and a preposition that has lost its date."""
    table, was_date = line.table, False
    while end > first:
        if line.in_date(end - 1) and not keeps_dates:
            end, was_date = end - 1, True
        elif (not keeps_dates and line.texts[end - 1] in table.ends_to_do) or (
            was_date and line.texts[end - 1] in table.copulas
        ):
            end -= 1
        else:
            found = next(
                (
                    at
                    for at in range(max(first, end - 3), end)
                    if (f := table.tails.at(line.texts, at, end)) and f[0] == end
                ),
                None,
            )
            if found is None:
                break
            end = found
    return end


def before(line: Line, first: int, end: int) -> tuple[int, int]:
    """What is to be done when it is told before the order: “I need to talk to Bob; can you remind me?”."""
    first = polite_end(line, first, end) if first < end else first
    found = line.table.needs.at(line.texts, first, end)
    if found:
        first = found[0]
    stop = end
    while stop > first:
        found = next(
            (
                f
                for at in range(max(first, stop - 4), stop)
                if (f := line.table.politeness.at(line.texts, at, stop)) and f[0] == stop
            ),
            None,
        )
        if found:
            stop = next(
                at
                for at in range(max(first, stop - 4), stop)
                if (f := line.table.politeness.at(line.texts, at, stop)) and f[0] == stop
            )
        elif line.texts[stop - 1] in line.table.small:
            stop -= 1
        else:
            break
    return first, cut_back(line, first, stop, has_day(line, end, len(line.words)))


def draft(line: Line, text: str, order: Order, first: int, end: int, dates: Sequence[Found]) -> ReminderDraft:
    """The reminder that a row of words asks for."""
    start, stop = to_do(line, order, first, end)
    todo = stretch(line, text, start, stop)
    inside = [one for one in dates if line.words[first].start <= one.start and one.end <= line.words[end - 1].end]
    outside = tuple(one for one in inside if not (todo.start <= one.start and one.end <= todo.end))
    repeat = next((one for one in outside if one.repeat), None)
    whens = [one for one in outside if one.begins and not one.repeat]
    when = next((one for one in whens if one.is_sure), whens[0] if whens else None)
    words = stretch(line, text, first, end)
    return ReminderDraft(
        todo.text, when, repeat, whom(line, order, end), words, offset(line, text, first, end), outside, todo
    )


def offset(line: Line, text: str, first: int, end: int) -> Stretch:
    """The first length before something in a row of words."""
    at = next((at for at in range(first, end) if line.is_offset(at)), None)
    if at is None:
        return Stretch(0, 0, "")
    stop = at
    while stop < end and line.is_offset(stop):
        stop += 1
    return stretch(line, text, at, stop)


def whom(line: Line, order: Order, end: int) -> str:
    """Someone else who is to be reminded."""
    stop = whom_end(line, order, order.end, end)
    words = [line.words[at].typed for at in range(order.end, stop) if not line.in_date(at)]
    return " ".join(words)
