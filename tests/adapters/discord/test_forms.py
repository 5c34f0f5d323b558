"""Forms as Discord's windows: what each question becomes, and what comes back from it."""

from enum import StrEnum
from typing import Any, ClassVar

import pytest
from pydantic import create_model

from adapters.discord.modals import form_modal, read_values
from adapters.discord.text import ENGLISH
from bot.turn import OpenForm
from bot.ui.form import Form, Kind, ask
from tests.adapters.discord.limits import modal_problems

Json = dict[str, Any]


class Pick(StrEnum):
    FIRST = "first"
    SECOND = "second one"


class EveryForm(Form):
    """One question of each kind."""

    name: ClassVar = "every"
    title: ClassVar = "Everything at once"

    called: str = ask("What is its name?", hint="As people say it")
    note: str = ask("Anything else?", Kind.LONG, default="")
    day: str = ask("By when?", Kind.DATE, hint="For example: Friday")
    pick: Pick = ask("Which one?", Kind.CHOICE, hint="For example: first", default=Pick.SECOND)
    partner: str = ask("With which partner?", Kind.PARTNER)
    person: str = ask("A colleague's name", Kind.PERSON, hint="For example: Rosa")
    at: str = ask("At what time?", Kind.TIME, default="")
    place: str = ask("Which channel?", Kind.CHANNEL, default="")


FIRST, SECOND = slice(0, 5), slice(5, 10)


def modal(values: dict[str, str] | None = None, errors: dict[str, str] | None = None, part: slice = FIRST) -> Json:
    made = form_modal(OpenForm(EveryForm, "token", values or {}, errors or {}), ENGLISH, part)
    assert modal_problems(made) == []
    return made


def label(name: str, value: str = "", error: str = "") -> Json:
    """The field of a question with what stands around it."""
    held = {name: value} if value else {}
    wrong = {name: error} if error else {}
    parts = [*modal(held, wrong)["components"], *modal(held, wrong, SECOND)["components"]]
    found: Json = next(part for part in parts if part.get("component", {}).get("custom_id") == name)
    return found


def text_input(name: str, limit: int = 150, style: int = 1, required: bool = True, **more: str) -> Json:
    about = {"type": 4, "custom_id": name, "style": style, "required": required, "max_length": limit}
    return {**about, **more}


def test_a_form_is_a_window_with_a_field_for_each_question() -> None:
    made = modal()
    assert (made["custom_id"], made["title"]) == ("form:token", "Everything at once (1/2)")
    assert [part["component"]["custom_id"] for part in made["components"]] == list(EveryForm.model_fields)[:5]
    assert made["components"][0] == {
        "type": 18,
        "label": "What is its name?",
        "description": "As people say it",
        "component": text_input("called"),
    }


def test_more_questions_than_five_come_in_the_next_window() -> None:
    made = modal(part=SECOND)
    assert made["title"] == "Everything at once (2/2)"
    assert [part["component"]["custom_id"] for part in made["components"]] == ["person", "at", "place"]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("note", "a\nb", text_input("note", 3_000, 2, False, value="a\nb")),
        ("called", "Rosa", text_input("called", value="Rosa")),
        ("called", "x" * 250, text_input("called", 250, 2, value="x" * 250)),
        ("called", "a\nb", text_input("called", 150, 2, value="a\nb")),
        ("day", "2026-12-04", text_input("day", value="2026-12-04")),
        ("at", "", text_input("at", required=False)),
        ("partner", "Eastside", text_input("partner", value="Eastside")),
        ("person", "Rosa", text_input("person", value="Rosa")),
        ("place", "#general", text_input("place", required=False, value="#general")),
        ("place", "slack:T1:C1", text_input("place", required=False, value="slack:T1:C1")),
    ],
)
def test_what_is_known_is_in_the_field_that_can_hold_it(name: str, value: str, expected: Json) -> None:
    assert label(name, value)["component"] == expected


def test_people_are_picked_from_people() -> None:
    picked = {"type": 5, "custom_id": "person", "required": True, "min_values": 1, "max_values": 1}
    assert label("person")["component"] == picked
    first = [{"id": "42", "type": "user"}]
    assert label("person", "discord:global:u42")["component"] == {**picked, "default_values": first}


def test_channels_are_picked_from_those_in_which_something_can_be_posted() -> None:
    picked = {"type": 8, "custom_id": "place", "required": False, "min_values": 0, "max_values": 1}
    assert label("place")["component"] == {**picked, "channel_types": [0, 5, 10, 11, 12]}
    first = [{"id": "42", "type": "channel"}]
    assert label("place", "discord:global:c42")["component"]["default_values"] == first


def test_a_choice_begins_with_what_was_picked_or_with_its_default() -> None:
    first, second = ({"label": word, "value": word} for word in ("first", "second one"))
    expected = {"type": 3, "custom_id": "pick", "required": True, "min_values": 1, "max_values": 1}
    assert label("pick")["component"] == {**expected, "options": [first, {**second, "default": True}]}
    assert label("pick", "First")["component"]["options"] == [{**first, "default": True}, second]


def test_words_that_are_none_of_the_options_are_shown() -> None:
    unread = label("pick", "both")
    assert unread["description"] == "You wrote: “both”"
    assert unread["component"]["required"] is False


def test_an_example_of_what_to_type_is_given_only_where_one_can_type() -> None:
    assert label("day")["description"] == "For example: Friday"
    assert "description" not in label("pick")
    assert "description" not in label("person")
    assert label("person", "Rosa")["description"] == "For example: Rosa"


def test_what_is_not_right_stands_with_its_field_before_the_hint() -> None:
    wrong = label("day", "31 Feb", "There is no such day.")
    assert wrong["description"] == "⚠ There is no such day. For example: Friday"
    assert wrong["component"]["value"] == "31 Feb"


class ShortForm(Form):
    name: ClassVar = "short"
    title: ClassVar = "Which date do you suggest instead of the one above?"

    day: str = ask("Until when should all of this be put off, at the latest?", Kind.DATE)


def test_what_is_not_right_and_belongs_to_no_field_stands_above_as_does_a_long_title() -> None:
    made = form_modal(OpenForm(ShortForm, "token", {}, {"gone": "Please *look* again."}), ENGLISH)
    assert modal_problems(made) == []
    assert made["title"] == "Which date do you suggest instead of the one…"
    assert [part["content"] for part in made["components"][:2]] == ["⚠ Please \\*look\\* again.", ShortForm.title]
    assert made["components"][2]["label"] == "Until when should all of this be put off, at…"
    assert made["components"][2]["description"] == "Until when should all of this be put off, at the latest?"


def test_what_is_not_right_is_told_in_full_where_there_is_room() -> None:
    long = "This is not a day that I know. " * 5
    above, asked = form_modal(OpenForm(ShortForm, "token", {}, {"day": long}), ENGLISH)["components"][:3:2]
    assert above["content"] == f"{ShortForm.asks()[0].label} ⚠ {long.strip()}"
    assert asked["description"].startswith("⚠ This is not a day")


def test_a_choice_of_more_than_a_window_lists_is_typed() -> None:
    many: Any = StrEnum("Many", {f"o{n}": f"v{n}" for n in range(26)})  # type: ignore[misc]
    fields: dict[str, Any] = {"pick": (many, ask("Which?", Kind.CHOICE))}
    form: type[Form] = create_model("Long", __base__=Form, **fields)
    form.name, form.title = "long", "Long"
    assert form_modal(OpenForm(form, "token"), ENGLISH)["components"][0]["component"] == text_input("pick")


def test_what_was_filled_in_is_read_by_the_questions_name() -> None:
    filled = [
        {"type": 10, "id": 1},
        {"type": 18, "id": 2, "component": {"type": 4, "id": 3, "custom_id": "called", "value": "a:b"}},
        {"type": 18, "component": {"type": 4, "custom_id": "note", "value": ""}},
        {"type": 18, "component": {"type": 3, "custom_id": "pick", "values": ["first"]}},
        {"type": 18, "component": {"type": 5, "custom_id": "person", "values": ["42"]}},
        {"type": 18, "component": {"type": 8, "custom_id": "place", "values": ["43"]}},
        {"type": 18, "component": {"type": 8, "custom_id": "nowhere", "values": []}},
        {"type": 1, "components": [{"type": 4, "custom_id": "day", "value": "Friday"}]},
    ]
    assert read_values({"custom_id": "form:token", "components": filled}) == {
        "called": "a:b",
        "note": "",
        "pick": "first",
        "person": "discord:global:u42",
        "place": "discord:global:c43",
        "nowhere": "",
        "day": "Friday",
    }


@pytest.mark.parametrize("data", [{}, {"components": None}, {"components": [{"type": 18}, 7, None, {"component": 3}]}])
def test_what_is_no_form_holds_nothing(data: Json) -> None:
    assert read_values(data) == {}
