"""“Two days before the meeting” is a day, as soon as the meeting is planned."""

from storage.commitments import Commitment
from storage.follow_ups import FollowUp
from tests.driver import World
from tests.features.test_sentences import stands

PLAN = "/loop meet Eastside on 10 December at 15:00; chairs; with Amina"


def test_a_reminder_is_counted_from_the_meeting_with_the_partner_of_the_line(world: World) -> None:
    world.ana.says(PLAN)
    world.ana.says("/loop meet Casa Latina on 17 December at 10:00; rooms")
    said = world.ana.says("remind me two days before the meeting with Eastside to bring the chairs")
    assert "Tuesday, 8 December 2026" in said
    assert "bring the chairs" in said
    (step,) = stands(world, FollowUp)
    assert step.words == "bring the chairs"


def test_so_is_a_promise(world: World) -> None:
    world.ana.says(PLAN)
    world.ana.says("we promised Eastside the room list a week before the meeting")
    (promise,) = stands(world, Commitment)
    assert str(promise.due_on) == "2026-12-03"


def test_hours_count_from_its_hour(world: World) -> None:
    world.ana.says(PLAN)
    said = world.ana.says("Remind me two hours before the meeting to print the agenda")
    assert "Thursday, 10 December 2026, 13:00" in said


def test_in_spanish(world: World) -> None:
    world.ana.says(PLAN)
    said = world.ana.says("recuérdame dos días antes de la reunión con Eastside llevar las sillas")
    assert "8 December 2026" in said


def test_of_two_meetings_none_is_guessed(world: World) -> None:
    world.ana.says(PLAN)
    world.ana.says("/loop meet Casa Latina on 17 December at 10:00; rooms")
    world.ana.says("remind me two days before the meeting to bring the chairs")
    assert not stands(world, FollowUp)


def test_without_a_meeting_the_day_is_asked(world: World) -> None:
    world.ana.says("remind me two days before the meeting with Eastside to bring the chairs")
    assert not stands(world, FollowUp)


def test_a_meeting_that_was_taken_back_counts_for_nothing(world: World) -> None:
    world.ana.says(PLAN)
    world.ana.says("/loop undo")
    world.ana.says("remind me two days before the meeting with Eastside to bring the chairs")
    assert not stands(world, FollowUp)
