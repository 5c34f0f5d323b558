"""A window as Slack has it, to be shown once more: with everything that was typed, or without what is used up."""

from collections.abc import Mapping
from typing import Any

from adapters.slack.fields import block_called, warning
from adapters.slack.modals import field_of, offers_of
from adapters.slack.text import Json

KEPT = ("type", "callback_id", "private_metadata", "title", "submit", "close")
HELD = {
    "value": "initial_value",
    "selected_option": "initial_option",
    "selected_date": "initial_date",
    "selected_time": "initial_time",
    "selected_user": "initial_user",
    "selected_conversation": "initial_conversation",
}
"""Under which name something that was filled in is filled in beforehand."""


def again(view: Mapping[str, Any], words: str, edition: str) -> Json:
    """The same window, with what went wrong above it. Blocks get new names, or Slack would show what it remembers."""
    values = (view.get("state") or {}).get("values") or {}
    blocks = [refilled(block, values, edition) for block in view.get("blocks") or ()]
    return {**about(view), "blocks": [warning(words), *blocks][:100]}


def without(view: Mapping[str, Any], action_id: str) -> Json:
    """The same window without one of its buttons."""
    found = (lacking(block, action_id) for block in view.get("blocks") or ())
    return {**about(view), "blocks": [block for block in found if block]}


def lacking(block: Json, action_id: str) -> Json | None:
    """A block without a button; None where nothing else was in it."""
    if (block.get("accessory") or {}).get("action_id") == action_id:
        return {name: value for name, value in block.items() if name != "accessory"}
    if block.get("type") != "actions":
        return block
    left = [element for element in block["elements"] if element.get("action_id") != action_id]
    return {**block, "elements": left} if left else None


def about(view: Mapping[str, Any]) -> Json:
    return {name: view[name] for name in KEPT if view.get(name)}


def refilled(block: Json, values: Mapping[str, Any], edition: str) -> Json:
    if block.get("type") != "input":
        return {name: value for name, value in block.items() if name != "block_id"}
    named, element = block["block_id"], block["element"]
    empty = {name: value for name, value in element.items() if name not in HELD.values()}
    held = (values.get(named) or {}).get(element.get("action_id")) or {}
    known = {initial: held[name] for name, initial in HELD.items() if held.get(name)}
    return {
        **block,
        "block_id": block_called(field_of(named), edition, offers_of(named)),
        "element": {**empty, **known},
    }
