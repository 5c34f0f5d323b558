"""Messages as Discord takes them: what is posted as text that is complete by itself, answers as components."""

from bisect import bisect_right
from collections.abc import Callable, Sequence

from adapters.discord.answers import shown_components
from adapters.discord.budget import CONTENT, ROWS, TAIL, Page, Part, joined, left_out
from adapters.discord.flags import COMPONENTS_V2, EPHEMERAL, NO_EMBEDS
from adapters.discord.parts import is_ambiguous, message_parts
from adapters.discord.rows import ALL_BUTTONS, LADDER, Ids, is_wall, unrepeated
from adapters.discord.text import ENGLISH, NOTHING, Json
from adapters.discord.typed_here import typed_here
from bot.i18n import Translator
from bot.ui.message import Message

NONCE = 25
NOBODY = {"parse": list[str]()}
"""Nobody is called, whatever the words are."""
REF, REF_DIGITS = "-# Ref ", 8


def post_payload(message: Message, wire_id: str, t: Translator = ENGLISH) -> Json:
    """A message that is posted: it reads the same in a notification, and can be found again by its wire id."""
    return {
        **classic(message, wire_id, t),
        "flags": NO_EMBEDS,
        "allowed_mentions": NOBODY,
        "nonce": wire_id[:NONCE],
        "enforce_nonce": True,
    }


def answer_payload(messages: Sequence[Message], t: Translator = ENGLISH) -> Json:
    """What answers a command or a button, shown to nobody but whoever did it."""
    here = [typed_here(message) for message in messages]
    return {"components": shown_components(here, t), "flags": COMPONENTS_V2 | EPHEMERAL, "allowed_mentions": NOBODY}


def update_payload(message: Message, t: Translator = ENGLISH, wire_id: str = "", over_answer: bool = False) -> Json:
    """What is written over a message: an answer over an answer, a post over a post, which keeps its wire id."""
    if over_answer:
        shown = shown_components((typed_here(message),), t)
        return {"components": shown, "flags": COMPONENTS_V2, "allowed_mentions": NOBODY}
    return {**classic(message, wire_id, t), "flags": NO_EMBEDS, "allowed_mentions": NOBODY}


def is_answer(shown: Json) -> bool:
    """Whether a message is made of components, and can only be written over by such."""
    return bool(int(shown.get("flags", 0)) & COMPONENTS_V2)


def classic(message: Message, wire_id: str, t: Translator) -> Json:
    """Text and rows of buttons. The wire id is in the buttons, or in a line of small print where there are none."""
    content, rows = laid_out(typed_here(message), wire_id, t)
    is_marked = not wire_id or any(wire_of(name) for name in pressed_in(rows))
    ref = "" if is_marked else f"\n{REF}{wire_id[:REF_DIGITS]}"
    return {"content": (content or NOTHING) + ref, "components": rows}


def laid_out(message: Message, wire_id: str, t: Translator) -> tuple[str, list[Json]]:
    """Buttons without numbers where each is called differently, and stands among few."""
    for is_numbered in (is_ambiguous(message), True):
        parts = unrepeated(message_parts(message, is_numbered), set())
        shown, _ = page().fill(parts, left_out(t))
        rows = rows_of(shown, wire_id, t, len(LADDER) if is_numbered else len(ALL_BUTTONS))
        if rows is not None:
            return joined(shown), rows
    kept, missed = pressable(parts, lambda few: rows_of(few, wire_id, t) is not None)
    shown, _ = page().fill(kept, left_out(t), missed)
    return joined(shown), rows_of(shown, wire_id, t) or []


def page() -> Page:
    return Page(CONTENT - TAIL - len(f"\n{REF}") - REF_DIGITS)


def rows_of(parts: Sequence[Part], wire_id: str, t: Translator, rungs: int = len(LADDER)) -> list[Json] | None:
    """The best rows there is room for; None where there is none for any."""
    for draw in LADDER[:rungs]:
        rows = draw(parts, Ids(t, wire_id))
        if len(rows) <= ROWS and not (draw in ALL_BUTTONS and is_wall(parts)):
            return rows
    return None


def pressable(parts: list[Part], fits: Callable[[list[Part]], bool]) -> tuple[list[Part], int]:
    """As many parts with buttons as fit, those of the whole message first; and how many were left out."""
    order = sorted((at for at, part in enumerate(parts) if part.buttons), key=lambda at: (bool(parts[at].name), at))

    def first(n: int) -> list[Part]:
        gone = set(order[n:])
        return [part for at, part in enumerate(parts) if at not in gone]

    n = bisect_right(range(1, len(order) + 1), False, key=lambda n: not fits(first(n)))
    return first(n), sum(parts[at].counts for at in order[n:])


def wires_of(shown: Json) -> set[str]:
    """The wire ids that a message carries, or the beginning of one in its last line."""
    found = {wire for pressed in pressed_in(shown.get("components", ())) if (wire := wire_of(pressed))}
    last = str(shown.get("content") or "").rpartition("\n")[2]
    return found | ({last.removeprefix(REF)} if last.startswith(REF) else set())


def wire_of(custom_id: str) -> str:
    parts = custom_id.split(":")
    return parts[2] if len(parts) == 3 and parts[0] == "press" else ""


def pressed_in(components: Sequence[Json]) -> list[str]:
    """The names of all that can be pressed, at any depth."""
    found = list[str]()
    for each in components:
        beside = each.get("accessory")
        inner = [*each.get("components", ()), *([beside] if isinstance(beside, dict) else [])]
        found += [str(each["custom_id"])] if each.get("custom_id") else []
        found += pressed_in(inner)
    return found


def matches(shown: Json, wire_id: str) -> bool:
    """Whether a message is the one with this wire id."""
    return bool(wire_id) and bool(wires_of(shown) & {wire_id, wire_id[:REF_DIGITS]})
