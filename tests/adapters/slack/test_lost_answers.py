"""Answers that Slack will not take, or says nothing about: whoever asked gets them all the same."""

from sqlmodel import Session, select

from bot.events import Sender
from storage.people import Person
from tests.adapters.slack.world import SlackWorld

HEARD = 'heard Eastside Mutual Aid: "the bus stops at six", so evening classes are empty'
SAVED = "Saved what you heard from Eastside Mutual Aid."
MET = {"partner": "Eastside Mutual Aid", "held_on": "2026-11-22", "said": "Evening classes stand empty."}
LOST = "My answer to you may have got lost on its way."
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


def test_when_slack_wants_to_be_left_alone_for_long_a_letter_tells_of_the_answer(slack: SlackWorld) -> None:
    slack.twin.faults.rate_limits("chat.postMessage", retry_after=120)
    slack.ana.writes(HEARD)
    assert SAVED not in slack.ana.sees
    assert LOST in slack.ana.member.sees(slack.ana.member.dm)
    assert LOST not in slack.rosa.sees


def test_of_several_answers_that_got_lost_one_letter_tells(slack: SlackWorld) -> None:
    ana = Sender("slack", slack.twin.team, "U_ANA")
    for _ in range(3):
        slack.run(slack.app.engine.unheard(ana))
    slack.run(slack.app.engine.unheard(Sender("slack", slack.twin.team, "U_NOBODY")))
    slack.settle()
    assert slack.ana.sees.count(LOST) == 1


def test_a_partner_whose_answer_got_lost_is_told_so_in_their_language(slack: SlackWorld) -> None:
    slack.database.write_now(speaks_spanish)
    slack.twin.faults.rate_limits("chat.postMessage", retry_after=120)
    slack.amina.writes("promises")
    assert "Puede que mi respuesta se haya perdido por el camino." in slack.amina.sees


def speaks_spanish(session: Session) -> None:
    amina = session.exec(select(Person).where(Person.name == "Amina")).one()
    amina.language = "es"


def test_a_home_that_could_not_be_shown_is_no_answer_that_got_lost(slack: SlackWorld) -> None:
    slack.twin.faults.breaks("views.publish", times=3)
    slack.ana.opens_home()
    slack.advance(minutes=3)
    assert LOST not in slack.ana.sees


def test_a_letter_that_slack_refuses_with_unknown_words_waits_for_a_person(slack: SlackWorld) -> None:
    slack.twin.faults.answers("team_is_moving", "chat.postMessage", times=8, channel="U_AMINA")
    slack.ana.types("promised Eastside the room list by Friday")
    slack.advance(hours=2)
    assert "I could not send a message to Amina." in slack.rosa.sees
    assert "team_is_moving" in slack.rosa.sees
    slack.rosa.presses("Send again")
    assert "the room list" in slack.amina.sees
