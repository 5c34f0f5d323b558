"""A team in chat: who is on it and what counts for it, changed by a manager's word."""

from collections.abc import Iterator

import pytest

from bot.cli.team import name_manager
from storage.database import Database
from storage.people import Standing
from storage.viewer import Role
from tests.features.chat import NORTH, NOT_MET, SOUTH, ChatWorld, Member, second_team, staff


@pytest.fixture
def town(database: Database) -> Iterator[ChatWorld]:
    world = ChatWorld(database)
    mona = world.member("mona")
    mona.is_introduced()
    mona.says(f"/loop team channel {NORTH}")
    yield world
    world.close()


@pytest.fixture
def mona(town: ChatWorld) -> Member:
    return town.member("mona")


def test_a_manager_adds_somebody_by_a_mention_and_the_name_comes_later(town: ChatWorld, mona: Member) -> None:
    kim = town.member("kim")
    assert "is on the team now" in mona.says(f"/loop team add {kim.account}")
    assert "Kim" not in mona.says("/loop team")
    kim.is_introduced(name="Kim Lee", zone="Asia/Tokyo")
    assert "Kim Lee" in mona.says("/loop team")
    assert kim.row is not None
    assert (kim.row.role, kim.row.zone) == (Role.STAFF, "Asia/Tokyo")
    assert "already" in mona.says(f"/loop team add {kim.account}")


@pytest.mark.parametrize("line", ["{0} {1}", "{0}, {1}", "{0} and {1}", "{0} {1} {0}"])
def test_everybody_who_is_mentioned_in_one_line_is_added(town: ChatWorld, mona: Member, line: str) -> None:
    kim, lee = town.member("kim"), town.member("lee")
    said = mona.says(f"/loop team add {line.format(kim.account, lee.account)}")
    assert said.count("is on the team now") == 2
    for member in (kim, lee):
        member.is_introduced()
        assert "You look after nothing" in member.says("/loop mine")
    mona.presses("Undo")
    for member in (kim, lee):
        assert NOT_MET in member.says("/loop mine")


def test_of_two_who_are_mentioned_the_one_who_can_be_added_is(town: ChatWorld, mona: Member) -> None:
    gus, kim = town.member("gus"), town.member("kim")
    mona.says(f"/loop team add {gus.account}")
    gus.is_introduced(standing=Standing.GUEST)
    said = mona.says(f"/loop team add {gus.account} {kim.account}")
    assert "so I did not add them" in said
    assert "is on the team now" in said


def test_two_are_taken_off_and_named_managers_in_one_line(town: ChatWorld, mona: Member) -> None:
    kim, lee = staff(town, "kim"), staff(town, "lee")
    said = mona.says(f"/loop team manager {kim.account} {lee.account}")
    assert "Kim is a manager now." in said
    assert "Lee is a manager now." in said
    said = mona.says(f"/loop team remove {kim.account} {lee.account}")
    assert said.count("is not on the team any more") == 2
    assert NOT_MET in lee.says("/loop mine")


def test_adding_can_be_undone(town: ChatWorld, mona: Member) -> None:
    kim = town.member("kim")
    mona.says(f"/loop team add {kim.account}")
    mona.presses("Undo")
    assert NOT_MET in kim.says("/loop mine")


def test_a_guest_who_was_added_by_mistake_is_nobody_once_the_platform_says_so(town: ChatWorld, mona: Member) -> None:
    gus = town.member("gus")
    mona.says(f"/loop team add {gus.account}")
    gus.is_introduced(standing=Standing.GUEST)
    assert NOT_MET in gus.says("/loop mine")
    assert "so I did not add them" in mona.says(f"/loop team add {gus.account}")


def test_people_of_another_workspace_are_not_added(mona: Member) -> None:
    assert "your own workspace only" in mona.says("/loop team add chat:W2:eve")


def test_who_is_taken_off_sees_nothing_and_their_work_can_be_handed_over_at_once(town: ChatWorld, mona: Member) -> None:
    kim = staff(town, "kim")
    kim.says("/loop promised Eastside the room list by Friday")
    said = mona.says("/loop team remove Kim")
    assert "With them: 1 promise." in said
    assert NOT_MET in kim.says("/loop mine")
    mona.presses("I'll take it", near="the room list")
    assert "the room list" in mona.says("/loop mine")


def test_taking_somebody_off_can_be_undone(town: ChatWorld, mona: Member) -> None:
    kim = staff(town, "kim")
    mona.says("/loop team remove Kim")
    mona.presses("Undo")
    assert "You look after nothing" in kim.says("/loop mine")


def test_who_was_taken_off_is_added_again_by_a_managers_word(town: ChatWorld, mona: Member) -> None:
    kim = staff(town, "kim")
    mona.says("/loop team remove Kim")
    assert "Kim is on the team now." in mona.says(f"/loop team add {kim.account}")
    assert "You look after nothing" in kim.says("/loop mine")


def test_the_only_manager_stays_and_another_can_be_named(town: ChatWorld, mona: Member) -> None:
    kim = staff(town, "kim")
    assert "the only manager" in mona.says(f"/loop team remove {mona.account}")
    assert "Kim is a manager now." in mona.says("/loop team manager Kim")
    assert "not on the team any more" in kim.says("/loop team remove Mona")


def test_the_only_manager_of_another_team_is_not_taken_from_it(town: ChatWorld, mona: Member) -> None:
    second_team(town)
    sue = town.member("sue")
    sue.is_introduced(SOUTH)
    town.database.write_now(lambda session: name_manager(session, "Sue", town.clock.now()))
    assert "the only manager" in mona.says("/loop team add Sue")
    assert sue.says("/loop team").startswith("South")


def test_staff_may_look_and_not_change(town: ChatWorld) -> None:
    kim = staff(town, "kim")
    assert "Team channel: a channel on chat" in kim.says("/loop team")
    for words in ("add chat:W1:eve", "remove Mona", "manager Kim", "names on", f"channel {SOUTH}"):
        assert "Only a manager can change the team: Mona." in kim.says(f"/loop team {words}")
    assert kim.row is not None
    assert kim.row.role is Role.STAFF


def test_what_is_no_change_of_a_team_is_said_and_not_passed_over(mona: Member, town: ChatWorld) -> None:
    for who in (mona, staff(town, "kim")):
        said = who.says("/loop team colour blue")
        assert said.startswith("I did not know what to change about the team")
        assert "Your words are kept in your review list." in said
        assert "On the team" in said


def test_a_manager_changes_what_counts_for_the_team(mona: Member) -> None:
    assert "Changed." in mona.says("/loop team zone Europe/Madrid")
    assert "Public holidays of: ES" in mona.says("/loop team country es")
    said = mona.says("/loop team names on")
    assert "Names in the team channel?: on" in said
    assert "Time zone of the team: Europe/Madrid" in said
    mona.presses("Undo")
    assert "Names in the team channel?: off" in mona.says("/loop team")


def test_a_country_and_a_zone_that_nobody_knows_are_asked_again(mona: Member) -> None:
    mona.says("/loop team country Narnia")
    assert mona.form is not None
    assert "two letters" in mona.form.errors["country"]
    mona.says("/loop team zone Mars/Phobos")
    assert "Europe/Berlin" in mona.form.errors["zone"]


def test_the_holidays_of_a_country_move_what_is_planned(mona: Member, town: ChatWorld) -> None:
    mona.says("/loop remind me to call them on 2026-12-25")
    mona.says("/loop team country DE")
    before = len(mona.inbox)
    town.advance(days=33)
    assert not any("Today" in post.message.to_text() for post in mona.inbox[before:])
    town.advance(days=2)
    assert "Today\n- call them" in mona.sees


def test_a_channel_that_was_typed_by_name_is_picked_in_the_form(mona: Member) -> None:
    mona.says("/loop team channel #south")
    assert mona.form is not None
    assert mona.form.values["channel"] == NORTH
    assert "Please pick the channel" in mona.form.errors["channel"]
    assert "Changed." in mona.fills(channel=SOUTH)
    mona.presses("Change")
    assert mona.form.values["channel"] == SOUTH


def test_a_channel_of_another_team_or_workspace_is_refused(town: ChatWorld, mona: Member) -> None:
    second_team(town)
    mona.says(f"/loop team channel {SOUTH}")
    assert mona.form is not None
    assert "belongs to the team South" in mona.form.errors["channel"]
    mona.says("/loop team channel chat:W2:north")
    assert "your own workspace" in mona.form.errors["channel"]


def test_an_old_form_changes_only_what_was_typed_into_it(mona: Member) -> None:
    mona.presses("Change")
    old = mona.form
    mona.says("/loop team names on")
    mona.form = old
    said = mona.fills(called="Lakeside")
    assert "Names in the team channel?: on" in said
    assert mona.says("/loop team").startswith("Lakeside")


def test_words_that_are_no_change_show_the_team_and_are_kept(mona: Member) -> None:
    assert "On the team" in mona.says("/loop team paint the walls")
    assert "paint the walls" in mona.says("/loop review")


def test_a_name_that_is_nobodys_asks_for_a_mention(mona: Member) -> None:
    assert "pick them from the list" in mona.says("/loop team add Zebra")


def test_who_is_on_no_team_is_told_so(town: ChatWorld, mona: Member) -> None:
    row = mona.row
    assert row is not None
    town.database.write_now(lambda session: setattr(session.get(type(row), row.id), "team_id", None))
    assert "You are on no team yet." in mona.says("/loop team")


def test_what_somebody_was_filling_in_when_they_were_taken_off_is_given_back_to_them(
    town: ChatWorld, mona: Member
) -> None:
    kim = staff(town, "kim")
    kim.says("/loop heard")
    mona.says("/loop team remove Kim")
    long = "The bus stops at six. " * 130
    said = kim.fills(partner="Eastside", quote="we stand", paraphrase=long)
    assert NOT_MET in said
    for words in ("Eastside", "we stand"):
        assert words in said
    assert said.replace("”\n…\n“", "").count("The bus stops at six.") >= 129
    assert "a key for the hall" in kim.says("/loop promised Eastside a key for the hall by Friday")
    assert "mine" not in kim.says("/loop mine")


def test_who_became_a_guest_meanwhile_gets_their_words_back_as_well(town: ChatWorld) -> None:
    kim = staff(town, "kim")
    kim.says("/loop heard")
    opened = kim.form
    kim.is_introduced(standing=Standing.GUEST)
    kim.form = opened
    assert "we stand" in kim.fills(partner="Eastside", quote="we stand")


def test_a_channel_that_is_asked_for_in_words_is_shown_without_its_key(mona: Member) -> None:
    mona.has_forms = False
    mona.says("/loop team")
    said = mona.presses("Change") + mona.says("skip")
    assert "So far: a channel on chat." in said
    assert NORTH not in said
