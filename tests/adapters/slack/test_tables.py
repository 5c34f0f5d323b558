"""The digest's figures: a table where Slack draws one, a list for a day where it does not."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.adapters.slack.world import SlackWorld

NINE = datetime(2026, 11, 30, 14, 0, tzinfo=UTC)


def kinds(call: Any) -> set[str]:
    return {block["type"] for block in call.body["blocks"]}


def digests_tried(slack: SlackWorld) -> list[tuple[bool, str]]:
    """Of each call that posted a digest, or tried to: whether it had a table, and what Slack had against it."""
    posts = slack.twin.calls_of("chat.postMessage")
    return [("table" in kinds(call), call.error) for call in posts if "Your digest" in call.body["text"]]


def test_a_digest_begins_with_a_table_of_its_figures(slack: SlackWorld) -> None:
    slack.ana.types("promised Eastside the room list by Wednesday")
    slack.goes_to(NINE)
    assert digests_tried(slack) == [(True, "")]
    assert "What | Now\nLate | 1\n" in slack.rosa.sees


def test_an_answer_has_the_same_figures_as_a_list(slack: SlackWorld) -> None:
    slack.ana.types("promised Eastside the room list by Wednesday")
    slack.advance(days=4)
    assert "Late · Now: 1" in slack.rosa.types("digest")


def test_a_refused_table_becomes_a_list_at_once_and_is_tried_again_after_a_day(slack: SlackWorld) -> None:
    slack.twin.faults.refuses_blocks("table")
    slack.ana.types("promised Eastside the room list by Wednesday")
    slack.ana.types("digest weekly Monday 8:30")
    slack.goes_to(NINE - timedelta(minutes=29))
    assert digests_tried(slack) == [(True, "invalid_blocks"), (False, "")]
    assert "Late · Now: 1" in slack.ana.sees
    slack.goes_to(NINE)
    assert digests_tried(slack)[2:] == [(False, "")]
    assert "Late · Now: 1" in slack.rosa.sees
    slack.twin.faults.forget()
    slack.rosa.types("digest weekly Tuesday 10:00")
    slack.goes_to(NINE + timedelta(days=1, hours=1))
    assert digests_tried(slack)[3:] == [(True, "")]
    assert "Late | 1 | ±0\n" in slack.rosa.sees
