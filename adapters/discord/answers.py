"""Answers as components: a frame for each message, with what can be pressed beside or below what it is about."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import Enum, auto

from adapters.discord.budget import COMPONENTS, SHOWN, TAIL, Page, Part, joined, left_out, tail
from adapters.discord.parts import message_parts
from adapters.discord.rows import Ids, chosen_rows, own_rows, packed_rows, picked_rows, size_of, unrepeated
from adapters.discord.text import NOTHING, Json
from bot.i18n import Translator
from bot.ui.message import Message

SECTION, TEXT, SEPARATOR, CONTAINER = 9, 10, 14, 17
HEADING = "## "


class Rung(Enum):
    """How much room is taken by what can be pressed."""

    BESIDE = auto()
    """Beside or below each thing."""
    BELOW = auto()
    """All below the text, with numbers."""
    PICKED = auto()
    """What belongs to the items of a list is chosen from another list."""
    CHOSEN = auto()
    """So is everything else."""


Frames = list[list[Part]]


def shown_components(messages: Sequence[Message], t: Translator) -> list[Json]:
    """All messages, in the best way in which all of what can be pressed has room."""
    for rung in Rung:
        drawn = drawn_frames(filled(frames_of(messages, rung), t), rung, t)
        if size_of(drawn) <= COMPONENTS:
            return drawn
    return drawn_frames(fewer(frames_of(messages, Rung.CHOSEN), t), Rung.CHOSEN, t)


def frames_of(messages: Sequence[Message], rung: Rung) -> Frames:
    seen = set[str]()
    is_numbered = rung is not Rung.BESIDE
    return [unrepeated(message_parts(message, is_numbered, HEADING), seen) for message in messages]


def filled(frames: Frames, t: Translator, missed: int = 0) -> Frames:
    """The frames until the text of one has no room, and then how many there are more."""
    page, found = Page(SHOWN - 2 * TAIL), Frames()
    for at, parts in enumerate(frames):
        is_last = at + 1 == len(frames)
        shown, is_whole = page.fill(parts, left_out(t), missed if is_last else 0)
        found.append(shown)
        if not is_whole:
            rest = len(frames) - at - 1
            return [*found, [tail(left_out(t)(rest + missed))]] if rest else found
    return found


def fewer(frames: Frames, t: Translator) -> Frames:
    """As many parts as there is room for, those that stay first in each frame."""
    order = [
        (at, place)
        for at, parts in enumerate(frames)
        for place in sorted(range(len(parts)), key=lambda place: (not parts[place].stays, place))
    ]

    def first(n: int) -> Frames:
        kept = set(order[:n])
        found = [[part for place, part in enumerate(parts) if (at, place) in kept] for at, parts in enumerate(frames)]
        missed = max(1, sum(frames[at][place].counts for at, place in order[n:])) if order[n:] else 0
        return filled([parts for parts in found if parts], t, missed)

    def is_small(n: int) -> bool:
        return size_of(drawn_frames(first(n), Rung.CHOSEN, t)) <= COMPONENTS

    return first(bisect_right(range(1, len(order) + 1), False, key=lambda n: not is_small(n)))


def drawn_frames(frames: Frames, rung: Rung, t: Translator) -> list[Json]:
    ids, found = Ids(t), list[Json]()
    for parts in frames:
        inner = drawn_parts(parts, ids) if rung is Rung.BESIDE else [*texts(parts), *ROWS[rung](parts, ids)]
        found += [{"type": SEPARATOR, "divider": False}] if found else []
        found.append({"type": CONTAINER, "components": inner or [text(NOTHING)]})
    return found or [{"type": CONTAINER, "components": [text(NOTHING)]}]


ROWS: dict[Rung, Callable[[Sequence[Part], Ids], list[Json]]] = {
    Rung.BELOW: packed_rows,
    Rung.PICKED: picked_rows,
    Rung.CHOSEN: chosen_rows,
}


def drawn_parts(parts: Sequence[Part], ids: Ids) -> list[Json]:
    """Text, and as soon as something can be pressed its buttons: one beside it, several below."""
    found, above = list[Json](), list[Part]()
    for part in parts:
        if len(part.buttons) == 1 and part.text:
            beside = ids.button(part.buttons[0])
            found += [*texts(above), {"type": SECTION, "components": texts([part]), "accessory": beside}]
            above = []
            continue
        above.append(replace(part, gap=part.gap and bool(above)))
        if part.buttons:
            found += [*texts(above), *own_rows([part], ids)]
            above = []
    return found + texts(above)


def texts(parts: Sequence[Part]) -> list[Json]:
    """The text of the parts, if there is any."""
    words = joined(parts)
    return [text(words)] if words else []


def text(words: str) -> Json:
    return {"type": TEXT, "content": words}
