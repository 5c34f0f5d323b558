"""What is said, as plain data: a closed union of blocks that every adapter can render, and as plain text.

Every string here is plain text. No adapter reads mark-up in it, so nothing a person typed can become a link, a
mention or a tag.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import assert_never

from storage.text import clean

TITLE = 150
SUMMARY = 200
ITEMS = 10
ROWS = 25
BUTTONS = 5
LABEL = 30
CONTENT = 1_800
LEAST = 120
"""A text is cut to so many characters at the least, however many there are."""


class Style(StrEnum):
    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press. The token is opaque: at most 64 characters, good for one press."""

    label: str
    token: str
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Say:
    """A paragraph of ours."""

    words: str


@dataclass(frozen=True, slots=True)
class Heading:
    """What the blocks below it are about, in a message of several things."""

    words: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """Somebody's exact words."""

    words: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and values, in order."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Stamp:
    """An instant, and how it is said with its zone where a platform can't show it to each reader in their own."""

    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list, with a smaller second line and its own buttons."""

    words: str
    detail: str = ""
    buttons: tuple[Button, ...] = ()
    at: Stamp | None = None
    """When it happened: the end of the second line."""

    @property
    def second_line(self) -> str:
        """All of it in words."""
        return ", ".join(part for part in (self.detail, self.at.words if self.at else "") if part)


@dataclass(frozen=True, slots=True)
class Items:
    """A list under an optional heading, at most ten; `more` says in words what was left out."""

    rows: tuple[Item, ...]
    heading: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class Buttons:
    """A row of buttons, at most five."""

    row: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Figures in rows and columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Hint:
    """A small aside: what could be typed next, or what was not understood."""

    words: str


@dataclass(frozen=True, slots=True)
class Link:
    """A place on the web to open, named by its label. Its address is the platform's or ours, never typed by anyone."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A fact that is a place. Its platform names it to each reader as they may see it; elsewhere the words stand."""

    label: str
    place: str
    """`platform:workspace:place`, which nobody is shown."""
    words: str


@dataclass(frozen=True, slots=True)
class File:
    """A file for whoever reads the answer that it stands in, and for nobody else. It never goes into the outbox."""

    name: str
    """Ours, and no path: letters, digits, dots and dashes."""
    kind: str
    """Its media type."""
    content: bytes = field(repr=False)
    about: str = ""
    """What is in it, in a few words."""

    @property
    def label(self) -> str:
        """Its name and how large it is."""
        return f"{self.name} ({size_words(len(self.content))})"


def size_words(size: int) -> str:
    """A number of bytes as people say it."""
    for unit in ("bytes", "kB", "MB"):
        if size < 1_000 or unit == "MB":
            break
        size = -(-size // 1_000)
    return f"{size} {unit}"


Block = Say | Heading | Quoted | Facts | Items | Buttons | Table | Hint | Link | Spot | File


@dataclass(frozen=True, slots=True)
class Message:
    """One message: a title and blocks."""

    title: str
    blocks: tuple[Block, ...] = ()
    asks: bool = False
    """A question: the next line its reader types is the answer."""
    left: int = 0
    """How many things whoever wrote it left out, to be shown when all of it is asked for."""

    def buttons(self) -> tuple[Button, ...]:
        """Every button, in the order in which it is shown."""
        return tuple(button for block in self.blocks for button in block_buttons(block))

    def to_text(self) -> str:
        """All of it as plain text, buttons as [labels]."""
        return "\n".join(part for part in (self.title, *map(block_text, self.blocks)) if part)


def block_buttons(block: Block) -> tuple[Button, ...]:
    match block:
        case Buttons(row):
            return row
        case Items(rows):
            return tuple(button for item in rows for button in item.buttons)
        case _:
            return ()


def block_text(block: Block) -> str:
    match block:
        case Say(words) | Hint(words) | Heading(words):
            return words
        case Quoted(words, by):
            return f"“{words}”" + (f" ({by})" if by else "")
        case Facts(rows):
            return "\n".join(f"{label}: {value}" for label, value in rows)
        case Items(rows, heading, more):
            return "\n".join(part for part in (heading, *map(item_text, rows), more) if part)
        case Buttons(row):
            return labels(row)
        case Table(columns, rows):
            return "\n".join(" | ".join(row) for row in (columns, *rows))
        case Link(label, address):
            return f"{label}: {address}"
        case Spot(label, _, words):
            return f"{label}: {words}"
        case File(about=about):
            return f"{block.label}: {about}" if about else block.label
        case _:
            assert_never(block)


def item_text(item: Item) -> str:
    lines = [f"- {item.words}", *(f"  {part}" for part in (item.second_line, labels(item.buttons)) if part)]
    return "\n".join(lines)


def labels(buttons: tuple[Button, ...]) -> str:
    return " ".join(f"[{button.label}]" for button in buttons)


def clip(words: str, limit: int) -> str:
    """The words without controls that could steer a screen, cut at a limit in characters with an ellipsis."""
    words = clean(words)
    return words if len(words) <= limit else words[: limit - 1].rstrip() + "…"


def fit(message: Message, content: int = CONTENT) -> Message:
    """The message within the budgets of the smallest platform: long text is cut, lists end at ten items."""
    sizes = [len(block.words) if isinstance(block, Say | Hint | Quoted) else 0 for block in message.blocks]
    limits = shares(sizes, content)
    blocks = tuple(fit_block(block, limit) for block, limit in zip(message.blocks, limits, strict=True))
    return replace(message, title=clip(message.title, TITLE), blocks=blocks)


def shares(sizes: list[int], content: int = CONTENT) -> list[int]:
    """How many characters each text may have: short ones leave their room to the long ones."""
    limits, left = [0] * len(sizes), content
    texts = sorted((size, at) for at, size in enumerate(sizes) if size)
    for n, (size, at) in enumerate(texts):
        limits[at] = min(size, max(LEAST, left // (len(texts) - n)))
        left -= limits[at]
    return limits


def fit_block(block: Block, limit: int) -> Block:
    match block:
        case Say(words) | Hint(words):
            return replace(block, words=clip(words, limit))
        case Heading(words):
            return Heading(clip(words, TITLE))
        case Quoted(words, by):
            return Quoted(clip(words, limit), clip(by, SUMMARY))
        case Facts(rows):
            return Facts(tuple((clip(label, LABEL), clip(value, 300)) for label, value in rows))
        case Items(rows):
            fitted = tuple(fit_item(item) for item in rows[:ITEMS])
            return Items(fitted, clip(block.heading, TITLE), clip(block.more, SUMMARY))
        case Buttons(row):
            return Buttons(tuple(fit_button(button) for button in row[:BUTTONS]))
        case Table(columns, rows):
            return Table(fit_cells(columns), tuple(fit_cells(row) for row in rows[:ROWS]))
        case Link(label):
            return replace(block, label=clip(label, LABEL))
        case Spot(label, _, words):
            return replace(block, label=clip(label, LABEL), words=clip(words, SUMMARY))
        case File(about=about):
            return replace(block, about=clip(about, SUMMARY))
        case _:
            assert_never(block)


def fit_cells(row: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(clip(cell, LABEL) for cell in row)


def fit_item(item: Item) -> Item:
    return Item(
        clip(item.words, SUMMARY),
        clip(item.detail, SUMMARY),
        tuple(fit_button(button) for button in item.buttons[:BUTTONS]),
        item.at and replace(item.at, words=clip(item.at.words, SUMMARY)),
    )


def fit_button(button: Button) -> Button:
    return replace(button, label=clip(button.label, LABEL))
