"""Small pieces of commands and components to write tests with."""

from typing import Any

JSON = dict[str, Any]
LAYOUT, HIDDEN = 1 << 15, 1 << 6


def option(name: str, kind: int = 3, **more: Any) -> JSON:
    return {"name": name, "description": name, "type": kind, **more}


def sub(name: str, *options: JSON, **more: Any) -> JSON:
    return option(name, 1, options=list(options), **more)


def loop(*subs: JSON, **more: Any) -> JSON:
    return {"name": "loop", "description": "Keeps promises", "type": 1, "options": list(subs), **more}


SHARE = sub(
    "share",
    option("kind", required=True, choices=[{"name": "A need", "value": "need"}, {"name": "News", "value": "news"}]),
    option("words", required=True, max_length=200),
    option("partner", autocomplete=True),
    option("who", 6),
    option("place", 7),
)
SHARE["name_localizations"] = {"es-ES": "compartir"}


def button(label: str, custom_id: str = "", **more: Any) -> JSON:
    return {"type": 2, "style": 2, "label": label, "custom_id": custom_id or f"press:{label.lower()}", **more}


def row(*components: JSON) -> JSON:
    return {"type": 1, "components": list(components)}


def text(words: str) -> JSON:
    return {"type": 10, "content": words}


def item(words: str, label: str, custom_id: str = "") -> JSON:
    return {"type": 9, "components": [text(words)], "accessory": button(label, custom_id)}


def menu(*labels: str, **more: Any) -> JSON:
    options = [{"label": each, "value": each.lower()} for each in labels]
    return {"type": 3, "custom_id": "pick:1", "options": options, **more}


def field(name: str, **more: Any) -> JSON:
    return {"type": 18, "label": name.title(), "component": {"type": 4, "style": 1, "custom_id": name, **more}}


def modal(*fields: JSON, **more: Any) -> JSON:
    return {"custom_id": "form:1", "title": "Share a need", "components": list(fields), **more}
