"""One line about several partners: each record is kept with the one it is about, and with nobody else."""

from collections import Counter
from datetime import datetime

import pytest
from sqlmodel import Session

from storage.commitments import Commitment
from storage.meetings import Meeting
from storage.notes import Note
from storage.partners import Partners
from storage.viewer import SYSTEM
from tests.driver import World
from tests.features.test_sentences import stands

EASTSIDE, CASA, CLINIC = "Eastside Mutual Aid", "Casa Latina", "Harbor Clinic"


@pytest.fixture(autouse=True)
def contacts(world: World) -> None:
    """Amina is at Eastside from the start."""
    world.ana.says(f"/loop partner {CASA} contact Marisol Vega")


def partner(world: World, key: int) -> str:
    return str(world.app.database.read_now(lambda session: Partners(session, SYSTEM).name(key)))


def notes(world: World) -> Counter[tuple[str, str]]:
    """What is noted, each with its partner."""
    return Counter((partner(world, note.partner_id), note.paraphrase) for note in stands(world, Note))


def promises(world: World) -> Counter[tuple[str, str]]:
    return Counter((partner(world, each.partner_id), each.words) for each in stands(world, Commitment))


def gone(session: Session, name: str, at: datetime) -> None:
    found = Partners(session, SYSTEM).called(name)
    assert found is not None
    found.withdrawn_at = at


def meetings(world: World) -> Counter[str]:
    return Counter(partner(world, meeting.partner_id) for meeting in stands(world, Meeting))


def test_what_people_say_is_their_own_partners(world: World) -> None:
    world.ana.says("Amina needs chairs. Marisol wants evening classes")
    assert notes(world) == Counter({(EASTSIDE, "Amina needs chairs"): 1, (CASA, "Marisol wants evening classes"): 1})


def test_a_meeting_with_two_is_one_with_each_and_their_own_people(world: World) -> None:
    said = world.ana.says("Met Eastside and Casa Latina. Amina needs chairs. Marisol wants evening classes")
    assert meetings(world) == Counter({EASTSIDE: 1, CASA: 1})
    assert notes(world) == Counter({(EASTSIDE, "Amina needs chairs"): 1, (CASA, "Marisol wants evening classes"): 1})
    assert "From them: Amina\n" in said
    assert "From them: Marisol Vega\n" in said


def test_people_who_were_met_stand_for_their_partners(world: World) -> None:
    world.ana.says("Met Amina from Eastside and Marisol from Casa Latina yesterday")
    assert meetings(world) == Counter({EASTSIDE: 1, CASA: 1})


def test_what_both_say_is_noted_for_both(world: World) -> None:
    world.ana.says("Eastside and Casa Latina both asked about winter socks")
    assert notes(world) == Counter({(EASTSIDE, "winter socks"): 1, (CASA, "winter socks"): 1})


def test_what_is_promised_to_both_is_two_promises_under_one_undo(world: World) -> None:
    world.ana.says("We promised to lend Eastside and Casa Latina the van on Friday")
    assert {name for name, _ in promises(world)} == {EASTSIDE, CASA}
    world.ana.presses("Undo")
    assert not promises(world)


def test_three_in_a_row_are_all_meant(world: World) -> None:
    world.ana.says("Eastside, Casa Latina and Harbor Clinic want evening classes")
    assert {name for name, _ in notes(world)} == {EASTSIDE, CASA, CLINIC}


def test_whoever_says_something_of_another_partner_has_said_it(world: World) -> None:
    world.ana.says("Eastside said Casa Latina lets them use its hall")
    assert [name for name, _ in notes(world)] == [EASTSIDE]


def test_a_promise_is_to_whom_it_is_given(world: World) -> None:
    """Its words name somebody else, so they are asked about before they are kept."""
    world.ana.says("I promised Marisol the list that Eastside made by Friday")
    assert world.ana.form is not None
    assert EASTSIDE in world.ana.form.errors["words"]
    assert not promises(world)
    world.ana.fills()
    assert promises(world) == Counter({(CASA, "the list that Eastside made"): 1})
    assert world.amina.inbox == []


@pytest.mark.parametrize(
    "line",
    [
        "We will bring the flyers from Casa Latina to Eastside by Friday",
        "I promised to talk to Eastside about what Marisol said by Friday",
        "Vamos a llevar los volantes de Casa Latina a Eastside el viernes",
    ],
)
def test_which_of_two_a_promise_is_made_to_is_asked(world: World, line: str) -> None:
    said = world.ana.says(line)
    assert f"[{CASA}]" in said
    assert f"[{EASTSIDE}]" in said
    assert not promises(world)


def test_what_is_promised_to_one_is_never_told_to_the_other_of_whom_it_speaks(world: World) -> None:
    world.ana.says("I promised Marisol we would not tell Eastside about the eviction")
    world.advance(minutes=30)
    assert world.amina.inbox == []
    assert EASTSIDE not in {name for name, _ in promises(world)}


def test_whose_somebody_is_whom_nobody_knows_is_asked(world: World) -> None:
    said = world.ana.says("Met Eastside and Casa Latina yesterday. Amina needs chairs. Yusuf wants evening classes.")
    assert "Which partner is meant?" in said
    world.ana.presses(CASA)
    assert notes(world) == Counter({(EASTSIDE, "Amina needs chairs"): 1, (CASA, "Yusuf wants evening classes"): 1})


def test_what_follows_belongs_to_the_one_before(world: World) -> None:
    world.ana.says("Eastside needs chairs. Casa Latina wants evening classes. We'll send the plan by Friday")
    assert [name for name, _ in promises(world)] == [CASA]


def test_who_comes_along_is_not_whom_it_is_about(world: World) -> None:
    assert "From them: Marisol Vega" in world.ana.says("Met Eastside with Marisol, they need chairs")
    assert {name for name, _ in notes(world)} == {EASTSIDE}
    assert meetings(world) == Counter({EASTSIDE: 1})


@pytest.fixture
def graces(world: World) -> None:
    for name in ("Grace Chapel", "Grace Community Church", "Rosewood Hall", "Rosewood House"):
        world.ana.says(f"/loop partner add {name}")


@pytest.mark.usefixtures("graces")
def test_an_answer_is_about_the_name_in_doubt_alone(world: World) -> None:
    assert "Which partner is meant?" in world.ana.says("Eastside needs chairs. Grace wants a story time")
    world.ana.presses("Grace Chapel")
    assert notes(world) == Counter(
        {(EASTSIDE, "Eastside needs chairs"): 1, ("Grace Chapel", "Grace wants a story time"): 1}
    )


@pytest.mark.usefixtures("graces")
def test_a_person_beside_a_name_in_doubt_keeps_their_partner(world: World) -> None:
    world.ana.says("Amina needs chairs. Grace wants a story time")
    world.ana.presses("Grace Chapel")
    assert {name for name, _ in notes(world)} == {EASTSIDE, "Grace Chapel"}


@pytest.mark.usefixtures("graces")
def test_a_partner_that_is_gone_by_then_is_nobody(world: World) -> None:
    assert "[Rosewood House]" in world.ana.says("Rosewood wants a story time")
    world.app.database.write_now(lambda session: gone(session, "Rosewood House", world.clock.now()))
    assert "[Rosewood Hall]" in world.ana.presses("Rosewood House")
    assert not notes(world)


@pytest.mark.usefixtures("graces")
def test_two_names_in_doubt_are_asked_one_after_the_other(world: World) -> None:
    said = world.ana.says("Grace needs chairs. Rosewood wants a story time")
    assert "[Grace Chapel]" in said
    assert "[Rosewood Hall]" not in said
    said = world.ana.presses("Grace Chapel")
    assert "[Rosewood House]" in said
    assert "[Grace Chapel]" not in said
    world.ana.presses("Rosewood House")
    assert {name for name, _ in notes(world)} == {"Grace Chapel", "Rosewood House"}


def test_somebody_new_beside_somebody_known(world: World) -> None:
    said = world.ana.says("Eastside needs chairs. Met with Bluebird Youth Club, they want a story time")
    assert "I don't know “Bluebird Youth Club” yet." in said
    world.ana.presses("Add as new")
    assert {name for name, _ in notes(world)} == {EASTSIDE, "Bluebird Youth Club"}
    assert meetings(world) == Counter({"Bluebird Youth Club": 1})


def test_which_of_several_was_meant_is_not_guessed(world: World) -> None:
    world.ana.says("Eastside needs chairs. Casa Latina wants evening classes")
    before = notes(world)
    said = world.ana.says("I meant Harbor Clinic")
    assert "several partners" in said
    assert notes(world) == before
