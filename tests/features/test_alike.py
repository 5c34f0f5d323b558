"""The same thing heard twice: it is asked whether it belongs to the note there is; nothing is lost."""

from datetime import timedelta

import pytest
from sqlmodel import Session, col, select

from storage.commitments import Commitment
from storage.meetings import Meeting
from storage.notes import Note, NoteRevision
from tests.driver import World
from tests.features.test_editing import to_another_team

FIRST = "/loop heard Eastside: they need a Somali story time on Saturdays"
AGAIN = "/loop heard Eastside: they need a Somali story time on Saturday mornings"
BOTH = "Casa Latina needs a Somali story time on Saturdays; I promised them the room list by Friday"
ASKED = "You noted much the same for Eastside Mutual Aid on"


def notes(world: World) -> list[Note]:
    def look(session: Session) -> list[Note]:
        kept = select(Note).where(col(Note.withdrawn_at).is_(None), ~col(Note.is_sample)).order_by(col(Note.id))
        return list(session.exec(kept))

    return world.database.read_now(look)


def count(world: World, kind: type[Meeting] | type[Commitment]) -> int:
    def look(session: Session) -> int:
        return len(session.exec(select(kind).where(col(kind.withdrawn_at).is_(None), ~col(kind.is_sample))).all())

    return world.database.read_now(look)


def heard_twice(world: World) -> str:
    world.ana.says(FIRST)
    world.advance(days=1)
    return world.ana.says(AGAIN)


def test_what_was_noted_already_is_asked_about(world: World) -> None:
    said = heard_twice(world)
    assert f"{ASKED} Mon 23 Nov." in said
    assert "“they need a Somali story time on Saturdays”" in said
    assert "[Add to it] [Keep apart]" in said
    assert len(notes(world)) == 1
    assert "Saturday mornings" in world.ana.says("/loop review")


def test_it_is_added_below_what_stands_there_with_a_revision(world: World) -> None:
    heard_twice(world)
    said = world.ana.presses("Add to it")
    assert "Added to what you heard from Eastside Mutual Aid before." in said
    (note,) = notes(world)
    assert note.paraphrase.splitlines() == [
        "they need a Somali story time on Saturdays",
        "they need a Somali story time on Saturday mornings",
    ]
    before = world.database.read_now(lambda session: [row.before for row in session.exec(select(NoteRevision))])
    assert [said["paraphrase"] for said in before] == ["they need a Somali story time on Saturdays"]
    assert "empty" in world.ana.says("/loop review")


def test_undo_takes_only_what_was_added_and_its_words_stay(world: World) -> None:
    heard_twice(world)
    world.ana.presses("Add to it")
    assert "Taken back." in world.ana.presses("Undo")
    (note,) = notes(world)
    assert note.paraphrase == "they need a Somali story time on Saturdays"
    assert "Saturday mornings" in world.ana.says("/loop review")


def test_it_stands_apart_when_that_is_wished_and_only_once(world: World) -> None:
    heard_twice(world)
    add = world.ana.find_button("Add to it")[1].token
    apart = world.ana.find_button("Keep apart")[1].token
    assert "Saved what you heard from Eastside Mutual Aid." in world.ana.press_token(apart)
    assert "That is saved already." in world.ana.press_token(add)
    assert len(notes(world)) == 2
    assert "empty" in world.ana.says("/loop review")


def test_their_words_are_added_in_quotation_marks_and_the_quote_stays(world: World) -> None:
    world.ana.says('/loop heard Eastside: "the bus stops at six in the evening"')
    world.ana.says('/loop heard Eastside: "the bus stops at six every evening"')
    world.ana.presses("Add to it")
    (note,) = notes(world)
    assert note.quote == "the bus stops at six in the evening"
    assert note.paraphrase == "“the bus stops at six every evening”"


def test_another_partner_another_fortnight_and_other_words_are_not_asked_about(world: World) -> None:
    world.ana.says(FIRST)
    assert "Saved" in world.ana.says(AGAIN.replace("Eastside", "Casa Latina"))
    assert "Saved" in world.ana.says("/loop heard Eastside: the story room is too cold for babies")
    world.jumps(days=15)
    assert "Saved" in world.ana.says(AGAIN)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Casa Latina needs soap", "Casa Latina needs a van"),
        ("Eastside asked about the bus", "Eastside said the bus is late"),
        ("Eastside wants evening classes on Mondays", "Eastside doesn't want evening classes on Mondays"),
        ("Casa Latina necesita jabón", "Casa Latina necesita una camioneta"),
        ("Casa Latina quiere clases por la tarde", "Casa Latina no quiere clases por la tarde"),
    ],
)
def test_what_only_has_a_name_and_a_need_in_common_is_something_else(world: World, first: str, then: str) -> None:
    world.ana.says(f"/loop heard {first}")
    assert "much the same" not in world.ana.says(f"/loop heard {then}")
    assert len(notes(world)) == 2


def test_another_number_is_another_thing(world: World) -> None:
    world.ana.says("/loop heard Eastside: they need forty chairs in room 4")
    assert "Saved" in world.ana.says("/loop heard Eastside: they need forty chairs in room 12")


def test_what_may_reach_others_is_not_mixed_with_what_may_not(world: World) -> None:
    world.ana.says(f"{FIRST} label:partner")
    said = world.ana.says(AGAIN)
    assert "Saved" in said
    assert len(notes(world)) == 2


def test_a_note_of_another_team_is_not_shown_by_asking(world: World) -> None:
    world.ana.says(FIRST)
    to_another_team(world, "rosa")
    said = world.rosa.says(AGAIN)
    assert "Saved" in said
    assert "noted much the same" not in said


def test_a_colleague_of_the_team_is_asked_with_its_authors_name(world: World) -> None:
    world.ana.says(FIRST)
    assert "Ana noted much the same for Eastside Mutual Aid on" in world.rosa.says(AGAIN)


def test_in_a_sentence_nothing_is_saved_before_the_answer_and_everything_after_it(world: World) -> None:
    world.ana.says(FIRST)
    line = "met Amina from Eastside yesterday; they need a Somali story time on Saturday"
    said = world.ana.says(f"we {line}; I promised the room list by Friday")
    assert ASKED in said
    assert (count(world, Meeting), len(notes(world)), count(world, Commitment)) == (0, 1, 0)
    assert "room list" in world.ana.says("/loop review")
    said = world.ana.presses("Add to it")
    assert "Saved 3 things from what you wrote." in said
    assert (count(world, Meeting), len(notes(world)), count(world, Commitment)) == (1, 1, 1)
    assert "empty" in world.ana.says("/loop review")


def test_in_a_sentence_it_may_stand_apart_as_well(world: World) -> None:
    world.ana.says(FIRST.replace("Eastside", "Casa Latina"))
    world.ana.says(BOTH)
    add = world.ana.find_button("Add to it")[1].token
    assert "Saved 2 things" in world.ana.presses("Keep apart")
    assert "That is saved already." in world.ana.press_token(add)
    assert (len(notes(world)), count(world, Commitment)) == (2, 1)


def test_one_undo_takes_back_what_was_added_with_all_the_rest(world: World) -> None:
    world.ana.says(FIRST.replace("Eastside", "Casa Latina"))
    world.ana.says(BOTH)
    world.ana.presses("Add to it")
    world.ana.presses("Undo")
    (note,) = notes(world)
    assert note.paraphrase == "they need a Somali story time on Saturdays"
    assert count(world, Commitment) == 0


def test_what_is_put_right_may_turn_out_to_be_there_already(world: World) -> None:
    world.ana.says(FIRST.replace("Eastside", "Harbor Clinic"))
    world.ana.says("Casa Latina needs a Somali story time on Saturdays; I promised them the room list by Friday")
    said = world.ana.says("I meant Harbor Clinic")
    assert ASKED.replace("Eastside Mutual Aid", "Harbor Clinic") in said
    assert (len(notes(world)), count(world, Commitment)) == (1, 0)
    assert "room list" in world.ana.says("/loop review")
    assert "Saved 2 things" in world.ana.presses("Keep apart")
    assert (len(notes(world)), count(world, Commitment)) == (2, 1)
    assert "empty" in world.ana.says("/loop review")


@pytest.mark.parametrize("days", [1, 13])
def test_it_is_asked_within_a_fortnight(world: World, days: int) -> None:
    world.ana.says(FIRST)
    world.jumps(days=timedelta(days=days).days)
    assert ASKED in world.ana.says(AGAIN)
