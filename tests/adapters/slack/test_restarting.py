"""The bot is told to end while people go on: nothing typed is lost, and what Slack sends again is left to it."""

import asyncio

from tests.adapters.slack.holding import held
from tests.adapters.slack.world import SlackWorld
from tests.twins.slack.member import TIMED_OUT, Gesture

HEARD = 'heard Eastside Mutual Aid: "the bus stops at six", so evening classes are empty'
RESTARTING = "I am restarting, so I did not take this in."
MET = {"partner": "Eastside Mutual Aid", "held_on": "2026-11-22", "said": "Evening classes stand empty."}


def test_a_command_that_comes_while_it_ends_is_given_back_with_its_words(slack: SlackWorld) -> None:
    slack.adapter._desk.close()
    said = slack.ana.types(HEARD)
    assert RESTARTING in said
    assert f"/loop {HEARD}" in said
    assert TIMED_OUT not in slack.ana.sees
    assert RESTARTING not in slack.rosa.sees
    slack.restart()
    assert "the bus stops at six" not in slack.ana.types("find bus")


def test_a_form_that_is_sent_off_while_it_ends_stays_open_with_its_words(slack: SlackWorld) -> None:
    slack.ana.types("met")
    slack.adapter._desk.close()
    window = slack.ana.submits(**MET)
    assert RESTARTING in window
    assert "Evening classes stand empty." in window
    slack.restart()
    assert "Saved: you met Eastside Mutual Aid." in slack.ana.submits()


def test_a_button_that_is_pressed_while_it_ends_can_be_pressed_again(slack: SlackWorld) -> None:
    slack.ana.types(HEARD)
    slack.adapter._desk.close()
    assert RESTARTING in slack.ana.presses("Undo")
    slack.restart()
    slack.ana.presses("Undo")
    assert "Taken back." in slack.ana.sees


def test_a_message_that_comes_while_it_ends_is_left_to_whoever_runs_next(slack: SlackWorld) -> None:
    slack.adapter._desk.close()
    assert not slack.ana.member.says(HEARD).acked
    assert not slack.ana.member.mentions(HEARD, "outreach").acked
    assert RESTARTING not in slack.ana.sees


def test_while_something_slow_is_brought_to_its_end_commands_are_given_back(slack: SlackWorld) -> None:
    async def stop() -> "asyncio.Task[None]":
        return asyncio.create_task(slack.adapter.stop())

    with held(slack):
        slack.ana.member.command(HEARD, "outreach")
        slack.run(stop())
        done: Gesture = slack.ana.member.command("mine", "outreach")
        assert done.acked
    assert RESTARTING in slack.ana.sees
    assert "Saved what you heard from Eastside Mutual Aid." in slack.ana.sees


def test_who_speaks_spanish_is_told_in_spanish_that_the_bot_restarts(slack: SlackWorld) -> None:
    slack.amina.types("preferences language es", channel="")
    slack.adapter._desk.close()
    assert "Me estoy reiniciando y no recogí esto." in slack.amina.types("share a room", channel="")
    assert RESTARTING in slack.ana.types("mine")


def test_a_stranger_is_greeted_in_the_language_of_their_slack(slack: SlackWorld) -> None:
    zoe = slack.joins("U_ZOE", "Zoe", locale="es-ES")
    assert "Hola, Zoe" in zoe.types("menu", channel="")
