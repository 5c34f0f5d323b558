"""Whatever a message or a form holds, what goes to Slack keeps within every limit and reads no mark-up."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import create_model

from adapters.slack.budget import Rung
from adapters.slack.modals import form_view, suggestion_options
from adapters.slack.render import home_view, message_payload, shown_view, working_view
from adapters.slack.text import ENGLISH
from bot.turn import OpenForm
from bot.ui.form import Form, Kind, ask
from bot.ui.message import Block, Button, Buttons, Facts, Item, Items, Message, Say, Table
from tests.adapters.slack.limits import message_problems, options_problems, read, view_problems
from tests.adapters.slack.samples import MESSAGE, SETTINGS, VALUES, WORDS, opened_forms


@SETTINGS
@given(MESSAGE, st.sampled_from(Rung))
def test_any_message_fits(message: Message, rung: Rung) -> None:
    assert message_problems(message_payload(message, rung)) == []


@SETTINGS
@given(st.lists(MESSAGE, max_size=3))
def test_any_home_and_any_window_fits(messages: list[Message]) -> None:
    assert view_problems(home_view(messages, ENGLISH)) == []
    assert view_problems(shown_view(messages, ENGLISH)) == []


@pytest.mark.parametrize(("rows", "columns"), [(99, 20), (100, 20), (99, 21)])
def test_a_table_is_one_as_long_as_it_is_not_too_large_and_a_list_then(rows: int, columns: int) -> None:
    payload = message_payload(Message("Figures", (Table(("c",) * columns, (("1",) * columns,) * rows),)))
    is_table = any(block["type"] == "table" for block in payload["blocks"])
    assert is_table == ((rows, columns) == (99, 20))
    assert message_problems(payload) == []


def test_a_hundred_long_questions_fit() -> None:
    fields: dict[str, Any] = {f"q{n}": (str, ask("What?", Kind.LONG)) for n in range(100)}
    form: type[Form] = create_model("Hundred", __base__=Form, **fields)
    form.name, form.title = "hundred", "A hundred questions"
    view = form_view(OpenForm(form, "token", dict.fromkeys(fields, "部屋" * 1_500)), ENGLISH, "", "e1")
    assert view_problems(view) == []
    assert list(read(view["blocks"]))[-1] == "… and 10 more"


def test_the_window_that_waits_fits() -> None:
    assert view_problems(working_view(ENGLISH)) == []


@SETTINGS
@given(opened_forms())
def test_any_form_fits(opened: OpenForm) -> None:
    assert view_problems(form_view(opened, ENGLISH, '{"t":"token"}', "e1")) == []


@SETTINGS
@given(st.lists(st.tuples(VALUES, VALUES), max_size=130), WORDS)
def test_any_suggestions_fit(pairs: list[tuple[str, str]], typed: str) -> None:
    found = suggestion_options(pairs, typed)
    assert not found or options_problems(found) == []


@pytest.mark.parametrize(
    "block",
    [
        Say("words " * 20_000),
        Buttons((Button("b" * 500, "t"),) * 40),
        Items((Item("i" * 5_000, "d" * 5_000, (Button("b" * 500, "t"),)),) * 500),
        Items((Item("a thing to be done"),) * 800),
        Table(("column",) * 40, (("cell " * 100,) * 40,) * 300),
        Table(("column",) * 20, (("cell " * 10,) * 20,) * 99),
        Items((Item("i", "d", (Button("b", "t"),)),) * 500),
        Facts((("label " * 100, "value " * 1_000),) * 60),
    ],
)
@pytest.mark.parametrize("rung", Rung)
def test_the_largest_of_each_block_fits_and_says_that_there_is_more(block: Block, rung: Rung) -> None:
    payload = message_payload(Message("Much of it", (block,)), rung)
    assert message_problems(payload) == []
    assert any("…" in words for words in read(payload["blocks"]))
