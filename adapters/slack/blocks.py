"""Each block of a message as parts of Block Kit, in which nothing that people typed is ever read as mark-up."""

from collections.abc import Iterator
from itertools import groupby
from typing import assert_never

from adapters.slack.budget import BUTTON, PIECE, ROW, TEXT, Part, Rung, context
from adapters.slack.fields import CHANNEL
from adapters.slack.tables import table_parts
from adapters.slack.text import Json, cut, date, pieces, plain, readable, rich, run, section, shown
from bot.ui.message import (
    Block,
    Button,
    Buttons,
    Facts,
    File,
    Heading,
    Hint,
    Item,
    Items,
    Link,
    Quoted,
    Say,
    Spot,
    Style,
    Table,
    block_text,
)
from storage.text import is_blank

MOST = 8_000
"""A single text ends here, so that there is room for something after it."""
URL = 3_000
DIVIDER = {"type": "divider"}
WORDS, DETAIL = 1_500, 1_000
"""An item's two lines, together within the 3,000 characters of a section."""


class Numbers:
    """Numbers for the buttons of one payload: in it, each needs an id of its own."""

    def __init__(self) -> None:
        self._last = 0

    def button(self, button: Button) -> Json:
        self._last += 1
        pressed = {
            "type": "button",
            "action_id": f"press:{self._last}",
            "text": plain(button.label, BUTTON),
            "value": button.token,
        }
        return pressed if button.style is Style.PLAIN else {**pressed, "style": button.style.value}


def block_parts(block: Block, numbers: Numbers, rung: Rung, is_roomy: bool = True) -> list[Part]:
    """A block as parts: with lines and small print around its items, or close together where there is much."""
    match block:
        case Say(words):
            return [paragraph(piece) for piece in pieces(cut(words, MOST), PIECE)]
        case Heading(words):
            return heading_parts(words)
        case Quoted(words, by):
            return quote_parts(words, by)
        case Facts(rows):
            return [fact_part(*row, joins=at > 0) for at, row in enumerate(rows)]
        case Items():
            return item_parts(block, numbers, rung, is_roomy)
        case Buttons(row):
            return [Part((actions,), counts=1, stays=True) for actions in button_rows(row, numbers)]
        case Table():
            return table_parts(block, rung)
        case Hint(words):
            return [] if is_blank(readable(words)) else [Part((context(words),), counts=1)]
        case Link(label, address):
            return [Part((rich(section(link(label, address))),), counts=1)]
        case Spot(label, place, words):
            return [spot_part(label, place, words)]
        case File():
            # Its name only: no event of Slack says that a file could be handed over there.
            return [Part((context(block_text(block)),), counts=1)]
        case _:
            assert_never(block)


def link(label: str, address: str) -> Json:
    """What opens a page; an address that Slack would not open stays text."""
    if not address.startswith("https://") or len(address) > URL:
        return run(f"{shown(label, DETAIL)}: {cut(address, DETAIL)}")
    return {"type": "link", "url": address, "text": shown(label, DETAIL)}


def paragraph(words: str, bold: bool = False) -> Part:
    return Part((rich(section(run(words, bold))),), counts=1)


def quote_parts(words: str, by: str) -> list[Part]:
    """Exact words behind a bar, and under them who said them."""
    quoted = [[run(piece)] for piece in pieces(cut(words, MOST), PIECE)]
    if quoted and not is_blank(readable(by)):
        quoted[-1].append(run(f"\n— {cut(by, DETAIL)}", italic=True))
    return [Part((rich({"type": "rich_text_quote", "elements": runs}),), counts=1) for runs in quoted]


def fact_part(label: str, value: str, joins: bool) -> Part:
    runs = (run(f"{shown(label, DETAIL)}: ", bold=True), run(shown(value, TEXT)))
    return Part((rich(section(*runs)),), counts=1, joins=joins)


def spot_part(label: str, place: str, words: str) -> Part:
    """A channel by its name, which Slack knows and shows only to those who may see it."""
    found = CHANNEL.fullmatch(place)
    named = {"type": "channel", "channel_id": found[1]} if found else run(shown(words, TEXT))
    return Part((rich(section(run(f"{shown(label, DETAIL)}: ", bold=True), named)),), counts=1)


def item_parts(items: Items, numbers: Numbers, rung: Rung, is_roomy: bool) -> list[Part]:
    """A bold heading, the items, and what was left out."""
    heading = heading_parts(items.heading)
    parts = list(heading)
    for is_bare, rows in groupby(items.rows, lambda item: not item.buttons):
        if is_bare:
            follows = bool(heading) and len(parts) == 1
            listed = list(rows)
            is_bold = not all(is_blank(item.second_line) for item in listed)
            parts += [bullet(item, rung, is_bold, joins=follows or at > 0) for at, item in enumerate(listed)]
        else:
            parts += [pressable(item, numbers, rung, is_roomy, at > 0) for at, item in enumerate(rows)]
    if not is_blank(readable(items.more)):
        parts.append(Part((context(items.more),), stays=True))
    return parts


def heading_parts(words: str) -> list[Part]:
    return [] if is_blank(readable(words)) else [Part(paragraph(cut(words, DETAIL), bold=True).blocks)]


def bullet(item: Item, rung: Rung, is_bold: bool, joins: bool) -> Part:
    """An item without buttons; in bold where more is said about it, or about its neighbours."""
    lines = section(run(shown(item.words, WORDS), bold=is_bold), *second_line(item, rung))
    return Part((rich({"type": "rich_text_list", "style": "bullet", "elements": [lines]}),), counts=1, joins=joins)


def second_line(item: Item, rung: Rung) -> list[Json]:
    """What else is known. An instant is shown to each reader in their own zone, where Slack can do so."""
    if rung is Rung.NATIVE and item.at:
        detail = "" if is_blank(item.detail) else f"{cut(item.detail, DETAIL)}, "
        return [run(f"\n{detail}"), date(item.at.at, shown(item.at.words, DETAIL))]
    told = cut(item.second_line, DETAIL)
    return [] if is_blank(told) else [run(f"\n{told}")]


def pressable(item: Item, numbers: Numbers, rung: Rung, is_roomy: bool, is_next: bool) -> Part:
    """An item with its buttons: one stands beside it, several stand below. Beside an instant there can be none."""
    if item.at and rung is Rung.NATIVE:
        lines = bullet(item, rung, is_bold=True, joins=False).blocks
        return Part((*lines, *button_rows(item.buttons, numbers)), counts=1)
    if len(item.buttons) == 1:
        beside = numbers.button(item.buttons[0])
        one = {"type": "section", "text": plain(lines_of(item), TEXT), "expand": True, "accessory": beside}
        return Part((one,), counts=1)
    line = (DIVIDER,) if is_roomy and is_next else ()
    told = small_print_of(item) if is_roomy else (rich(section(run(lines_of(item)))),)
    return Part((*line, *told, *button_rows(item.buttons, numbers)), counts=1)


def lines_of(item: Item) -> str:
    """What it is, and on a second line what else is known."""
    detail = cut(item.second_line, DETAIL)
    return shown(item.words, WORDS) + ("" if is_blank(detail) else f"\n{detail}")


def small_print_of(item: Item) -> tuple[Json, ...]:
    """What it is, and what else is known in small print, so that the words stand out between rows of buttons."""
    words, detail = rich(section(run(shown(item.words, WORDS)))), cut(item.second_line, DETAIL)
    return (words,) if is_blank(detail) else (words, context(detail, DETAIL))


def button_rows(buttons: tuple[Button, ...], numbers: Numbers) -> Iterator[Json]:
    for at in range(0, len(buttons), ROW):
        yield {"type": "actions", "elements": [numbers.button(button) for button in buttons[at : at + ROW]]}
