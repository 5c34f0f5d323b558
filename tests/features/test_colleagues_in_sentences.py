"""Our own people named in a line: what they promise is ours, and they are nobody's contacts."""

import pytest
from sqlmodel import Session

from storage.commitments import Commitment, Direction
from storage.follow_ups import FollowUp
from storage.meetings import Meeting
from storage.notes import Heard, Note
from storage.people import Person
from tests.bot.cast import newest
from tests.driver import World
from tests.features.test_sentences import stands


def test_what_a_colleague_will_do_is_our_promise_and_can_be_handed_over(world: World) -> None:
    said = world.ana.says("Rosa will bring 20 chairs to Eastside by Friday")
    (promise,) = stands(world, Commitment)
    assert (promise.direction, promise.words) == (Direction.OURS, "bring 20 chairs")
    assert "Saved: we promised Eastside Mutual Aid." in said
    assert "It stays on your list until Rosa takes it over." in said
    world.ana.presses("Hand over to Rosa")
    assert world.ana.form
    assert world.ana.form.values["person"] == "Rosa"
    world.ana.fills()
    world.rosa.presses("Yes, I'll take it")
    assert "Rosa took this over." in world.ana.sees_all


@pytest.mark.parametrize("more", ["", ", they want evening hours"])
def test_a_colleague_who_came_along_is_no_contact_of_theirs(world: World, more: str) -> None:
    said = world.ana.says(f"Met with Rosa and Amina from Eastside today{more}")
    assert "From us: Ana, Rosa\n" in said
    assert "From them: Amina\n" in said


@pytest.mark.parametrize("line", ["Rosa met Eastside on Friday. They need a van", "Rosa visited Eastside on Friday"])
def test_who_was_not_there_is_not_among_those_who_came(world: World, line: str) -> None:
    said = world.ana.says(line)
    assert len(stands(world, Meeting)) == 1
    assert "From us: Rosa\n" in said
    assert all(note.heard is Heard.SECOND_HAND for note in stands(world, Note))


@pytest.mark.parametrize("line", ["Rosa and I met Eastside on Friday", "Ana and Rosa met with Eastside on Friday"])
def test_whoever_was_there_with_the_writer_is_listed_with_them(world: World, line: str) -> None:
    assert "From us: Ana, Rosa\n" in world.ana.says(line)


def test_who_writes_is_known_by_name_too(world: World) -> None:
    said = world.rosa.says("Rosa will bring 20 chairs to Eastside by Friday")
    assert "Saved: we promised Eastside Mutual Aid." in said
    assert "Hand over" not in said


@pytest.mark.parametrize(
    "line", ["Rosa will get fired on Friday, don't tell Eastside", "Rosa will be sick until Friday, tell Eastside"]
)
def test_what_is_told_of_a_colleague_reaches_nobody_at_a_partner(world: World, line: str) -> None:
    world.ana.says(line)
    world.advance(minutes=10)
    assert not stands(world, Commitment)
    assert "fired" not in world.amina.sees_all
    assert "sick" not in world.amina.sees_all


def test_what_is_said_to_be_heard_is_heard(world: World) -> None:
    world.ana.says("/loop heard Casa Latina: Rosa promised them a key")
    assert [note.paraphrase for note in stands(world, Note)] == ["Rosa promised them a key"]
    assert not stands(world, Commitment)


def test_what_we_promised_that_a_colleague_does_can_be_handed_over(world: World) -> None:
    said = world.ana.says("/loop promised Eastside that Rosa will bring chairs by Friday")
    assert "“bring chairs”" in said
    assert "It stays on your list until Rosa takes it over." in said


def test_what_they_promise_a_colleague_they_promise_us(world: World) -> None:
    world.ana.says("Amina promised Rosa 20 flyers by Friday")
    (promise,) = stands(world, Commitment)
    assert (promise.direction, promise.words) == (Direction.THEIRS, "20 flyers")


def test_a_name_that_both_sides_have_is_asked(world: World) -> None:
    world.ana.says("/loop partner Eastside contact Rosa Diaz")
    said = world.ana.says("Eastside: Rosa will bring us the cups by Friday")
    assert "Who promised" in said
    assert not stands(world, Commitment)
    world.ana.presses("They did")
    assert stands(world, Commitment)[0].direction is Direction.THEIRS


def test_whoever_has_left_is_ours_no_more(world: World) -> None:
    def leaves(session: Session) -> None:
        newest(session, Person, Person.name == "Rosa").left_at = world.clock.now()

    world.database.write_now(leaves)
    said = world.ana.says("Rosa will bring us 20 chairs from Eastside by Friday")
    assert "Saved: Eastside Mutual Aid promised us." in said


def test_a_partner_is_not_told_who_is_one_of_us(world: World) -> None:
    said = world.amina.says("Rosa will bring 20 chairs by Friday")
    assert "we promised" not in said
    assert "Hand over" not in said


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("remind Rosa to send Eastside the list on Friday", "Rosa to send Eastside the list"),
        ("please remind Amina to send us the list on Friday", "Amina to send us the list"),
        ("Eastside needs chairs; remind Rosa to send them the list on Friday", "Rosa to send them the list"),
        ("remind me to send Eastside the list on Friday", "send Eastside the list"),
    ],
)
def test_who_is_to_be_reminded_is_not_lost(world: World, line: str, what: str) -> None:
    world.ana.says(line)
    assert [step.words for step in stands(world, FollowUp)] == [what]
