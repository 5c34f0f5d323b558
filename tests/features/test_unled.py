"""A team whose only manager is gone: who remains hears what to do, and it goes on once somebody is named."""

from bot.cli.team import name_manager
from tests.features.chat import ChatWorld, Member, staff

HOW = "python -m bot team manager NAME"


def channel(town: ChatWorld) -> list[str]:
    return [post.message.to_text() for post in town.chat.posts["north"]]


def test_the_channel_is_told_once_that_nobody_leads_the_team_and_what_to_do(town: ChatWorld, mona: Member) -> None:
    kim = staff(town, "kim")
    mona.is_gone()
    town.advance(days=5)
    (post,) = [post for post in channel(town) if "has no manager" in post]
    assert "Lakeside Library has no manager any more." in post
    assert HOW in post
    kim.is_gone()
    town.advance(days=5)
    assert sum("has no manager" in post for post in channel(town)) == 1


def test_who_remains_is_offered_what_was_with_the_manager(town: ChatWorld, mona: Member) -> None:
    kim = staff(town, "kim")
    mona.says("/loop promised Eastside the room list by Friday")
    mona.is_gone()
    town.advance(hours=18)
    assert "Mona is not here any more." in kim.sees_all
    assert HOW in kim.sees_all
    kim.presses("I'll take it", near="the room list")
    assert "the room list" in kim.says("/loop mine")


def test_whoever_asks_about_the_team_reads_what_to_do(town: ChatWorld, mona: Member) -> None:
    kim = staff(town, "kim")
    assert HOW not in kim.says("/loop team")
    assert HOW not in kim.says("/loop team names on")
    mona.is_gone()
    assert HOW in kim.says("/loop team")
    assert HOW in kim.says("/loop team names on")


def test_once_somebody_is_named_in_the_shell_the_team_goes_on(town: ChatWorld, mona: Member) -> None:
    kim = staff(town, "kim")
    mona.is_gone()
    town.database.write_now(lambda session: name_manager(session, "Kim", town.clock.now()))
    said = kim.says("/loop team names on")
    assert "Changed." in said
    assert HOW not in said


def test_a_team_with_another_manager_hears_nothing_of_it(town: ChatWorld, mona: Member) -> None:
    kim = staff(town, "kim")
    mona.says("/loop team manager Kim")
    mona.is_gone()
    town.advance(days=5)
    assert not any("has no manager" in post for post in channel(town))
    assert HOW not in kim.sees_all
