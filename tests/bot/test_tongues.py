"""What is said before anybody is looked up, or when nobody can be: in the language of whoever reads it."""

import pytest
from sqlmodel import text

from bot.events import Sender
from bot.quota import Quota
from bot.tongues import REMEMBERED, Tongues
from tests.driver import World
from tests.extent import SQLITE
from tests.features.towns import set_person


def speaks_spanish(world: World) -> None:
    set_person(world, "amina", language="es")


def test_too_much_at_once_is_said_in_their_language(lending: World) -> None:
    speaks_spanish(lending)
    lending.app.engine.quota = Quota(burst=0, per_second=0.5, now=lambda: 0.0)
    assert "Fue mucho de golpe" in lending.amina.says("/loop record")
    assert "Por favor, espere 2 segundos" in lending.amina.says("/loop record")
    assert lending.amina.last.language == "es"
    assert "That was a lot at once" in lending.ana.says("/loop mine")


@pytest.mark.parametrize("database_url", [SQLITE], indirect=True)
def test_storage_that_can_not_be_written_is_said_in_their_language(lending: World) -> None:
    speaks_spanish(lending)
    lending.database.write_now(lambda session: session.execute(text("PRAGMA query_only = ON")))
    assert "Ahora mismo no puedo anotar nada" in lending.amina.says("/loop record")


def test_a_fault_of_ours_is_said_in_their_language(lending: World) -> None:
    set_person(lending, "ana", language="es")
    said = lending.ana.says("/loop break my grandmother's vase")
    assert "Algo salió mal por mi parte." in said
    assert "Sus palabras están a salvo" in said


def test_whoever_was_not_seen_since_the_start_is_looked_up(lending: World) -> None:
    speaks_spanish(lending)
    anew = Tongues(lending.database, lending.app.engine._language)
    assert lending.run(anew.of(lending.amina.sender)).language == "es"


def test_only_so_many_people_are_remembered_and_the_longest_unseen_are_forgotten(world: World) -> None:
    tongues = Tongues(world.database, lambda session, who: "")
    people = [Sender("chat", "north", f"P{n}") for n in range(REMEMBERED + 1)]
    for who in (*people[:-1], people[0], people[-1]):
        tongues.remember(who, "es")
    assert world.run(tongues.of(people[0])).language == "es"
    assert world.run(tongues.of(people[1])).language == "en"
