"""A team channel that refuses for good: it is left alone, somebody hears of it once, and nothing is lost."""

import pytest
from sqlmodel import Session, select

from bot import broken
from bot.ports import Refused
from bot.sample import LOCAL, TEAM_PLACE
from storage.outbox import OutboxItem, OutboxState
from storage.people import Identity, Person, Team
from storage.viewer import Role
from tests.driver import MONDAY, World

ADVICE = "Type /invite @loop in #north, then press Try again."
CHANNEL = f"{LOCAL}:{LOCAL}:{TEAM_PLACE}"
TOLD = "I can't post in the channel of Outreach."


def close(world: World, advice: str = ADVICE) -> None:
    world.memory.faults[TEAM_PLACE].closed = Refused("not_in_channel", is_final=True, advice=advice)


def reopen(world: World) -> None:
    world.memory.faults[TEAM_PLACE].closed = None


def asks_for_help(world: World, words: str = "the room list") -> None:
    """A post to the team channel comes of it."""
    world.ana.says(f"/loop promised Eastside {words} by Friday")
    world.advance(days=2)
    world.ana.presses("Need help", near=words)


def states(world: World) -> list[OutboxState]:
    """Of what was ever for the team channel."""
    query = select(OutboxItem).where(OutboxItem.destination == CHANNEL).order_by("id")
    return world.database.read_now(lambda session: [item.state for item in session.exec(query)])


def times_told(world: World, words: str = TOLD) -> int:
    return sum(words in post.message.title for post in world.rosa.inbox)


def test_a_manager_hears_what_happened_and_what_to_do(world: World) -> None:
    close(world)
    asks_for_help(world)
    letter = world.rosa.inbox[-1].message
    assert letter.title == TOLD
    assert ADVICE in letter.to_text()
    assert "Team channel: a channel on the local page" in letter.to_text()
    assert "1 message waits for it; nothing is lost." in letter.to_text()
    assert [button.label for button in letter.buttons()] == ["Try again"]
    assert "Ref " in letter.to_text()
    assert "room list" not in letter.to_text()
    assert TOLD not in world.ana.sees_all


def test_a_platform_without_advice_gets_the_usual_one(world: World) -> None:
    close(world, advice="")
    asks_for_help(world)
    assert "It may be gone, or I am not in it any more." in world.rosa.sees


def test_it_is_said_once_and_the_platform_is_left_alone(world: World) -> None:
    close(world)
    asks_for_help(world)
    world.ana.presses("Need help", near="the room list")
    for _ in range(3):
        world.advance(days=3)
    assert times_told(world) == 1
    assert world.memory.faults[TEAM_PLACE].calls == 1
    assert len(states(world)) > 1
    assert set(states(world)) == {OutboxState.WAITING}


def test_try_again_sends_what_waited_when_the_bot_is_in_again(world: World) -> None:
    close(world)
    asks_for_help(world)
    reopen(world)
    assert "I am trying again: 1 message." in world.rosa.presses("Try again")
    assert "Someone could use a hand with this." in world.team_channel[-1].message.to_text()
    assert states(world) == [OutboxState.SENT]
    assert world.rosa.inbox[-2].message.title == "The channel of Outreach is being tried again."


def test_trying_again_too_early_loses_nothing_and_is_said_again(world: World) -> None:
    close(world)
    asks_for_help(world)
    world.rosa.presses("Try again")
    assert (times_told(world), states(world)) == (1, [OutboxState.WAITING])
    assert world.rosa.sees.startswith(TOLD)
    reopen(world)
    world.rosa.presses("Try again")
    assert states(world) == [OutboxState.SENT]
    assert len(world.team_channel) == 1


def test_a_second_press_says_that_it_was_done(world: World) -> None:
    close(world)
    asks_for_help(world)
    token = world.rosa.find_button("Try again")[1].token
    reopen(world)
    world.rosa.press_token(token)
    assert "done this already" in world.ana.press_token(token)
    assert len(world.team_channel) == 1


def test_an_adapter_that_was_invited_again_lifts_it_without_a_press(world: World) -> None:
    close(world)
    asks_for_help(world)
    button = world.rosa.find_button("Try again")[1].token
    reopen(world)
    now = world.clock.now()
    assert world.database.write_now(lambda session: broken.lifted(session, CHANNEL, now)) == 1
    assert world.database.write_now(lambda session: broken.lifted(session, CHANNEL, now)) == 0
    world.settle()
    assert len(world.team_channel) == 1
    assert "That channel was tried again meanwhile." in world.rosa.press_token(button)
    assert len(world.team_channel) == 1


def test_what_nobody_wants_any_more_is_not_sent_afterwards(world: World) -> None:
    close(world)
    asks_for_help(world)
    world.ana.presses("Done", near="the room list")
    reopen(world)
    world.rosa.presses("Try again")
    assert (world.team_channel, states(world)) == ([], [OutboxState.DROPPED])


def test_after_days_the_channel_gets_the_newest_post_only(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    close(world)
    world.advance(days=12)
    world.ana.says("/loop promised Casa Latina the key by yesterday")
    world.advance(days=12)
    waiting = len(states(world))
    assert waiting > 2
    reopen(world)
    world.rosa.presses("Try again")
    assert len(world.team_channel) == 1
    assert "newer reminder" not in world.team_channel[-1].message.to_text()


def test_a_second_break_is_told_anew(world: World) -> None:
    close(world)
    asks_for_help(world)
    reopen(world)
    world.rosa.presses("Try again")
    close(world)
    world.ana.says("/loop promised Eastside the key by next Wednesday")
    world.advance(days=6)
    world.ana.presses("Need help", near="the key")
    assert times_told(world) == 1
    assert times_told(world, "is being tried again") == 1


def without_managers(session: Session) -> None:
    for person in session.exec(select(Person).where(Person.role == Role.MANAGER)):
        person.left_at = MONDAY


def test_a_team_without_a_manager_has_its_staff_told(world: World) -> None:
    world.database.write_now(without_managers)
    close(world)
    asks_for_help(world)
    assert TOLD in world.ana.sees_all
    assert world.rosa.inbox == []
    reopen(world)
    world.ana.presses("Try again")
    assert len(world.team_channel) == 1


def test_a_manager_who_can_t_be_reached_has_the_next_one_told(world: World) -> None:
    world.memory.faults["rosa"].closed = Refused("closed", is_final=True)
    close(world)
    asks_for_help(world)
    assert world.rosa.inbox == []
    assert TOLD in world.ana.sees_all


@pytest.mark.parametrize("refusal", [Refused("busy"), Refused("slow down", retry_after=1.0)])
def test_a_refusal_that_passes_breaks_nothing(world: World, refusal: Refused) -> None:
    world.memory.faults[TEAM_PLACE].refuse.append(refusal)
    asks_for_help(world)
    world.advance(minutes=5)
    assert len(world.team_channel) == 1
    assert times_told(world) == 0


def test_two_teams_of_one_channel_are_both_told(world: World) -> None:
    def second(session: Session) -> None:
        team = Team(name="North", channel=CHANNEL, created_at=MONDAY)
        session.add(team)
        session.flush()
        lee = Person(name="Lee", role=Role.MANAGER, team_id=team.id, created_at=MONDAY)
        session.add(lee)
        session.flush()
        session.add(
            Identity(person_id=lee.id, platform=LOCAL, workspace=LOCAL, external="lee", place="lee", created_at=MONDAY)
        )

    world.database.write_now(second)
    close(world)
    asks_for_help(world)
    assert times_told(world) == 1
    assert "I can't post in the channel of North." in world.memory.posts["lee"][-1].message.to_text()


def test_a_restart_forgets_nothing_of_it(world: World) -> None:
    close(world)
    asks_for_help(world)
    world.restart()
    close(world)
    world.settle()
    assert world.memory.faults[TEAM_PLACE].calls == 0
    reopen(world)
    world.rosa.presses("Try again")
    assert len(world.team_channel) == 1


SECOND = f"{LOCAL}:{LOCAL}:second"


def test_what_waits_for_a_channel_goes_to_the_one_that_takes_its_place(world: World) -> None:
    close(world)
    asks_for_help(world)
    assert states(world) == [OutboxState.WAITING]
    assert "Changed." in world.rosa.says(f"/loop team channel {SECOND}")
    assert "Someone could use a hand with this." in world.memory.posts["second"][-1].message.to_text()
    assert states(world) == []


def test_what_is_late_for_a_channel_goes_to_the_new_one_and_back_with_undo(world: World) -> None:
    world.memory.faults[TEAM_PLACE].refuse.append(Refused("not now"))
    asks_for_help(world)
    assert states(world) == [OutboxState.PENDING]
    world.memory.faults["second"].closed = Refused("not_in_channel", is_final=True, advice=ADVICE)
    world.rosa.says(f"/loop team channel {SECOND}")
    world.advance(minutes=30)
    assert world.memory.posts["second"] == world.team_channel == []
    world.rosa.says("/loop undo")
    assert "Someone could use a hand with this." in world.team_channel[-1].message.to_text()


def test_what_can_be_done_is_said_in_the_readers_language(world: World) -> None:
    world.rosa.says("/loop settings language es")
    close(world, advice="Type /invite @loop in that channel, then press Try again.")
    asks_for_help(world)
    assert "Escriba /invite @loop en ese canal y pulse Intentar otra vez." in world.rosa.sees
    assert "[Intentar otra vez]" in world.rosa.sees
