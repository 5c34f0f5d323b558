"""A message as it is once one of its buttons is used up: the same without that button. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

from adapters.discord.flags import COMPONENTS_V2

Json = dict[str, Any]
ROW, BUTTON, SECTION, CONTAINER = 1, 2, 9, 17


def without(message: Mapping[str, Any], custom_id: str, picked: str = "") -> Json | None:
    """What a message is written over with, so that this button of it is gone, or this entry of its list; None if
    nothing else were left.
    """
    left = list(kept(message.get("components") or (), custom_id, picked))
    return {"flags": COMPONENTS_V2, "components": left} if left else None


def kept(components: Iterable[Json], custom_id: str, picked: str) -> Iterable[Json]:
    """The components but this one; what holds nothing any more goes with it."""
    for component in components:
        if component.get("custom_id") == custom_id:
            options = [each for each in component.get("options") or () if each.get("value") != picked]
            if options:
                yield {**component, "options": options}
            continue
        if component.get("type") == SECTION and (component.get("accessory") or {}).get("custom_id") == custom_id:
            # A section must have something beside its texts, so they stand by themselves.
            yield from component.get("components") or ()
        elif component.get("type") in {ROW, CONTAINER}:
            inside = list(kept(component.get("components") or (), custom_id, picked))
            if inside:
                yield {**component, "components": inside}
        else:
            yield component
