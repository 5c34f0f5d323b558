"""When things are slow or late: Slack is answered in time, and the answer follows wherever it still can."""

import pytest

from storage.database import Database
from tests.adapters.slack.holding import held
from tests.adapters.slack.world import SlackWorld

HEARD = 'heard Eastside Mutual Aid: "the bus stops at six", so evening classes are empty'
SAVED = "Saved what you heard from Eastside Mutual Aid."
WORKING, SOON = "Working on it …", "This takes a moment. The answer comes right below."
MET = {"partner": "Eastside Mutual Aid", "held_on": "2026-11-22", "said": "Evening classes stand empty."}


def test_a_slow_command_is_acknowledged_in_time_and_its_answer_follows(slack: SlackWorld) -> None:
    with held(slack):
        done = slack.ana.member.command(HEARD, "outreach")
        assert done.acked
        assert done.seconds < 3
        assert slack.ana.sees == ""
    assert slack.ana.sees.count(SAVED) == 1
    assert WORKING not in slack.ana.sees
    assert len(slack.twin.calls_of("response_url")) == 1


@pytest.mark.usefixtures("hurried")
def test_a_command_that_takes_even_longer_says_so_in_words_that_stay_true(slack: SlackWorld) -> None:
    with held(slack):
        slack.ana.member.command(HEARD, "outreach")
        slack.twin.wait_for(lambda: SOON in slack.ana.sees)
        assert SAVED not in slack.ana.sees
    first, last = (slack.ana.sees.index(words) for words in (SOON, SAVED))
    assert first < last
    assert SOON not in slack.rosa.sees


@pytest.mark.usefixtures("hurried")
def test_a_form_that_was_slow_to_come_waits_behind_a_button_with_what_was_typed(slack: SlackWorld) -> None:
    with held(slack):
        slack.ana.member.command("remind me to call Pastor Lee 03/04", "outreach")
    assert slack.ana.window == ""
    assert "call Pastor Lee" in slack.ana.presses("Fill it in")
    assert "I will remind you." in slack.ana.submits(when="in 3 weeks")


@pytest.mark.usefixtures("hurried")
def test_a_slow_button_opens_a_window_that_shows_the_answer_once_it_is_there(slack: SlackWorld) -> None:
    slack.ana.types(HEARD)
    with held(slack):
        assert slack.ana.member.presses("Undo").acked
        slack.twin.wait_for(lambda: WORKING in slack.ana.window)
    assert "Taken back." in slack.ana.window
    assert slack.ana.sees.count("Taken back.") == 0


@pytest.mark.usefixtures("hurried")
def test_a_slow_button_shows_its_form_in_the_window_that_said_to_wait(slack: SlackWorld) -> None:
    slack.ana.types(HEARD)
    with held(slack):
        slack.ana.member.presses("Edit")
        slack.twin.wait_for(lambda: WORKING in slack.ana.window)
    assert "evening classes are empty" in slack.ana.window
    assert "Evening classes stand empty." in slack.ana.submits(paraphrase="Evening classes stand empty.")


@pytest.mark.usefixtures("hurried")
def test_a_slow_button_whose_window_can_not_be_opened_any_more_is_answered_in_words(slack: SlackWorld) -> None:
    slack.ana.types(HEARD)
    slack.twin.faults.answers("expired_trigger_id", "views.open")
    with held(slack):
        slack.ana.member.presses("Undo")
    assert slack.ana.window == ""
    assert "Taken back." in slack.ana.sees


@pytest.mark.usefixtures("hurried")
def test_a_slow_shortcut_whose_window_can_not_be_opened_any_more_offers_its_form(slack: SlackWorld) -> None:
    slack.twin.faults.answers("expired_trigger_id", "views.open")
    with held(slack):
        slack.ana.member.shortcut("write_down_what_i_heard")
    assert "partner" in slack.ana.presses("Fill it in").casefold()


@pytest.mark.usefixtures("hurried")
def test_a_slow_press_in_a_window_is_answered_in_words_when_no_window_can_be_opened(slack: SlackWorld) -> None:
    slack.ana.picks_from_menu("write_down_what_i_heard")
    slack.ana.submits(partner="Casa Latina", paraphrase="They need chairs.")
    slack.twin.faults.answers("expired_trigger_id", "views.push")
    with held(slack):
        slack.ana.member.presses("Undo")
    assert "Taken back." in slack.ana.sees


@pytest.mark.usefixtures("hurried")
def test_a_slow_form_waits_in_its_window_and_then_shows_what_became_of_it(slack: SlackWorld) -> None:
    slack.ana.types("met")
    with held(slack):
        assert slack.ana.member.submits(**MET).acked
        assert WORKING in slack.ana.window
    assert "Saved: you met Eastside Mutual Aid." in slack.ana.window


@pytest.mark.usefixtures("hurried")
def test_a_slow_form_with_a_mistake_comes_back_with_everything_that_was_typed(slack: SlackWorld) -> None:
    slack.ana.types("met")
    with held(slack):
        slack.ana.member.submits(**{**MET, "held_on": "2026-12-30"}, theirs="Amina", promises="a key by Friday")
    window = slack.ana.window
    for typed in ("Evening classes stand empty.", "Amina", "a key by Friday", "Eastside Mutual Aid", "⚠"):
        assert typed in window
    assert "Saved: you met Eastside Mutual Aid." in slack.ana.submits(held_on="2026-11-22")


@pytest.mark.usefixtures("hurried")
def test_a_form_whose_window_was_closed_meanwhile_is_answered_in_words(slack: SlackWorld) -> None:
    slack.ana.types("met")
    with held(slack):
        slack.ana.member.submits(**MET)
        slack.ana.member.closes()
    assert slack.ana.window == ""
    assert "Saved: you met Eastside Mutual Aid." in slack.ana.sees


@pytest.mark.usefixtures("hurried")
def test_a_mistake_in_a_form_whose_window_was_closed_meanwhile_waits_behind_a_button(slack: SlackWorld) -> None:
    slack.ana.types("met")
    with held(slack):
        slack.ana.member.submits(**{**MET, "held_on": "2026-12-30"}, theirs="Amina")
        slack.ana.member.closes()
    window = slack.ana.presses("Fill it in")
    assert "Evening classes stand empty." in window
    assert "Amina" in window


@pytest.mark.usefixtures("hurried")
def test_a_form_for_a_window_that_was_closed_meanwhile_waits_behind_a_button(slack: SlackWorld) -> None:
    slack.ana.types(HEARD)
    with held(slack):
        slack.ana.member.presses("Edit")
        slack.twin.wait_for(lambda: WORKING in slack.ana.window)
        slack.ana.member.closes()
    assert "evening classes are empty" in slack.ana.presses("Fill it in")


def test_a_slow_direct_message_is_answered_once_however_often_slack_repeats_it(database: Database) -> None:
    with SlackWorld(database, patience=0.4, retries=(0.0, 0.2, 0.2)) as slack:
        with held(slack):
            assert not slack.ana.member.says(HEARD).acked
            slack.twin.wait_for(lambda: len(slack.adapter._desk.tasks.under_way) > 1)
        slack.twin.wait_for(lambda: SAVED in slack.ana.sees)
        slack.settle()
        assert slack.ana.sees.count(SAVED) == 1
        assert slack.ana.types("find bus").count("the bus stops at six") == 1


@pytest.mark.parametrize("refusal", ["expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id"])
def test_a_window_that_can_not_be_opened_any_more_waits_behind_a_button(slack: SlackWorld, refusal: str) -> None:
    slack.twin.faults.answers(refusal, "views.open")
    assert "[Fill it in]" in slack.ana.types("remind me to call Pastor Lee 03/04")
    assert "call Pastor Lee" in slack.ana.presses("Fill it in")
    assert "I will remind you." in slack.ana.submits(when="in 3 weeks")


def test_a_form_is_offered_when_slack_has_no_time_for_windows(slack: SlackWorld) -> None:
    slack.twin.faults.rate_limits("views.open", retry_after=30)
    assert "[Fill it in]" in slack.ana.types("met")


def test_an_answer_to_a_form_left_open_for_long_comes_where_it_began_all_the_same(slack: SlackWorld) -> None:
    slack.ana.types("met")
    slack.twin.passes(31 * 60)
    said = slack.ana.submits(**MET)
    assert "Saved: you met Eastside Mutual Aid." in said
    assert "Saved: you met" not in slack.rosa.sees
    assert len(slack.twin.calls_of("chat.postEphemeral")) == 1


def test_an_answer_comes_as_a_direct_message_to_whoever_left_the_channel(slack: SlackWorld) -> None:
    slack.twin.world.loses_ephemerals = False
    slack.ana.types("met")
    slack.twin.passes(31 * 60)
    slack.channel.members.discard("U_ANA")
    slack.ana.submits(**MET)
    assert "Saved: you met Eastside Mutual Aid." in slack.ana.member.sees(slack.ana.member.dm)
    assert "Saved: you met" not in slack.rosa.sees


def test_an_answering_address_that_is_used_up_does_not_lose_the_answer(slack: SlackWorld) -> None:
    slack.ana.types("met")
    for ticket in slack.twin.world.urls.values():
        ticket.used = 5
    assert "Saved: you met Eastside Mutual Aid." in slack.ana.submits(**MET)


def test_what_can_not_be_written_over_its_message_is_said(slack: SlackWorld) -> None:
    slack.ana.types("promised Eastside the room list by Friday")
    slack.advance(days=4)
    slack.twin.faults.breaks("response_url", status=404, times=9)
    slack.ana.presses("Done", near="the room list")
    assert "Done: the room list" in slack.ana.sees


def test_a_home_that_changed_meanwhile_is_published_again(slack: SlackWorld) -> None:
    first = slack.ana.opens_home()
    assert first
    slack.twin.faults.answers("hash_conflict", "views.publish")
    slack.ana.types("promised Eastside the room list by Friday")
    slack.ana.opens_home()
    published = slack.twin.calls_of("views.publish")
    assert [call.error for call in published[-2:]] == ["hash_conflict", ""]
    assert "hash" not in published[-1].body


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("is_slow", [False, True])
def test_never_more_than_three_windows_lie_on_each_other(slack: SlackWorld, is_slow: bool) -> None:
    for step in range(3):
        slack.ana.types(f"promised Eastside key number {step} by Friday")
    slack.ana.picks_from_menu("find_a_partner")
    slack.ana.submits(partner="Eastside Mutual Aid")
    for label in ("Brief", "Open", "Renegotiate"):
        press(slack, label, is_slow)
        assert WORKING not in slack.ana.window
    assert len(slack.ana.member.stack) == 3
    assert "Friday, 4 December 2026" in slack.ana.submits(due="2026-12-04", reason="ill")
    assert len(slack.ana.member.stack) == 3
    assert [call.error for call in slack.twin.calls if call.method.startswith("views.") and call.error] == []


def press(slack: SlackWorld, label: str, is_slow: bool) -> None:
    if not is_slow:
        slack.ana.presses(label)
        return
    with held(slack):
        assert slack.ana.member.presses(label).acked
