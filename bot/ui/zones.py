"""A time zone as somebody types it: by its name, or by its city in any language we speak."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Annotated
from zoneinfo import available_timezones

from pydantic import BeforeValidator, ValidationInfo

from bot.i18n import languages
from storage.text import fold

OFFERED = re.compile(r".*\(([^()]+)\)")
"""How a zone is offered: its city, and its name in brackets."""
MOST = 8


@dataclass(frozen=True, slots=True)
class Place:
    """A zone as its city is called in one language, and by what else it is looked for."""

    zone: str
    city: str
    called: tuple[str, ...]
    """Folded: the city in each language, the zone's name, and the country in each language."""

    @property
    def label(self) -> str:
        return f"{self.city} ({self.zone})"


@cache
def known_zones() -> Mapping[str, str]:
    """Every zone by its folded name. Looked up once: it is a walk through nearly a thousand files."""
    return MappingProxyType({zone.casefold(): zone for zone in available_timezones()})


@cache
def city_of(zone: str, language: str) -> str:
    """What the place that a zone is named after is called in a language."""
    from babel.dates import get_timezone_location

    return str(get_timezone_location(zone, locale=language, return_city=True)).rpartition("/")[2]


def country_of(zone: str, language: str) -> str:
    from babel import Locale
    from babel.core import get_global

    return str(Locale.parse(language).territories.get(get_global("zone_territories").get(zone, ""), ""))


@cache
def places(language: str) -> tuple[Place, ...]:
    """Every zone that belongs to a country, by its city in this language."""
    from babel.core import get_global

    in_countries = sorted(set(get_global("zone_territories")) & available_timezones())
    return tuple(sorted((place(zone, language) for zone in in_countries), key=lambda each: fold(each.city)))


def place(zone: str, language: str) -> Place:
    cities = [city_of(zone, each) for each in (language, *languages())]
    countries = [country_of(zone, each) for each in (language, *languages())]
    named = (*cities, zone.replace("_", " "), zone.rpartition("/")[2].replace("_", " "), *countries)
    return Place(zone, cities[0], tuple(dict.fromkeys(fold(name) for name in named if name)))


@cache
def zones_by_city() -> Mapping[str, frozenset[str]]:
    """The zones of each city, by its folded name in every language we speak."""
    found: dict[str, set[str]] = {}
    for each in places(languages()[0]):
        for language in languages():
            found.setdefault(fold(city_of(each.zone, language)), set()).add(each.zone)
    return MappingProxyType({city: frozenset(zones) for city, zones in found.items()})


def read_zone(value: object, info: ValidationInfo) -> object:
    """An IANA zone, whatever its case; a city alone is enough when only one zone ends with it."""
    t = (info.context or {})["t"]
    found = zone_called(str(value).strip())
    if found is None:
        raise ValueError(t("I don't know this zone. Please write it like Europe/Berlin or America/New_York."))
    return found


def zone_called(words: str) -> str | None:
    offered = OFFERED.fullmatch(words)
    wanted = (offered[1] if offered else words).strip().replace(" ", "_").casefold()
    zones = known_zones()
    ends = [zone for folded, zone in zones.items() if folded.endswith(f"/{wanted}")]
    if found := zones.get(wanted) or (ends[0] if len(ends) == 1 else None):
        return found
    cities = zones_by_city().get(fold(words), frozenset())
    return next(iter(cities)) if len(cities) == 1 else None


def suggested(words: str, language: str) -> list[tuple[str, str]]:
    """Zones and how they are offered, for what somebody has typed: cities that begin so, then whatever else does."""
    wanted = fold(words)
    if not wanted:
        return []
    all_of_them = places(language)
    begins = [each for each in all_of_them if each.called[0].startswith(wanted)]
    other = [each for each in all_of_them if any(name.startswith(wanted) for name in each.called)]
    within = [each for each in all_of_them if any(wanted in name for name in each.called)]
    found = list(dict.fromkeys([*begins, *other, *within]))[:MOST]
    return [(each.zone, each.label) for each in found]


Zone = Annotated[str, BeforeValidator(read_zone)]
