"""Entries and forms as the page gets them: plain JSON, every string plain text."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from bot.i18n import Translator
from bot.turn import OpenForm
from bot.ui.form import Ask
from storage.feed import FeedEntry
from storage.text import storable

Json = dict[str, Any]


def entry_json(entry: FeedEntry) -> Json:
    """An entry as the page gets it."""
    return {
        "id": entry.id,
        "place": entry.place,
        "author": entry.author,
        "at": entry.created_at.isoformat(),
        "edited": entry.edited_at.isoformat() if entry.edited_at else None,
        "body": entry.body,
    }


def said_mark(key: str) -> str:
    """What marks the line that a request typed, in as many characters as a wire id has at most."""
    return f"said:{sha256(storable(key).encode()).hexdigest()[:19]}"


def said_json(words: str) -> Json:
    """What a person typed."""
    return {"kind": "said", "words": words}


def form_json(opened: OpenForm, t: Translator, state: str = "open") -> Json:
    """A form with what is filled in and what is not right yet."""
    return {
        "kind": "form",
        "state": state,
        "title": t(opened.form.title),
        "submit": t(opened.form.submit),
        "token": opened.token,
        "fields": [field_json(asked, t, opened.values, opened.errors) for asked in opened.form.asks()],
    }


def field_json(asked: Ask, t: Translator, values: Mapping[str, str], errors: Mapping[str, str]) -> Json:
    return {
        "name": asked.name,
        "label": t(asked.label),
        "kind": asked.kind.value,
        "hint": t(asked.hint) if asked.hint else "",
        "required": asked.required,
        "limit": asked.limit,
        "options": [[value, t(label)] for value, label in asked.options],
        "value": values.get(asked.name) or asked.default,
        "error": errors.get(asked.name, ""),
    }


def refilled(form: Json, values: Mapping[str, str], errors: Mapping[str, str]) -> Json:
    """The same form as it came back: with what was typed and what is to be put right."""
    fields = [
        {**field, "value": values.get(field["name"], field["value"]), "error": errors.get(field["name"], "")}
        for field in form["fields"]
    ]
    return {**form, "fields": fields}


def sent(form: Json) -> Json:
    """A form that was taken: shown as done, with nothing left to fill in."""
    return over(form, "sent")


def dismissed(form: Json) -> Json:
    """A form that was put aside."""
    return over(form, "dismissed")


def over(form: Json, state: str) -> Json:
    return {"kind": "form", "state": state, "title": form["title"], "token": form["token"], "fields": []}


def holds(body: Any, token: str) -> bool:
    """Whether an entry shows the button of this token."""
    match body:
        case {"token": str(held), "label": _}:
            return held == token
        case dict():
            return any(holds(part, token) for part in body.values())
        case list():
            return any(holds(part, token) for part in body)
        case _:
            return False
