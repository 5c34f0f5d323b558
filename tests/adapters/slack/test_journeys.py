"""The main job in Slack, as people do it: typed, pressed and filled in, over the real libraries and real sockets."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.adapters.slack.world import SlackWorld
from tests.extent import POSTGRES, SQLITE
from tests.twins.slack import payloads
from tests.twins.slack.state import BOT_USER

pytestmark = pytest.mark.parametrize("database_url", [SQLITE, POSTGRES], indirect=True)
HEARD = 'heard Eastside Mutual Aid: "the bus stops at six", so evening classes are empty'


def test_a_note_in_one_line_is_echoed_to_its_author_alone_and_can_be_taken_back(slack: SlackWorld) -> None:
    said = slack.ana.types(HEARD)
    assert "Saved what you heard from Eastside Mutual Aid." in said
    assert "the bus stops at six" in said
    assert "the bus stops at six" not in slack.rosa.sees
    assert "Taken back." in slack.ana.presses("Undo")


def test_edit_opens_the_form_filled_in_and_its_answer_comes_where_it_began(slack: SlackWorld) -> None:
    slack.ana.types(HEARD)
    assert "evening classes are empty" in slack.ana.presses("Edit")
    said = slack.ana.submits(paraphrase="Evening classes stand empty.", kind="concern")
    assert slack.ana.member.modal is None
    assert "Evening classes stand empty." in said
    assert "concern" in said


def test_an_unknown_partner_is_offered_as_new_and_a_doubtful_one_as_a_choice(slack: SlackWorld) -> None:
    assert "I don't know “Riverside Elders” yet." in slack.ana.types("heard Riverside Elders: they need larger print")
    assert "Saved what you heard from Riverside Elders." in slack.ana.presses("Add as new")
    assert "Which partner is" in slack.ana.types("heard Casa: they need chairs")
    assert "Saved what you heard from Casa Latina." in slack.ana.presses("Casa Latina")


def test_a_meeting_in_one_form_and_a_mistake_stays_at_its_field(slack: SlackWorld) -> None:
    slack.ana.types("met")
    slack.ana.submits(partner="Eastside Mutual Aid", held_on="2026-12-30", said="Evening classes stand empty.")
    assert slack.ana.member.modal is not None
    assert "held_on" in slack.ana.member.errors
    said = slack.ana.submits(held_on="2026-11-22", theirs="Amina", promises="the room list by Friday")
    assert slack.ana.member.modal is None
    assert "Saved: you met Eastside Mutual Aid." in said
    assert "the room list" in slack.amina.sees


def test_a_promise_echoes_its_absolute_date_with_its_zone_in_both_directions(slack: SlackWorld) -> None:
    said = slack.ana.types("promised Eastside the room list by Friday")
    assert "Friday, 27 November 2026" in said
    assert "America/New_York" in said
    assert "Eastside Mutual Aid promised us" in slack.ana.types("promised by Eastside the flyer text by 2026-12-15")


def test_a_follow_up_in_plain_words_and_one_that_recurs(slack: SlackWorld) -> None:
    assert "Monday, 14 December 2026" in slack.ana.types("remind me to call Pastor Lee in 3 weeks")
    assert "every second Tuesday" in slack.ana.types("remind me to write to Casa Latina every second Tuesday at 9")


def test_a_date_that_is_not_clear_is_asked_in_a_window_with_what_was_typed(slack: SlackWorld) -> None:
    window = slack.ana.types("remind me to call Pastor Lee 03/04")
    assert "call Pastor Lee" in window
    assert "I will remind you." in slack.ana.submits(when="in 3 weeks")


def test_reminders_come_to_the_person_then_the_team_and_buttons_work_once(slack: SlackWorld) -> None:
    slack.ana.types("promised Eastside the room list by Friday")
    slack.goes_to(datetime(2026, 11, 27, 20, tzinfo=UTC))
    assert "keeping an eye on" in slack.ana.sees
    assert "keeping an eye on" not in slack.rosa.sees
    slack.advance(days=7)
    assert "could use a hand" in slack.member_sees_channel("rosa")
    posts = [post for post in slack.twin.messages("outreach") if not post.only_for]
    assert len(posts) == 1
    said = slack.ana.presses("Done", near="the room list")
    assert "Done: the room list" in said
    slack.settle()
    assert "All settled. Thank you." in slack.member_sees_channel("rosa")


def test_a_second_press_says_who_did_it(slack: SlackWorld) -> None:
    slack.ana.types("promised Eastside the room list by Friday")
    slack.advance(days=12)
    in_the_channel = slack.rosa.keeps("Done", near="the room list")
    slack.ana.presses("Done", near="the room list")
    assert "no longer" in slack.rosa.presses_kept(in_the_channel) or "Ana" in slack.rosa.sees


def test_snooze_asks_in_a_window_until_when(slack: SlackWorld) -> None:
    slack.ana.types("promised Eastside the room list by Friday")
    slack.advance(days=4)
    slack.ana.presses("Snooze", near="the room list")
    said = slack.ana.submits(until="2026-12-04", reason="waiting for the key")
    assert "Snoozed: the room list" in said


def test_the_partner_says_whether_it_was_kept(slack: SlackWorld) -> None:
    slack.ana.types("promised Eastside the room list by Friday")
    slack.advance(days=4)
    slack.ana.presses("Done", near="the room list")
    assert "We think we kept a promise to you." in slack.amina.sees
    slack.amina.presses("Partly")
    slack.amina.submits(missing="The second floor is not on it.")
    assert "The second floor is not on it." in slack.ana.sees


def test_a_partner_shares_a_need_in_two_taps_and_hears_back(slack: SlackWorld) -> None:
    slack.amina.types("share", channel="")
    slack.amina.presses("A need")
    assert "Thank you. We heard you." in slack.amina.submits(words="We need a room on Sundays.")
    assert "Eastside Mutual Aid shared: A need" in slack.ana.sees
    slack.ana.presses("Report back")
    slack.ana.submits(we_did="The hall is open on Sundays from April.")
    assert "You were heard. Here is what became of it." in slack.amina.sees
    slack.amina.presses("That's right")
    assert "Eastside Mutual Aid says: right." in slack.ana.sees
    assert "Casa Latina" not in slack.amina.sees


def test_the_digest_comes_on_monday_at_nine_and_its_buttons_open_records(slack: SlackWorld) -> None:
    slack.ana.types("promised Eastside the room list by Wednesday")
    slack.goes_to(datetime(2026, 11, 30, 14, 30, tzinfo=UTC))
    assert "Your digest of Monday, 30 November 2026" in slack.rosa.sees
    assert "A promise to Eastside Mutual Aid" in slack.rosa.presses("Open", near="the room list")


def test_what_is_known_is_found_again_and_the_loop_is_closed(slack: SlackWorld) -> None:
    slack.ana.types(HEARD)
    assert "Eastside Mutual Aid" in slack.ana.types("brief Eastside")
    assert "the bus stops at six" in slack.ana.types("find bus")
    assert "nothing right now" in slack.ana.types("mine")
    assert "Eastside Mutual Aid" in slack.ana.types("partner Eastside")
    assert "Your settings" in slack.ana.types("settings")
    assert "/loop heard Casa Latina" in slack.ana.types("help")
    slack.ana.types("close bus")
    slack.ana.presses("Report back")
    slack.ana.submits(you_said="The bus stops at six.", we_did="We asked the city for a later bus.")
    assert "You were heard. Here is what became of it." in slack.amina.sees


def test_a_window_that_was_opened_before_a_restart_still_submits(slack: SlackWorld) -> None:
    slack.ana.types("promised")
    slack.restart()
    said = slack.ana.submits(partner="Casa Latina", words="a key", due="2026-12-04")
    assert "Saved: we promised Casa Latina." in said


def test_a_message_becomes_a_note_that_keeps_where_it_was_said(slack: SlackWorld) -> None:
    posted = slack.rosa.member.posts("Eastside says: nobody can come at <six> & later", "outreach")
    window = slack.ana.picks_on_message("save_what_was_heard", posted.ts)
    assert "nobody can come at <six> & later" in window
    said = slack.ana.submits(partner="Eastside Mutual Aid")
    assert "nobody can come at <six> & later" in said
    assert "Where it was said" in said


def test_a_partner_shares_a_message_of_their_own_and_is_asked_about_one_of_somebody_else(slack: SlackWorld) -> None:
    slack.twin.add_channel("C_BOTH", "general", (slack.amina.member, slack.rosa.member))
    mine = slack.amina.member.posts("We need a room on Sundays.", "general")
    assert "What would you like to share?" in slack.amina.picks_on_message("share_with_the_team", mine.ts, "general")
    assert "Thank you. We heard you." in slack.amina.presses("A need")
    theirs = slack.rosa.member.posts("The hall is cold.", "general")
    asked = slack.amina.picks_on_message("share_with_the_team", theirs.ts, "general")
    assert "These are somebody else's words: share them?" in asked


def test_a_form_from_the_menu_answers_in_its_own_window(slack: SlackWorld) -> None:
    slack.ana.picks_from_menu("write_down_what_i_heard")
    window = slack.ana.submits(partner="Casa Latina", paraphrase="They need chairs.")
    assert "Saved what you heard from Casa Latina." in window
    assert "Taken back." in slack.ana.presses("Undo")


def test_a_partner_is_found_while_one_types(slack: SlackWorld) -> None:
    slack.ana.picks_from_menu("find_a_partner")
    assert "Casa Latina" in slack.ana.member.types_in("partner", "cas")
    assert "Casa Latina" in slack.ana.submits(partner="Casa Latina")


def test_a_mention_takes_the_same_grammar_and_is_answered_to_its_author_alone(slack: SlackWorld) -> None:
    assert "Saved what you heard from Eastside Mutual Aid." in slack.ana.mentions(HEARD)
    assert "Saved what you heard" not in slack.rosa.sees


def test_a_direct_message_takes_the_same_grammar_and_offers_the_form_behind_a_button(slack: SlackWorld) -> None:
    assert "Friday, 27 November 2026" in slack.ana.writes("promised Eastside the room list by Friday")
    slack.ana.writes("met")
    assert "From which partner" in slack.ana.presses("Fill it in") or "partner" in slack.ana.window.casefold()


def test_everybody_else_is_told_kindly_that_we_have_not_met(slack: SlackWorld) -> None:
    stranger = slack.joins("U_ZOE", "Zoe")
    assert "we have not met yet" in stranger.types(HEARD, channel="")
    slack.advance(seconds=int(timedelta(minutes=1).total_seconds()))


def test_words_that_come_with_a_file_or_from_a_thread_are_words(slack: SlackWorld) -> None:
    for n, kind in enumerate(("file_share", "me_message", "thread_broadcast")):
        said = {"type": "message", "channel_type": "im", "channel": slack.ana.member.dm.id, "user": "U_ANA"}
        slack.twin.event({**said, "subtype": kind, "text": f"heard Casa Latina: chairs {n}", "ts": f"1.{n}"})
        slack.settle()
        assert f"chairs {n}" in slack.ana.sees


def test_a_mention_is_read_from_after_the_name_whatever_stands_between(slack: SlackWorld) -> None:
    said = slack.ana.member.mentions(f"<@{BOT_USER}>, {HEARD}", "outreach")
    slack.settle()
    assert said.acked
    assert "Saved what you heard from Eastside Mutual Aid." in slack.ana.sees


def test_what_another_workspace_sends_is_nobodys(slack: SlackWorld) -> None:
    said = {"type": "message", "channel_type": "im", "channel": "D_ELSE", "user": "U_ANA", "ts": "9.1"}
    body = payloads.event(slack.twin.world, {**said, "text": "heard Casa Latina: chairs"}, team="T_ELSE")
    granted = [{**body["authorizations"][0], "team_id": "T_ELSE"}]
    slack.twin.deliver("events_api", {**body, "context_team_id": "T_ELSE", "authorizations": granted})
    slack.settle()
    assert slack.twin.calls_of("users.info") == []
    assert "chairs" not in slack.ana.sees
