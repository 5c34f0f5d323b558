"""Messages that are too long: cut visibly to what every platform shows at once, or shown whole, a part at a time."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.ui.message import (
    BUTTONS,
    CONTENT,
    ITEMS,
    LABEL,
    ROWS,
    SUMMARY,
    TITLE,
    Block,
    Buttons,
    Facts,
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
    block_text,
    clip,
    fit,
    item_text,
)
from storage.text import clean

LINES, CHARACTERS = 40, 7_500
"""What one message holds in all, so that the platform shows it without cutting it once more."""
PIECE = 1_500
"""Long words come in pieces of so many characters: one fits a part beside what else stands there."""
VALUE = 300
ABOUT = 4
"""Lines that are kept for the title, and for what says that there is more and leads there."""


@dataclass(slots=True)
class Room:
    """What is left of a message's budget."""

    lines: int = LINES
    characters: int = CHARACTERS
    words: int = CONTENT
    """Of running text."""

    def takes(self, block: Block) -> bool:
        """Whether there is room for it, which is then taken."""
        lines, characters, words = lines_of(block), len(block_text(block)), words_of(block)
        if lines > self.lines or characters > self.characters or words > self.words:
            return False
        self.lines, self.characters, self.words = self.lines - lines, self.characters - characters, self.words - words
        return True


def lines_of(block: Block) -> int:
    """How many lines it takes; an item with several buttons has a row of them below it."""
    match block:
        case Facts(rows):
            return len(rows)
        case Items(rows, heading, more):
            return bool(heading) + bool(more) + sum(1 + (len(item.buttons) > 1) for item in rows)
        case Table():
            return 2
        case _:
            return 1


def words_of(block: Block) -> int:
    return len(block.words) if isinstance(block, Say | Hint | Quoted) else 0


@dataclass(frozen=True, slots=True)
class Folded:
    """A message within its budget, and what of it is not there."""

    message: Message
    left: int
    """How many things are left out."""
    is_cut: bool
    """Whether anything is, be it the end of a text."""


def folded(message: Message, characters: int = CHARACTERS) -> Folded:
    """As much of a message as fits, in its order. What can be pressed stays, whatever else does."""
    fitted = fit(message, running(message, characters))
    room = Room(LINES - ABOUT, characters, words=CHARACTERS)
    for block in fitted.blocks:
        if isinstance(block, Buttons):
            room.takes(block)
    kept, left = list[Block](), message.left + too_many(message)
    for block in fitted.blocks:
        here, missed = (block, 0) if isinstance(block, Buttons) else begun(block, room)
        kept += [here] if here else []
        left += missed
        # What comes after something that is missing would be read as if nothing was.
        room.lines = 0 if missed else room.lines
    while left and kept and isinstance(kept[-1], Heading):
        kept.pop()
    short = replace(fitted, blocks=tuple(kept), left=0)
    return Folded(short, left, bool(left) or bare(message) != bare(short))


def running(message: Message, characters: int) -> int:
    """How much of it may be running text: what other blocks leave, and half of it in any case."""
    others = sum(len(block_text(block)) for block in message.blocks if not words_of(block))
    return min(CONTENT, max(characters // 2, characters - others))


def bare(message: Message) -> str:
    """All that can be read, without the spaces."""
    return "".join(clean(message.to_text()).split())


def too_many(message: Message) -> int:
    """Items and rows beyond what one list or table shows."""
    lists = sum(max(0, len(block.rows) - ITEMS) for block in message.blocks if isinstance(block, Items))
    return lists + sum(max(0, len(block.rows) - ROWS) for block in message.blocks if isinstance(block, Table))


def begun(block: Block, room: Room) -> tuple[Block | None, int]:
    """As much of a block as there is room for, and how many things are missed."""
    if room.takes(block):
        return block, 0
    if not isinstance(block, Items):
        return None, len(block.rows) if isinstance(block, Facts | Table) else 1
    if not room.takes(replace(block, rows=())):
        return None, len(block.rows)
    n = 0
    while n < len(block.rows) and room.takes(Items((block.rows[n],))):
        n += 1
    return (replace(block, rows=block.rows[:n]) if n else None), len(block.rows) - n


def parts(message: Message, characters: int = CHARACTERS) -> list[Message]:
    """All of a message, in as many messages as it takes: nothing in them is cut."""
    found: list[list[Block]] = [[]]
    room = full_room(characters)
    for unit in units(message):
        last = found[-1][-1] if found[-1] else None
        if is_full(last) or not room.takes(alone(last, unit)):
            room, last = full_room(characters), None
            room.takes(unit)
            found.append([])
        if last and (longer := joined(last, unit)):
            found[-1][-1] = longer
        else:
            found[-1].append(unit)
    return [Message(clip(message.title, TITLE), tuple(blocks)) for blocks in found]


def full_room(characters: int) -> Room:
    return Room(LINES - ABOUT, characters, words=CONTENT - LABEL)


def is_full(last: Block | None) -> bool:
    """Whether a list or a table has as many rows as it may have."""
    return len(last.rows) >= (ITEMS if isinstance(last, Items) else ROWS) if isinstance(last, Items | Table) else False


def alone(last: Block | None, unit: Block) -> Block:
    """What a unit adds to the block before it: a list that goes on has its heading already."""
    goes_on = isinstance(last, Items) and isinstance(unit, Items) and last.heading == unit.heading
    return replace(unit, heading="") if goes_on and isinstance(unit, Items) else unit


def joined(last: Block, unit: Block) -> Block | None:
    """Both as one, where a list or a table goes on."""
    match last, unit:
        case Items(), Items() if last.heading == unit.heading:
            return replace(last, rows=(*last.rows, *unit.rows))
        case Facts(), Facts():
            return Facts((*last.rows, *unit.rows))
        case Table(), Table() if last.columns == unit.columns:
            return replace(last, rows=(*last.rows, *unit.rows))
        case _:
            return None


def units(message: Message) -> Iterator[Block]:
    """The smallest pieces that are shown together."""
    if len(clean(message.title)) > TITLE:
        yield from map(Say, pieces(message.title))
    for block in message.blocks:
        yield from units_of(block)


def units_of(block: Block) -> Iterator[Block]:
    match block:
        case Say(words) | Hint(words):
            yield from (replace(block, words=piece) for piece in pieces(words))
        case Quoted(words, by):
            yield from (Quoted(piece, by) for piece in pieces(words))
        case Facts(rows):
            for row in rows:
                yield from fact_units(*row)
        case Items():
            yield from item_units(block)
        case Buttons(row):
            yield from (Buttons(row[at : at + BUTTONS]) for at in range(0, len(row), BUTTONS))
        case Table(columns, rows):
            is_wide = any(len(clean(cell)) > LABEL for row in (columns, *rows) for cell in row)
            yield from map(Say, pieces(block_text(block))) if is_wide else (Table(columns, (row,)) for row in rows)
        case Heading(words) if len(clean(words)) > TITLE:
            yield from map(Say, pieces(words))
        case Link() | Spot() | Heading():
            yield block


def fact_units(label: str, value: str) -> Iterator[Block]:
    """A long value stands below its label."""
    if len(clean(value)) <= VALUE and len(clean(label)) <= LABEL:
        yield Facts(((label, value),))
    else:
        yield from map(Say, pieces(f"{label}: {value}"))


def item_units(block: Items) -> Iterator[Block]:
    """Each item under the heading, which is said again on a part that begins with one of them."""
    for item in block.rows:
        is_long = max(len(clean(item.words)), len(clean(item.second_line))) > SUMMARY
        yield Items((replace(item, words=clip(item.words, SUMMARY), detail=clip(item.detail, SUMMARY)),), block.heading)
        if is_long:
            yield from map(Say, pieces(item_text(Item(item.words, item.second_line)).removeprefix("- ")))
    if block.more:
        yield Hint(block.more)


def pieces(words: str) -> list[str]:
    """The words in pieces, cut between words where there are spaces."""
    found, rest = [], clean(words)
    while len(rest) > PIECE:
        cut = max(rest.rfind(space, PIECE // 2, PIECE) for space in " \n")
        end = cut if cut > 0 else PIECE
        found.append(rest[:end])
        rest = rest[end:].lstrip()
    return [*found, rest] if rest else found
