"""A message of which nobody can say whether it arrived: a person is asked once, without its words, and decides."""

import pytest
from sqlmodel import Session, select

from bot.ports import Blind, Refused
from bot.sample import TEAM_PLACE
from storage.outbox import OutboxItem, OutboxState
from storage.report_backs import Receipt
from tests.driver import World

TASK = "/loop promised Eastside the room list by Friday"
ABOUT_AMINA = "I can't say whether a message to Amina arrived."
ABOUT_ANA = "I can't say whether a message to Ana arrived."
ABOUT_TEAM = "I can't say whether a message to the channel of Outreach arrived."
REPEAT = "This may be a repeat: the first time there was no clear answer."


def loses(world: World, place: str, send_again: bool = False, arrives: bool = True) -> None:
    """The next answer from a place is lost, and it can't be asked."""
    faults = world.memory.faults[place]
    faults.blind = Blind(send_again)
    faults.lose_answer, faults.lose_post = int(arrives), int(not arrives)


def held_to_amina(world: World, arrives: bool = True) -> None:
    loses(world, "amina", arrives=arrives)
    world.ana.says(TASK)
    world.advance(minutes=5)


def rows(world: World, state: OutboxState) -> list[OutboxItem]:
    query = select(OutboxItem).where(OutboxItem.state == state)
    return world.database.read_now(lambda session: list(session.exec(query)))


def test_a_manager_is_asked_once_and_without_its_words(world: World) -> None:
    held_to_amina(world)
    letter = world.rosa.inbox[-1].message
    assert letter.title == ABOUT_AMINA
    assert [button.label for button in letter.buttons()] == ["Send again", "It arrived"]
    assert "Ref " in letter.to_text()
    assert "room list" not in letter.to_text()
    assert "Eastside" not in letter.to_text()
    world.advance(days=1)
    assert sum(post.message.title == ABOUT_AMINA for post in world.rosa.inbox) == 1
    assert ABOUT_AMINA not in world.ana.sees_all


def test_a_message_to_the_team_channel_is_asked_about_as_well(world: World) -> None:
    world.ana.says(TASK)
    world.advance(days=2)
    loses(world, TEAM_PLACE)
    world.ana.presses("Need help", near="the room list")
    world.advance(minutes=5)
    assert ABOUT_TEAM in world.rosa.sees
    world.rosa.presses("It arrived")
    assert len(world.team_channel) == 1


def test_send_again_sends_it_once_more_and_marks_it(world: World) -> None:
    held_to_amina(world, arrives=False)
    assert world.amina.inbox == []
    assert "I am sending it again." in world.rosa.presses("Send again")
    assert len(world.amina.inbox) == 1
    assert REPEAT in world.amina.sees
    assert "the room list" in world.amina.sees
    assert rows(world, OutboxState.HELD) == []
    assert world.rosa.inbox[-2].message.to_text() == "It was sent again. Thank you."


def test_it_arrived_settles_it_and_sends_nothing(world: World) -> None:
    held_to_amina(world)
    assert "Noted. It is not sent again." in world.rosa.presses("It arrived")
    world.advance(days=1)
    assert len(world.amina.inbox) == 1
    assert rows(world, OutboxState.HELD) == []
    assert world.rosa.inbox[-2].message.to_text() == "It arrived. Thank you."


def delivered(world: World) -> bool:
    def look(session: Session) -> bool:
        return any(receipt.delivered_at for receipt in session.exec(select(Receipt)))

    return world.database.read_now(look)


def test_what_follows_from_a_message_follows_when_a_person_says_that_it_arrived(world: World) -> None:
    world.ana.says('/loop heard Eastside: "the bus stops at six", so classes are empty')
    world.ana.says("/loop close bus")
    world.ana.presses("Report back")
    loses(world, "amina")
    world.ana.fills(you_said="The bus stops at six.", we_did="We asked the city.")
    world.advance(minutes=5)
    assert not delivered(world)
    world.rosa.presses("It arrived")
    assert delivered(world)


@pytest.mark.parametrize("label", ["Send again", "It arrived"])
def test_whoever_comes_second_is_told_that_it_is_settled(world: World, label: str) -> None:
    held_to_amina(world)
    late = world.rosa.find_button(label)[1].token
    world.rosa.presses("It arrived" if label == "Send again" else "Send again")
    posts = len(world.amina.inbox)
    assert "That was settled meanwhile." in world.rosa.press_token(late)
    assert len(world.amina.inbox) == posts


def test_what_is_held_a_second_time_is_asked_about_a_second_time(world: World) -> None:
    held_to_amina(world)
    first = world.rosa.find_button("It arrived")[1].token
    loses(world, "amina")
    world.rosa.presses("Send again")
    world.advance(minutes=5)
    assert world.rosa.sees.startswith(ABOUT_AMINA)
    assert "That was settled meanwhile." in world.rosa.press_token(first)
    assert len(rows(world, OutboxState.HELD)) == 1


def test_our_own_reminder_that_was_repeated_and_lost_again_is_asked_about(world: World) -> None:
    world.ana.says(TASK)
    loses(world, "ana", send_again=True)
    world.memory.faults["ana"].lose_answer = 2
    world.advance(days=2, minutes=10)
    assert ABOUT_ANA in world.rosa.sees_all
    assert sum(REPEAT in post.message.to_text() for post in world.ana.inbox) == 1


def test_the_question_itself_is_asked_of_the_next_when_it_does_not_arrive(world: World) -> None:
    world.memory.faults["rosa"].closed = Refused("closed", is_final=True)
    held_to_amina(world)
    assert ABOUT_AMINA in world.ana.sees_all


def test_a_question_that_may_not_have_arrived_is_asked_of_the_next_and_not_about(world: World) -> None:
    loses(world, "rosa")
    held_to_amina(world)
    world.advance(minutes=5)
    assert ABOUT_AMINA in world.ana.sees_all
    assert "a message to Rosa" not in world.ana.sees_all


def test_a_message_that_is_refused_without_a_known_reason_is_held_and_asked_about(world: World) -> None:
    world.memory.faults["amina"].refuse.extend([Refused("team_is_moving")] * 8)
    world.ana.says(TASK)
    world.advance(hours=2)
    letter = world.rosa.inbox[-1].message
    assert letter.title == "I could not send a message to Amina."
    assert "team_is_moving" in letter.to_text()
    assert "room list" not in letter.to_text()
    assert [button.label for button in letter.buttons()] == ["Send again"]
    world.rosa.presses("Send again")
    world.advance(minutes=5)
    assert "the room list" in world.amina.sees
    assert REPEAT not in world.amina.sees_all


def test_a_post_to_the_team_channel_that_is_refused_without_a_known_reason_is_held(world: World) -> None:
    world.ana.says(TASK)
    world.advance(days=2)
    world.memory.faults[TEAM_PLACE].refuse.extend([Refused("channel_type_not_supported")] * 8)
    world.ana.presses("Need help", near="the room list")
    world.advance(hours=2)
    assert "I could not send a message to the channel of Outreach." in world.rosa.sees
    world.rosa.presses("Send again")
    world.advance(minutes=5)
    assert len(world.team_channel) == 1
