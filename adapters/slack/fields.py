"""The questions of a form: each as the thing to fill in that fits it, and never one that would lose what is known."""

import re
from dataclasses import dataclass
from datetime import date

from adapters.slack.budget import LABEL, OPTION, OPTIONS, PLACEHOLDER, TEXT, context
from adapters.slack.options import option
from adapters.slack.text import Json, cut, fitting, halves, pieces, plain, readable, size
from bot.i18n import Translator
from bot.ui.form import Ask, Kind, chosen
from storage.text import is_blank

DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
USER = re.compile(r"slack:\w+:([UW]\w+)", re.ASCII)
CHANNEL = re.compile(r"slack:\w+:([CG]\w+)", re.ASCII)
TYPED = {"plain_text_input", "external_select"}
EXAMPLE = "For example:"
"""A hint that begins so says what can be typed, which would puzzle where one can only pick."""


@dataclass(frozen=True, slots=True)
class Question:
    """The block to fill in, with what stands above and below it."""

    field: Json
    above: tuple[Json, ...] = ()
    below: tuple[Json, ...] = ()


def question(asked: Ask, value: str, error: str, t: Translator, edition: str, share: int) -> Question:
    """One question with what is known already and what is not right yet, within its share of the form's room."""
    value = asked.default if is_blank(readable(value)) else readable(value)
    element = {**element_of(asked, value, t, share), "action_id": "field"}
    field = {
        "type": "input",
        "block_id": block_called(asked.name, edition, asked.kind if element["type"] == "external_select" else ""),
        "label": plain(t(asked.label), LABEL),
        "element": element,
        "optional": not (asked.required or is_answered(asked, element)),
    }
    if asked.hint and (element["type"] in TYPED or not asked.hint.startswith(EXAMPLE)):
        field["hint"] = plain(t(asked.hint), LABEL)
    wrong = () if is_blank(error) else (warning(error),)
    return Question(field, (*unread(asked, element, value, t), *wrong), rest_of(element, value, t, share))


def block_called(field: str, edition: str, offers: str) -> str:
    """What a block is called: its field, the rendering it is of, and names of which kind are offered in it, if any."""
    return f"{field}#{edition}" + (f"/{offers}" if offers else "")


def is_answered(asked: Ask, element: Json) -> bool:
    """A choice that begins with an answer always has one, so there is nothing to leave out."""
    return bool(asked.default) and element["type"] == "static_select" and "initial_option" in element


def warning(words: str) -> Json:
    """What is not right yet: opening a view, Slack has no other way to say so."""
    return context(f"⚠ {words}")


def element_of(asked: Ask, value: str, t: Translator, share: int) -> Json:
    """Something to pick from where the value can be picked, otherwise a line of text that holds it."""
    match asked.kind:
        case Kind.CHOICE if can_choose(asked):
            return static_select(asked, value, t)
        case Kind.DATE if not value or is_day(value):
            return {"type": "datepicker", **known("initial_date", value)}
        case Kind.TIME if not value or CLOCK.fullmatch(value):
            return {"type": "timepicker", **known("initial_time", value)}
        case Kind.PERSON if not value or USER.fullmatch(value):
            return {"type": "users_select", **known("initial_user", USER.sub(r"\1", value))}
        case Kind.CHANNEL if not value or CHANNEL.fullmatch(value):
            return conversations_select(CHANNEL.sub(r"\1", value))
        case Kind.PARTNER | Kind.PERSON if size(value) <= OPTION and "\n" not in value:
            return external_select(value, t)
        case _:
            return text_input(asked, value, share)


def known(name: str, value: str) -> dict[str, str]:
    return {name: value} if value else {}


def is_day(value: str) -> bool:
    if not DAY.fullmatch(value):
        return False
    try:
        return bool(date.fromisoformat(value))
    except ValueError:
        return False


def can_choose(asked: Ask) -> bool:
    values = [value for value, _ in asked.options]
    return 0 < len(values) <= OPTIONS and all(
        value == readable(value) and 0 < size(value) <= OPTION for value in values
    )


def static_select(asked: Ask, value: str, t: Translator) -> Json:
    options = {value: option(t(label), value) for value, label in asked.options}
    first = options.get(chosen(asked, value, t))
    return {"type": "static_select", "options": list(options.values()), **({"initial_option": first} if first else {})}


def external_select(value: str, t: Translator) -> Json:
    """Names are offered while someone types."""
    first = {"initial_option": option(value, value)} if value else {}
    placeholder = plain(t("Type a name"), PLACEHOLDER)
    return {"type": "external_select", "min_query_length": 1, "placeholder": placeholder, **first}


def conversations_select(channel: str) -> Json:
    """Channels only: no direct message is anybody else's to pick."""
    only = {"include": ["public", "private"], "exclude_external_shared_channels": True}
    return {"type": "conversations_select", "filter": only, **known("initial_conversation", channel)}


def text_input(asked: Ask, value: str, share: int) -> Json:
    """A line of text, or several. How long an answer may be is said by the form, so that no key falls silent."""
    has_lines = asked.kind is Kind.LONG or "\n" in value or size(value) > LABEL
    return {"type": "plain_text_input", "multiline": has_lines, **known("initial_value", fit_in(value, share))}


def fit_in(value: str, share: int) -> str:
    return value[: fitting(value, min(TEXT, share), halves)]


def unread(asked: Ask, element: Json, value: str, t: Translator) -> tuple[Json, ...]:
    """The words of a choice that is none of the options."""
    if element["type"] != "static_select" or not value or "initial_option" in element:
        return ()
    return (context(t("You wrote: “{words}”", words=value)),)


def rest_of(element: Json, value: str, t: Translator, share: int) -> tuple[Json, ...]:
    """The end of a text that is too long for a field, so that it can be read and copied."""
    rest = value[len(fit_in(value, share)) :] if element["type"] == "plain_text_input" else ""
    if not rest:
        return ()
    note = t("{n} characters at the end did not fit here. So that nothing is lost, this is the rest:", n=len(rest))
    told = pieces(cut(rest, share), TEXT)
    return (context(note), *({"type": "section", "text": plain(piece, TEXT), "expand": True} for piece in told))
