"""Answers that Slack will not take, or says nothing about: whoever asked gets them all the same."""

from tests.adapters.slack.world import SlackWorld

HEARD = 'heard Eastside Mutual Aid: "the bus stops at six", so evening classes are empty'
SAVED = "Saved what you heard from Eastside Mutual Aid."
MET = {"partner": "Eastside Mutual Aid", "held_on": "2026-11-22", "said": "Evening classes stand empty."}
MET_SAVED = "Saved: you met Eastside Mutual Aid."


def test_an_answer_to_a_direct_message_waits_as_long_as_slack_says(slack: SlackWorld) -> None:
    slack.twin.faults.rate_limits("chat.postMessage", retry_after=1)
    assert SAVED in slack.ana.writes(HEARD)
    assert len(slack.twin.calls_of("chat.postMessage")) == 2


def test_an_answer_to_a_mention_waits_as_long_as_slack_says(slack: SlackWorld) -> None:
    slack.twin.faults.rate_limits("chat.postEphemeral", retry_after=1)
    slack.ana.mentions(HEARD)
    assert slack.member_sees_channel("ana").count(SAVED) == 1
    assert SAVED not in slack.ana.member.sees(slack.ana.member.dm)


def test_an_answer_whose_address_says_nothing_is_whispered(slack: SlackWorld) -> None:
    slack.ana.types("met")
    slack.twin.faults.drops("response_url")
    assert MET_SAVED in slack.ana.submits(**MET)
    assert MET_SAVED not in slack.rosa.sees


def test_an_answer_that_is_neither_taken_nor_whispered_comes_as_a_direct_message(slack: SlackWorld) -> None:
    slack.ana.types("met")
    slack.twin.faults.breaks("response_url", status=502)
    slack.twin.faults.drops("chat.postEphemeral")
    slack.ana.submits(**MET)
    assert MET_SAVED in slack.ana.member.sees(slack.ana.member.dm)


def test_a_message_that_was_perhaps_written_over_is_written_over_again(slack: SlackWorld) -> None:
    slack.ana.types("promised Eastside the room list by Friday")
    slack.advance(days=4)
    slack.twin.faults.drops("response_url")
    slack.ana.presses("Done", near="the room list")
    over = [call.fault for call in slack.twin.calls_of("response_url") if call.body["replace_original"]]
    assert over == ["drop", ""]
    assert slack.ana.sees.count("Done: the room list") == 1
