"""Each block of a message as mark-up and buttons, in which nothing that people typed is ever read as mark-up."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import assert_never

from adapters.discord.budget import Part
from adapters.discord.tables import table_parts
from adapters.discord.text import NOTHING, cut, escape, line, named, readable, shown
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
    Message,
    Quoted,
    Say,
    Spot,
    Table,
)
from storage.text import is_blank

MOST = 3_000
"""A single text ends here, so that there is room for something after it."""
SMALL = "-# "
TITLE, WORDS, DETAIL, VALUE = 300, 600, 400, 1_000
CHANNEL = re.compile(r"discord:\w+:c(\d{1,20})", re.ASCII)
APART = Heading | Facts | Items | Table
LATEST = 8_640_000_000_000
"""Discord shows no later second than this."""


def message_parts(message: Message, is_numbered: bool = False, heading: str = "") -> list[Part]:
    """The title and then each block. `heading` opens the title of a card, a list or a table."""
    numbers, parts = count(1) if is_numbered else None, title_parts(message, heading)
    for above, block in zip((None, *message.blocks), message.blocks, strict=False):
        found = block_parts(block, numbers)
        # Small print below a list would be taken for that of its last item.
        is_part = isinstance(block, Hint) and not isinstance(above, Items)
        is_apart = (isinstance(block, APART) and not isinstance(above, Heading)) or (
            isinstance(above, Facts | Items | Table) and not is_part
        )
        parts += [replace(part, gap=True) if is_apart and at == 0 else part for at, part in enumerate(found)]
    return parts


def title_parts(message: Message, heading: str) -> list[Part]:
    """Bold, or a heading where it stands above more than what is said."""
    if is_blank(readable(message.title)):
        return []
    title = shown(line(message.title), TITLE)
    is_card = any(isinstance(block, Facts | Items | Table) for block in message.blocks)
    return [Part(heading + title if heading and is_card else f"**{title}**", stays=True)]


def is_ambiguous(message: Message) -> bool:
    """Whether two of its buttons would be called the same once they stand below the text."""
    return max(Counter(line(button.label).casefold() for button in message.buttons()).values(), default=0) > 1


def block_parts(block: Block, numbers: Iterator[int] | None) -> list[Part]:
    match block:
        case Say(words):
            return text_parts(words, "")
        case Heading(words):
            return heading_parts(words)
        case Quoted(words, by):
            return quote_parts(words, by)
        case Facts(rows):
            return [fact_part(*row) for row in rows]
        case Items():
            return item_parts(block, numbers)
        case Buttons(row):
            return [Part(buttons=unique(row), counts=1, stays=True)] if row else []
        case Table():
            return table_parts(block)
        case Hint(words):
            return text_parts(words, SMALL)
        case Link(label, address):
            return [Part(f"{named(label, DETAIL)} {shown(line(address), VALUE)}", counts=1)]
        case Spot(label, place, words):
            return [spot_part(label, place, words)]
        case File():
            return text_parts(block.label, SMALL)
        case _:
            assert_never(block)


def text_parts(words: str, sign: str) -> list[Part]:
    """A text, each line of it behind a sign; it can be cut anywhere."""
    if is_blank(readable(words)):
        return []

    def within(room: int) -> str:
        # What the signs before the lines take is known only once it is cut.
        lines = len(cut(words, room).split("\n"))
        return signed(cut(words, room - len(sign) * lines), sign)

    return [Part(within(MOST), counts=1, shorter=within)]


def signed(words: str, sign: str) -> str:
    lines = escape(words).split("\n")
    return "\n".join(sign + each if each.strip() or sign != SMALL else each for each in lines)


def quote_parts(words: str, by: str) -> list[Part]:
    """Exact words behind a bar, and under them who said them."""
    said = "" if is_blank(readable(by)) else f"\n> — {shown(line(by), DETAIL)}"
    found = text_parts(words, "> ")
    if not found:
        return []

    def within(room: int) -> str:
        told: str = found[0].shorter(room - len(said)) if found[0].shorter else ""
        return told + said

    return [Part(within(MOST), counts=1, shorter=within)]


def fact_part(label: str, value: str) -> Part:
    return Part(f"**{named(label, DETAIL)}** {shown(value, VALUE)}", counts=1)


def spot_part(label: str, place: str, words: str) -> Part:
    """A channel by its name, which Discord knows and shows only to those who may see it."""
    found = CHANNEL.fullmatch(place)
    place_name = f"<#{found[1]}>" if found else shown(line(words), VALUE)
    return Part(f"**{named(label, DETAIL)}** {place_name}", counts=1)


def item_parts(items: Items, numbers: Iterator[int] | None) -> list[Part]:
    """A bold heading, the items, and what was left out."""
    parts = heading_parts(items.heading)
    sign = "" if all(detail_of(item) for item in items.rows) else "- "
    parts += [item_part(item, numbers, sign) for item in items.rows]
    if not is_blank(readable(items.more)):
        parts.append(Part(f"-# {shown(line(items.more), DETAIL)}", stays=True))
    return parts


def heading_parts(words: str) -> list[Part]:
    return [] if is_blank(readable(words)) else [Part(f"**{shown(line(words), DETAIL)}**")]


def item_part(item: Item, numbers: Iterator[int] | None, sign: str) -> Part:
    """A line, with a number if its buttons stand elsewhere, and what else is known in small print below it.

    `sign` goes before one without buttons, where nothing else tells where the next begins.
    """
    words, detail = shown(line(item.words), WORDS), detail_of(item)
    small = f"\n{SMALL}{detail}" if detail else ""
    if not item.buttons:
        return Part(f"{sign}{words}{small}", counts=1)
    number = next(numbers) if numbers else 0
    told = f"**{number}.** {words}" if number else words
    return Part(told + small, unique(item.buttons), line(item.words), number, counts=1)


def unique(buttons: tuple[Button, ...]) -> tuple[Button, ...]:
    return tuple({button.token: button for button in buttons}.values())


def detail_of(item: Item) -> str:
    """What else is known. An instant is shown to each reader in their own zone."""
    if item.at and abs(seconds := int(item.at.at.timestamp())) <= LATEST:
        return ", ".join(part for part in (escaped_detail(item.detail), f"<t:{seconds}:f>") if part)
    return escaped_detail(item.second_line)


def escaped_detail(words: str) -> str:
    told = shown(line(words), DETAIL)
    return "" if told == NOTHING else told
