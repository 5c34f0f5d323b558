"""A time zone as somebody types it."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Annotated
from zoneinfo import available_timezones

from pydantic import BeforeValidator, ValidationInfo


@cache
def known_zones() -> Mapping[str, str]:
    """Every zone by its folded name. Looked up once: it is a walk through nearly a thousand files."""
    return MappingProxyType({zone.casefold(): zone for zone in available_timezones()})


def read_zone(value: object, info: ValidationInfo) -> object:
    """An IANA zone, whatever its case; a city alone is enough when only one zone ends with it."""
    t = (info.context or {})["t"]
    wanted = str(value).strip().replace(" ", "_").casefold()
    zones = known_zones()
    ends = [zone for folded, zone in zones.items() if folded.endswith(f"/{wanted}")]
    found = zones.get(wanted) or (ends[0] if len(ends) == 1 else None)
    if found is None:
        raise ValueError(t("I don't know this zone. Please write it like Europe/Berlin or America/New_York."))
    return found


Zone = Annotated[str, BeforeValidator(read_zone)]
