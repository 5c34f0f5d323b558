"""Hours are picked in Slack, and typed where somebody types."""

from typing import Any

from tests.adapters.slack.world import SlackWorld


def picker(slack: SlackWorld, field: str) -> dict[str, Any]:
    view = slack.ana.member.modal
    assert view is not None
    blocks = view.body["blocks"]
    found: dict[str, Any] = next(b["element"] for b in blocks if b.get("block_id", "").startswith(f"{field}#"))
    return found


def test_the_hours_of_ones_settings_are_picked(slack: SlackWorld) -> None:
    slack.ana.types("settings")
    slack.ana.presses("Change")
    assert picker(slack, "remind_at") == {"type": "timepicker", "initial_time": "09:00", "action_id": "field"}
    assert picker(slack, "quiet_from")["type"] == "timepicker"
    said = slack.ana.submits(remind_at="07:30", quiet_from="19:00", quiet_until="08:00")
    assert "Reminders come at: 07:30" in said
    assert "Quiet from: 19:00" in said


def test_an_hour_that_was_typed_and_is_none_comes_back_as_it_was_typed(slack: SlackWorld) -> None:
    assert "Quiet from: evening" in slack.ana.types("settings quiet evening 8:00")
    assert picker(slack, "quiet_from")["type"] == "plain_text_input"
    assert picker(slack, "remind_at")["type"] == "timepicker"
    assert "Quiet from: 18:00" in slack.ana.submits(quiet_from="18:00")


def test_the_hour_of_ones_digest_is_picked(slack: SlackWorld) -> None:
    slack.ana.types("digest daily 9:00")
    slack.ana.types("settings digest soon")
    slack.ana.submits(digest_at="07:00")
    assert "07:00" in slack.ana.types("digest")
