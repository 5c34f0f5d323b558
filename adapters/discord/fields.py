"""The questions of a form: each as the thing to fill in that fits it, and never one that would lose what is known."""

import re

from adapters.discord.budget import FIELD_HINT, FIELD_LABEL, FIELD_TEXT, OPTION, OPTIONS
from adapters.discord.text import Json, cut, halves, line, plain, readable
from bot.i18n import Translator
from bot.ui.form import Ask, Kind, chosen
from storage.text import is_blank

LABEL, TEXT_INPUT, STRING_SELECT, USER_SELECT, CHANNEL_SELECT = 18, 4, 3, 5, 8
SHORT, PARAGRAPH = 1, 2
WRITTEN_IN = (0, 5, 10, 11, 12)
"""The kinds of channels and threads in which something can be posted."""
ACCOUNT = "discord:global:"
USER = re.compile(r"discord:\w+:u(\d{1,20})", re.ASCII)
CHANNEL = re.compile(r"discord:\w+:c(\d{1,20})", re.ASCII)
EXAMPLE = "For example:"
"""A hint that begins so says what can be typed, which would puzzle where one can only pick."""
ONE_LINE = 200
"""A text that is longer is shown in several lines."""


def question(asked: Ask, value: str, error: str, t: Translator, can_pick: bool) -> Json:
    """One question with what is known already, and in small print what is not right yet."""
    value = asked.default if is_blank(readable(value)) else readable(value)
    field = field_of(asked, value, t, can_pick)
    made = {"type": LABEL, "label": plain(t(asked.label), FIELD_LABEL), "component": field}
    told = " ".join(part for part in told_with(asked, field, value, error, t) if not is_blank(part))
    return {**made, "description": plain(told, FIELD_HINT)} if told else made


def told_with(asked: Ask, field: Json, value: str, error: str, t: Translator) -> tuple[str, ...]:
    """What is not right, what was written and can't be picked, the rest of a long question, and the hint."""
    label, is_typed = line(t(asked.label)), field["type"] == TEXT_INPUT
    wrong = "" if is_blank(readable(error)) else f"⚠ {line(error)}"
    is_unread = field["type"] == STRING_SELECT and bool(value) and not has_choice(field)
    unread = t("You wrote: “{words}”", words=line(value)) if is_unread else ""
    rest = label if halves(label) > FIELD_LABEL else ""
    hint = t(asked.hint) if asked.hint and (is_typed or not asked.hint.startswith(EXAMPLE)) else ""
    return wrong, unread, rest, hint


def field_of(asked: Ask, value: str, t: Translator, can_pick: bool) -> Json:
    """Something to pick from where the value can be picked, otherwise a text that holds it."""
    match asked.kind:
        case Kind.CHOICE if can_choose(asked):
            return string_select(asked, value, t)
        case Kind.PERSON if can_pick and (not value or USER.fullmatch(value)):
            return picked_from(asked, USER_SELECT, "user", USER.sub(r"\1", value))
        case Kind.CHANNEL if can_pick and (not value or CHANNEL.fullmatch(value)):
            made = picked_from(asked, CHANNEL_SELECT, "channel", CHANNEL.sub(r"\1", value))
            return {**made, "channel_types": list(WRITTEN_IN)}
        case _:
            return text_input(asked, value)


def can_choose(asked: Ask) -> bool:
    values = [value for value, _ in asked.options]
    return 0 < len(values) <= OPTIONS and all(
        value == readable(value) and not is_blank(value) and halves(value) <= OPTION for value in values
    )


def string_select(asked: Ask, value: str, t: Translator) -> Json:
    """One that begins with an answer always has one, so there is nothing to leave out."""
    first = chosen(asked, value, t)
    options = [option(word, t(label), word == first) for word, label in asked.options]
    is_needed = asked.required or (bool(asked.default) and any(each.get("default") for each in options))
    return {**select(asked, STRING_SELECT, is_needed), "options": options}


def option(value: str, label: str, is_first: bool) -> Json:
    made = {"label": plain(label, OPTION), "value": value}
    return {**made, "default": True} if is_first else made


def has_choice(field: Json) -> bool:
    return any(each.get("default") for each in field["options"])


def picked_from(asked: Ask, kind: int, name: str, key: str) -> Json:
    """People or channels, which Discord itself offers."""
    first = {"default_values": [{"id": key, "type": name}]} if key else {}
    return {**select(asked, kind, asked.required), **first}


def select(asked: Ask, kind: int, is_needed: bool) -> Json:
    """Whether an answer is needed is said each time: what goes without saying differs from one kind to the other."""
    return {
        "type": kind,
        "custom_id": asked.name,
        "required": is_needed,
        "min_values": int(is_needed),
        "max_values": 1,
    }


def text_input(asked: Ask, value: str) -> Json:
    """A line of text, or several. What is there already is kept, even when it is longer than an answer may be."""
    held = value if halves(value) <= FIELD_TEXT else cut(value, FIELD_TEXT, halves)
    has_lines = asked.kind is Kind.LONG or "\n" in held or halves(held) > ONE_LINE
    made = {
        "type": TEXT_INPUT,
        "custom_id": asked.name,
        "style": PARAGRAPH if has_lines else SHORT,
        "required": asked.required,
        "max_length": min(FIELD_TEXT, max(asked.limit, halves(held))),
    }
    return {**made, "value": held} if held else made
