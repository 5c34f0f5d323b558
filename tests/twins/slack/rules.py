"""What Slack refuses in messages and views: counts, lengths, surfaces, and identifiers that come twice."""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from tests.twins.slack.blocks import BLOCKS, CHARTS, INPUT_ONLY_IN_MODALS, check_block
from tests.twins.slack.parts import Problems, boolean, plain, problem, string
from tests.twins.slack.state import JSON, Refused

MESSAGE, MODAL, HOME = "message", "modal", "home"
COUNTS: Mapping[str, int] = {MESSAGE: 50, MODAL: 100, HOME: 100}
ALL_TEXT, ALL_MARKDOWN, LONGEST_EDIT, LONGEST_VIEW = 10_000, 12_000, 4_000, 250_000
OWN_COUNT = frozenset({"markdown", "table", "data_table"})
VIEW_FIELDS: Mapping[str, frozenset[str]] = {
    MODAL: frozenset({"title", "submit", "close", "clear_on_close", "notify_on_close", "submit_disabled"}),
    HOME: frozenset(),
}
VIEW_BOTH = frozenset({"type", "blocks", "private_metadata", "callback_id", "external_id"})


def block_problems(blocks: Any, surface: str, refused: Collection[str] = (), path: str = "/blocks") -> Problems:
    """Everything that is wrong; `refused` are block types that this workspace does not know yet."""
    found: Problems = []
    if not isinstance(blocks, list):
        return [problem("must provide an array", path)]
    if len(blocks) > COUNTS[surface]:
        found.append(problem(f"no more than {COUNTS[surface]} items allowed", path))
    for number, block in enumerate(blocks):
        _one_block(block, surface, refused, f"{path}/{number}", found)
    return found + _twice(blocks, path) + _too_many(blocks, path)


def _one_block(block: Any, surface: str, refused: Collection[str], path: str, found: Problems) -> None:
    kind = str(block.get("type")) if isinstance(block, dict) else ""
    if kind not in BLOCKS or kind in refused:
        found.append(problem(f"unsupported type: {kind}", path + "/type"))
        return
    if surface not in BLOCKS[kind].surfaces:
        found.append(problem(f"{kind} block is not allowed in a {surface}", path + "/type"))
    check_block(block, path, found)
    for element in elements_of(block):
        if surface != MODAL and str(element.get("type")) in INPUT_ONLY_IN_MODALS:
            found.append(problem(f"{element['type']} is not allowed in a {surface}", path))


def elements_of(block: JSON) -> list[JSON]:
    """What one can press or fill in a block."""
    found = [block.get("accessory"), block.get("element")]
    if str(block.get("type")) in {"actions", "context_actions"} and isinstance(block.get("elements"), list):
        found += block["elements"]
    children = block.get("child_blocks")
    for inner in children if isinstance(children, list) else []:
        found += elements_of(inner) if isinstance(inner, dict) else []
    return [each for each in found if isinstance(each, dict)]


def _twice(blocks: list[Any], path: str) -> Problems:
    whole = [block for block in blocks if isinstance(block, dict)]
    ids = Counter(str(block["block_id"]) for block in whole if block.get("block_id"))
    found = [problem(f"`block_id` {name} already exists", path) for name, times in ids.items() if times > 1]
    for number, block in enumerate(whole):
        names = Counter(str(each["action_id"]) for each in elements_of(block) if each.get("action_id"))
        twice = [name for name, times in names.items() if times > 1]
        found += [problem(f"`action_id` {name} already exists", f"{path}/{number}") for name in twice]
    return found


def _too_many(blocks: list[Any], path: str) -> Problems:
    """One table and two charts to a message; nobody wrote the second figure down."""
    kinds = Counter(str(block.get("type")) for block in blocks if isinstance(block, dict))
    most = {"table": 1, "data_visualization": CHARTS}
    return [problem(f"no more than {top} {kind} allowed", path) for kind, top in most.items() if kinds[kind] > top]


def texts_in(node: Any) -> Iterator[str]:
    """Every text that a reader could see, wherever it is."""
    if isinstance(node, list):
        for each in node:
            yield from texts_in(each)
    if isinstance(node, dict):
        if isinstance(node.get("text"), str):
            yield node["text"]
        for each in node.values():
            yield from texts_in(each)


def check_message(body: JSON, refused: Collection[str] = ()) -> None:
    """Refuse what chat.postMessage and its kin refuse."""
    blocks = body.get("blocks")
    if not body.get("text") and not blocks and not body.get("attachments"):
        raise Refused("no_text")
    if blocks is not None:
        found = block_problems(blocks, MESSAGE, refused)
        if found:
            raise Refused("invalid_blocks", found)
        if length_of(blocks) > ALL_TEXT or length_of_markdown(blocks) > ALL_MARKDOWN:
            raise Refused("msg_blocks_too_long")
    check_metadata(body.get("metadata"))


def length_of(blocks: list[JSON]) -> int:
    return sum(len(text) for block in blocks if block["type"] not in OWN_COUNT for text in texts_in(block))


def length_of_markdown(blocks: list[JSON]) -> int:
    return sum(len(block["text"]) for block in blocks if block["type"] == "markdown")


def check_metadata(metadata: Any) -> None:
    if metadata is None:
        return
    is_right = isinstance(metadata, dict) and set(metadata) <= {"event_type", "event_payload", "entities"}
    if not is_right or not isinstance(metadata.get("event_type"), str) or not metadata["event_type"]:
        raise Refused("invalid_metadata_format")
    if not isinstance(metadata.get("event_payload"), dict):
        raise Refused("invalid_metadata_format")


def check_view(view: Any, surface: str, refused: Collection[str] = ()) -> None:
    """Refuse what views.open, push, update and publish refuse."""
    if not isinstance(view, dict):
        raise Refused("invalid_arguments", [problem("missing required field: view", "/view")])
    if len(json.dumps(view)) > LONGEST_VIEW:
        raise Refused("view_too_large")
    found = _view_problems(view, surface) + _input_problems(view)
    found += block_problems(view.get("blocks"), surface, refused, "/view/blocks")
    if found:
        raise Refused("invalid_arguments", found)


def _view_problems(view: JSON, surface: str) -> Problems:
    found: Problems = []
    if view.get("type") != surface:
        found.append(problem(f"must be of type {surface}", "/view/type"))
    if not view.get("blocks"):
        found.append(problem("no fewer than 1 items allowed", "/view/blocks"))
    for name in set(view) - VIEW_BOTH - VIEW_FIELDS[surface]:
        found.append(problem(f"invalid additional property: {name}", "/view"))
    if surface == MODAL and "title" not in view:
        found.append(problem("missing required field: title", "/view"))
    for name, check in LIMITS.items():
        if name in view:
            check(view[name], f"/view/{name}", found)
    return found


def _input_problems(view: JSON) -> Problems:
    if view.get("type") != MODAL or view.get("submit") or not input_blocks(view):
        return []
    return [problem("must define `submit` to use an `input` block in modals", "/view")]


def input_blocks(view: JSON) -> list[JSON]:
    blocks = view.get("blocks")
    whole = blocks if isinstance(blocks, list) else []
    return [block for block in whole if isinstance(block, dict) and block.get("type") == "input"]


LIMITS: Mapping[str, Callable[[Any, str, Problems], None]] = {
    "title": plain(24),
    "clear_on_close": boolean,
    "notify_on_close": boolean,
    "submit_disabled": boolean,
    "submit": plain(24),
    "close": plain(24),
    "private_metadata": string(3000, least=0),
    "callback_id": string(255, least=0),
    "external_id": string(255, least=0),
}
