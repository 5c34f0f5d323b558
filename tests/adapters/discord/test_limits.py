"""Whatever a message or a form holds, what goes to Discord keeps within every limit and reads no mark-up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.modals import form_modal
from adapters.discord.render import answer_payload, post_payload, update_payload
from adapters.discord.text import ENGLISH
from bot.turn import OpenForm
from bot.ui.message import Block, Button, Buttons, Facts, Item, Items, Message, Say, Table
from tests.adapters.discord.limits import answer_problems, modal_problems, post_problems
from tests.adapters.slack.samples import MESSAGE, SETTINGS, opened_forms

WIRE = "0123456789abcdef01234567"


@SETTINGS
@given(MESSAGE)
def test_any_message_that_is_posted_fits(message: Message) -> None:
    payload = post_payload(message, WIRE)
    assert post_problems(payload, WIRE) == []
    over = update_payload(message, ENGLISH, WIRE)
    assert post_problems({**over, "nonce": WIRE, "enforce_nonce": True}, WIRE) == []


@SETTINGS
@given(st.lists(MESSAGE, max_size=3))
def test_any_answer_fits(messages: list[Message]) -> None:
    assert answer_problems(answer_payload(messages, ENGLISH)) == []


@SETTINGS
@given(MESSAGE)
def test_any_answer_over_another_fits(message: Message) -> None:
    assert answer_problems(update_payload(message, ENGLISH, over_answer=True)) == []


@SETTINGS
@given(opened_forms(), st.integers(0, 24))
def test_any_part_of_any_form_fits(opened: OpenForm, step: int) -> None:
    assert modal_problems(form_modal(opened, ENGLISH, slice(step * 5, step * 5 + 5))) == []


def buttons(n: int) -> tuple[Button, ...]:
    return tuple(Button("b" * 500, f"t{each}") for each in range(n))


def rows(n: int, each: int, words: str = "a thing") -> Items:
    found = buttons(n * each)
    return Items(tuple(Item(words, words, found[at * each : (at + 1) * each]) for at in range(n)))


LARGE = [
    Say("words " * 20_000),
    Say("*" * 5_000),
    Buttons(buttons(400)),
    rows(800, 0),
    rows(500, 1),
    rows(100, 5),
    rows(40, 1, "i" * 5_000),
    Table(("column",) * 40, (("cell " * 100,) * 40,) * 300),
    Facts((("label " * 100, "value " * 1_000),) * 60),
]


@pytest.mark.parametrize("block", LARGE, ids=lambda block: type(block).__name__)
def test_the_largest_of_each_block_fits_and_says_that_there_is_more(block: Block) -> None:
    message = Message("Much of it", (block,))
    post, answer = post_payload(message, WIRE), answer_payload((message,), ENGLISH)
    assert post_problems(post, WIRE) == []
    assert answer_problems(answer) == []
    assert "…" in post["content"]
    assert "…" in str(answer)


def test_many_messages_in_one_answer_fit_and_it_says_that_there_are_more() -> None:
    answer = answer_payload([Message(f"Message {n}", (rows(3, 2),)) for n in range(40)], ENGLISH)
    assert answer_problems(answer) == []
    assert "and " in str(answer)
