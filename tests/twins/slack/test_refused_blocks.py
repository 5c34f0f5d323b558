"""The stand-in refuses the blocks that Slack refuses, and no others."""

import pytest
from slack_sdk.errors import SlackApiError

from tests.twins.slack.pieces import (
    CARD,
    CELL,
    DATA,
    RICH,
    TABLE,
    Blocks,
    actions,
    button,
    choices,
    field,
    menu,
    plain,
    section,
)
from tests.twins.slack.small_bot import SmallBot

FINE: list[Blocks] = [
    [section("x" * 3000)],
    [
        {"type": "header", "text": plain("x" * 150)},
        {"type": "divider"},
        RICH,
        {"type": "context", "elements": [plain("x")]},
    ],
    [actions(*[button(action_id=f"press:{number}", value="x" * 2000) for number in range(25)])],
    [{"type": "image", "image_url": "https://x.org/a.png", "alt_text": "x"}, TABLE],
    [{"type": "markdown", "text": "x" * 12_000}],
    [DATA, CARD, {"type": "carousel", "elements": [CARD]}],
    [{"type": "container", "title": plain("x"), "child_blocks": [section("x")]}],
    [section("x", accessory={"type": "overflow", "action_id": "a", "options": choices(5)}, expand=True)],
    [
        actions(
            menu(options=choices(100, 75), initial_option=choices(1, 75)[0]), {"type": "datepicker", "action_id": "d"}
        )
    ],
]

REFUSED: dict[str, Blocks] = {
    "an unknown type": [{"type": "marquee"}],
    "no type": [{}],
    "fifty-one blocks": [{"type": "divider"}] * 51,
    "a long section": [section("x" * 3001)],
    "an empty text": [section("")],
    "a section of nothing": [{"type": "section"}],
    "an unknown field": [section("x", colour="red")],
    "a long field": [{"type": "section", "fields": [plain("x" * 2001)]}],
    "eleven fields": [{"type": "section", "fields": [plain("x")] * 11}],
    "a long header": [{"type": "header", "text": plain("x" * 151)}],
    "a header with mark-up": [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}],
    "eleven pieces of context": [{"type": "context", "elements": [plain("x")] * 11}],
    "a button in context": [{"type": "context", "elements": [button()]}],
    "no buttons": [actions()],
    "twenty-six buttons": [actions(*[button()] * 26)],
    "a text field among buttons": [actions({"type": "plain_text_input"})],
    "a long label": [actions({**button(), "text": plain("x" * 76)})],
    "a long value": [actions(button(value="x" * 2001))],
    "a long address": [actions(button(url="x" * 3001))],
    "a strange style": [actions(button(style="loud"))],
    "a long action_id": [actions(button(action_id="x" * 256))],
    "a long block_id": [section("x", block_id="x" * 256)],
    "one block_id twice": [section("x", block_id="a"), section("y", block_id="a")],
    "one action_id twice": [actions(button(action_id="a"), button(action_id="a"))],
    "a long question": [actions(button(confirm={"text": plain("x" * 301)}))],
    "a long title of a question": [actions(button(confirm={"text": plain("x"), "title": plain("x" * 101)}))],
    "101 choices": [actions(menu(options=choices(101)))],
    "no choices": [actions(menu())],
    "choices and groups": [actions(menu(options=choices(1), option_groups=[]))],
    "101 groups": [actions(menu(option_groups=[{"label": plain("x"), "options": choices(1)}] * 101))],
    "a long choice": [actions(menu(options=choices(1, 76)))],
    "a long value of a choice": [actions(menu(options=[{"text": plain("x"), "value": "x" * 151}]))],
    "a first choice that is none": [actions(menu(options=choices(1), initial_option=choices(1, 2)[0]))],
    "a long placeholder": [actions(menu(options=choices(1), placeholder=plain("x" * 151)))],
    "six lines behind the dots": [actions({"type": "overflow", "options": choices(6)})],
    "eleven radio buttons": [actions({"type": "radio_buttons", "options": choices(11)})],
    "eleven boxes": [actions({"type": "checkboxes", "options": choices(11)})],
    "a date in words": [actions({"type": "datepicker", "initial_date": "tomorrow"})],
    "an impossible time": [actions({"type": "timepicker", "initial_time": "25:00"})],
    "an image without a description": [{"type": "image", "image_url": "https://x.org/a.png"}],
    "an image of nothing": [{"type": "image", "alt_text": "x"}],
    "an alert in a message": [{"type": "alert", "text": plain("x")}],
    "a long markdown": [{"type": "markdown", "text": "x" * 12_001}],
    "two tables": [TABLE, TABLE],
    "a long table": [{"type": "table", "rows": [[{"type": "raw_text", "text": "x" * 5001}]] * 2}],
    "a table of 101 rows": [{"type": "table", "rows": [[CELL]] * 101}],
    "a row of 21 cells": [{"type": "table", "rows": [[CELL] * 21]}],
    "a data table without rows": [{**DATA, "rows": [[CELL]]}],
    "a data table of 102 rows": [{**DATA, "rows": [[CELL]] * 102}],
    "a data table under rich text": [{**DATA, "rows": [[RICH], [CELL]]}],
    "three charts": [{"type": "data_visualization", "title": "x", "chart": {}}] * 3,
    "eleven cards": [{"type": "carousel", "elements": [CARD] * 11}],
    "a long card": [{**CARD, "body": {"type": "mrkdwn", "text": "x" * 201}}],
    "a card of nothing": [{"type": "card"}],
    "a card in plain text": [{"type": "card", "title": plain("x")}],
    "a box of eleven": [{"type": "container", "title": plain("x"), "child_blocks": [section("x")] * 11}],
    "rich text of nothing": [{"type": "rich_text", "elements": []}],
    "rich text with an empty piece": [
        {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": ""}]}]}
    ],
    "a task in a strange state": [{"type": "task_card", "task_id": "a", "title": "x", "status": "late"}],
    "a file input in a message": [field(type="file_input")],
    "a long input": [field(type="plain_text_input", max_length=3001)],
    "an input for buttons": [field(type="button", text=plain("x"))],
}


@pytest.mark.parametrize("blocks", FINE, ids=lambda blocks: blocks[0]["type"])
def test_what_slack_takes_is_taken(bot: SmallBot, blocks: Blocks) -> None:
    assert bot.refusal("chat_postMessage", channel="C_TEAM", text="x", blocks=blocks) == ""


def test_blocks_that_slack_refuses_are_refused(bot: SmallBot) -> None:
    taken = [
        name
        for name, blocks in REFUSED.items()
        if bot.refusal("chat_postMessage", channel="C_TEAM", text="x", blocks=blocks) != "invalid_blocks"
    ]
    assert taken == []
    assert bot.twin.messages("C_TEAM") == []


def test_a_refusal_says_where_and_why(bot: SmallBot) -> None:
    with pytest.raises(SlackApiError) as caught:
        bot.call("chat_postMessage", channel="C_TEAM", text="x", blocks=[section("x" * 3001)])
    assert caught.value.response["response_metadata"]["messages"] == [
        "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    ]
