"""Blocks and views to build tests from."""

from typing import Any

Blocks = list[dict[str, Any]]


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def section(text: str, **more: Any) -> dict[str, Any]:
    return {"type": "section", "text": plain(text), **more}


def button(label: str = "Go", **more: Any) -> dict[str, Any]:
    return {"type": "button", "text": plain(label), **more}


def actions(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "elements": list(elements)}


def items(*names: str) -> Blocks:
    """Each name as a section with a row of buttons under it."""
    blocks: Blocks = []
    for number, name in enumerate(names):
        row = [button("Done", action_id=f"press:{2 * number}"), button("Later", action_id=f"press:{2 * number + 1}")]
        blocks += [section(name), actions(*row)]
    return blocks


def choices(count: int, length: int = 1) -> Blocks:
    return [{"text": plain("x" * length), "value": str(number)} for number in range(count)]


def choice(label: str) -> dict[str, Any]:
    return {"text": plain(label), "value": label.lower()}


def menu(**more: Any) -> dict[str, Any]:
    return {"type": "static_select", "action_id": "a", **more}


def question(name: str, element: dict[str, Any], **more: Any) -> dict[str, Any]:
    whole = {**element, "action_id": "field"}
    return {"type": "input", "block_id": f"{name}#e1", "label": plain(name.title()), "element": whole, **more}


def field(**element: Any) -> dict[str, Any]:
    return {"type": "input", "block_id": "f#1", "label": plain("Field"), "element": {"action_id": "field", **element}}


def form(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    head = {"type": "modal", "callback_id": "form", "title": plain("New promise"), "submit": plain("Save")}
    return {**head, "blocks": list(blocks), **more}


def modal(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "type": "modal",
        "title": plain("T"),
        "submit": plain("Go"),
        "blocks": list(blocks) or [section("x")],
        **more,
    }


RICH = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "x"}]}]}
CELL = {"type": "raw_text", "text": "x"}
TABLE = {"type": "table", "rows": [[CELL]]}
CARD = {"type": "card", "title": {"type": "mrkdwn", "text": "x"}}
DATA = {"type": "data_table", "caption": "x", "rows": [[CELL], [CELL]]}
