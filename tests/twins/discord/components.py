"""The shapes of what Discord draws in messages and forms, one check for each kind of component."""

from collections.abc import Mapping
from typing import Any

from tests.twins.discord.parts import (
    REQUIRED,
    Check,
    Problems,
    Shape,
    anything,
    boolean,
    by_type,
    choice,
    join,
    listed,
    string,
    whole,
)
from tests.twins.discord.state import JSON

ROW, BUTTON, SELECT, INPUT, USERS, ROLES, MENTIONABLES, CHANNELS, SECTION, TEXT = range(1, 11)
THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER, LABEL, UPLOAD, RADIO, CHECKS, CHECK = (
    11,
    12,
    13,
    14,
    17,
    18,
    19,
    21,
    22,
    23,
)
SELECTS = (SELECT, USERS, ROLES, MENTIONABLES, CHANNELS)
PREMIUM, LINK = 6, 5
CUSTOM_ID, ID = string(100, 1), whole(0, 2**31 - 1)
EMOJI = Shape({}, {"name": string(100), "id": anything, "animated": boolean})
MEDIA = Shape({"url": string(2048, 1)})
OPTION = Shape(
    {"label": string(100, 1), "value": string(100, 1)},
    {"description": string(100), "emoji": EMOJI, "default": boolean},
)


def button(value: JSON, path: str, found: Problems) -> None:
    _button_shape(value, path, found)
    style = value.get("style")
    if style == PREMIUM:
        return
    if not value.get("label") and not value.get("emoji"):
        found.append((path, "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A label or an emoji is required"))
    wanted, barred = ("url", "custom_id") if style == LINK else ("custom_id", "url")
    if not value.get(wanted):
        found.append((join(path, wanted), f"BUTTON_COMPONENT_{wanted.upper()}_REQUIRED", f"A {wanted} is required"))
    if value.get(barred):
        words = "A custom id and url cannot both be specified"
        found.append((join(path, barred), "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", words))


_button_shape = Shape(
    {"style": choice(1, 2, 3, 4, 5, 6)},
    {"label": string(80), "custom_id": CUSTOM_ID, "url": string(512, 1), "disabled": boolean, "emoji": EMOJI, "id": ID},
)
SELECT_FIELDS: Mapping[str, Check] = {
    "placeholder": string(150),
    "min_values": whole(0, 25),
    "max_values": whole(1, 25),
    "disabled": boolean,
    "required": boolean,
    "id": ID,
}


def _counts(value: JSON, path: str, found: Problems, options: list[Any] | None) -> None:
    least, most = value.get("min_values"), value.get("max_values")
    if isinstance(least, int) and isinstance(most, int) and least > most:
        found.append((join(path, "min_values"), "NUMBER_TYPE_MAX", "min_values cannot be greater than max_values."))
    if options is None:
        return
    if isinstance(most, int) and most > len(options):
        words = f"int value should be less than or equal to {len(options)}."
        found.append((join(path, "max_values"), "NUMBER_TYPE_MAX", words))
    values = [each.get("value") for each in options if isinstance(each, dict)]
    for place, each in enumerate(values):
        if each in values[:place]:
            where = f"{path}/options/{place}/value"
            found.append(
                (where, "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used")
            )


def _chooser(low: int, high: int, option: Check = OPTION, fields: Mapping[str, Check] = SELECT_FIELDS) -> Check:
    shape = Shape({"custom_id": CUSTOM_ID, "options": listed(option, low, high)}, fields)

    def check(value: JSON, path: str, found: Problems) -> None:
        shape(value, path, found)
        _counts(value, path, found, value["options"] if isinstance(value.get("options"), list) else None)

    return check


def _picker(value: JSON, path: str, found: Problems) -> None:
    Shape({"custom_id": CUSTOM_ID}, {**SELECT_FIELDS, "default_values": listed(anything, 0, 25)})(value, path, found)
    _counts(value, path, found, None)


CHOOSERS: Mapping[int, Check] = {SELECT: _chooser(1, 25), **dict.fromkeys(SELECTS[1:], _picker)}


def row(value: JSON, path: str, found: Problems) -> None:
    """Up to five buttons, or one menu."""
    listed(by_type({BUTTON: button, **CHOOSERS}), 1, 5)(value.get("components"), join(path, "components"), found)
    inside = value.get("components")
    kinds = [each.get("type") for each in inside if isinstance(each, dict)] if isinstance(inside, list) else []
    if any(kind in SELECTS for kind in kinds) and len(kinds) > 1:
        words = "The specified component exceeds the maximum width"
        found.append((f"{path}/components/1", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", words))


text = Shape({"content": string(4000, 1)}, {"id": ID})
separator = Shape({}, {"divider": boolean, "spacing": choice(1, 2), "id": ID})
thumbnail = Shape({"media": MEDIA}, {"description": string(1024, 1), "spoiler": boolean, "id": ID})
gallery = Shape({"items": listed(Shape({"media": MEDIA}, {"description": string(1024, 1)}), 1, 10)}, {"id": ID})
file = Shape({"file": MEDIA}, {"spoiler": boolean, "id": ID})
section = Shape(
    {"components": listed(by_type({TEXT: text}), 1, 3), "accessory": by_type({BUTTON: button, THUMBNAIL: thumbnail})},
    {"id": ID},
)
INSIDE: Mapping[int, Check] = {
    ROW: row,
    SECTION: section,
    TEXT: text,
    GALLERY: gallery,
    FILE: file,
    SEPARATOR: separator,
}
container = Shape(
    {"components": listed(by_type(INSIDE), 1, 40)},
    {"accent_color": whole(0, 0xFFFFFF), "spoiler": boolean, "id": ID},
)
CLASSIC = listed(by_type({ROW: row}), 0, 5)
LAYOUT = listed(by_type({**INSIDE, CONTAINER: container}), 0, 40)

INPUT_FIELDS: Mapping[str, Check] = {
    "label": string(45, 1),
    "min_length": whole(0, 4000),
    "max_length": whole(1, 4000),
    "required": boolean,
    "value": string(4000),
    "placeholder": string(100),
    "id": ID,
}


def text_input(value: JSON, path: str, found: Problems) -> None:
    Shape({"custom_id": CUSTOM_ID, "style": choice(1, 2)}, INPUT_FIELDS)(value, path, found)
    least, most, held = value.get("min_length"), value.get("max_length"), value.get("value")
    if isinstance(least, int) and isinstance(most, int) and least > most:
        words = f"int value should be less than or equal to {most}."
        found.append((join(path, "min_length"), "NUMBER_TYPE_MAX", words))
    if isinstance(most, int) and isinstance(held, str) and len(held) > most:
        found.append((join(path, "value"), "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length."))


def _old_row(value: JSON, path: str, found: Problems) -> None:
    """As forms were made before labels: a row with one input that has its own label."""
    listed(by_type({INPUT: text_input}), 1, 1)(value.get("components"), join(path, "components"), found)
    for each in value.get("components") or []:
        if isinstance(each, dict) and not each.get("label"):
            found.append((f"{path}/components/0/label", *REQUIRED))


def _needs_one(check: Check) -> Check:
    """In a form an answer is required unless it says otherwise, and then none at all is no answer."""

    def whole_check(value: JSON, path: str, found: Problems) -> None:
        check(value, path, found)
        if value.get("required", True) and value.get("min_values") == 0:
            words = "int value should be greater than or equal to 1."
            found.append((join(path, "min_values"), "NUMBER_TYPE_MIN", words))

    return whole_check


GROUP_FIELDS: Mapping[str, Check] = {
    "required": boolean,
    "min_values": whole(0, 10),
    "max_values": whole(1, 10),
    "id": ID,
}
IN_LABEL: Mapping[int, Check] = {
    INPUT: text_input,
    **{kind: _needs_one(check) for kind, check in CHOOSERS.items()},
    UPLOAD: _needs_one(Shape({"custom_id": CUSTOM_ID}, GROUP_FIELDS)),
    RADIO: _chooser(2, 10, fields={"required": boolean, "id": ID}),
    CHECKS: _needs_one(_chooser(1, 10, fields=GROUP_FIELDS)),
    CHECK: Shape({"custom_id": CUSTOM_ID}, {"default": boolean, "id": ID}),
}
label = Shape({"label": string(45, 1), "component": by_type(IN_LABEL)}, {"description": string(100, 1), "id": ID})
MODAL = Shape(
    {
        "custom_id": CUSTOM_ID,
        "title": string(45, 1),
        "components": listed(by_type({LABEL: label, TEXT: text, ROW: _old_row}), 1, 5),
    }
)
