"""What stands at the private place of a partner, for whom, and what is done when nothing can stand there."""

import pytest
from sqlmodel import Session, select

from bot.ports import Refused
from storage.outbox import OutboxItem
from storage.partners import Partner
from storage.people import Person as Human
from storage.preferences import WritesTo
from tests.driver import Person, World
from tests.features.joining.people import NOT_FOUND, code_in, invited
from tests.features.joining.places import at, made, place_of, writes_there
from tests.features.joining.test_hats import CASA, serves_both

# What stands there.


def test_what_is_for_all_stands_there_once_for_those_who_chose_it(world: World) -> None:
    place = made(world)
    yusuf = invited(world, "Eastside", "yusuf")
    kim = invited(world, "Eastside", "kim")
    writes_there(world, "Amina", "Yusuf")
    world.ana.says("/loop promised Eastside the room list by Friday")
    assert at(world, place).count("the room list") == 1
    assert "room list" not in world.amina.sees_all + yusuf.sees_all
    assert "the room list" in kim.sees


def test_each_of_them_may_press_what_stands_there(world: World) -> None:
    place = made(world)
    yusuf, omar = invited(world, "Eastside", "yusuf"), invited(world, "Harbor Clinic", "omar")
    writes_there(world, "Amina", "Yusuf")
    world.ana.says("/loop promised Eastside the room list by Friday")
    token = next(b.token for b in world.memory.posts[place][-1].message.buttons() if b.label == "That's right")
    assert NOT_FOUND in omar.press_token(token)
    assert "Thank you. It stands as written." in yusuf.press_token(token)
    assert "Yusuf has done this already" in world.amina.press_token(token)


def test_a_letter_for_one_of_them_never_stands_there(world: World) -> None:
    place = made(world)
    writes_there(world, "Amina")
    world.amina.says("/loop share")
    world.amina.presses("A need")
    world.amina.fills(words="we need chairs")
    world.ana.presses("Report back")
    world.ana.fills(you_said="You need chairs.", we_did="We bought twelve.")
    assert "We bought twelve." in world.amina.sees
    assert "twelve" not in at(world, place)


def test_codes_are_not_shown_where_others_read(world: World) -> None:
    place = made(world)
    world.amina.reads_at(place)
    for words in ("/loop link", "/loop invite", "/loop switch"):
        assert "Others read here." in world.amina.says(words)


def test_somebody_else_of_theirs_reads_for_who_left_meanwhile(world: World) -> None:
    place = made(world)
    yusuf = invited(world, "Eastside", "yusuf")
    writes_there(world, "Amina", "Yusuf")
    world.memory.faults[place].refuse.append(Refused("busy", retry_after=0.1))
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.amina.says("/loop leave")
    world.amina.presses("Leave")
    world.advance(minutes=5)
    assert at(world, place).count("the room list") == 1
    assert yusuf.inbox


def test_nothing_is_written_to_who_wants_nothing(world: World) -> None:
    place = made(world)

    def nothing(session: Session) -> None:
        session.exec(select(Human).where(Human.name == "Amina")).one().writes_to = WritesTo.NONE

    world.database.write_now(nothing)
    before = len(world.amina.inbox)
    world.ana.says("/loop promised Eastside the room list by Friday")
    assert len(world.amina.inbox) == before
    assert "room list" not in at(world, place)


def test_where_to_be_written_to_is_chosen_with_undo(world: World) -> None:
    made(world)
    assert "You are written to directly." in world.amina.says("/loop place")
    assert "Letters to all of you come there" in world.amina.presses("Write to us there")
    assert "Taken back." in world.amina.presses("Undo")
    assert "You are written to directly." in world.amina.says("/loop place")


# One place, one partner.


def test_at_a_place_they_are_its_partners_whoever_they_are_elsewhere(world: World) -> None:
    place, amina = made(world), serves_both(world)
    world.ana.says("/loop promised Casa Latina the key by Friday")
    world.ana.says("/loop promised Eastside the room list by Friday")
    amina.reads_at(place)
    said = amina.says("/loop promises")
    assert "the room list" in said
    assert "You act for Eastside Mutual Aid here." in said
    assert "the key" not in said
    assert CASA not in at(world, place)


# When something is refused.


def test_what_is_refused_directly_stands_at_the_place_and_the_liaison_is_told(world: World) -> None:
    place = made(world)
    world.memory.faults["amina"].closed = Refused("no private messages", is_final=True)
    world.ana.says("/loop promised Eastside the room list by Friday")
    assert "the room list" in at(world, place)
    assert "I could not reach Amina." in world.ana.sees


def test_of_what_is_for_one_alone_only_that_it_waits_stands_there(world: World) -> None:
    place = made(world)
    world.amina.says("/loop share")
    world.amina.presses("A need")
    world.amina.fills(words="we need chairs")
    world.memory.faults["amina"].closed = Refused("no private messages", is_final=True)
    world.ana.presses("Report back")
    world.ana.fills(you_said="You need chairs.", we_did="We bought twelve.")
    assert "Amina, I could not reach you directly: something waits for you." in at(world, place)
    assert "chairs" not in at(world, place)
    assert "twelve" not in at(world, place)


def test_when_the_place_is_gone_each_is_written_to_directly_and_our_side_is_told(world: World) -> None:
    place = made(world)
    yusuf = invited(world, "Eastside", "yusuf")
    writes_there(world, "Amina", "Yusuf")
    world.memory.faults[place].closed = Refused("gone", is_final=True)
    world.ana.says("/loop promised Eastside the room list by Friday")
    assert place_of(world) == ""
    for person in (world.amina, yusuf):
        assert "the room list" in person.sees
    assert "The private place of Eastside Mutual Aid is gone." in world.ana.sees


def test_when_nobody_can_be_let_in_any_more_the_place_is_given_up(world: World) -> None:
    place = made(world)
    world.memory.faults[place].closed = Refused("gone", is_final=True)
    invited(world, "Eastside", "yusuf")
    assert place_of(world) == ""
    assert "The private place of Eastside Mutual Aid is gone." in world.ana.sees_all


def test_when_the_liaison_can_not_be_reached_either_the_team_is_told_without_detail(world: World) -> None:
    for key in ("amina", "ana"):
        world.memory.faults[key].closed = Refused("no private messages", is_final=True)
    world.ana.says("/loop promised Eastside the room list by Friday")
    said = "\n".join(post.message.to_text() for post in world.team_channel)
    assert "I could not reach Amina." in said
    assert "room list" not in said


def test_nothing_is_left_waiting(world: World) -> None:
    made(world)
    rows = world.database.read_now(lambda session: list(session.exec(select(OutboxItem))))
    assert {row.state.value for row in rows} == {"sent"}
    assert world.database.read_now(lambda session: session.exec(select(Partner.place)).all())


# What they agreed to and prefer counts there as well.


def not_heard_yet(world: World, key: str) -> Person:
    """Somebody who came in and has not answered whether they may be written to."""
    person = Person(world, key)
    person.says(code_in(world.ana.says(f"/loop link Eastside for {key.capitalize()}")))
    return person


def test_what_waits_for_a_yes_stands_at_the_place_once_it_is_given(world: World) -> None:
    place = made(world)
    yusuf = not_heard_yet(world, "yusuf")
    writes_there(world, "Yusuf")
    world.ana.says("/loop promised Eastside the room list by Friday")
    assert "room list" not in at(world, place)
    yusuf.presses("That's fine")
    assert at(world, place).count("the room list") == 1
    assert "room list" not in yusuf.sees


@pytest.mark.parametrize("first", ["yusuf", "amina"])
def test_whoever_agreed_does_not_wait_for_who_did_not(world: World, first: str) -> None:
    place = made(world)
    not_heard_yet(world, "yusuf")
    writes_there(world, "Yusuf", *(["Amina"] if first == "amina" else []))
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.amina.says("/loop place")
    if first == "yusuf":
        world.amina.presses("Write to us there")
    assert at(world, place).count("the room list") == 1


def test_at_the_place_too_it_comes_together_once_a_week(world: World) -> None:
    place = made(world)
    writes_there(world, "Amina")
    world.amina.says("/loop preferences often at most weekly")
    world.advance(minutes=1)
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.ana.says("/loop promised Eastside a key by Friday")
    before = len(world.memory.posts[place])
    world.advance(days=6)
    assert "room list" not in at(world, place)
    world.advance(days=2)
    assert len(world.memory.posts[place]) == before + 1
    assert "2 things for you" in at(world, place)


def test_whoever_wants_it_at_once_has_it_there_at_once(world: World) -> None:
    place = made(world)
    invited(world, "Eastside", "yusuf")
    writes_there(world, "Amina", "Yusuf")
    world.amina.says("/loop preferences often at most weekly")
    world.advance(minutes=1)
    world.ana.says("/loop promised Eastside the room list by Friday")
    assert at(world, place).count("the room list") == 1


def test_what_waits_goes_where_it_is_wanted_from_now_on(world: World) -> None:
    place = made(world)
    writes_there(world, "Amina")
    world.amina.says("/loop preferences days Monday")
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.amina.says("/loop place")
    world.amina.presses("Write to me directly")
    world.advance(days=1)
    assert "the room list" in world.amina.sees
    assert "room list" not in at(world, place)
    world.amina.says("/loop preferences days Tuesday")
    world.ana.says("/loop promised Eastside a key by Friday")
    world.amina.says("/loop place")
    world.amina.presses("Write to us there")
    world.advance(days=1)
    assert at(world, place).count("a key") == 1


def test_whoever_says_stop_takes_nothing_from_the_others(world: World) -> None:
    place = made(world)
    yusuf = invited(world, "Eastside", "yusuf")
    writes_there(world, "Amina", "Yusuf")
    for each in (world.amina, yusuf):
        each.says("/loop preferences days Monday")
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.amina.says("/loop stop")
    world.advance(days=1)
    assert at(world, place).count("the room list") == 1


def test_when_the_place_is_gone_nobody_is_told_twice(world: World) -> None:
    place = made(world)
    kim = invited(world, "Eastside", "kim")
    writes_there(world, "Amina")
    world.memory.faults[place].closed = Refused("gone", is_final=True)
    world.ana.says("/loop promised Eastside the room list by Friday")
    assert "the room list" in world.amina.sees
    assert kim.sees_all.count("the room list") == 1


def test_whoever_is_not_written_to_chooses_the_place_and_is(world: World) -> None:
    made(world)
    world.amina.says("/loop stop")
    assert "You are not written to." in world.amina.says("/loop place")
    assert "Letters to all of you come there" in world.amina.presses("Write to us there")
    assert "Where may we write to you?: in our organisation's place" in world.amina.says("/loop preferences")
