"""What Slack takes, written down a second time from its documents: problems of a payload, in words; none is good."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]

FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
BARE = re.compile(r"[<>]|&(?!amp;|lt;|gt;)")
SURFACES = {
    "message": {"rich_text", "section", "header", "context", "actions", "divider", "table"},
    "home": {"rich_text", "section", "header", "context", "actions", "divider"},
    "modal": {"rich_text", "section", "header", "context", "actions", "divider", "input"},
}
INPUTS = {
    "plain_text_input": {"multiline", "initial_value"},
    "static_select": {"options", "initial_option"},
    "external_select": {"min_query_length", "placeholder", "initial_option"},
    "users_select": {"initial_user"},
    "conversations_select": {"filter", "initial_conversation"},
    "datepicker": {"initial_date"},
    "timepicker": {"initial_time"},
}


def length(words: str) -> int:
    """Characters as Slack's clients count them."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


def message_problems(payload: Json) -> list[str]:
    return list(_message(payload))


def view_problems(view: Json) -> list[str]:
    return list(_view(view))


def _message(payload: Json) -> Iterator[str]:
    if set(payload) != {"text", "blocks"}:
        yield f"not a text and blocks alone: {sorted(payload)}"
    text, blocks = payload["text"], payload["blocks"]
    if not text.strip() or length(text) > 3_900:
        yield f"a text of {length(text)}"
    if BARE.search(text) or FORBIDDEN.search(text):
        yield "a text that is read as mark-up"
    if not 1 <= len(blocks) <= 45:
        yield f"{len(blocks)} blocks"
    if sum(length(words) for words in read(blocks)) > 9_000:
        yield "too much text in all"
    if not any(block["type"] == "rich_text" for block in blocks):
        yield "no rich text"
    yield from _blocks(blocks, "message")


def _view(view: Json) -> Iterator[str]:
    blocks, surface = view["blocks"], view["type"]
    if not 1 <= len(blocks) <= 100:
        yield f"{len(blocks)} blocks"
    if len(json.dumps(view, ensure_ascii=False).encode()) > 250_000:
        yield "more than 250 KB"
    if len(view["private_metadata"]) > 3_000 or not 0 < len(view["callback_id"]) <= 255:
        yield "metadata or callback"
    for part in ("title", "submit", "close"):
        if part in view:
            yield from _plain(view[part], 24, part)
    if (surface == "modal") != ("title" in view):
        yield "a title on the wrong surface"
    if any(block["type"] == "input" for block in blocks) and "submit" not in view:
        yield "fields, and nothing to send them with"
    yield from _blocks(blocks, surface)


def read(part: Any) -> Iterator[str]:
    """Everything there is to read."""
    match part:
        case list():
            for each in part:
                yield from read(each)
        case dict():
            for key, value in part.items():
                if key == "text" and isinstance(value, str):
                    yield value
                else:
                    yield from read(value)


def _blocks(blocks: list[Json], surface: str) -> Iterator[str]:
    for name, most in (("action_id", 1), ("block_id", 1)):
        ids = [held for held in found(blocks, name) if held != "field"]
        if any(n > most for n in Counter(ids).values()) or any(not 0 < len(held) <= 255 for held in ids):
            yield f"{name} repeated or of a wrong length"
    if sum(block["type"] == "table" for block in blocks) > 1:
        yield "two tables"
    if "mrkdwn" in found(blocks, "type"):
        yield "mark-up is read"
    if any(FORBIDDEN.search(words) for words in read(blocks)):
        yield "a control or half a character"
    for at, block in enumerate(blocks):
        if block["type"] not in SURFACES[surface]:
            yield f"{block['type']} on {surface}"
        else:
            yield from (f"block {at}: {problem}" for problem in _block(block))


def found(part: Any, name: str) -> list[str]:
    """Every value of this name, at any depth."""
    if isinstance(part, list):
        return [held for each in part for held in found(each, name)]
    if isinstance(part, dict):
        own = [part[name]] if isinstance(part.get(name), str) else []
        return own + [held for each in part.values() for held in found(each, name)]
    return []


def _plain(text: Json, most: int, where: str) -> Iterator[str]:
    if text.get("type") != "plain_text" or text.get("emoji") is not False:
        yield f"{where}: not plain text without emoji"
    if not text["text"].strip() or length(text["text"]) > most:
        yield f"{where}: {length(text['text'])} characters, {most} fit"


def _keys(part: Json, *names: str) -> Iterator[str]:
    if set(part) - {"type", *names}:
        yield f"{part['type']} with {sorted(set(part) - {'type', *names})}"


def _block(block: Json) -> Iterator[str]:
    match block["type"]:
        case "header":
            yield from (*_keys(block, "text"), *_plain(block["text"], 150, "header"))
        case "divider":
            yield from _keys(block)
        case "section":
            yield from (*_keys(block, "text", "expand", "accessory"), *_plain(block["text"], 3_000, "section"))
            yield from _button(block["accessory"]) if "accessory" in block else ()
        case "context":
            yield from _some(block["elements"], 10, "context")
            for text in block["elements"]:
                yield from _plain(text, 2_000, "context")
        case "actions":
            yield from _some(block["elements"], 25, "actions")
            for element in block["elements"]:
                yield from _button(element)
        case "rich_text":
            yield from _rich(block)
        case "table":
            yield from _table(block)
        case "input":
            yield from _input(block)


def _some(elements: list[Any], most: int, where: str) -> Iterator[str]:
    if not 1 <= len(elements) <= most:
        yield f"{where}: {len(elements)} elements, {most} fit"


def _button(button: Json) -> Iterator[str]:
    yield from _keys(button, "action_id", "text", "value", "style")
    yield from _plain(button["text"], 75, "button")
    if not 0 < len(button["value"]) <= 64 or not re.fullmatch(r"press:\d+", button["action_id"]):
        yield "a button without a token of its own"
    if button.get("style", "primary") not in {"primary", "danger"}:
        yield f"style {button['style']}"


def _rich(block: Json) -> Iterator[str]:
    yield from (*_keys(block, "elements"), *_some(block["elements"], 10_000, "rich_text"))
    for element in block["elements"]:
        if element["type"] not in {"rich_text_section", "rich_text_quote", "rich_text_list"}:
            yield f"rich text with {element['type']}"
        is_list = element["type"] == "rich_text_list"
        for section in element["elements"] if is_list else [element]:
            yield from _some(section["elements"], 10_000, "rich_text_section")
            for text in section["elements"]:
                yield from _run(text)


def _run(text: Json) -> Iterator[str]:
    if text["type"] == "date":
        yield from _keys(text, "timestamp", "format", "fallback")
        if not text["fallback"] or length(text["fallback"]) > 3_000:
            yield "a date that not everyone can read"
        return
    if text["type"] == "channel":
        yield from _keys(text, "channel_id", "style")
        if not re.fullmatch(r"[CG][A-Z0-9_]+", text["channel_id"], re.ASCII):
            yield f"a channel called {text['channel_id']}"
        return
    yield from _keys(text, "text", "style")
    if text["type"] != "text" or not text["text"]:
        yield "a run without words"
    if length(text["text"]) > 3_000:
        yield f"a run of {length(text['text'])}"


def _table(table: Json) -> Iterator[str]:
    widths = {len(row) for row in table["rows"]}
    if len(widths) != 1 or not 1 <= min(widths) <= 20 or not 1 <= len(table["rows"]) <= 100:
        yield f"a table of {len(table['rows'])} rows, {widths} wide"
    if len(table["column_settings"]) > 20 or sum(map(length, read(table["rows"]))) > 10_000:
        yield "a table that is too large"
    if any(cell["type"] != "raw_text" or not cell["text"].strip() for row in table["rows"] for cell in row):
        yield "an empty cell"


def _input(block: Json) -> Iterator[str]:
    yield from _keys(block, "block_id", "label", "hint", "element", "optional")
    yield from _plain(block["label"], 2_000, "label")
    yield from _plain(block["hint"], 2_000, "hint") if "hint" in block else ()
    element = block["element"]
    if element["type"] not in INPUTS or element["action_id"] != "field":
        yield f"a field of {element['type']}"
        return
    yield from _keys(element, "action_id", *INPUTS[element["type"]])
    yield from _plain(element["placeholder"], 150, "placeholder") if "placeholder" in element else ()
    yield from _element(element)


def _element(element: Json) -> Iterator[str]:
    options = element.get("options", [])
    if element["type"] == "static_select":
        yield from options_problems(options)
        if "initial_option" in element and element["initial_option"] not in options:
            yield "begins with what is no option"
    if "initial_option" in element:
        yield from options_problems([element["initial_option"]])
    for name, pattern in (
        ("initial_value", r"(?s).{1,3000}"),
        ("initial_date", r"\d{4}-\d\d-\d\d"),
        ("initial_time", r"\d\d:\d\d"),
        ("initial_user", r"[UW][A-Za-z0-9_]+"),
        ("initial_conversation", r"[CG][A-Za-z0-9_]+"),
    ):
        if name in element and not re.fullmatch(pattern, element[name], re.ASCII):
            yield f"{name}: {element[name]}"
    if length(element.get("initial_value", "")) > 3_000:
        yield "a value that is too long"


def options_problems(options: list[Json]) -> list[str]:
    problems = list(_some(options, 100, "options"))
    for option in options:
        problems += _plain(option["text"], 75, "option")
        if not 0 < length(option["value"]) <= 75:
            problems.append(f"a value of {length(option['value'])}")
    return problems
