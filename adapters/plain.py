"""Messages as plain JSON and back, as the local platform keeps them: every string is plain text."""

from datetime import datetime
from typing import Any, assert_never

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
    Stamp,
    Style,
    Table,
)

Json = dict[str, Any]


def message_json(message: Message) -> Json:
    return {"kind": "message", "title": message.title, "blocks": [block_json(block) for block in message.blocks]}


def block_json(block: Block) -> Json:
    match block:
        case Say(words):
            return {"type": "say", "words": words}
        case Heading(words):
            return {"type": "heading", "words": words}
        case Quoted(words, by):
            return {"type": "quoted", "words": words, "by": by}
        case Facts(rows):
            return {"type": "facts", "rows": [list(row) for row in rows]}
        case Items(rows, heading, more):
            return {"type": "items", "heading": heading, "more": more, "rows": [item_json(item) for item in rows]}
        case Buttons(row):
            return {"type": "buttons", "row": [button_json(button) for button in row]}
        case Table(columns, rows):
            return {"type": "table", "columns": list(columns), "rows": [list(row) for row in rows]}
        case Hint(words):
            return {"type": "hint", "words": words}
        case Link(label, address):
            return {"type": "link", "label": label, "address": address}
        case Spot(label, _, words):
            return {"type": "facts", "rows": [[label, words]]}
        case File(name, _, _, about):
            # Never what is in it: whatever shows the message hands that over by itself, and once.
            return {"type": "file", "name": name, "label": block.label, "about": about}
        case _:
            assert_never(block)


def item_json(item: Item) -> Json:
    said = {"words": item.words, "detail": item.detail, "buttons": [button_json(button) for button in item.buttons]}
    return {**said, "at": {"at": item.at.at.isoformat(), "words": item.at.words}} if item.at else said


def button_json(button: Button) -> Json:
    return {"label": button.label, "token": button.token, "style": button.style.value}


def message_of(body: Json) -> Message:
    """The message that was kept."""
    return Message(body["title"], tuple(block_of(block) for block in body["blocks"]))


def block_of(block: Json) -> Block:
    match block["type"]:
        case "say":
            return Say(block["words"])
        case "heading":
            return Heading(block["words"])
        case "quoted":
            return Quoted(block["words"], block["by"])
        case "facts":
            return Facts(tuple((label, value) for label, value in block["rows"]))
        case "items":
            return Items(tuple(item_of(row) for row in block["rows"]), block["heading"], block["more"])
        case "buttons":
            return Buttons(tuple(button_of(button) for button in block["row"]))
        case "table":
            return Table(tuple(block["columns"]), tuple(tuple(row) for row in block["rows"]))
        case "hint":
            return Hint(block["words"])
        case "link":
            return Link(block["label"], block["address"])
        case "file":
            return Hint(": ".join(part for part in (block["label"], block["about"]) if part))
        case unknown:
            raise ValueError(f"There is no block of the type {unknown}.")


def item_of(item: Json) -> Item:
    at = item.get("at")
    stamp = Stamp(datetime.fromisoformat(at["at"]), at["words"]) if at else None
    return Item(item["words"], item["detail"], tuple(button_of(button) for button in item["buttons"]), stamp)


def button_of(button: Json) -> Button:
    return Button(button["label"], button["token"], Style(button["style"]))
