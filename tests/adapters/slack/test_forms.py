"""Forms as Slack's windows: what each question becomes, and what comes back from it."""

from enum import StrEnum
from typing import Any, ClassVar

import pytest

from adapters.slack.again import refilled
from adapters.slack.fields import question
from adapters.slack.inbound import searched
from adapters.slack.modals import error_blocks, field_of, form_view, offers_of, read_values, suggestion_options
from adapters.slack.text import ENGLISH
from bot.turn import OpenForm
from bot.ui.form import Ask, Form, Kind, ask
from tests.adapters.slack.limits import read, view_problems

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
    pick: Pick = ask("Which one?", Kind.CHOICE, default=Pick.SECOND)
    partner: str = ask("With which partner?", Kind.PARTNER)
    person: str = ask("A colleague's name", Kind.PERSON)
    at: str = ask("At what time?", Kind.TIME, default="")
    place: str = ask("Which channel?", Kind.CHANNEL, default="")


def view(values: dict[str, str] | None = None, errors: dict[str, str] | None = None) -> Json:
    return form_view(OpenForm(EveryForm, "token", values or {}, errors or {}), ENGLISH, '{"t":"token"}', "e1")


def element(name: str, value: str = "") -> Json:
    """The field of a question, and whether its payload is right."""
    made = view({name: value})
    assert view_problems(made) == []
    block = next(block for block in made["blocks"] if str(block.get("block_id", "")).startswith(f"{name}#e1"))
    held: Json = block["element"]
    assert held.pop("action_id") == "field"
    return held


def plain(words: str) -> Json:
    return {"type": "plain_text", "text": words, "emoji": False}


def test_a_form_is_a_window_with_a_field_for_each_question() -> None:
    made = view()
    assert (made["callback_id"], made["private_metadata"]) == ("form", '{"t":"token"}')
    assert (made["title"], made["submit"], made["close"]) == (
        plain("Everything at once"),
        plain("Save"),
        plain("Cancel"),
    )
    assert [block["block_id"].partition("/")[0] for block in made["blocks"]] == [
        f"{name}#e1" for name in EveryForm.model_fields
    ]
    assert made["blocks"][0] == {
        "type": "input",
        "block_id": "called#e1",
        "label": plain("What is its name?"),
        "hint": plain("As people say it"),
        "optional": False,
        "element": {"type": "plain_text_input", "multiline": False, "action_id": "field"},
    }
    assert [block["optional"] for block in made["blocks"]] == [False, True, False, False, False, False, True, True]


def test_a_choice_that_begins_with_an_answer_is_not_called_optional() -> None:
    chosen = next(block for block in view()["blocks"] if "initial_option" in block["element"])
    assert (chosen["element"]["type"], chosen["optional"]) == ("static_select", False)
    unread = next(
        block
        for block in view({field_name(chosen): "neither"})["blocks"]
        if block.get("block_id") == chosen["block_id"]
    )
    assert ("initial_option" in unread["element"], unread["optional"]) == (False, True)


def field_name(block: Json) -> str:
    name: str = block["block_id"].partition("#")[0]
    return name


def test_a_title_that_is_too_long_for_a_window_stands_in_it() -> None:
    class LongForm(EveryForm):
        title: ClassVar = "Which date do you suggest instead?"

    made = form_view(OpenForm(LongForm, "token"), ENGLISH, "", "e1")
    assert made["title"] == plain("Loopkeeper")
    assert made["blocks"][0] == {"type": "header", "text": plain("Which date do you suggest instead?")}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("note", "a\nb", {"type": "plain_text_input", "multiline": True, "initial_value": "a\nb"}),
        ("day", "", {"type": "datepicker"}),
        ("day", "2026-12-04", {"type": "datepicker", "initial_date": "2026-12-04"}),
        ("day", "Friday", {"type": "plain_text_input", "multiline": False, "initial_value": "Friday"}),
        ("day", "2026-02-31", {"type": "plain_text_input", "multiline": False, "initial_value": "2026-02-31"}),
        ("at", "", {"type": "timepicker"}),
        ("at", "09:30", {"type": "timepicker", "initial_time": "09:30"}),
        ("at", "half past nine", {"type": "plain_text_input", "multiline": False, "initial_value": "half past nine"}),
        ("person", "", {"type": "users_select"}),
        ("person", "slack:T1:U1", {"type": "users_select", "initial_user": "U1"}),
        ("place", "#general", {"type": "plain_text_input", "multiline": False, "initial_value": "#general"}),
        ("partner", "x" * 76, {"type": "plain_text_input", "multiline": False, "initial_value": "x" * 76}),
    ],
)
def test_what_is_known_is_in_the_field_that_can_hold_it(name: str, value: str, expected: Json) -> None:
    assert element(name, value) == expected


def test_channels_are_picked_from_channels_alone() -> None:
    only = {
        "type": "conversations_select",
        "filter": {"include": ["public", "private"], "exclude_external_shared_channels": True},
    }
    assert element("place") == only
    assert element("place", "slack:T1:C1") == {**only, "initial_conversation": "C1"}


@pytest.mark.parametrize("name", ["partner", "person"])
def test_names_are_searched_and_what_was_typed_is_there_already(name: str) -> None:
    typed = {"text": plain("Rosa & co"), "value": "Rosa & co"}
    searched = {"type": "external_select", "min_query_length": 1, "placeholder": plain("Type a name")}
    assert element(name, "Rosa & co") == {**searched, "initial_option": typed}


def test_a_choice_begins_with_what_was_picked_or_with_its_default() -> None:
    first, second = ({"text": plain(word), "value": word} for word in ("first", "second one"))
    assert element("pick") == {"type": "static_select", "options": [first, second], "initial_option": second}
    assert element("pick", "First")["initial_option"] == first


def test_words_that_are_none_of_the_options_are_shown() -> None:
    assert "initial_option" not in element("pick", "both")
    assert "You wrote: “both”" in list(read(view({"pick": "both"})["blocks"]))


def test_an_example_of_what_to_type_is_given_only_where_one_can_type() -> None:
    assert "For example: Friday" not in list(read(view()["blocks"]))
    assert "For example: Friday" in list(read(view({"day": "Friday"})["blocks"]))


def test_what_is_not_right_stands_above_its_field() -> None:
    made = view({"day": "31 Feb"}, {"day": "There is no such day.", "elsewhere": "Please look again.", "note": ""})
    told = [
        block["elements"][0]["text"] if block["type"] == "context" else block["block_id"] for block in made["blocks"]
    ]
    assert told[:5] == ["⚠ Please look again.", "called#e1", "note#e1", "⚠ There is no such day.", "day#e1"]
    assert view_problems(made) == []


def test_words_that_are_too_long_for_a_field_are_shown_below_it_to_the_last() -> None:
    words = " ".join(f"word{n}" for n in range(700))
    made = view({"note": words})
    at = next(at for at, block in enumerate(made["blocks"]) if block.get("block_id") == "note#e1")
    held = made["blocks"][at]["element"]["initial_value"]
    note, rest = read(made["blocks"][at + 1 : at + 3])
    assert held + rest == words
    assert len(held) == 3_000
    assert note.startswith(f"{len(rest)} characters")
    assert view_problems(made) == []


def state(**elements: Json) -> Json:
    return {f"{name}#e1": {"field": held} for name, held in elements.items()}


def test_what_was_filled_in_is_read_by_the_questions_name() -> None:
    filled = state(
        called={"type": "plain_text_input", "value": "a#b"},
        note={"type": "plain_text_input", "value": None},
        day={"type": "datepicker", "selected_date": "2026-12-04"},
        pick={"type": "static_select", "selected_option": {"text": plain("First"), "value": "first"}},
        partner={"type": "external_select", "selected_option": None},
        person={"type": "users_select", "selected_user": "U1"},
        at={"type": "timepicker", "selected_time": "09:30"},
        place={"type": "conversations_select", "selected_conversation": "C1"},
    )
    assert read_values(filled, "T1") == {
        "called": "a#b",
        "note": "",
        "day": "2026-12-04",
        "pick": "first",
        "partner": "",
        "person": "slack:T1:U1",
        "at": "09:30",
        "place": "slack:T1:C1",
    }


@pytest.mark.parametrize("block", [{}, {"field": {}}, {"field": {"type": "users_select", "selected_user": None}}])
def test_a_field_without_an_answer_is_empty(block: Json) -> None:
    assert read_values({"person#e1": block}, "T1") == {"person": ""}


def test_errors_stand_at_the_fields_of_the_window_that_was_sent() -> None:
    sent = state(called={}, day={})
    told = error_blocks(sent, {"day": "No such day.", "gone": "Look again.", "lost": "And here."})
    assert told == {"day#e1": "No such day.", "called#e1": "Look again. And here."}
    assert error_blocks({}, {"day": "No such day."}) == {}
    assert len(error_blocks(sent, {"day": "x" * 9_000})["day#e1"]) == 500


def test_suggestions_are_a_hundred_names_at_most_and_end_with_what_was_typed() -> None:
    names = [(f"Partner {n}", f"Partner {n}") for n in range(150)]
    assert len(suggestion_options(names)) == 100
    found = suggestion_options(names, "New House")
    assert (len(found), found[-1]) == (100, {"text": plain("“New House”"), "value": "New House"})
    assert suggestion_options(names[:1], "partner 0") == [{"text": plain("Partner 0"), "value": "Partner 0"}]


def test_a_field_offers_names_of_its_kind_whatever_it_is_called() -> None:
    asked = {"partner": Kind.PERSON, "person": Kind.PARTNER, "whom": Kind.PERSON}
    for name, kind in asked.items():
        made = question(Ask(name, "Who?", kind, "", True, 150), "Ana", "", ENGLISH, "e1", 3_000).field
        assert made["element"]["type"] == "external_select"
        for block in (made, refilled(made, {}, "e2")):
            typed = {"user": {"id": "U_ANA"}, "team": {"id": "T1"}, "block_id": block["block_id"], "value": "Ro"}
            assert searched(typed).kind == kind
            assert field_of(block["block_id"]) == name


def test_a_field_that_offers_no_names_asks_for_none() -> None:
    made = question(Ask("person", "Who?", Kind.TEXT, "", True, 150), "Ana", "", ENGLISH, "e1", 3_000).field
    assert offers_of(made["block_id"]) == ""
