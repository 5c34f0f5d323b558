"""What can be pressed, in rows: a row for each thing, or packed together, or as lists to choose from."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import groupby

from adapters.discord.budget import LABEL, OPTION, OPTIONS, PLACEHOLDER, ROW, Part
from adapters.discord.text import Json, plain
from bot.i18n import Translator
from bot.ui.message import Button, Style

ACTION_ROW, BUTTON, SELECT = 1, 2, 3
MANY = 10
"""Buttons of the things in a list, above which the first of each is one and the others are a list to choose from."""
STYLES = {Style.PRIMARY: 1, Style.PLAIN: 2, Style.DANGER: 4}


@dataclass(slots=True)
class Ids:
    """Names for what can be pressed in one message: in it, each needs one of its own."""

    t: Translator
    wire_id: str = ""
    """Of a message of the outbox, by which it is found again."""
    picks: int = field(default=0)

    def button(self, button: Button, number: int = 0) -> Json:
        marks = ("press", button.token, self.wire_id)
        return {
            "type": BUTTON,
            "style": STYLES[button.style],
            "label": called(button, number),
            "custom_id": ":".join(mark for mark in marks if mark),
        }

    def select(self, choices: list[tuple[Button, Part]]) -> Json:
        """Buttons as one list to choose from, each with what it is about."""
        self.picks += 1
        return {
            "type": SELECT,
            "custom_id": f"pick:{self.picks}",
            "placeholder": plain(self.t("Choose one …"), PLACEHOLDER),
            "min_values": 1,
            "max_values": 1,
            "options": [option(*choice) for choice in choices],
        }


def called(button: Button, number: int) -> str:
    """A button's label, with a number where others are called the same."""
    ending = f" {number}" if number else ""
    return plain(button.label, LABEL - len(ending)) + ending


def option(button: Button, part: Part) -> Json:
    made = {"label": called(button, part.number), "value": button.token}
    return {**made, "description": plain(part.name, OPTION)} if part.name else made


def row(*elements: Json) -> Json:
    return {"type": ACTION_ROW, "components": list(elements)}


def own_rows(parts: Iterable[Part], ids: Ids) -> list[Json]:
    """A row for each thing, two where it has more buttons than one row takes; things with one button share theirs."""
    found = list[Json]()
    for is_single, alike in groupby(filter(lambda part: part.buttons, parts), is_pressed_once):
        together = list(alike)
        rows = [together] if is_single else [[part] for part in together]
        for each in rows:
            buttons = [ids.button(button, part.number) for part in each for button in part.buttons]
            found += [row(*buttons[at : at + ROW]) for at in range(0, len(buttons), ROW)]
    return found


def is_pressed_once(part: Part) -> bool:
    return bool(part.name) and len(part.buttons) == 1


def packed_rows(parts: Iterable[Part], ids: Ids) -> list[Json]:
    """All buttons in as few rows as they need; those of one thing stay together where that takes no more."""
    found = [[(button, part.number) for button in part.buttons] for part in parts if part.buttons]
    flat = [each for buttons in found for each in buttons]
    dense = [flat[at : at + ROW] for at in range(0, len(flat), ROW)]
    loose = list[list[tuple[Button, int]]]()
    for buttons in found:
        if loose and len(loose[-1]) + len(buttons) <= ROW:
            loose[-1] += buttons
        else:
            loose += [buttons[at : at + ROW] for at in range(0, len(buttons), ROW)]
    return [row(*(ids.button(*each) for each in buttons)) for buttons in (loose if len(loose) == len(dense) else dense)]


def led_rows(parts: Iterable[Part], ids: Ids) -> list[Json]:
    """What is done most with each thing to press, and everything else that can be done with them to choose from."""
    parts = list(parts)
    items = [part for part in parts if part.name]
    first = [replace(part, buttons=part.buttons[:1]) for part in items]
    rest = [replace(part, buttons=part.buttons[1:]) for part in items]
    whole = [part for part in parts if not part.name]
    return [*packed_rows(first, ids), *selects(rest, ids), *packed_rows(whole, ids)]


def is_wall(parts: Iterable[Part]) -> bool:
    """Whether these are more buttons than somebody looks through on a phone."""
    items = [part for part in parts if part.name and len(part.buttons) > 1]
    return len(items) > 1 and sum(len(part.buttons) for part in items) > MANY


def picked_rows(parts: Iterable[Part], ids: Ids) -> list[Json]:
    """The buttons of a list's items to choose from; those of the whole message stand below."""
    parts = list(parts)
    items = [part for part in parts if part.name]
    return [*selects(items, ids), *packed_rows([part for part in parts if not part.name], ids)]


def chosen_rows(parts: Iterable[Part], ids: Ids) -> list[Json]:
    """Everything to choose from, which takes the least room."""
    return selects(parts, ids)


def selects(parts: Iterable[Part], ids: Ids) -> list[Json]:
    choices = [(button, part) for part in parts for button in part.buttons]
    return [row(ids.select(choices[at : at + OPTIONS])) for at in range(0, len(choices), OPTIONS)]


LADDER = (own_rows, packed_rows, led_rows, picked_rows, chosen_rows)
"""From what is best to press to what takes the least room."""
ALL_BUTTONS = (own_rows, packed_rows)
"""Those that make a button of everything."""


def unrepeated(parts: Iterable[Part], seen: set[str]) -> list[Part]:
    """The parts without buttons that stand there already: two of one name Discord would refuse."""
    found = []
    for part in parts:
        fresh = tuple(button for button in part.buttons if button.token not in seen)
        seen.update(button.token for button in fresh)
        found.append(replace(part, buttons=fresh) if part.buttons else part)
    return found


def size_of(components: Iterable[Json]) -> int:
    """How many components there are, those inside others counted."""
    return sum(1 + size_of(each.get("components", ())) + ("accessory" in each) for each in components)
