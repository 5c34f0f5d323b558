"""Channels and people that somebody names are looked at first: nothing is shared by mistake, and nobody is refused
only because they never typed anything."""

import pytest
from sqlmodel import select

from storage.people import Team
from storage.viewer import Role
from tests.adapters.slack.test_people import named
from tests.adapters.slack.world import SlackWorld


def team_channel(world: SlackWorld) -> str:
    channel = world.database.read_now(lambda session: session.exec(select(Team)).one().channel)
    return str(channel).rpartition(":")[2]


def test_a_shared_channel_is_no_teams_channel_however_it_is_named(slack: SlackWorld) -> None:
    slack.twin.add_channel("C_SHARED", "with-others", (slack.rosa.member,), is_shared=True)
    said = slack.rosa.types("team channel <#C_SHARED>")
    assert "Another organisation reads this channel" in said
    assert team_channel(slack) == "C_TEAM"
    slack.rosa.submits(channel="C_SHARED")
    assert "Another organisation reads this channel" in slack.rosa.member.errors["channel"]
    assert team_channel(slack) == "C_TEAM"


def test_in_a_channel_without_the_bot_it_says_at_once_how_to_let_it_in(slack: SlackWorld) -> None:
    slack.twin.add_channel("C_NEW", "new", (slack.rosa.member,), bot_is_in=False)
    assert "/invite @loop" in slack.rosa.types("team channel <#C_NEW>")
    assert team_channel(slack) == "C_NEW"
    slack.twin.invites_bot("new")
    slack.settle()
    slack.rosa.types("team channel <#C_TEAM>")
    assert "/invite" not in slack.rosa.types("team channel <#C_NEW>")


def test_what_the_bot_cant_see_is_chosen_once_it_is_let_in(slack: SlackWorld) -> None:
    slack.twin.add_channel("G_NEW", "new", (slack.rosa.member,), is_private=True, bot_is_in=False)
    assert "Please type /invite @loop there" in slack.rosa.types("team channel <#G_NEW>")
    assert team_channel(slack) == "C_TEAM"
    slack.rosa.member.closes(all_of_them=True)
    slack.twin.invites_bot("new")
    slack.settle()
    assert "Changed." in slack.rosa.types("team channel <#G_NEW>")


def test_an_archived_channel_is_not_taken(slack: SlackWorld) -> None:
    slack.twin.add_channel("C_OLD", "old", (slack.rosa.member,), is_archived=True)
    assert "This channel is archived." in slack.rosa.types("team channel <#C_OLD>")


def test_a_slack_that_does_not_answer_keeps_nobody_from_choosing(slack: SlackWorld) -> None:
    slack.twin.add_channel("C_NEW", "new", (slack.rosa.member,))
    slack.twin.faults.rate_limits("conversations.info")
    assert "Changed." in slack.rosa.types("team channel <#C_NEW>")


def test_a_colleague_who_never_typed_anything_can_be_handed_something(slack: SlackWorld) -> None:
    kim = slack.joins("U_KIM", "Kim")
    slack.channel.members.add("U_KIM")
    slack.ana.types("promised Eastside the room list by Friday")
    slack.advance(days=4)
    slack.ana.presses("Hand over", near="the room list")
    assert "I asked Kim." in slack.ana.submits(person="U_KIM")
    assert "asks whether you can take this over" in kim.sees


def test_a_colleague_who_never_typed_anything_can_hold_a_relationship(slack: SlackWorld) -> None:
    slack.joins("U_KIM", "Kim")
    slack.channel.members.add("U_KIM")
    assert "Kim" in slack.ana.types("partner Eastside liaison <@U_KIM>")


@pytest.mark.parametrize("about", [{}, {"is_restricted": True}, {"is_stranger": True}])
def test_who_is_none_of_the_team_is_handed_nothing_and_it_says_how_they_come_onto_it(
    slack: SlackWorld, about: dict[str, bool]
) -> None:
    zoe = slack.joins("U_ZOE", "Zoe", **about)
    if about:
        slack.channel.members.add("U_ZOE")
    slack.ana.types("promised Eastside the room list by Friday")
    slack.advance(days=4)
    slack.ana.presses("Hand over", near="the room list")
    slack.ana.submits(person="U_ZOE")
    assert "not on a team" in slack.ana.member.errors["person"]
    assert "/loop team add" in slack.ana.member.errors["person"]
    assert named(slack, "Zoe") is None
    assert not zoe.member.dm.messages


def test_a_guest_is_not_put_on_the_team_in_the_first_place(slack: SlackWorld) -> None:
    slack.joins("U_GUS", "Gus", is_restricted=True)
    assert "so I did not add them" in slack.rosa.types("team add <@U_GUS>")
    assert "U_GUS" not in slack.rosa.types("team")


def test_who_is_put_on_the_team_is_staff(slack: SlackWorld) -> None:
    slack.joins("U_KIM", "Kim")
    slack.rosa.types("team add <@U_KIM>")
    kim = named(slack, "Kim")
    assert kim is not None
    assert kim.role is Role.STAFF
