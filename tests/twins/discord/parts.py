"""Small checks that the shapes of bodies are put together from; each one appends what it finds."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.twins.discord.refusing import Problem, form

Problems = list[Problem]
Check = Callable[[Any, str, Problems], None]
REQUIRED = ("BASE_TYPE_REQUIRED", "This field is required")


def join(path: str, step: object) -> str:
    return f"{path}/{step}" if path else str(step)


def string(most: int, least: int = 0) -> Check:
    def check(value: Any, path: str, found: Problems) -> None:
        if not isinstance(value, str):
            found.append((path, "STRING_TYPE_CONVERT", "Could not interpret as string."))
        elif least and not value.strip():
            found.append((path, *REQUIRED))
        elif least > 0 and not least <= len(value) <= most:
            found.append((path, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length."))
        elif len(value) > most:
            found.append((path, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length."))

    return check


def matching(pattern: str) -> Check:
    def check(value: Any, path: str, found: Problems) -> None:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            found.append((path, "STRING_TYPE_REGEX", "String value did not match validation regex."))

    return check


def choice(*allowed: Any) -> Check:
    def check(value: Any, path: str, found: Problems) -> None:
        if value not in allowed or isinstance(value, bool) != isinstance(allowed[0], bool):
            found.append((path, "BASE_TYPE_CHOICES", f"Value must be one of {set(allowed)}."))

    return check


def whole(low: int, high: int) -> Check:
    def check(value: Any, path: str, found: Problems) -> None:
        if isinstance(value, bool) or not isinstance(value, int):
            found.append((path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.'))
        elif value < low:
            found.append((path, "NUMBER_TYPE_MIN", f"int value should be greater than or equal to {low}."))
        elif value > high:
            found.append((path, "NUMBER_TYPE_MAX", f"int value should be less than or equal to {high}."))

    return check


def boolean(value: Any, path: str, found: Problems) -> None:
    if not isinstance(value, bool):
        found.append((path, "BOOLEAN_TYPE_CONVERT", "Must be either true or false."))


def snowflake(value: Any, path: str, found: Problems) -> None:
    if isinstance(value, bool) or not str(value).isdigit():
        found.append((path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not snowflake.'))


def anything(value: Any, path: str, found: Problems) -> None:
    """For what is not worth a rule of its own."""


def listed(each: Check, low: int, high: int) -> Check:
    def check(value: Any, path: str, found: Problems) -> None:
        if not isinstance(value, list):
            found.append((path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType"))
            return
        if not low <= len(value) <= high:
            found.append((path, "BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length."))
        for place, one in enumerate(value):
            each(one, join(path, place), found)

    return check


@dataclass(frozen=True)
class Shape:
    """An object with fields that must be there and fields that may; null is as good as absent, others are ignored."""

    required: Mapping[str, Check] = field(default_factory=dict)
    optional: Mapping[str, Check] = field(default_factory=dict)

    def __call__(self, value: Any, path: str, found: Problems) -> None:
        if not isinstance(value, dict):
            found.append((path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType"))
            return
        for name, inner in self.required.items():
            if value.get(name) is None:
                found.append((join(path, name), *REQUIRED))
            else:
                inner(value[name], join(path, name), found)
        for name, inner in self.optional.items():
            if value.get(name) is not None:
                inner(value[name], join(path, name), found)


def by_type(shapes: Mapping[int, Check]) -> Check:
    """One of several objects, told apart by their `type`."""

    def check(value: Any, path: str, found: Problems) -> None:
        kind = value.get("type") if isinstance(value, dict) else None
        if not isinstance(kind, int) or kind not in shapes:
            words = f'Value of field "type" must be one of {tuple(shapes)}.'
            found.append((join(path, "type"), "UNION_TYPE_CHOICES", words))
            return
        shapes[kind](value, path, found)

    return check


def check(body: Any, required: Mapping[str, Check], optional: Mapping[str, Check]) -> None:
    """Refuse a body that is not of this shape."""
    found: Problems = []
    Shape(required, optional)(body, "", found)
    if found:
        raise form(*found)
