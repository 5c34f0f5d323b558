"""Letters to a partner's people: to whom they may still go, whose eyes they are written with, and when they wait."""

import pytest

from bot.ports import Refused
from storage.partners import Partners
from storage.people import People, Person
from storage.viewer import SYSTEM
from tests.driver import World


def amina(world: World, **values: object) -> None:
    """Change Amina's own row, as the team does when she moves or leaves."""

    def change(session: object) -> None:
        person = People(session, SYSTEM).who_is("local", "local", "amina")  # type: ignore[arg-type]
        assert isinstance(person, Person)
        for name, value in values.items():
            setattr(person, name, value)

    world.database.write_now(change)


def key_of(world: World, partner: str) -> int:
    found = world.database.read_now(lambda session: Partners(session, SYSTEM).called(partner))
    assert found is not None
    return found.id


@pytest.mark.parametrize("partner", [None, "Casa Latina"])
def test_a_button_on_an_old_letter_shows_nothing_of_a_partner_that_is_not_theirs_any_more(
    world: World, partner: str | None
) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    amina(world, partner_id=key_of(world, partner) if partner else None)
    before = world.amina.inbox[0].message
    world.advance(days=4)
    world.ana.presses("Renegotiate", near="the room list")
    world.ana.fills(due="4 December", reason="The printer of Eastside is broken.")
    assert "I can't find that." in world.amina.presses("That's right")
    assert world.amina.last.update is None
    assert world.amina.inbox[0].message == before


def test_a_button_that_found_nothing_works_once_it_is_theirs_again(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    amina(world, partner_id=None)
    assert "I can't find that." in world.amina.presses("That's right")
    amina(world, partner_id=key_of(world, "Eastside Mutual Aid"))
    assert "It stands as written." in world.amina.presses("That's right")


def test_a_post_of_the_team_keeps_its_language_whoever_presses_a_button_on_it(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.ana.says("/loop promised Eastside the keys by Friday")
    world.advance(days=9)
    world.rosa.says("/loop settings language es")
    world.rosa.presses("Done", near="the room list")
    assert "Settled" in world.team_channel[-1].message.to_text()
    assert "27 November" in world.team_channel[-1].message.to_text()


def waits_for_a_retry(world: World) -> None:
    """A letter to Amina that the platform did not take at the first try."""
    world.memory.faults["amina"].refuse.append(Refused("not now"))
    world.ana.says("/loop promised Eastside the room list by Friday")
    assert world.amina.inbox == []


def test_no_longer_wanting_to_be_written_to_stops_a_letter_that_waits(world: World) -> None:
    waits_for_a_retry(world)
    world.amina.says("/loop preferences")
    world.amina.fills(write_to_me="no")
    world.advance(minutes=5)
    assert "the room list" not in world.amina.sees_all


@pytest.mark.parametrize("change", ["left", "unlinked", "moved"])
def test_someone_who_left_or_belongs_elsewhere_gets_no_letter_that_waits(world: World, change: str) -> None:
    waits_for_a_retry(world)
    values = {"left": {"left_at": world.clock.now()}, "unlinked": {"partner_id": None}}
    amina(world, **values.get(change, {"partner_id": key_of(world, "Casa Latina")}))
    world.advance(minutes=5)
    assert world.amina.inbox == []


def test_a_letter_that_waits_goes_out_to_someone_who_still_wants_it(world: World) -> None:
    waits_for_a_retry(world)
    world.advance(minutes=5)
    assert "the room list" in world.amina.sees
