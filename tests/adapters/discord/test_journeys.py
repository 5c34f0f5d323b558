"""The main job in Discord, as people do it: typed, picked, pressed and filled in, over the real library and sockets."""

from datetime import UTC, datetime

import pytest

from tests.adapters.discord.world import DiscordWorld
from tests.adapters.running import TEAM_CHANNEL
from tests.extent import POSTGRES, SQLITE

pytestmark = pytest.mark.parametrize("database_url", [SQLITE, POSTGRES], indirect=True)
HEARD = 'heard Eastside Mutual Aid: "the bus stops at six", so evening classes are empty'


def test_a_note_in_one_line_is_echoed_to_its_author_alone_and_can_be_taken_back(discord: DiscordWorld) -> None:
    said = discord.ana.types(HEARD, TEAM_CHANNEL)
    assert "Saved what you heard from Eastside Mutual Aid." in said
    assert "the bus stops at six" in said
    assert "the bus stops at six" not in discord.rosa.sees
    assert "Taken back." in discord.ana.presses("Undo")


def test_a_note_by_the_fields_of_its_own_command(discord: DiscordWorld) -> None:
    offered = discord.ana.member.types("partner", "east", command="heard", where=TEAM_CHANNEL)
    assert offered[0] == "Eastside Mutual Aid"
    said = discord.ana.uses(
        "heard", TEAM_CHANNEL, partner="Eastside Mutual Aid", paraphrase="Evening classes stand empty.", kind="concern"
    )
    assert "Saved what you heard from Eastside Mutual Aid." in said
    assert "Evening classes stand empty." in said


def test_a_command_without_its_fields_opens_the_window(discord: DiscordWorld) -> None:
    window = discord.ana.uses("promised", TEAM_CHANNEL, partner="Eastside")
    assert "Eastside" in window
    assert "Friday, 27 November 2026" in discord.ana.submits(words="the room list", due="Friday")


def test_edit_opens_the_window_filled_in(discord: DiscordWorld) -> None:
    discord.ana.types(HEARD)
    assert "evening classes are empty" in discord.ana.presses("Edit")
    assert "step 1 of 2" in discord.ana.submits(paraphrase="Evening classes stand empty.")
    assert "Evening classes stand empty." in discord.ana.presses("That is all")


def test_an_unknown_partner_is_offered_as_new_and_a_doubtful_one_as_a_choice(discord: DiscordWorld) -> None:
    assert "I don't know “Riverside Elders” yet." in discord.ana.types("heard Riverside Elders: they need larger print")
    assert "Saved what you heard from Riverside Elders." in discord.ana.presses("Add as new")
    assert "Which partner is" in discord.ana.types("heard Casa: they need chairs")
    assert "Saved what you heard from Casa Latina." in discord.ana.presses("Casa Latina")


def test_a_meeting_in_two_steps_and_a_mistake_is_listed_and_put_right(discord: DiscordWorld) -> None:
    discord.ana.types("met")
    said = discord.ana.submits(partner="Eastside Mutual Aid", held_on="2026-12-30", said="Evening classes stand empty.")
    assert "step 1 of 2" in said
    discord.ana.presses("Go on")
    wrong = discord.ana.submits(promises="the room list by Friday")
    assert "is still to come" in wrong
    assert "2026-12-30" in discord.ana.presses("Fill it in")
    discord.ana.submits(held_on="2026-11-22", theirs="Amina")
    said = discord.ana.presses("That is all")
    assert "Saved: you met Eastside Mutual Aid." in said
    assert "the room list" in discord.amina.sees


def test_a_date_that_is_not_clear_is_asked_in_a_window_with_what_was_typed(discord: DiscordWorld) -> None:
    window = discord.ana.types("remind me to call Pastor Lee 03/04")
    assert "call Pastor Lee" in window
    assert "I will remind you." in discord.ana.submits(when="in 3 weeks")


def test_reminders_come_to_the_person_then_the_team_and_buttons_work_once(discord: DiscordWorld) -> None:
    discord.ana.types("promised Eastside the room list by Friday")
    discord.goes_to(datetime(2026, 11, 27, 20, tzinfo=UTC))
    assert "keeping an eye on" in discord.ana.sees
    assert "keeping an eye on" not in discord.rosa.sees
    discord.advance(days=7)
    assert "could use a hand" in discord.rosa.member.reads(TEAM_CHANNEL)
    posts = [post for post in discord.twin.messages(TEAM_CHANNEL) if not post.only_for]
    assert len(posts) == 1
    assert "Done: the room list" in discord.ana.presses("Done", near="the room list")
    discord.settle()
    assert "All settled. Thank you." in discord.rosa.member.reads(TEAM_CHANNEL)


def test_a_second_press_says_who_did_it(discord: DiscordWorld) -> None:
    discord.ana.types("promised Eastside the room list by Friday")
    discord.advance(days=12)
    kept = discord.rosa.member.buttons("Done", "the room list", TEAM_CHANNEL)[0]
    discord.ana.presses("Done", near="the room list")
    assert discord.rosa.member.presses_kept(kept).answered
    discord.settle()
    assert "Ana" in discord.rosa.sees


def test_snooze_asks_in_a_window_until_when(discord: DiscordWorld) -> None:
    discord.ana.types("promised Eastside the room list by Friday")
    discord.advance(days=4)
    discord.ana.presses("Snooze", near="the room list")
    assert "Snoozed: the room list" in discord.ana.submits(until="2026-12-04", reason="waiting for the key")


def test_the_partner_says_whether_it_was_kept(discord: DiscordWorld) -> None:
    discord.ana.types("promised Eastside the room list by Friday")
    discord.advance(days=4)
    discord.ana.presses("Done", near="the room list")
    assert "We think we kept a promise to you." in discord.amina.sees
    discord.amina.presses("Partly")
    discord.amina.submits(missing="The second floor is not on it.")
    assert "The second floor is not on it." in discord.ana.sees


def test_a_partner_shares_a_need_in_two_taps_and_hears_back(discord: DiscordWorld) -> None:
    discord.amina.uses("share")
    discord.amina.presses("A need")
    assert "Thank you. We heard you." in discord.amina.submits(words="We need a room on Sundays.")
    assert "Eastside Mutual Aid shared: A need" in discord.ana.sees
    discord.ana.presses("Report back")
    discord.ana.submits(we_did="The hall is open on Sundays from April.")
    assert "You were heard. Here is what became of it." in discord.amina.sees
    discord.amina.presses("That's right")
    assert "Eastside Mutual Aid says: right." in discord.ana.sees
    assert "Casa Latina" not in discord.amina.sees


def test_the_digest_comes_on_monday_at_nine_and_its_buttons_open_records(discord: DiscordWorld) -> None:
    discord.ana.types("promised Eastside the room list by Wednesday")
    discord.goes_to(datetime(2026, 11, 30, 14, 30, tzinfo=UTC))
    assert "Your digest of Monday, 30 November 2026" in discord.rosa.sees
    assert "A promise to Eastside Mutual Aid" in discord.rosa.presses("Open 1")


def test_what_is_known_is_found_again_and_the_loop_is_closed(discord: DiscordWorld) -> None:
    discord.ana.types(HEARD)
    assert "Eastside Mutual Aid" in discord.ana.types("brief Eastside")
    assert "the bus stops at six" in discord.ana.uses("find", words="bus")
    assert "nothing right now" in discord.ana.uses("mine")
    assert "Eastside Mutual Aid" in discord.ana.types("partner Eastside")
    assert "Your settings" in discord.ana.types("settings")
    assert "/loop heard Casa Latina" in discord.ana.types("help")
    discord.ana.types("close bus")
    discord.ana.presses("Report back")
    discord.ana.submits(you_said="The bus stops at six.", we_did="We asked the city for a later bus.")
    assert "We asked the city for a later bus." in discord.amina.sees


def test_buttons_and_windows_go_on_after_a_restart(discord: DiscordWorld) -> None:
    discord.ana.types("met Amina from Eastside yesterday")
    discord.restart()
    discord.ana.submits()
    discord.restart()
    assert "Saved: you met Eastside Mutual Aid." in discord.ana.presses("That is all")
    discord.restart()
    assert "Taken back." in discord.ana.presses("Undo")


def test_a_message_of_somebody_is_saved_from_its_menu(discord: DiscordWorld) -> None:
    there = discord.rosa.member.says("Casa Latina says that the lift is broken.", where=TEAM_CHANNEL)
    window = discord.ana.picks_on_message("Save what was heard", there)
    assert "the lift is broken" in window
    assert "Saved what you heard from Casa Latina." in discord.ana.submits(partner="Casa Latina")


def test_whoever_runs_the_server_sets_it_up_and_anybody_else_is_a_stranger(empty: DiscordWorld) -> None:
    assert "we have not met yet" in empty.amina.types("share We need a room")
    boss = empty.seat("Mona", admin=True)
    assert "Outreach" in boss.types("team", TEAM_CHANNEL) or "team" in boss.sees.casefold()
    assert "we have not met yet" in empty.ana.types("mine")


def test_somebody_else_is_named_where_discord_offers_nobody_to_pick(discord: DiscordWorld) -> None:
    """A reminder comes directly, and there Discord lists no colleagues: only the two who write to each other."""
    discord.ana.types("promised Eastside the room list by Friday")
    discord.advance(days=4)
    assert "A colleague's name" in discord.ana.presses("Hand over", near="the room list")
    assert "Rosa" in discord.ana.submits(person="Rosa")
    assert "the room list" in "\n".join(discord.rosa.member.inbox)
