"""When something happened, in a post that people in several zones read."""

from datetime import UTC, datetime
from typing import Any

import pytest

from adapters.slack.budget import Rung
from adapters.slack.render import message_payload
from bot.ui.message import Item, Items, Message, Stamp
from tests.adapters.slack.world import SlackWorld

WORDS = "Wednesday, 2 December 2026, 15:00 (America/New_York)"
AT = datetime(2026, 12, 2, 20, 0, tzinfo=UTC)
DATE = {"type": "date", "timestamp": int(AT.timestamp()), "format": "{date_long}, {time}", "fallback": WORDS}


def dates_in(part: Any) -> list[Any]:
    if isinstance(part, dict):
        return [part] if part.get("type") == "date" else dates_in(list(part.values()))
    return [found for each in part for found in dates_in(each)] if isinstance(part, list) else []


def settled_post(slack: SlackWorld) -> Any:
    """A post in the team's channel in which Rosa just pressed Done."""
    for words in ("the room list", "the key"):
        slack.ana.types(f"promised Eastside {words} by Friday")
    slack.goes_to(AT)
    slack.rosa.presses("Done", near="the room list")
    return next(post for post in slack.twin.messages("outreach") if not post.only_for)


def test_what_happened_is_shown_to_each_reader_in_their_own_zone(slack: SlackWorld) -> None:
    assert dates_in(settled_post(slack).body["blocks"]) == [DATE]
    assert f"Done late, {WORDS}" in slack.member_sees_channel("ana")


@pytest.mark.parametrize("is_told_by_status", [True, False])
def test_where_that_can_not_be_drawn_it_stands_in_words_with_its_zone(
    slack: SlackWorld, is_told_by_status: bool
) -> None:
    if is_told_by_status:
        slack.twin.faults.breaks("response_url", status=400)
    else:
        slack.twin.faults.answers("invalid_blocks", "response_url")
    assert dates_in(settled_post(slack).body["blocks"]) == []
    assert f"Done late, {WORDS}" in slack.member_sees_channel("ana")


def test_the_words_alone_stand_where_less_is_taken() -> None:
    message = Message("The title", (Items((Item("the room list", "done", (), Stamp(AT, WORDS)),)),))
    assert dates_in(message_payload(message)["blocks"]) == [DATE]
    for rung in (Rung.LIST, Rung.TEXT):
        assert dates_in(message_payload(message, rung)["blocks"]) == []
        assert f"done, {WORDS}" in str(message_payload(message, rung)["blocks"])
