"""Forms as windows of at most five questions, and what was filled into them."""

from collections.abc import Iterator, Sequence
from typing import Any

from adapters.discord.budget import FIELD_HINT, FORM_TITLE
from adapters.discord.fields import ACCOUNT, CHANNEL_SELECT, USER_SELECT, question
from adapters.discord.text import ENGLISH, Json, escape, halves, line, plain
from bot.i18n import Translator
from bot.turn import OpenForm
from bot.ui.form import PER_STEP
from storage.text import is_blank

TEXT = 10
ALL = slice(0, PER_STEP)
TOLD = 1_000
"""So much is said above the questions at the most."""


def form_modal(opened: OpenForm, t: Translator = ENGLISH, part: slice = ALL, can_pick: bool = True) -> Json:
    """A part of a form to fill in, with what is known already and what is not right yet.

    `can_pick`: whether there are people and channels to pick from, as in a server.
    """
    asks = opened.form.asks()
    questions = [
        question(asked, opened.values.get(asked.name, ""), opened.errors.get(asked.name, ""), t, can_pick)
        for asked in asks[part][:PER_STEP]
    ]
    above = [{"type": TEXT, "content": words} for words in told_above(opened, t, part)]
    room = PER_STEP - len(questions)
    return {
        "custom_id": f"form:{opened.token}",
        "title": title_of(opened, t, part),
        "components": [*above[:room], *questions] or [{"type": TEXT, "content": escape(title_of(opened, t, part))}],
    }


def title_of(opened: OpenForm, t: Translator, part: slice) -> str:
    """What it is called, and which step of how many it is if there are several."""
    total = -(-len(opened.form.asks()) // PER_STEP)
    ending = f" ({(part.start or 0) // PER_STEP + 1}/{total})" if total > 1 else ""
    return plain(t(opened.form.title), FORM_TITLE - len(ending)) + ending


def told_above(opened: OpenForm, t: Translator, part: slice) -> Iterator[str]:
    """What is not right and belongs to no question or is too long to stand with it, and a title that is too long."""
    names = {asked.name for asked in opened.form.asks()}
    general = [error for name, error in opened.errors.items() if name not in names and not is_blank(error)]
    if general and not part.start:
        yield shown_above(" ".join(f"⚠ {line(error)}" for error in general))
    for asked in opened.form.asks()[part]:
        if halves(error := line(opened.errors.get(asked.name, ""))) > FIELD_HINT:
            yield shown_above(f"{line(t(asked.label))} ⚠ {error}")
    title = line(t(opened.form.title))
    if halves(title) > FORM_TITLE:
        yield shown_above(title)


def shown_above(words: str) -> str:
    return escape(plain(words, TOLD))


def read_values(data: Json) -> dict[str, str]:
    """What was filled in, by the question's name. People and channels are named with where they are."""
    components = data.get("components")
    return {str(field["custom_id"]): answer(field) for field in fields_in(as_list(components))}


def as_list(components: Any) -> list[Any]:
    return components if isinstance(components, list) else []


def fields_in(components: Sequence[Any]) -> Iterator[Json]:
    """Each thing that was filled in, whatever stands around it."""
    for each in components:
        match each:
            case {"component": dict() as held}:
                yield from fields_in((held,))
            case {"components": list() as held}:
                yield from fields_in(held)
            case {"custom_id": str()}:
                yield each
            case _:
                continue


def answer(field: Json) -> str:
    match field:
        case {"type": int(kind), "values": [str(key), *_]} if kind == USER_SELECT:
            return f"{ACCOUNT}u{key}"
        case {"type": int(kind), "values": [str(key), *_]} if kind == CHANNEL_SELECT:
            return f"{ACCOUNT}c{key}"
        case {"values": [str(value), *_]} | {"value": str(value)}:
            return value
        case _:
            return ""
