"""Who somebody is: members of a team's channel are staff, guests and strangers are nobody, and leaving is noticed."""

import asyncio

import pytest

from bot.arrivals import needs_introduction, team_channels
from bot.events import Introduced, Profile
from bot.turn import Outcome, Reply
from storage.database import Database
from storage.people import People, Standing
from storage.viewer import SYSTEM, Role
from tests.features.chat import CHAT, NORTH, NOT_MET, SOUTH, WORKSPACE, ChatWorld, Member, second_team, staff


def test_the_first_one_becomes_the_manager_of_a_new_team(mona: Member) -> None:
    assert mona.row is not None
    assert mona.row.role is Role.MANAGER
    said = mona.says("/loop team")
    assert "Lakeside Library" in said
    assert "Mona\n  manager" in said
    assert "Time zone of the team: Europe/Berlin" in said


def test_only_one_can_be_the_first(town: ChatWorld) -> None:
    other = town.member("olga")
    assert other.is_introduced() == ""
    assert NOT_MET in other.says("/loop mine")
    elsewhere = town.member("otto", workspace="W2")
    elsewhere.is_introduced()
    assert NOT_MET in elsewhere.says("/loop mine")


def test_of_many_who_come_at_once_one_is_the_first_and_each_is_one_person(database: Database) -> None:
    world = ChatWorld(database)
    everybody = [world.member(f"member{n % 6}") for n in range(12)]
    profile = Profile(name="Someone", channels=frozenset())
    events = [Introduced(profile=profile, **member.about()) for member in everybody]

    async def all_at_once() -> list[Reply]:
        return list(await asyncio.gather(*(world.app.engine.handle(event) for event in events)))

    replies: list[Reply] = world.run(all_at_once())
    assert {reply.outcome for reply in replies} == {Outcome.DONE}
    ours = world.database.read_now(lambda session: People(session, SYSTEM).ours())
    assert sum(person.name == "Someone" for person in ours) == 1
    world.close()


def test_a_member_of_the_teams_channel_is_staff_in_their_own_zone_and_language(town: ChatWorld) -> None:
    kim = town.member("kim")
    assert kim.is_introduced(NORTH, zone="Europe/Madrid", language="es-ES", name="Kim") == ""
    assert kim.last.messages == ()
    row = kim.row
    assert row is not None
    assert (row.role, row.zone, row.language, row.name) == (Role.STAFF, "Europe/Madrid", "es", "Kim")
    assert kim.says("/loop team").startswith("Lakeside Library")


def test_a_zone_and_a_language_that_nobody_knows_are_not_taken(town: ChatWorld) -> None:
    kim = town.member("kim")
    kim.is_introduced(NORTH, zone="Mars/Phobos", language="tlh")
    assert kim.row is not None
    assert (kim.row.zone, kim.row.language) == ("Europe/Berlin", "en")


def test_somebody_who_is_in_no_channel_of_a_team_is_told_how_to_get_in(town: ChatWorld) -> None:
    kim = town.member("kim")
    kim.is_introduced(SOUTH)
    said = kim.says("/loop mine")
    assert NOT_MET in said
    assert "/loop team add and mentions you" in said
    assert "Lakeside" not in said
    kim.is_introduced(NORTH)
    assert "You look after nothing" in kim.says("/loop mine")


@pytest.mark.parametrize("standing", [Standing.GUEST, Standing.OUTSIDER, Standing.GONE])
def test_guests_and_people_from_elsewhere_are_nobody_even_in_the_teams_channel(
    town: ChatWorld, standing: Standing
) -> None:
    guest = town.member("gus")
    guest.is_introduced(NORTH, standing=standing)
    said = guest.says("/loop mine")
    assert NOT_MET in said
    assert "Lakeside" not in said
    assert guest.row is None


def test_a_guest_never_sets_the_bot_up(database: Database) -> None:
    world = ChatWorld(database)
    guest = world.member("gus")
    guest.is_introduced(standing=Standing.GUEST)
    assert guest.row is None
    mona = world.member("mona")
    mona.is_introduced()
    assert mona.row is not None
    assert mona.row.role is Role.MANAGER
    assert mona.says("/loop team").startswith("Outreach")
    world.close()


def test_name_and_zone_follow_the_platform_until_the_person_sets_them(town: ChatWorld) -> None:
    kim = staff(town, "kim")
    kim.is_introduced(NORTH, name="Kim Lee", zone="Europe/Paris")
    assert kim.row is not None
    assert (kim.row.name, kim.row.zone) == ("Kim Lee", "Europe/Paris")
    kim.says("/loop settings zone Asia/Tokyo")
    kim.is_introduced(NORTH, name="Kim L", zone="Europe/Rome")
    assert (kim.row.name, kim.row.zone) == ("Kim L", "Asia/Tokyo")


def test_a_new_zone_moves_the_reminders_along(town: ChatWorld) -> None:
    kim = staff(town, "kim")
    kim.says("/loop remind me to call them tomorrow")
    kim.is_introduced(NORTH, zone="America/New_York")
    before = len(kim.inbox)
    town.advance(hours=23)
    assert len(kim.inbox) == before
    town.advance(hours=2)
    assert "call them" in kim.sees


def test_another_teams_channel_changes_nothing(town: ChatWorld, mona: Member) -> None:
    kim = staff(town, "kim")
    second_team(town)
    kim.is_introduced(SOUTH)
    assert kim.says("/loop team").startswith("Lakeside Library")


def test_leaving_the_channel_changes_nothing_by_itself(town: ChatWorld) -> None:
    kim = staff(town, "kim")
    kim.is_introduced()
    assert "You look after nothing" in kim.says("/loop mine")


def test_the_platform_is_asked_once_a_day(town: ChatWorld) -> None:
    kim, nobody = staff(town, "kim"), town.member("nobody")

    def is_asked(member: Member) -> bool:
        now = town.clock.now()
        return town.database.read_now(lambda session: needs_introduction(session, member.sender, now))

    assert is_asked(nobody)
    assert not is_asked(kim)
    town.advance(hours=23)
    assert not is_asked(kim)
    town.advance(hours=1)
    assert is_asked(kim)
    kim.is_introduced(NORTH)
    assert not is_asked(kim)


def test_the_channels_to_ask_about_are_those_of_one_workspace(town: ChatWorld) -> None:
    assert town.database.read_now(lambda session: team_channels(session, CHAT, WORKSPACE)) == ["north"]
    assert town.database.read_now(lambda session: team_channels(session, CHAT, "W_")) == []


def test_an_introduction_that_comes_again_does_nothing_more(town: ChatWorld, mona: Member) -> None:
    kim = staff(town, "kim")
    kim.is_gone()
    letters = len(mona.inbox)
    kim.is_gone()
    assert len(mona.inbox) == letters


def test_a_manager_hears_in_the_digest_of_who_came_in_by_the_channel(town: ChatWorld, mona: Member) -> None:
    staff(town, "kim")
    mona.says(f"/loop team add {town.member('lee').account}")
    for said in (mona.says("/loop digest"), mona.says("/loop home")):
        assert "New on the team\n- Kim" in said
        assert "lee" not in said
    assert "New on the team" not in town.member("kim").says("/loop digest")
    assert "On the team" in mona.presses("Open", near="Kim")
    town.advance(days=9)
    assert "New on the team" not in mona.says("/loop digest")


def test_that_nobody_came_since_the_last_digest_is_no_news(town: ChatWorld, mona: Member) -> None:
    staff(town, "kim")
    mona.says("/loop digest weekly Monday 9:00")
    mona.says("/loop heard Eastside Mutual Aid: they need chairs")
    town.advance(days=8)
    told = [post.message.to_text() for post in mona.inbox]
    assert any("Your digest of" in text and "New on the team" in text for text in told)
    town.advance(days=7)
    last = [post.message.to_text() for post in mona.inbox if "Your digest of" in post.message.title][-1]
    assert "Open loops" in last
    assert "New on the team" not in last
    assert "New on the team" not in mona.says("/loop digest")


def test_another_teams_manager_does_not_hear_of_them(town: ChatWorld, mona: Member) -> None:
    second_team(town)
    town.member("sue").is_introduced(SOUTH)
    assert "New on the team" not in mona.says("/loop digest")


def test_who_left_the_channel_is_seen_in_the_team_until_they_are_back(town: ChatWorld, mona: Member) -> None:
    kim = staff(town, "kim")
    assert "not in the team's channel" not in mona.says("/loop team")
    kim.is_introduced(out_of_sight=frozenset({NORTH}))
    assert "not in the team's channel" not in mona.says("/loop team")
    kim.is_introduced()
    assert "Kim\n  not in the team's channel" in mona.says("/loop team")
    kim.is_introduced(NORTH)
    assert "not in the team's channel" not in mona.says("/loop team")


def test_another_channel_begins_anew(town: ChatWorld, mona: Member) -> None:
    kim = staff(town, "kim")
    kim.is_introduced()
    mona.says(f"/loop team channel {SOUTH}")
    assert "not in the team's channel" not in mona.says("/loop team")
