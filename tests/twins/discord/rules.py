"""What Discord refuses in messages and forms as a whole: counts, lengths, doubles, and what does not go together."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.twins.discord.components import CLASSIC, LAYOUT, MODAL, TEXT
from tests.twins.discord.parts import (
    Check,
    Problems,
    Shape,
    anything,
    boolean,
    choice,
    listed,
    snowflake,
    string,
    whole,
)
from tests.twins.discord.refusing import Refused, form
from tests.twins.discord.state import COMPONENTS_V2, EPHEMERAL, JSON, Message

MOST, ALL_TEXT = 40, 4000
SUPPRESS_EMBEDS, SILENT = 1 << 2, 1 << 12
EMBED = Shape(
    {},
    {
        "title": string(256),
        "description": string(4096),
        "url": string(2048),
        "footer": Shape({"text": string(2048)}),
        "author": Shape({"name": string(256)}),
        "fields": listed(Shape({"name": string(256, 1), "value": string(1024, 1)}, {"inline": boolean}), 0, 25),
    },
)
MENTIONS = Shape(
    {},
    {
        "parse": listed(choice("roles", "users", "everyone"), 0, 3),
        "users": listed(snowflake, 0, 100),
        "roles": listed(snowflake, 0, 100),
        "replied_user": boolean,
    },
)
FIELDS: Mapping[str, Check] = {
    "content": string(2000),
    "embeds": listed(EMBED, 0, 10),
    "allowed_mentions": MENTIONS,
    "attachments": listed(anything, 0, 10),
    "flags": whole(0, 2**31 - 1),
    "tts": boolean,
    "enforce_nonce": boolean,
    "sticker_ids": listed(snowflake, 0, 3),
}
FILLED = ("content", "embeds", "components", "attachments", "sticker_ids", "poll")
LEGACY = ("content", "embeds", "sticker_ids", "poll")


def walk(components: Any, path: str = "components") -> Iterator[tuple[str, JSON]]:
    """Every component with where it is, those inside and beside others too."""
    for place, each in enumerate(components if isinstance(components, list) else []):
        if isinstance(each, dict):
            yield from _one(each, f"{path}/{place}")


def _one(component: JSON, path: str) -> Iterator[tuple[str, JSON]]:
    yield path, component
    yield from walk(component.get("components"), f"{path}/components")
    for name in ("accessory", "component"):
        if isinstance(component.get(name), dict):
            yield from _one(component[name], f"{path}/{name}")


def check_message(body: Any, before: Message | None = None, may_hide: bool = False) -> None:
    """Refuse what cannot be said; `before` is the message as it stood, when this is a change to it."""
    found: Problems = []
    Shape({}, FIELDS)(body, "", found)
    if not isinstance(body, dict):
        raise form(*found)
    found += _nonce(body) + _flags(body, before, may_hide) + _mentions(body) + _embeds(body)
    whole_message = merged(body, before)
    found += component_problems(body.get("components"), bool(whole_message["flags"] & COMPONENTS_V2))
    if whole_message["flags"] & COMPONENTS_V2:
        found += [_legacy(name) for name in LEGACY if whole_message.get(name)]
    if found:
        raise form(*found)
    if not any(whole_message.get(name) for name in FILLED):
        raise Refused(50006)


def merged(body: JSON, before: Message | None) -> JSON:
    """What the message is after this: what is not named stays, null is nothing, the layout flag is for ever."""
    old: JSON = before.body if before else {}
    kept = {name: body.get(name) if name in body else old.get(name) for name in (*FILLED, "allowed_mentions")}
    asked = body.get("flags")
    flags = (asked if isinstance(asked, int) else 0) | (old.get("flags") or 0)
    return {**kept, "flags": flags}


def _legacy(name: str) -> tuple[str, str, str]:
    words = f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
    return name, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", words


def _nonce(body: JSON) -> Problems:
    nonce = body.get("nonce")
    if nonce is None or isinstance(nonce, int):
        return []
    found: Problems = []
    string(25)(nonce, "nonce", found)
    return found


def _flags(body: JSON, before: Message | None, may_hide: bool) -> Problems:
    asked = body.get("flags")
    if not isinstance(asked, int):
        return []
    if before and before.flags & COMPONENTS_V2 and not asked & COMPONENTS_V2:
        words = "The IS_COMPONENTS_V2 flag cannot be removed"
        return [("flags", "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG", words)]
    known = COMPONENTS_V2 | SUPPRESS_EMBEDS | SILENT | (EPHEMERAL if may_hide else 0)
    return [("flags", "BITFIELD_TYPE_BAD_VALUE", "Invalid message flags")] if asked & ~known else []


def _mentions(body: JSON) -> Problems:
    allowed = body.get("allowed_mentions")
    parse = allowed.get("parse") if isinstance(allowed, dict) else None
    words = "parse:{0} and {0}: [ids...] are mutually exclusive."
    return [
        ("allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", words.format(f'["{name}"]'))
        for name in ("users", "roles")
        if isinstance(parse, list) and name in parse and allowed and allowed.get(name)
    ]


def _embeds(body: JSON) -> Problems:
    total = sum(_length(each) for each in body.get("embeds") or [] if isinstance(each, dict))
    words = "Embed size exceeds maximum size of 6000"
    return [("embeds", "MAX_EMBED_SIZE_EXCEEDED", words)] if total > 6000 else []


def _length(embed: JSON) -> int:
    fields = embed.get("fields") or []
    texts = [embed.get("title"), embed.get("description"), (embed.get("footer") or {}).get("text")]
    texts += [(embed.get("author") or {}).get("name"), *(each.get(key) for each in fields for key in ("name", "value"))]
    return sum(len(str(each)) for each in texts if each)


def component_problems(components: Any, is_layout: bool) -> Problems:
    if components is None:
        return []
    found: Problems = []
    (LAYOUT if is_layout else CLASSIC)(components, "components", found)
    all_of_them = list(walk(components))
    if len(all_of_them) > MOST:
        words = f"The total number of components cannot exceed {MOST}"
        found.append(("components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", words))
    texts = [each.get("content") for _, each in all_of_them if each.get("type") == TEXT]
    if sum(len(each) for each in texts if isinstance(each, str)) > ALL_TEXT:
        words = f"The total displayable text size cannot exceed {ALL_TEXT}"
        found.append(("components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", words))
    return found + _twice(all_of_them)


def _twice(components: list[tuple[str, JSON]]) -> Problems:
    found, ids, numbers = Problems(), set[str](), set[int]()
    for path, each in components:
        name, number = each.get("custom_id"), each.get("id")
        if isinstance(name, str) and name in ids:
            words = "Component custom id cannot be duplicated"
            found.append((f"{path}/custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", words))
        if isinstance(number, int) and number and number in numbers:
            found.append((f"{path}/id", "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated"))
        ids |= {name} if isinstance(name, str) else set()
        numbers |= {number} if isinstance(number, int) else set()
    return found


def check_modal(data: Any) -> None:
    found: Problems = []
    MODAL(data, "", found)
    if isinstance(data, dict):
        found += _twice(list(walk(data.get("components"))))
    if found:
        raise form(*((f"data/{path}", code, words) for path, code, words in found))
