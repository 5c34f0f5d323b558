"""Who somebody is in Slack decides what they may do: nobody signs up, and nobody is let in by mistake."""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlmodel import select

from adapters.slack.sockets import Patience
from storage.database import Database
from storage.people import Person
from storage.viewer import Role
from tests.adapters.slack.world import SlackWorld

HEARD = "heard Eastside Mutual Aid: they need chairs"


def named(world: SlackWorld, name: str) -> Person | None:
    return world.database.read_now(lambda session: session.exec(select(Person).where(Person.name == name)).first())


def test_the_first_member_who_speaks_sets_it_up_and_becomes_the_manager(empty: SlackWorld) -> None:
    said = empty.ana.types("help", channel="")
    assert "Hello Ana" in said
    ana = named(empty, "Ana")
    assert ana is not None
    assert (ana.role, ana.zone) == (Role.MANAGER, "America/New_York")


def test_who_is_of_another_workspace_sets_nothing_up(empty: SlackWorld) -> None:
    kim = empty.twin.add_user("U_KIM", "Kim", team="T_ELSE")
    kim.command("help", "outreach")
    empty.settle()
    assert named(empty, "Kim") is None


def test_people_are_called_by_their_names_and_not_by_their_handles(slack: SlackWorld) -> None:
    kim = slack.joins("U_KIM", "Kim Lee")
    assert "Hello Kim Lee, we have not met yet." in kim.types("help", channel="")
    assert "Kim Lee is on the team now." in slack.rosa.types("team add <@U_KIM>")
    slack.joins("U_NIA", "Nia Obi", is_restricted=True)
    assert "@Nia Obi" in slack.ana.types("partner Eastside contact <@U_NIA>")


def test_the_second_is_nobody_until_they_are_in_the_teams_channel(empty: SlackWorld) -> None:
    empty.ana.types("help", channel="")
    assert "we have not met yet" in empty.amina.types("help", channel="")
    empty.ana.types("team channel <#C_TEAM>")
    assert "Hello Rosa" in empty.rosa.types("help")
    assert "we have not met yet" in empty.amina.types("help", channel="")


def test_who_joins_the_teams_channel_is_one_of_us_at_once(slack: SlackWorld) -> None:
    kim = slack.joins("U_KIM", "Kim")
    assert "we have not met yet" in kim.types(HEARD, channel="")
    slack.twin.joins("U_KIM", "outreach")
    slack.settle()
    assert "Saved what you heard from Eastside Mutual Aid." in kim.types(HEARD)


def test_who_comes_in_by_the_channel_and_who_leaves_it_is_seen_by_the_manager(slack: SlackWorld) -> None:
    slack.joins("U_KIM", "Kim")
    slack.twin.joins("U_KIM", "outreach")
    slack.settle()
    home = slack.rosa.opens_home()
    assert "New on the team" in home
    assert "Kim" in home
    slack.twin.leaves("U_KIM", "outreach")
    slack.settle()
    assert "not in the team's channel" in slack.rosa.types("team")


def test_a_bot_that_is_thrown_out_takes_nobody_for_gone(slack: SlackWorld) -> None:
    slack.joins("U_KIM", "Kim")
    slack.twin.joins("U_KIM", "outreach")
    slack.twin.channel("outreach").is_private = True
    slack.twin.removes_bot("outreach")
    slack.twin.leaves("U_KIM", "outreach")
    slack.settle()
    assert "not in the team's channel" not in slack.rosa.types("team", channel="")


def test_a_manager_adds_somebody_by_mentioning_them(slack: SlackWorld) -> None:
    kim = slack.joins("U_KIM", "Kim")
    assert "we have not met yet" in kim.types(HEARD, channel="")
    slack.rosa.types("team add <@U_KIM>")
    assert "Saved what you heard from Eastside Mutual Aid." in kim.types(HEARD, channel="")


def test_two_are_added_by_mentioning_both(slack: SlackWorld) -> None:
    both = [slack.joins("U_KIM", "Kim"), slack.joins("U_LEE", "Lee")]
    slack.rosa.types("team add <@U_KIM> <@U_LEE>")
    for seat, words in zip(both, (HEARD, "heard Eastside: the lift is broken"), strict=True):
        assert "Saved what you heard from Eastside Mutual Aid." in seat.types(words, channel="")


@pytest.mark.parametrize("about", [{"is_restricted": True}, {"is_ultra_restricted": True}, {"is_stranger": True}])
def test_guests_and_strangers_see_nothing_even_in_the_teams_channel(slack: SlackWorld, about: dict[str, bool]) -> None:
    zoe = slack.joins("U_ZOE", "Zoe", **about)
    slack.twin.joins("U_ZOE", "outreach")
    for words in (HEARD, "mine", "partner", "find chairs"):
        said = zoe.types(words)
        assert "we have not met yet" in said
        assert "Eastside" not in said
    assert named(slack, "Zoe") is None
    assert not slack.twin.world.dm("U_ZOE").messages


def test_somebody_deactivated_is_noticed_and_what_was_theirs_is_offered(slack: SlackWorld) -> None:
    slack.ana.types("promised Eastside the room list by Friday")
    slack.twin.deactivates("U_ANA")
    slack.settle()
    ana = named(slack, "Ana")
    assert ana is not None
    assert ana.left_at is not None
    assert "Ana is not here any more" in slack.rosa.sees
    assert "the room list" in slack.rosa.sees


def test_when_the_only_manager_is_deactivated_the_channel_hears_once_what_to_do(slack: SlackWorld) -> None:
    slack.rosa.types("promised Eastside the room list by Friday")
    slack.twin.deactivates("U_ROSA")
    slack.settle()
    seen = slack.member_sees_channel("ana")
    assert seen.count("has no manager any more") == 1
    assert "python -m bot team manager NAME" in seen
    assert "the room list" in slack.ana.member.dm.messages[-1].body["text"]


def test_somebody_who_was_deactivated_unnoticed_is_found_out_by_the_first_letter_that_is_refused(
    slack: SlackWorld,
) -> None:
    slack.ana.types("promised Eastside the room list by Friday")
    slack.twin.world.users["U_ANA"].deleted = True
    slack.advance(days=14)
    ana = named(slack, "Ana")
    assert ana is not None
    assert ana.left_at is not None
    assert "Ana is not here any more" in slack.rosa.sees
    assert "could not reach" not in slack.rosa.sees


def test_who_was_deactivated_while_the_bot_was_down_is_found_out_without_doing_anything(database: Database) -> None:
    with SlackWorld(database, waits=Patience(people=0.2)) as world:
        world.ana.types("promised Eastside the room list by Friday")
        world.run(world.stop())
        world.twin.world.users["U_ANA"].deleted = True
        world.clock.advance(timedelta(days=1, hours=1))
        asked = len(world.twin.calls_of("users.info"))
        world.twin.faults.rate_limits("users.info", retry_after=1)
        world.run(world.start())
        world.twin.wait_for(lambda: (ana := named(world, "Ana")) and ana.left_at, what="Ana to be asked about")
        world.settle()
        assert "the room list" in world.rosa.sees
        time.sleep(0.5)
        about = [call.body["user"] for call in world.twin.calls_of("users.info")[asked:]]
        assert sorted(about) in (["U_ANA", "U_ANA", "U_ROSA"], ["U_ANA", "U_ROSA", "U_ROSA"])


def test_nobody_is_looked_up_in_lists_and_each_only_once_a_day(slack: SlackWorld) -> None:
    for _ in range(5):
        slack.ana.types("mine")
    assert len([call for call in slack.twin.calls_of("users.info") if call.body.get("user") == "U_ANA"]) == 1
    assert slack.twin.calls_of("users.list") == []


def test_a_colleague_is_picked_from_slacks_own_list(slack: SlackWorld) -> None:
    slack.ana.types("promised Eastside the room list by Friday")
    slack.advance(days=4)
    slack.ana.presses("Hand over", near="the room list")
    slack.ana.submits(person="U_ROSA")
    assert "asks whether you can take this over" in slack.rosa.sees


def test_a_bot_that_is_not_in_the_channel_says_so_once_and_what_waited_comes_when_it_is_invited(
    slack: SlackWorld,
) -> None:
    slack.twin.removes_bot("outreach")
    slack.ana.types("promised Eastside the room list by Friday", channel="")
    slack.advance(days=12)
    assert "/invite @" in slack.rosa.sees
    assert slack.rosa.sees.count("/invite @") == 1
    assert "could use a hand" not in slack.member_sees_channel("rosa")
    slack.twin.invites_bot("outreach")
    slack.settle()
    assert "could use a hand" in slack.member_sees_channel("rosa")


def test_somebody_who_is_mentioned_is_named_in_what_is_written_down(slack: SlackWorld) -> None:
    assert "Rosa heard it too" in slack.ana.types("heard Eastside Mutual Aid: they need chairs, <@U_ROSA> heard it too")


def test_a_relationship_is_given_to_a_colleague_by_mentioning_them(slack: SlackWorld) -> None:
    assert "Rosa" in slack.ana.types("partner Eastside liaison <@U_ROSA>")


@pytest.mark.parametrize("about", [{"is_restricted": True}, {"is_stranger": True}])
def test_a_guest_who_is_put_on_the_team_is_let_go_at_once_and_never_sees_a_thing(
    slack: SlackWorld, about: dict[str, bool]
) -> None:
    gus = slack.joins("U_GUS", "Gus", **about)
    slack.rosa.types("team add <@U_GUS>")
    said = gus.types("brief Eastside", channel="")
    assert "we have not met yet" in said
    assert "Eastside" not in said
    assert "U_GUS" not in {call.body["channel"] for call in slack.twin.calls_of("chat.postMessage")}


def test_a_guest_gets_in_by_no_code(slack: SlackWorld) -> None:
    code = re.findall(r"/loop link (\w{4}[ -]\w{4})", slack.ana.types("link", channel=""))[0]
    gus = slack.joins("U_GUS", "Gus", is_restricted=True)
    assert "we have not met yet" in gus.types(f"link {code}", channel="")
    assert "nothing right now" in slack.ana.types("mine", channel="")


def test_somebody_new_who_does_two_things_at_once_is_asked_about_once(slack: SlackWorld) -> None:
    slack.twin.joins(slack.joins("U_KIM", "Kim").member.id, "outreach")
    asked = len(slack.twin.calls_of("users.info"))
    kim = slack.twin.members["U_KIM"]
    with ThreadPoolExecutor(3) as at_once:
        for gesture in [at_once.submit(kim.command, "mine", "outreach") for _ in range(3)]:
            assert gesture.result().acked
    slack.settle()
    assert "we have not met yet" not in kim.sees()
    assert len(slack.twin.calls_of("users.info")) <= asked + 1


def test_nothing_is_asked_of_slack_before_what_came_in_is_taken(slack: SlackWorld) -> None:
    slack.ana.types("promised")
    slack.restart()
    slack.twin.faults.rate_limits("auth.test", times=3)
    assert "Saved: we promised Casa Latina." in slack.ana.submits(partner="Casa Latina", words="a key")


def test_what_was_in_the_window_of_somebody_who_was_taken_off_comes_back_to_them(slack: SlackWorld) -> None:
    slack.ana.types("heard")
    slack.ana.member.fills(partner="Eastside Mutual Aid", paraphrase="They stand because there are no chairs.")
    slack.rosa.types("team remove <@U_ANA>")
    slack.ana.submits()
    assert "was not taken in" in slack.ana.sees
    assert "They stand because there are no chairs." in slack.ana.sees
