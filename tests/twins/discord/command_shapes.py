"""What Discord refuses in commands: names, counts, lengths, and what does not go together."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.twins.discord.parts import (
    Check,
    Problems,
    Shape,
    anything,
    boolean,
    by_type,
    choice,
    join,
    listed,
    matching,
    string,
    whole,
)
from tests.twins.discord.refusing import Refused, form
from tests.twins.discord.state import JSON

CHAT, ON_USER, ON_MESSAGE = 1, 2, 3
SUB, GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = range(1, 12)
NAME = r"(?=.*\S)[-_'\w\u0900-\u097F\u0E00-\u0E7F]{1,32}"
MOST: Mapping[int, int] = {CHAT: 100, ON_USER: 15, ON_MESSAGE: 15}
LONGEST = 8000
LOCALES = frozenset(
    [
        "id",
        "da",
        "de",
        "en-GB",
        "en-US",
        "es-ES",
        "es-419",
        "fr",
        "hr",
        "it",
        "lt",
        "hu",
        "nl",
        "no",
        "pl",
        "pt-BR",
        "ro",
        "fi",
        "sv-SE",
        "vi",
        "tr",
        "cs",
        "el",
        "bg",
        "ru",
        "uk",
        "hi",
        "th",
        "zh-CN",
        "ja",
        "zh-TW",
        "ko",
    ]
)


def name(value: Any, path: str, found: Problems) -> None:
    matching(NAME)(value, path, found)
    if isinstance(value, str) and value != value.lower():
        found.append((path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid"))


def _localized(each: Check) -> Check:
    def check(value: Any, path: str, found: Problems) -> None:
        for locale, words in value.items() if isinstance(value, dict) else ():
            if locale not in LOCALES:
                found.append((path, "BASE_TYPE_CHOICES", f"Value must be one of {set(LOCALES)}."))
            each(words, join(path, locale), found)

    return check


DESCRIPTION = string(100, 1)
NAMED: Mapping[str, Check] = {"name": name, "description": DESCRIPTION}
LOCALIZED: Mapping[str, Check] = {
    "name_localizations": _localized(name),
    "description_localizations": _localized(DESCRIPTION),
    "required": boolean,
}


def number(value: Any, path: str, found: Problems) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        found.append((path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not float.'))


def _choices(value: Check) -> Check:
    one = Shape({"name": string(100, 1), "value": value}, {"name_localizations": _localized(string(100, 1))})
    return listed(one, 0, 25)


def _typed(**more: Check) -> Check:
    shape = Shape(NAMED, {**LOCALIZED, "autocomplete": boolean, **more})

    def check(value: JSON, path: str, found: Problems) -> None:
        shape(value, path, found)
        if value.get("autocomplete") and value.get("choices"):
            words = "Autocomplete and choices cannot both be set"
            found.append((join(path, "autocomplete"), "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES", words))

    return check


PLAIN = Shape(NAMED, LOCALIZED)
VALUES: Mapping[int, Check] = {
    STRING: _typed(choices=_choices(string(100, 1)), min_length=whole(0, 6000), max_length=whole(1, 6000)),
    INTEGER: _typed(choices=_choices(whole(-(2**53), 2**53)), min_value=number, max_value=number),
    NUMBER: _typed(choices=_choices(number), min_value=number, max_value=number),
    CHANNEL: Shape(NAMED, {**LOCALIZED, "channel_types": listed(whole(0, 16), 0, 20)}),
    **dict.fromkeys((BOOLEAN, USER, ROLE, MENTIONABLE, ATTACHMENT), PLAIN),
}


def options(shapes: Mapping[int, Check]) -> Check:
    """Up to 25 with names of their own, what must be given before what may be."""

    def check(value: Any, path: str, found: Problems) -> None:
        listed(by_type(shapes), 0, 25)(value, path, found)
        there = [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
        names, was_optional = set[str](), False
        for place, each in enumerate(there):
            if each.get("name") in names:
                words = "Option name already exists"
                found.append((f"{path}/{place}", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", words))
            if each.get("required") and was_optional:
                words = "Required options must be placed before non-required options"
                found.append((f"{path}/{place}", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", words))
            names.add(str(each.get("name")))
            was_optional = was_optional or (each.get("type") in VALUES and not each.get("required"))

    return check


def _sub_commands_alone(value: JSON, path: str, found: Problems) -> None:
    inside = value.get("options")
    kinds = {each.get("type") in {SUB, GROUP} for each in inside or [] if isinstance(each, dict)}
    if len(kinds) == 2:
        words = "Sub-command and sub-command group option types are mutually exclusive to all other types"
        found.append((join(path, "options"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", words))


SUB_COMMAND = Shape(NAMED, {**LOCALIZED, "options": options(VALUES)})
SUB_GROUP = Shape(NAMED, {**LOCALIZED, "options": options({SUB: SUB_COMMAND})})
SETTINGS: Mapping[str, Check] = {
    "default_member_permissions": anything,
    "dm_permission": boolean,
    "nsfw": boolean,
    "contexts": listed(choice(0, 1, 2), 1, 3),
    "integration_types": listed(choice(0, 1), 1, 2),
}
CHAT_COMMAND = Shape(
    NAMED, {**LOCALIZED, **SETTINGS, "options": options({**VALUES, SUB: SUB_COMMAND, GROUP: SUB_GROUP})}
)
MENU_COMMAND = Shape({"name": string(32, 1)}, {**SETTINGS, "name_localizations": _localized(string(32, 1))})


def command(value: Any, path: str, found: Problems) -> None:
    kind = value.get("type") or CHAT if isinstance(value, dict) else CHAT
    if kind not in MOST:
        choice(*MOST)(kind, join(path, "type"), found)
        return
    (CHAT_COMMAND if kind == CHAT else MENU_COMMAND)(value, path, found)
    if not isinstance(value, dict):
        return
    if kind == CHAT:
        _sub_commands_alone(value, path, found)
        if size(value) > LONGEST:
            words = f"Command exceeds maximum size ({LONGEST})"
            found.append((path, "APPLICATION_COMMAND_TOO_LARGE", words))
    elif value.get("description") or value.get("options"):
        words = "Context menu commands cannot have description or options"
        found.append((path, "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_OR_OPTIONS", words))


def size(value: JSON) -> int:
    """Names, descriptions and values of choices; of translations the longest counts."""
    total = len(str(value.get("value", ""))) if isinstance(value.get("value"), str) else 0
    for key in ("name", "description"):
        words = [value.get(key), *(value.get(f"{key}_localizations") or {}).values()]
        total += max(len(str(each or "")) for each in words)
    inside = [*(value.get("options") or []), *(value.get("choices") or [])]
    return total + sum(size(each) for each in inside if isinstance(each, dict))


def check_all(body: Any) -> None:
    found: Problems = []
    if not isinstance(body, list):
        raise form(("", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType"))
    for place, each in enumerate(body):
        command(each, str(place), found)
    found += _too_many_or_twice([each for each in body if isinstance(each, dict)])
    if found:
        raise form(*found)


def _too_many_or_twice(body: list[JSON]) -> Iterator[tuple[str, str, str]]:
    seen = set[tuple[int, str]]()
    counts: dict[int, int] = {}
    for place, each in enumerate(body):
        key = (each.get("type") or CHAT, str(each.get("name")))
        if key in seen:
            words = "Application command names must be unique"
            yield str(place), "APPLICATION_COMMANDS_DUPLICATE_NAME", words
        seen.add(key)
        counts[key[0]] = counts.get(key[0], 0) + 1
    for kind, most in MOST.items():
        if counts.get(kind, 0) > most:
            raise Refused(30032, words=f"Maximum number of application commands reached ({most}).")
