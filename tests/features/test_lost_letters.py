"""Where a platform can't be asked whether a message arrived: what is sent again says so, and some things never are."""

from bot.ports import Blind
from tests.driver import World

REPEAT = "This may be a repeat: the first time there was no clear answer."
TASK = "/loop promised Eastside the room list by Friday"


def test_a_reminder_that_may_have_arrived_comes_once_more_and_says_so(world: World) -> None:
    world.memory.faults["ana"].blind = Blind(send_again=True)
    world.ana.says(TASK)
    world.memory.faults["ana"].lose_answer = 1
    posts = len(world.ana.inbox)
    world.advance(days=2, minutes=5)
    first, second = (post.message.to_text() for post in world.ana.inbox[posts : posts + 2])
    assert REPEAT not in first
    assert REPEAT in second
    assert first.splitlines()[0] == second.splitlines()[0]


def test_the_mark_is_in_the_reader_s_language(world: World) -> None:
    world.memory.faults["ana"].blind = Blind(send_again=True)
    world.ana.says("/loop settings language es")
    world.ana.says(TASK)
    world.memory.faults["ana"].lose_answer = 1
    world.advance(days=2, minutes=5)
    assert "Puede que esto se repita: la primera vez no hubo una respuesta clara." in world.ana.sees_all


def test_a_letter_to_a_partner_is_never_sent_again_blindly(world: World) -> None:
    world.memory.faults["amina"].blind = Blind(send_again=True)
    world.memory.faults["amina"].lose_answer = 1
    world.ana.says(TASK)
    world.advance(days=1)
    assert [post.message.to_text() for post in world.amina.inbox if REPEAT in post.message.to_text()] == []
    assert len(world.amina.inbox) == 1
