"""A form that stands open before somebody: what its fields hold, and what Discord's own window insists on."""

from collections.abc import Iterator
from typing import Any

from tests.twins.discord.components import CHECK, CHECKS, INPUT, LABEL, RADIO, SELECT, SELECTS, TEXT, UPLOAD
from tests.twins.discord.interactions import Interaction
from tests.twins.discord.state import JSON

FROM_SERVER = frozenset(SELECTS) - {SELECT}


class Window:
    """`opened_by` is what somebody did to get it."""

    def __init__(self, modal: JSON, opened_by: Interaction) -> None:
        self.modal, self.opened_by = modal, opened_by
        self.values = {field["custom_id"]: _before(field) for field in self.fields()}
        self.errors: dict[str, str] = {}

    def fields(self) -> Iterator[JSON]:
        for component in self.modal["components"]:
            if component["type"] == LABEL:
                yield component["component"]
            elif component["type"] != TEXT:
                yield component["components"][0]

    def field(self, name: str) -> JSON:
        for each in self.fields():
            if each["custom_id"] == name:
                return each
        names = [each["custom_id"] for each in self.fields()]
        raise AssertionError(f"No field {name!r} in {self.modal['title']!r}, only {names}")

    def fill(self, name: str, value: Any) -> None:
        """A menu is filled by what its options say, or by their values."""
        field = self.field(name)
        meant = _meant(field, value)
        if field["type"] in FROM_SERVER and self.opened_by.channel.dm_with:
            # Those menus offer who and what is in the server; here there are only the two who write to each other.
            missing = set(meant) - self.opened_by.channel.members
            assert not missing, f"{name!r} offers nobody but {self.opened_by.user.name} and the bot in a direct message"
        self.values[name] = meant

    def missing(self) -> dict[str, str]:
        """What Discord itself says under the fields, before anything reaches the bot."""
        found = {each["custom_id"]: _complaint(each, self.values[each["custom_id"]]) for each in self.fields()}
        return {name: words for name, words in found.items() if words}

    def submission(self) -> JSON:
        return {
            "custom_id": self.modal["custom_id"],
            "components": [self._sent(each) for each in self.modal["components"]],
            "resolved": {},
        }

    def _sent(self, component: JSON) -> JSON:
        about = {"type": component["type"], "id": component.get("id") or 1}
        if component["type"] == TEXT:
            return about
        if component["type"] == LABEL:
            return about | {"component": self._answer(component["component"])}
        return about | {"components": [self._answer(each) for each in component["components"]]}

    def _answer(self, field: JSON) -> JSON:
        value = self.values[field["custom_id"]]
        key = "value" if field["type"] in {INPUT, RADIO, CHECK} else "values"
        return {"type": field["type"], "id": field.get("id") or 1, "custom_id": field["custom_id"], key: value}


def _before(field: JSON) -> Any:
    """What it holds when it opens."""
    chosen = [each["value"] for each in field.get("options") or [] if each.get("default")]
    match field["type"]:
        case kind if kind == INPUT:
            return field.get("value") or ""
        case kind if kind == RADIO:
            return chosen[0] if chosen else None
        case kind if kind == CHECK:
            return bool(field.get("default"))
    return chosen or [str(each["id"]) for each in field.get("default_values") or []]


def _meant(field: JSON, value: Any) -> Any:
    if field["type"] in {INPUT, CHECK}:
        return value
    several = list(value) if isinstance(value, list | tuple | set) else [] if value is None else [value]
    picked = [_option(field, getattr(each, "id", each)) for each in several]
    if field["type"] == RADIO:
        return picked[0] if picked else None
    return picked


def _option(field: JSON, wanted: str) -> str:
    if field["type"] not in {SELECT, RADIO, CHECKS}:
        return wanted
    for each in field["options"]:
        if wanted in {each["label"], each["value"]}:
            return str(each["value"])
    raise AssertionError(f"{field['custom_id']!r} does not offer {wanted!r}: {[e['label'] for e in field['options']]}")


def _complaint(field: JSON, value: Any) -> str:
    is_required = field.get("required", True) and field["type"] != CHECK
    if value in (None, "", []):
        return "This field is required" if is_required else ""
    if field["type"] == INPUT:
        least, most = field.get("min_length") or 0, field.get("max_length") or 4000
        return "" if least <= len(value) <= most else f"Must be between {least} and {most} in length."
    if isinstance(value, list):
        most = field.get("max_values") or (len(field["options"]) if field["type"] == CHECKS else 1)
        least = field.get("min_values", 1)
        return "" if least <= len(value) <= most or field["type"] == UPLOAD else f"Choose {least} to {most}."
    return ""
