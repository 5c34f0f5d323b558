"""What Discord takes, written down a second time from its documents: problems of a payload, in words; none is good."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.adapters.discord.markdown import calls, reads

Json = dict[str, Any]

FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
OURS = {"strong", "small", "heading", "list", "quote", "code block", "url", "autolink", "time", "channel"}
"""The marks that the bot itself sets. All others could only come from words that somebody typed."""
PRESSED = re.compile(r"press:[A-Za-z0-9_-]{1,64}(?::[0-9a-f]{24})?|pick:\d+")
INSIDE = {
    None: {1, 10, 9, 14, 17},
    17: {1, 9, 10, 14},
    9: {10},
    1: {2, 3},
}
KEYS = {
    1: {"components"},
    2: {"style", "label", "custom_id"},
    3: {"custom_id", "placeholder", "min_values", "max_values", "options", "required"},
    4: {"custom_id", "style", "value", "max_length", "required"},
    5: {"custom_id", "min_values", "max_values", "required", "default_values"},
    8: {"custom_id", "min_values", "max_values", "required", "default_values", "channel_types"},
    9: {"components", "accessory"},
    10: {"content"},
    14: {"divider"},
    17: {"components"},
    18: {"label", "description", "component"},
}
FILLED = {4, 3, 5, 8}


def length(words: str) -> int:
    """Characters, counted in the way that finds the most."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


def post_problems(payload: Json, wire_id: str) -> list[str]:
    return list(_post(payload, wire_id))


def answer_problems(payload: Json) -> list[str]:
    return list(_answer(payload))


def modal_problems(modal: Json) -> list[str]:
    return list(_modal(modal))


def _post(payload: Json, wire_id: str) -> Iterator[str]:
    wanted = {"content", "components", "flags", "allowed_mentions", "nonce", "enforce_nonce"}
    if set(payload) != wanted or payload["flags"] != 4 or payload["allowed_mentions"] != {"parse": []}:
        yield f"{sorted(payload)} with {payload.get('flags')} and {payload.get('allowed_mentions')}"
    if not 1 <= len(payload["nonce"]) <= 25 or payload["enforce_nonce"] is not True:
        yield "a nonce that stops no second post"
    content, rows = payload["content"], payload["components"]
    if length(content) > 2_000:
        yield f"a content of {length(content)}"
    if len(rows) > 5 or any(each["type"] != 1 for each in rows):
        yield f"{len(rows)} rows"
    marks = [mark for name in names(rows) for mark in name.split(":")[2:]]
    ref = content.rpartition("\n")[2] == f"-# Ref {wire_id[:8]}"
    if set(marks) - {wire_id} or bool(marks) == ref:
        yield f"found again by {marks} and {ref}"
    yield from text_problems(content)
    yield from _pressed(rows)
    yield from _components(rows, None)


def _answer(payload: Json) -> Iterator[str]:
    if set(payload) != {"components", "flags", "allowed_mentions"} or payload["allowed_mentions"] != {"parse": []}:
        yield f"{sorted(payload)} with {payload.get('allowed_mentions')}"
    if payload["flags"] not in {1 << 15 | 1 << 6, 1 << 15}:
        yield f"flags {payload['flags']}"
    parts = payload["components"]
    if not 1 <= sum(1 for _ in every(parts)) <= 38:
        yield f"{sum(1 for _ in every(parts))} components"
    if sum(length(part.get("content", "")) for part in every(parts)) > 3_800:
        yield "too much text in all"
    yield from _pressed(parts)
    yield from _components(parts, None)


def every(parts: list[Json]) -> Iterator[Json]:
    """Each component, at any depth."""
    for part in parts:
        yield part
        yield from every(part.get("components", []))
        yield from every([part["accessory"]] if "accessory" in part else [])


def names(parts: list[Json]) -> list[str]:
    return [part["custom_id"] for part in every(parts) if "custom_id" in part]


def text_problems(text: str) -> Iterator[str]:
    if not text.strip():
        yield "a text without words"
    if FORBIDDEN.search(text):
        yield "a control or half a character"
    if calls(text):
        yield f"somebody is called: {calls(text)}"
    if foreign := set(reads(text)[1]) - OURS:
        yield f"marks that somebody typed are read: {sorted(foreign)}"


def _pressed(parts: list[Json]) -> Iterator[str]:
    found = names(parts)
    if any(n > 1 for n in Counter(found).values()) or any(length(name) > 100 for name in found):
        yield "names that are repeated or too long"
    if strange := [name for name in found if not PRESSED.fullmatch(name)]:
        yield f"names of {strange}"


def _components(parts: list[Json], outer: int | None) -> Iterator[str]:
    for part in parts:
        kind = part["type"]
        if kind not in INSIDE.get(outer, set()):
            yield f"{kind} in {outer}"
        if set(part) - {"type"} - KEYS[kind]:
            yield f"{kind} with {sorted(part)}"
        yield from CHECKS.get(kind, lambda _: ())(part)
        yield from _components(part.get("components", []), kind)


def _row(part: Json) -> Iterator[str]:
    kinds = [each["type"] for each in part["components"]]
    if not (1 <= len(kinds) <= 5 and set(kinds) == {2}) and kinds != [3]:
        yield f"a row of {kinds}"


def _button(part: Json) -> Iterator[str]:
    yield from _plain(part["label"], 34, "button")
    if part["style"] not in {1, 2, 4}:
        yield f"style {part['style']}"


def _select(part: Json) -> Iterator[str]:
    options = part["options"]
    values = [option["value"] for option in options]
    if not 1 <= len(options) <= 25 or len(set(values)) != len(values):
        yield f"{len(options)} options, of which {len(set(values))} differ"
    for option in options:
        yield from _plain(option["label"], 100, "option")
        yield from _plain(option.get("description", "x"), 100, "description")
        if not 1 <= length(option["value"]) <= 100:
            yield f"a value of {length(option['value'])}"
    if sum(option.get("default", False) for option in options) > 1:
        yield "begins with two options"
    yield from _plain(part.get("placeholder", "x"), 150, "placeholder")


def _section(part: Json) -> Iterator[str]:
    if not 1 <= len(part["components"]) <= 3 or part["accessory"]["type"] != 2:
        yield "a section of another form"
    yield from _components([part["accessory"]], 1)


def _text(part: Json) -> Iterator[str]:
    if length(part["content"]) > 4_000:
        yield f"a text of {length(part['content'])}"
    yield from text_problems(part["content"])


def _plain(words: str, most: int, where: str) -> Iterator[str]:
    if not words.strip() or length(words) > most or "\n" in words or FORBIDDEN.search(words):
        yield f"{where}: {words[:40]!r} of {length(words)}, {most} fit"


CHECKS = {1: _row, 2: _button, 3: _select, 9: _section, 10: _text}


def _modal(modal: Json) -> Iterator[str]:
    if set(modal) != {"custom_id", "title", "components"} or not re.fullmatch(r"form:.{1,64}", modal["custom_id"]):
        yield f"{sorted(modal)} called {modal.get('custom_id')}"
    yield from _plain(modal["title"], 45, "title")
    parts = modal["components"]
    if not 1 <= len(parts) <= 5:
        yield f"{len(parts)} components"
    asked = [part["component"]["custom_id"] for part in parts if part["type"] == 18]
    if len(set(asked)) != len(asked) or any(not 1 <= length(name) <= 100 for name in asked):
        yield "fields that are repeated or nameless"
    for part in parts:
        if part["type"] == 10:
            yield from _text(part)
        elif part["type"] == 18:
            yield from _label(part)
        else:
            yield f"{part['type']} in a form"


def _label(part: Json) -> Iterator[str]:
    yield from _plain(part["label"], 45, "label")
    yield from _plain(part.get("description", "x"), 100, "description")
    field = part["component"]
    kind = field["type"]
    if kind not in FILLED or set(part) - {"type"} - KEYS[18] or set(field) - {"type"} - KEYS[kind]:
        yield f"a field of {kind} with {sorted(field)}"
        return
    if not isinstance(field.get("required"), bool):
        yield "it is not said whether an answer is needed"
    if kind == 4:
        yield from _input(field)
    else:
        yield from _picked(field)


def _input(field: Json) -> Iterator[str]:
    if field["style"] not in {1, 2} or not 1 <= field["max_length"] <= 4_000:
        yield "an input of another form"
    if "value" in field and not 1 <= length(field["value"]) <= field["max_length"]:
        yield f"a value of {length(field['value'])}, {field['max_length']} fit"
    if field["style"] == 1 and "\n" in field.get("value", ""):
        yield "lines in one line"


def _picked(field: Json) -> Iterator[str]:
    if field["max_values"] != 1 or field["min_values"] != int(field["required"]):
        yield "picks another number than one"
    if field["type"] == 3:
        yield from _select(field)
    for first in field.get("default_values", []):
        if first["type"] != {5: "user", 8: "channel"}[field["type"]] or not re.fullmatch(
            r"\d{1,20}", first["id"], re.ASCII
        ):
            yield f"begins with {first}"
