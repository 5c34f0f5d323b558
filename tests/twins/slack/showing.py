"""What a person sees of blocks, as plain text, and what they can press there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.twins.slack.elements import choices_of
from tests.twins.slack.inputs import HOLDS
from tests.twins.slack.rules import elements_of
from tests.twins.slack.state import JSON, Workspace


@dataclass(frozen=True)
class Pressable:
    """A button, or one line of an overflow menu; `near` is what stands on the same item."""

    block: JSON
    element: JSON
    label: str
    near: str
    option: JSON | None = None


def words(world: Workspace, mrkdwn: str) -> str:
    """Mark-up as it is read: names for mentions, words for links and dates."""

    def one(found: "re.Match[str]") -> str:
        head, _, label = found[1].partition("|")
        match head[:1]:
            case "@":
                return "@" + (world.users[head[1:]].name if head[1:] in world.users else label or head[1:])
            case "#":
                return "#" + (world.channels[head[1:]].name if head[1:] in world.channels else label)
            case "!":
                return label or "@" + head[1:]
        return label or head

    told = re.sub(r"<([^<>]+)>", one, mrkdwn)
    return told.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _text(world: Workspace, thing: Any) -> str:
    if isinstance(thing, str):
        return thing
    if not isinstance(thing, dict):
        return ""
    return words(world, thing["text"]) if thing.get("type") == "mrkdwn" else str(thing.get("text", ""))


def _rich(world: Workspace, node: JSON) -> str:
    match node.get("type"):
        case "user":
            return words(world, f"<@{node['user_id']}>")
        case "channel":
            return words(world, f"<#{node['channel_id']}>")
        case "broadcast":
            return "@" + str(node["range"])
        case "date":
            return str(node.get("fallback") or node["timestamp"])
        case "link":
            return str(node.get("text") or node["url"])
        case "emoji":
            return f":{node['name']}:"
        case "text":
            return str(node["text"])
    gap = "\n" if node.get("type") in {"rich_text", "rich_text_list"} else ""
    return gap.join(_rich(world, each) for each in node.get("elements") or [])


def block_text(world: Workspace, block: JSON, values: JSON | None = None) -> str:
    """One block without its buttons."""
    match block["type"]:
        case "rich_text":
            return _rich(world, block)
        case "divider":
            return "---"
        case "context":
            return " ".join(_text(world, each) or str(each.get("alt_text", "")) for each in block["elements"])
        case "table" | "data_table":
            return "\n".join([str(block.get("caption", "")), *_rows(world, block)]).strip()
        case "input":
            return "\n".join(_input(world, block, values or {}))
        case "container":
            inner = [block_text(world, each, values) for each in block["child_blocks"]]
            return "\n".join([_text(world, block.get("title")), *inner])
    parts = [_text(world, block.get("title")), _text(world, block.get("text")), str(block.get("alt_text", ""))]
    return "\n".join(part for part in [*parts, *(_text(world, each) for each in block.get("fields") or [])] if part)


def _rows(world: Workspace, block: JSON) -> Iterator[str]:
    for row in block["rows"]:
        yield " | ".join(_rich(world, cell) if cell["type"] == "rich_text" else cell["text"] for cell in row)


def _input(world: Workspace, block: JSON, values: JSON) -> Iterator[str]:
    element = block["element"]
    state = values.get(block["block_id"], {}).get(element["action_id"], {})
    yield f"{block['label']['text']}: {_value(world, state.get(HOLDS[element['type']][0]))}".rstrip()
    if element["type"] in {"radio_buttons", "checkboxes"}:
        yield "  ".join(f"( ) {_text(world, each['text'])}" for each in choices_of(element))
    if block.get("hint"):
        yield block["hint"]["text"]


def _value(world: Workspace, value: Any) -> str:
    if isinstance(value, dict):
        return _text(world, value.get("text"))
    if isinstance(value, list):
        return ", ".join(_value(world, each) for each in value)
    if value in world.users:
        return "@" + world.users[value].name
    return "#" + world.channels[value].name if value in world.channels else str(value or "")


def _flat(blocks: list[JSON]) -> Iterator[JSON]:
    for block in blocks:
        yield block
        yield from _flat(block.get("child_blocks") or [])


def pressables(world: Workspace, blocks: list[JSON]) -> list[Pressable]:
    """In order; beside a section stands its own text, under a row of buttons all that came since the ones before."""
    found: list[Pressable] = []
    near, was_pressed = "", False
    for block in _flat(blocks):
        here = [each for each in elements_of(block) if each.get("type") in {"button", "overflow"}]
        is_row, words_here = bool(here) and block["type"] == "actions", block_text(world, block)
        near = words_here if was_pressed and not is_row else f"{near}\n{words_here}"
        was_pressed = bool(here)
        for element in here:
            found += _labels(block, element, near if is_row else words_here)
    return found


def _labels(block: JSON, element: JSON, near: str) -> list[Pressable]:
    if element["type"] == "button":
        return [Pressable(block, element, element["text"]["text"], near)]
    return [Pressable(block, element, each["text"]["text"], near, each) for each in element["options"]]


def shown_text(world: Workspace, body: JSON, values: JSON | None = None) -> str:
    """A message or a view from top to bottom, with its buttons in brackets."""
    lines = [_text(world, body.get("title"))] if body.get("title") else []
    if not body.get("blocks"):
        lines.append(words(world, str(body.get("text", ""))))
    for block in body.get("blocks") or []:
        lines.append(block_text(world, block, values) if block["type"] != "actions" else "")
        lines += [f"[{each.label}]" for each in pressables(world, [block])]
    lines += [f"[file {each['title']}]" for each in body.get("files") or []]
    lines += [f"[{body[name]['text']}]" for name in ("submit", "close") if body.get(name)]
    return "\n".join(line for line in lines if line)
