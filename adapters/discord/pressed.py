"""A message as it is once one of its buttons is used up: the same without that button. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

from adapters.discord.flags import COMPONENTS_V2

Json = dict[str, Any]
ROW, BUTTON, SECTION, CONTAINER = 1, 2, 9, 17


def without(message: Mapping[str, Any], custom_id: str) -> Json | None:
    """What a message is written over with, so that this button of it is gone; None if nothing else were left."""
    left = list(kept(message.get("components") or (), custom_id))
    return {"flags": COMPONENTS_V2, "components": left} if left else None


def kept(components: Iterable[Json], custom_id: str) -> Iterable[Json]:
    """The components but this one; what holds nothing any more goes with it."""
    for component in components:
        if component.get("custom_id") == custom_id:
            continue
        if component.get("type") == SECTION and (component.get("accessory") or {}).get("custom_id") == custom_id:
            # A section must have something beside its texts, so they stand by themselves.
            yield from component.get("components") or ()
        elif component.get("type") in {ROW, CONTAINER}:
            inside = list(kept(component.get("components") or (), custom_id))
            if inside:
                yield {**component, "components": inside}
        else:
            yield component
