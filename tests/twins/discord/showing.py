"""What a person sees of a message or a form, as plain text, and what they can press there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from tests.twins.discord.components import BUTTON, CONTAINER, LABEL, LINK, ROW, SECTION, SELECTS, SEPARATOR, TEXT
from tests.twins.discord.state import JSON, Message, World

THINKING = "Loop is thinking…"
PAIRS = (r"\*\*(.+?)\*\*", r"__(.+?)__", r"~~(.+?)~~", r"\|\|(.+?)\|\|", r"\*([^*\n]+?)\*")
LITERAL = re.compile(
    r"```(?:\w*\n)?(?P<block>.+?)```|`(?P<code>[^`\n]+)`|\\(?P<escaped>[^0-9A-Za-z\s])"
    r"|\[(?P<label>[^\]\n]+)\]\(<?https?://[^)\s]+\)|(?P<mention><[^<>\n]+>)|(?P<url>https?://[^\s<>)]+)",
    re.DOTALL,
)
"""What stands for itself, so that no mark in it is one."""


@dataclass(frozen=True)
class Pressable:
    """A button; `near` is what stands on the same item."""

    component: JSON
    label: str
    near: str


def words(world: World, markdown: str) -> str:
    """As it is read: names for mentions, dates as dates, no stars; what was escaped stands as it was meant."""
    kept: list[str] = []

    def keep(text: str) -> str:
        kept.append(text)
        return f"\ue000{len(kept) - 1}\ue001"

    told = LITERAL.sub(lambda found: keep(_literal(world, found)), markdown)
    for pair in PAIRS:
        told = re.sub(pair, r"\1", told, flags=re.DOTALL)
    told = re.sub(r"(?<!\w)_([^_\n]+)_(?!\w)", r"\1", told)
    told = re.sub(r"^(#{1,3} |-# )", "", told, flags=re.MULTILINE)
    while "\ue000" in told:
        told = re.sub("\ue000(\\d+)\ue001", lambda found: kept[int(found[1])], told)
    return told


def _literal(world: World, found: "re.Match[str]") -> str:
    whole = found["mention"]
    return _mention(world, whole) if whole else next(each for each in found.groups() if each is not None)


def _mention(world: World, whole: str) -> str:
    inner = whole[1:-1]
    if found := re.fullmatch(r"@!?(\d+)", inner):
        return "@" + (world.users[found[1]].name if found[1] in world.users else "unknown-user")
    if found := re.fullmatch(r"#(\d+)", inner):
        return "#" + (world.channels[found[1]].name if found[1] in world.channels else "No Access")
    if found := re.fullmatch(r"@&(\d+)", inner):
        return "@" + (world.guild.roles[found[1]].name if found[1] in world.guild.roles else "deleted-role")
    if found := re.fullmatch(r"t:(-?\d+)(:[tTdDfFsSR])?", inner):
        return f"{datetime.fromtimestamp(int(found[1]), UTC):%a %d %b %Y %H:%M} UTC"
    if found := re.fullmatch(r"/([\w -]+):\d+", inner):
        return "/" + found[1]
    return inner if inner.startswith(("http://", "https://")) else whole


def _inside(component: JSON) -> list[JSON]:
    return list(component.get("components") or [])


def _lines(world: World, component: JSON) -> Iterator[str]:
    kind = component["type"]
    if kind == TEXT:
        yield words(world, component["content"])
    elif kind == SEPARATOR:
        yield "---" if component.get("divider", True) else ""
    elif kind == BUTTON:
        yield f"[{button_label(component)}]"
    elif kind in SELECTS:
        options = " | ".join(each["label"] for each in component.get("options") or [])
        yield f"({component.get('placeholder') or 'Make a selection'}: {options})"
    for each in [*_inside(component), *([component["accessory"]] if component.get("accessory") else [])]:
        yield from _lines(world, each)


def button_label(component: JSON) -> str:
    return str(component.get("label") or (component.get("emoji") or {}).get("name") or "")


def shown_text(world: World, said: Message) -> str:
    """A message from top to bottom, with its buttons in brackets."""
    if said.waits:
        return THINKING
    lines = [words(world, said.content)]
    for embed in said.body.get("embeds") or []:
        lines += [words(world, str(embed.get(key) or "")) for key in ("title", "description")]
        lines += [f"{each['name']}: {each['value']}" for each in embed.get("fields") or []]
    for component in said.components:
        lines += _lines(world, component)
    lines += [f"[file {each['filename']}]" for each in said.body.get("attachments") or []]
    return "\n".join(line for line in lines if line)


def pressables(world: World, said: Message) -> list[Pressable]:
    """Buttons in order; beside a section stands its own text, under a row all that came since the rows before."""
    found: list[Pressable] = []
    near, own, was_row = words(world, said.content), "", False
    for component in _flat(said.components):
        kind = component["type"]
        if kind in {TEXT, SECTION}:
            own = _own(world, component)
            near = own if was_row else f"{near}\n{own}"
        here = _inside(component) if kind == ROW else [component["accessory"]] if kind == SECTION else []
        beside = own if kind == SECTION else near
        found += [Pressable(each, button_label(each), beside) for each in here if is_live(each)]
        was_row = any(each["type"] == BUTTON for each in here)
    return found


def _own(world: World, component: JSON) -> str:
    texts = [component] if component["type"] == TEXT else _inside(component)
    return "\n".join(words(world, each["content"]) for each in texts)


def is_live(component: JSON) -> bool:
    """A button that tells the bot something when it is pressed."""
    return component["type"] == BUTTON and component["style"] != LINK and not component.get("disabled")


def _flat(components: list[JSON]) -> Iterator[JSON]:
    for each in components:
        if each["type"] == CONTAINER:
            yield from _flat(_inside(each))
        else:
            yield each


def menus(said: Message) -> list[JSON]:
    rows = [each for each in _flat(said.components) if each["type"] == ROW]
    there = [each for row in rows for each in _inside(row)]
    return [each for each in there if each["type"] in SELECTS and not each.get("disabled")]


def window_text(world: World, modal: JSON, values: dict[str, Any], errors: dict[str, str]) -> str:
    """A form from top to bottom, with what its fields hold now."""
    lines = [modal["title"]]
    for component in modal["components"]:
        if component["type"] == TEXT:
            lines.append(words(world, component["content"]))
            continue
        field = component["component"] if component["type"] == LABEL else component["components"][0]
        label = component.get("label") or field.get("label")
        options = " | ".join(each["label"] for each in field.get("options") or [])
        lines.append(f"{label}: {_held(values.get(field['custom_id']))}".rstrip())
        lines += [component.get("description") or "", f"({options})" if options else ""]
    lines += [f"! {name}: {said}" for name, said in errors.items()]
    return "\n".join(line for line in lines if line)


def _held(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value if value is not None else "")
