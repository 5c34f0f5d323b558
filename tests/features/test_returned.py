"""A private message that is refused: someone who can help hears of it, without its words."""

from bot.ports import Refused
from tests.driver import World


def test_a_refused_reminder_is_told_to_the_team_without_detail(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.memory.faults["ana"].refuse.append(Refused("closed", is_final=True))
    world.advance(days=2)
    post = world.team_channel[-1].message.to_text()
    assert "I could not reach Ana privately." in post
    assert "room list" not in post
    assert "Eastside" not in post


def test_somebody_who_stays_out_of_reach_is_told_of_once(world: World) -> None:
    def told() -> int:
        return sum("could not reach Ana" in post.message.to_text() for post in world.team_channel)

    closed = [Refused("closed", is_final=True) for _ in range(3)]
    world.memory.faults["ana"].refuse.extend(closed)
    for days in ("tomorrow", "in 3 days", "in 4 days"):
        world.ana.says(f"/loop remind me to call them {days}")
    world.advance(days=9)
    assert not world.memory.faults["ana"].refuse
    assert told() == 1
    world.ana.says("/loop remind me to call them tomorrow")
    world.advance(days=3)
    assert "call them" in world.ana.sees
    world.memory.faults["ana"].refuse.append(Refused("closed", is_final=True))
    world.ana.says("/loop remind me to call them in 2 days")
    world.advance(days=9)
    assert told() == 2


def test_a_refused_letter_to_a_partner_is_told_to_its_liaison(world: World) -> None:
    world.memory.faults["amina"].refuse.append(Refused("closed", is_final=True))
    world.ana.says("/loop promised Eastside the room list by Friday")
    assert "I could not reach Amina." in world.ana.sees


def test_a_lost_answer_is_looked_up_and_nothing_comes_twice(world: World) -> None:
    world.memory.faults["amina"].lose_answer = 1
    world.ana.says("/loop promised Eastside the room list by Friday")
    posts = len(world.amina.inbox)
    world.advance(hours=1)
    assert len(world.amina.inbox) == posts == 1
