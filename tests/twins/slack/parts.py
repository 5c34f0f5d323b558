"""Small checks that the shapes of blocks are put together from; each one appends what it finds."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Problems = list[str]
Check = Callable[[Any, str, Problems], None]


def problem(words: str, path: str) -> str:
    """As Slack words it in response_metadata.messages."""
    return f"[ERROR] {words} [json-pointer:{path}]"


def string(most: int, least: int = 1) -> Check:
    def check(value: Any, path: str, found: Problems) -> None:
        if not isinstance(value, str):
            found.append(problem("must provide a string", path))
        elif len(value) > most:
            found.append(problem(f"must be less than {most + 1} characters", path))
        elif len(value) < least:
            found.append(problem(f"must be more than {least - 1} characters", path))

    return check


def matching(pattern: str, words: str) -> Check:
    def check(value: Any, path: str, found: Problems) -> None:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            found.append(problem(f"must be {words}", path))

    return check


def one_of(*allowed: Any) -> Check:
    def check(value: Any, path: str, found: Problems) -> None:
        if value not in allowed:
            found.append(problem(f"must be one of {', '.join(map(str, allowed))}", path))

    return check


def whole(low: int, high: int) -> Check:
    def check(value: Any, path: str, found: Problems) -> None:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            found.append(problem(f"must be a whole number from {low} to {high}", path))

    return check


def boolean(value: Any, path: str, found: Problems) -> None:
    if not isinstance(value, bool):
        found.append(problem("must provide a boolean", path))


def number(value: Any, path: str, found: Problems) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        found.append(problem("must provide a number", path))


def anything(value: Any, path: str, found: Problems) -> None:
    """For what is not worth a rule of its own."""


def listed(each: Check, low: int, high: int) -> Check:
    def check(value: Any, path: str, found: Problems) -> None:
        if not isinstance(value, list):
            found.append(problem("must provide an array", path))
            return
        if not low <= len(value) <= high:
            found.append(problem(f"must have {low} to {high} items", path))
        for place, one in enumerate(value):
            each(one, f"{path}/{place}", found)

    return check


@dataclass(frozen=True)
class Shape:
    """An object with fields that must be there, fields that may, and no others."""

    required: Mapping[str, Check] = field(default_factory=dict)
    optional: Mapping[str, Check] = field(default_factory=dict)

    def __call__(self, value: Any, path: str, found: Problems) -> None:
        if not isinstance(value, dict):
            found.append(problem("must provide an object", path))
            return
        for name in self.required:
            if name not in value:
                found.append(problem(f"missing required field: {name}", path))
        for name, inner in value.items():
            check = self.required.get(name) or self.optional.get(name)
            if check is None:
                found.append(problem(f"invalid additional property: {name}", path))
            else:
                check(inner, f"{path}/{name}", found)


def by_type(shapes: Mapping[str, Check]) -> Check:
    """One of several objects, told apart by their `type`."""

    def check(value: Any, path: str, found: Problems) -> None:
        kind = str(value.get("type")) if isinstance(value, dict) else ""
        if kind not in shapes:
            found.append(problem(f"unsupported type: {kind}", path + "/type"))
            return
        shapes[kind](value, path, found)

    return check


def texts(most: int, *kinds: str) -> Check:
    """A text object of one of these kinds."""
    shapes = {
        "plain_text": Shape({"type": anything, "text": string(most)}, {"emoji": boolean}),
        "mrkdwn": Shape({"type": anything, "text": string(most)}, {"verbatim": boolean}),
    }
    return by_type({kind: shapes[kind] for kind in kinds})


def plain(most: int) -> Check:
    return texts(most, "plain_text")


def either(most: int) -> Check:
    return texts(most, "plain_text", "mrkdwn")
