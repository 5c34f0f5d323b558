"""A private place for each partner: made once, read by its own people only, and done without where there is none."""

import pytest

from bot.places import reseat_all
from bot.ports import Gathering, Refused
from bot.upkeep import UPKEEP
from tests.driver import World
from tests.features.joining.people import invited
from tests.features.joining.places import at, made, place_of, read_at, writes_there
from tests.features.joining.test_hats import CASA, EASTSIDE, serves_both


def test_our_side_asks_for_a_place_and_its_people_are_welcomed_there(world: World) -> None:
    place = made(world)
    assert read_at(world, place) == ("amina",)
    assert world.memory.places[place].name == EASTSIDE
    assert "This is the private place of Eastside Mutual Aid and the outreach team." in at(world, place)
    assert "Eastside Mutual Aid has a private place now." in world.ana.sees
    assert "Make a private place" not in world.ana.says("/loop partner Eastside")


def test_a_contact_asks_for_it(world: World) -> None:
    said = world.amina.says("/loop place")
    assert "All people of Eastside Mutual Aid read there, and nobody else." in said
    assert "I am making a private place for Eastside Mutual Aid." in world.amina.presses("Make a private place")
    assert read_at(world, place_of(world)) == ("amina",)
    assert "has a private place now." in world.amina.sees
    assert "Letters to all of you come there" in world.amina.says("/loop place")


def test_only_who_holds_the_relationship_or_a_manager_asks_for_it(world: World) -> None:
    world.ana.says("/loop partner Eastside liaison Rosa")
    world.ana.says("/loop partner Eastside")
    assert "Whoever holds the relationship can do this" in world.ana.presses("Make a private place")
    world.rosa.says("/loop partner Eastside")
    assert "I am making a private place" in world.rosa.presses("Make a private place")


def test_where_nobody_is_connected_there_is_nothing_to_make(world: World) -> None:
    assert "Make a private place" not in world.ana.says("/loop partner Casa Latina")


def test_asked_for_twice_it_is_made_once(world: World) -> None:
    world.ana.says("/loop partner Eastside")
    token = world.ana.find_button("Make a private place")[1].token
    world.ana.press_token(token)
    assert "Eastside Mutual Aid has a private place." in world.ana.press_token(token)
    assert len(world.memory.places) == 1


@pytest.mark.parametrize("fault", ["lose_answer", "lose_post"])
def test_when_the_answer_is_lost_it_is_made_once(world: World, fault: str) -> None:
    setattr(world.memory.faults["amina"], fault, 1)
    world.ana.says("/loop partner Eastside")
    world.ana.presses("Make a private place")
    assert place_of(world) == ""
    assert "is being made" in world.ana.presses("Make a private place")
    world.advance(minutes=5)
    assert place_of(world) == "place1"
    assert len(world.memory.places) == 1
    assert at(world, "place1").count("This is the private place") == 1


def test_a_platform_without_places_is_done_without_and_says_so(world: World) -> None:
    advice = "Let me make private threads, then try again."
    world.memory.faults["amina"].refuse.append(Refused("not allowed", is_final=True, advice=advice))
    world.amina.says("/loop place")
    world.amina.presses("Make a private place")
    assert place_of(world) == ""
    assert "I could not make a private place for Eastside Mutual Aid." in world.ana.sees
    assert advice in world.ana.sees
    assert "I go on writing to you directly." in world.amina.sees
    assert advice not in world.amina.sees
    world.ana.says("/loop promised Eastside the room list by Friday")
    assert "the room list" in world.amina.sees


def test_it_can_be_asked_for_again_after_a_refusal(world: World) -> None:
    world.memory.faults["amina"].refuse.append(Refused("not allowed", is_final=True))
    world.ana.says("/loop partner Eastside")
    world.ana.presses("Make a private place")
    world.ana.presses("Make a private place")
    assert place_of(world)


# Who reads there.


def test_who_joins_is_let_in_and_who_leaves_is_let_out(world: World) -> None:
    place = made(world)
    yusuf = invited(world, "Eastside", "yusuf")
    assert read_at(world, place) == ("amina", "yusuf")
    yusuf.says("/loop leave")
    yusuf.presses("Leave")
    assert read_at(world, place) == ("amina",)


def test_the_wrong_one_is_let_out_at_once(world: World) -> None:
    place = made(world)
    invited(world, "Eastside", "eve", "Yusuf")
    world.ana.presses("That's not them")
    assert read_at(world, place) == ("amina",)


def test_somebody_of_another_partner_never_reads_there(world: World) -> None:
    place = made(world)
    invited(world, "Harbor Clinic", "omar")
    assert read_at(world, place) == ("amina",)


def test_who_serves_two_reads_at_both_places(world: World) -> None:
    place, amina = made(world), serves_both(world)
    world.ana.says("/loop partner Casa Latina")
    world.ana.presses("Make a private place")
    assert read_at(world, place) == read_at(world, place_of(world, CASA)) == ("amina",)
    amina.says("/loop leave")
    amina.presses("Leave")
    assert read_at(world, place_of(world, CASA)) == ()
    assert read_at(world, place) == ("amina",)


def test_who_reads_there_is_set_right_once_a_day(world: World) -> None:
    place = made(world)
    world.memory.places[place] = Gathering(EASTSIDE, ("amina", "omar"))
    assert reseat_all in [chore for _, chore in UPKEEP]
    world.database.write_now(lambda session: reseat_all(session, world.clock.now()))
    world.settle()
    assert read_at(world, place) == ("amina",)


# Whom the platform can't let in.

MISSING = "I could not let Amina into the private place of Eastside Mutual Aid."


def set_right(world: World) -> None:
    world.database.write_now(lambda session: reseat_all(session, world.clock.now()))
    world.settle()


def test_who_can_not_be_let_in_is_left_out_and_the_liaison_hears_of_it_once(world: World) -> None:
    place = made(world)
    invited(world, "Eastside", "yusuf")
    world.memory.outside.add("amina")
    for _ in range(3):
        set_right(world)
    assert read_at(world, place) == ("yusuf",)
    assert place_of(world) == place
    assert world.ana.sees_all.count(MISSING) == 1
    assert "Please ask them to join the server again" in world.ana.sees
    assert MISSING not in world.rosa.sees_all
    assert "could not let" not in at(world, place)


def test_who_was_left_out_is_written_to_directly(world: World) -> None:
    place = made(world)
    writes_there(world, "Amina")
    world.memory.outside.add("amina")
    set_right(world)
    world.ana.says("/loop promised Eastside the room list by Friday")
    assert "the room list" in world.amina.sees_all
    assert "the room list" not in at(world, place)


def test_who_came_back_and_left_again_is_told_of_again(world: World) -> None:
    place = made(world)
    for _ in range(2):
        world.memory.outside.add("amina")
        set_right(world)
        world.memory.outside.clear()
        set_right(world)
        assert read_at(world, place) == ("amina",)
    assert world.ana.sees_all.count(MISSING) == 2
