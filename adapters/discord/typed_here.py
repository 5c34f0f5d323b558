"""How a command is typed here: one that has no sub-command of its own is typed after `/loop say`.

What the bot says names commands as they are everywhere, `/loop waiting`. Discord would not offer that one.
"""

import re
from dataclasses import replace
from functools import cache

from adapters.discord.commands import SAY, all_of, with_places
from bot.features import FEATURES
from bot.router import SLASH_WORD
from bot.ui.message import Block, Facts, Hint, Item, Items, Message, Say

BEGINS = f"/{SLASH_WORD} "


@cache
def left_to_say() -> re.Pattern[str]:
    """A command that Discord is not told of, behind the slash."""
    placed = {command.word for command in with_places(FEATURES)}
    words = sorted(command.word for command in all_of(FEATURES) if command.word not in placed)
    return re.compile(rf"(?<!\S){BEGINS}(?=(?:{'|'.join(map(re.escape, words))})\b)") if words else re.compile(r"(?!)")


def typed_here(message: Message) -> Message:
    """The message, naming commands as they are typed here. Somebody's exact words stay as they are."""
    return replace(message, blocks=tuple(block_here(block) for block in message.blocks))


def block_here(block: Block) -> Block:
    match block:
        case Say(words=words):
            return Say(here(words))
        case Hint(words=words):
            return Hint(here(words))
        case Facts(rows=rows):
            return Facts(tuple((label, here(value)) for label, value in rows))
        case Items(rows=rows):
            return replace(block, rows=tuple(item_here(item) for item in rows), more=here(block.more))
        case _:
            return block


def item_here(item: Item) -> Item:
    """A list of what can be typed begins with it; other lists hold what people said."""
    return replace(item, words=here(item.words)) if item.words.startswith(BEGINS) else item


def here(words: str) -> str:
    return left_to_say().sub(f"{BEGINS}{SAY} ", words) if BEGINS in words else words
