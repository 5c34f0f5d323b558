"""Messages as Slack takes them: text for whoever hears or skims it, and blocks for whoever sees it."""

from collections.abc import Callable, Sequence

from adapters.slack.blocks import DIVIDER, Numbers, block_parts, paragraph
from adapters.slack.budget import (
    HEADER,
    MESSAGE_BLOCKS,
    MESSAGE_TEXT,
    PIECE,
    TEXT,
    TOP_TEXT,
    VIEW_BLOCKS,
    VIEW_TEXT,
    VIEW_TITLE,
    Page,
    Part,
    Rung,
    context,
)
from adapters.slack.text import (
    ENGLISH,
    NOTHING,
    Json,
    cut,
    escape,
    pieces,
    plain,
    readable,
    rich,
    run,
    section,
    shown,
    size,
)
from bot.i18n import Translator
from bot.ui.message import Facts, Items, Message, Table
from storage.text import is_blank

NAME = "Loopkeeper"
TITLE = 1_000
LINE = Part((DIVIDER,))


def message_payload(message: Message, rung: Rung = Rung.NATIVE, t: Translator = ENGLISH) -> Json:
    """The text and the blocks of a message, for every call that takes one."""
    text = top_text(message)
    if rung is Rung.TEXT:
        return {"text": escape(text), "blocks": [rich(*(section(run(piece)) for piece in pieces(text, PIECE)))]}
    return {"text": escape(text), "blocks": with_rich_text(laid_out(message, rung, t), message)}


def laid_out(message: Message, rung: Rung, t: Translator) -> list[Json]:
    """The blocks with room around them, or closer together where only so all of it has room."""
    for is_roomy in (True, False):
        page = Page(MESSAGE_BLOCKS - 1, MESSAGE_TEXT)
        if page.fill(message_parts(message, Numbers(), rung, is_roomy), left_out(t)):
            break
    return page.blocks


def top_text(message: Message) -> str:
    """The whole message as plain text, its title first; a notification shows the first line, a screen reader all."""
    text = message.to_text()
    return cut(text, TOP_TEXT) if not is_blank(readable(text)) else NOTHING


def left_out(t: Translator) -> Callable[[int], str]:
    return lambda n: f"… {t('and {n} more', n=n)}"


def message_parts(message: Message, numbers: Numbers, rung: Rung, is_roomy: bool) -> list[Part]:
    """The title and then each block. Slack takes one table in a message: the others are lists."""
    parts = title_parts(message)
    for at, block in enumerate(message.blocks):
        is_second = any(isinstance(above, Table) for above in message.blocks[:at])
        if is_roomy and at and isinstance(block, Items) and not is_blank(readable(block.heading)):
            parts.append(LINE)
        parts += block_parts(block, numbers, Rung.LIST if is_second else rung, is_roomy)
    return parts


def title_parts(message: Message) -> list[Part]:
    """A header above what is a card, a list or a table; a bold line above what is said."""
    title = readable(message.title)
    if is_blank(title):
        return []
    if size(title) <= HEADER and any(isinstance(block, Facts | Items | Table) for block in message.blocks):
        return [Part((header(title),), stays=True)]
    return [Part(paragraph(cut(title, TITLE), bold=True).blocks, stays=True)]


def header(words: str) -> Json:
    return {"type": "header", "text": plain(words, HEADER)}


def with_rich_text(blocks: list[Json], message: Message) -> list[Json]:
    """The blocks with rich text among them: Slack lets no message with it be written over by one without it."""
    if any(block["type"] == "rich_text" for block in blocks):
        return blocks
    rest = blocks[1:] if blocks and blocks[0]["type"] == "header" else blocks
    return [*paragraph(shown(message.title, TITLE), bold=True).blocks, *rest]


def home_view(messages: Sequence[Message], t: Translator = ENGLISH, metadata: str = "") -> Json:
    """What a person finds when they open the bot."""
    return {"type": "home", "callback_id": "home", "private_metadata": metadata, "blocks": stacked(messages, t)}


def shown_view(messages: Sequence[Message], t: Translator = ENGLISH, metadata: str = "") -> Json:
    """A window that shows something and asks for nothing."""
    close = plain(t("Close"), VIEW_TITLE)
    return {**window("shown", stacked(messages, t), metadata), "close": close}


def working_view(t: Translator = ENGLISH, metadata: str = "") -> Json:
    """A window that is opened at once, while what it will show is still being worked on."""
    blocks = [{"type": "section", "text": plain(t("Working on it …"), TEXT)}]
    return {**window("working", blocks, metadata), "close": plain(t("Close"), VIEW_TITLE)}


def window(callback: str, blocks: list[Json], metadata: str) -> Json:
    """What every modal has."""
    title = plain(NAME, VIEW_TITLE)
    return {"type": "modal", "callback_id": callback, "title": title, "private_metadata": metadata, "blocks": blocks}


def stacked(messages: Sequence[Message], t: Translator) -> list[Json]:
    """Messages below each other, each with its own header. A view shows tables as lists."""
    for is_roomy in (True, False):
        page = Page(VIEW_BLOCKS - 1, VIEW_TEXT)
        whole = fill_with(page, messages, is_roomy, t)
        if whole == len(messages):
            return page.blocks or [*paragraph(NOTHING).blocks]
    return [*page.blocks, *unseen(len(messages) - whole - 1, t)]


def fill_with(page: Page, messages: Sequence[Message], is_roomy: bool, t: Translator) -> int:
    """Show messages until one has no room for all of it; how many could be shown whole."""
    numbers = Numbers()
    for at, message in enumerate(messages):
        parts = message_parts(message, numbers, Rung.LIST, is_roomy)
        if not page.fill([*((LINE,) if at else ()), *parts], left_out(t)):
            return at
    return len(messages)


def unseen(n: int, t: Translator) -> list[Json]:
    """What says that whole messages found no room."""
    return [context(left_out(t)(n))] if n else []
