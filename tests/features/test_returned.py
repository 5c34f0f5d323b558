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
