"""The names kept in memory: they follow every change, and show nobody what is not theirs or never came to be."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from sqlmodel import Session, select

from bot.directory import MANY, Directory
from bot.understanding.names.index import Index
from storage.partners import Partner, Partners
from storage.people import Person, Team
from storage.viewer import SYSTEM, Role, Viewer
from tests.driver import World

T = TypeVar("T")


def index(world: World, viewer: Viewer = SYSTEM, directory: Directory | None = None) -> Index:
    """What the running bot has in mind for a viewer."""
    kept = directory or world.app.engine.directory
    return world.database.read_now(lambda session: kept.index(session, viewer))


def names(world: World, viewer: Viewer = SYSTEM, directory: Directory | None = None) -> set[str]:
    """All that partners are called in it."""
    found = index(world, viewer, directory).entries()
    return {name for entry in found for name in (entry.name, *entry.aliases)}


def means(world: World, name: str, viewer: Viewer = SYSTEM) -> str:
    """Whom a name surely means."""
    match = index(world, viewer).look_up(name)
    return match.ranked[0].name if match.action == "accept" else ""


def write(world: World, work: Callable[[Session], T]) -> T:
    return world.database.write_now(work)


def add(session: Session, world: World, name: str) -> Partner:
    return Partners(session, SYSTEM).add(name, world.clock.now())


def person(world: World, name: str) -> Person:
    return world.database.read_now(lambda session: session.exec(select(Person).where(Person.name == name)).one())


SAMPLE = {"Eastside Mutual Aid", "Casa Latina", "Harbor Clinic"}


def test_it_is_made_once_for_as_long_as_nobody_is_renamed(world: World) -> None:
    before = index(world)
    world.ana.says('/loop heard Eastside: "the bus stops at six"')
    world.ana.says("/loop partner Eastside customs tea first")
    assert index(world) is before
    world.ana.says("/loop partner Eastside alias The Hub")
    assert index(world) is not before


def test_a_rename_is_followed_and_the_old_name_stays(world: World) -> None:
    assert means(world, "Casa Latna") == "Casa Latina"
    world.ana.says("/loop partner Casa Latina rename Casa Abierta")
    assert means(world, "Casa Abierta") == "Casa Abierta"
    assert means(world, "Casa Latina") == "Casa Abierta"
    assert names(world) == {*SAMPLE, "Casa Abierta"}


def test_a_new_name_is_known_at_once_and_undo_forgets_it(world: World) -> None:
    world.ana.says("/loop partner Eastside alias The Blue House")
    assert means(world, "blue house") == "Eastside Mutual Aid"
    world.ana.says("/loop undo")
    assert means(world, "blue house") == ""
    assert names(world) == SAMPLE


def test_an_undone_rename_is_forgotten(world: World) -> None:
    world.ana.says("/loop partner Casa Latina rename Bridge Street Table")
    assert means(world, "Bridge Street Table")
    world.ana.says("/loop undo")
    assert means(world, "Bridge Street Table") == ""
    assert names(world) == SAMPLE


def test_a_partner_that_was_added_is_gone_with_undo(world: World) -> None:
    world.ana.says("/loop partner add Riverside Elders")
    assert means(world, "Riverside Elders") == "Riverside Elders"
    world.ana.says("/loop undo")
    assert names(world) == SAMPLE


def test_a_partner_that_is_withdrawn_is_not_found(world: World) -> None:
    assert means(world, "Harbor Clinic")

    def withdraw(session: Session) -> None:
        partner = Partners(session, SYSTEM).called("Harbor Clinic")
        assert partner is not None
        partner.withdrawn_at = world.clock.now()

    write(world, withdraw)
    assert names(world) == SAMPLE - {"Harbor Clinic"}
    assert means(world, "Harbor Clinic") == ""


class Broken(Exception):
    """The unit of work fails at its end."""


def test_what_was_rolled_back_is_never_shown(world: World) -> None:
    kept: Directory = world.app.engine.directory
    before = names(world)

    def fails(session: Session) -> None:
        add(session, world, "Night Shelter")
        assert kept.index(session, SYSTEM).look_up("Night Shelter").action == "accept"
        raise Broken

    with pytest.raises(Broken):
        write(world, fails)
    assert names(world) == before
    assert means(world, "Night Shelter") == ""
    world.ana.says("/loop partner add Riverside Elders")
    assert names(world) == {*before, "Riverside Elders"}


def test_what_was_rolled_back_within_a_unit_of_work_is_not_shown_in_its_rest(world: World) -> None:
    kept: Directory = world.app.engine.directory

    def goes_on(session: Session) -> tuple[bool, bool]:
        try:
            with session.begin_nested():
                add(session, world, "Night Shelter")
                seen = kept.index(session, SYSTEM).is_called("night shelter")
                raise Broken
        except Broken:
            add(session, world, "Day Shelter")
            return seen, kept.index(session, SYSTEM).is_called("night shelter")

    assert write(world, goes_on) == (True, False)
    assert names(world) == {*SAMPLE, "Day Shelter"}


def test_what_is_not_saved_yet_shows_in_its_own_unit_of_work_alone(world: World) -> None:
    kept: Directory = world.app.engine.directory

    def looks_again(session: Session) -> bool:
        add(session, world, "Night Shelter")
        return bool(kept.index(session, SYSTEM).is_called("night shelter"))

    assert write(world, looks_again)
    other = Directory()
    assert names(world, directory=other) == names(world) == {*SAMPLE, "Night Shelter"}


def test_another_process_hears_of_it(world: World) -> None:
    other = Directory()
    assert names(world, directory=other) == SAMPLE
    world.ana.says("/loop partner Eastside alias The Hub")
    world.ana.says("/loop partner add Riverside Elders")
    assert names(world, directory=other) == {*SAMPLE, "The Hub", "Riverside Elders"}


def test_more_changes_than_are_put_in_one_by_one(world: World) -> None:
    assert names(world) == SAMPLE
    write(world, lambda session: [add(session, world, f"Club {n:03}").id for n in range(MANY + 20)])
    assert len(index(world).entries()) == len(SAMPLE) + MANY + 20
    assert means(world, "Club 007") == "Club 007"


@pytest.fixture
def teams(world: World) -> tuple[Viewer, Viewer]:
    """Eyes of two teams, of which only the first has said what it means by a name."""
    ana = person(world, "Ana")

    def found(session: Session) -> int:
        second = Team(name="Second", created_at=world.clock.now())
        session.add(second)
        session.flush()
        partners = Partners(session, SYSTEM)
        clinic = partners.called("Harbor Clinic")
        assert clinic is not None
        partners.add_alias(clinic, "the dock", world.clock.now(), ana.team_id)
        return second.id

    return Viewer(Role.STAFF, ana.id, ana.team_id), Viewer(Role.STAFF, None, write(world, found))


def test_what_one_team_was_taught_is_no_name_for_another(world: World, teams: tuple[Viewer, Viewer]) -> None:
    first, second = teams
    for _ in range(2):
        assert means(world, "the dock", first) == "Harbor Clinic"
        assert means(world, "the dock", second) == ""
        assert means(world, "the dock") == ""
    assert "the dock" not in names(world, second) | names(world)


def test_two_teams_may_mean_different_partners_by_one_name(world: World, teams: tuple[Viewer, Viewer]) -> None:
    first, second = teams

    def teach(session: Session) -> None:
        partners = Partners(session, SYSTEM)
        casa = partners.called("Casa Latina")
        assert casa is not None
        partners.add_alias(casa, "the dock", world.clock.now(), second.team_id)

    write(world, teach)
    assert means(world, "the dock", first) == "Harbor Clinic"
    assert means(world, "the dock", second) == "Casa Latina"


def test_a_choice_teaches_the_team_of_who_made_it(world: World, teams: tuple[Viewer, Viewer]) -> None:
    first, second = teams
    world.ana.says("/loop heard mutual: they need chairs")
    world.ana.presses("Eastside Mutual Aid")
    assert means(world, "mutual", first) == "Eastside Mutual Aid"
    assert means(world, "mutual", second) == ""


def test_a_contact_has_their_own_partner_alone(world: World, teams: tuple[Viewer, Viewer]) -> None:
    amina = person(world, "Amina").viewer()
    assert names(world) > names(world, amina) == {"Eastside Mutual Aid"}
    for name in ("Casa Latina", "Casa Latna", "Harbor Clinic", "the dock", "HC"):
        assert not index(world, amina).look_up(name).ranked
        assert not index(world, amina).complete(name)
    assert means(world, "eastsde mutual aid", amina) == "Eastside Mutual Aid"
    assert names(world, teams[0]) == {*SAMPLE, "the dock"}


def test_a_contacts_own_is_kept_until_somebody_is_renamed(world: World) -> None:
    amina = person(world, "Amina").viewer()
    before = index(world, amina)
    world.amina.says("/loop share the bus stops at six")
    assert index(world, amina) is before
    world.ana.says("/loop partner Eastside rename Eastside Neighbors")
    assert names(world, amina) == {"Eastside Neighbors", "Eastside Mutual Aid"}
    assert not index(world, Viewer(Role.CONTACT, amina.person_id, partner_id=-1)).entries()


def test_a_contact_does_not_see_what_a_team_calls_them(world: World) -> None:
    world.ana.says("/loop heard mutual: they need chairs")
    world.ana.presses("Eastside Mutual Aid")
    world.ana.says("/loop partner Eastside alias The Hub")
    assert names(world, person(world, "Amina").viewer()) == {"Eastside Mutual Aid", "The Hub"}


def test_whoever_belongs_to_no_partner_knows_of_none(world: World) -> None:
    assert names(world, Viewer(Role.CONTACT, 1)) == names(world, Viewer(Role.STRANGER)) == set()


def test_people_of_a_partner_are_known_until_they_leave(world: World) -> None:
    world.ana.says("/loop partner Casa Latina contact Marisol Vega")
    key = index(world).look_up("Casa Latina").ranked[0].key
    assert index(world).contacts("marisol") == [(key, "Marisol Vega")]

    def leaves(session: Session) -> None:
        session.exec(select(Person).where(Person.name == "Marisol Vega")).one().left_at = world.clock.now()

    write(world, leaves)
    assert index(world).contacts("marisol") == []
