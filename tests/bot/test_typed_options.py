"""A command whose answers were typed in fields of their own does what its form does."""

from uuid import uuid4

import pytest
from sqlmodel import Session

from bot.events import Commanded
from bot.feature import STAFF, Command
from bot.features import FEATURES
from bot.turn import Outcome
from storage.people import People
from storage.reviews import Reviews
from storage.viewer import SYSTEM
from tests.driver import Person, World

WITH_FORMS = [command for feature in FEATURES for command in feature.commands if command.form]


def types(person: Person, command: str, /, **values: str) -> str:
    return person.does(Commanded(words=command, values=values, **person.about()))


def kept_by(person: Person) -> list[str]:
    """What is in their review list."""

    def look(session: Session) -> list[str]:
        actor = People(session, SYSTEM).acting_as(*person.sender.key)
        return [item.words for item in Reviews(session, actor.id if actor else None).waiting()]

    return person.world.database.read_now(look)


def test_fields_that_say_enough_are_taken_as_the_form_is(world: World) -> None:
    said = types(world.ana, "heard", partner="Eastside", quote="the bus stops at six", kind="concern")
    assert world.ana.form is None
    assert "the bus stops at six" in said
    assert "the bus stops at six" in world.ana.says("/loop find bus")


def test_what_is_missing_opens_the_form_with_what_was_typed(world: World) -> None:
    types(world.ana, "promised", words="the room list")
    assert world.ana.form is not None
    assert world.ana.form.values == {"words": "the room list"}
    assert "Please answer this one." in world.ana.form.errors["partner"]
    assert kept_by(world.ana) == ["the room list"]
    assert "the room list" in world.ana.fills(partner="Eastside", due="Friday")
    assert kept_by(world.ana) == []


def test_a_date_that_is_not_one_comes_back_in_its_place(world: World) -> None:
    types(world.ana, "promised", partner="Eastside", words="the room list", due="soonish")
    assert world.ana.form is not None
    assert world.ana.form.values["due"] == "soonish"
    assert set(world.ana.form.errors) == {"due"}


def test_the_same_thing_typed_as_a_line_and_in_fields_is_the_same_promise(world: World) -> None:
    line = world.ana.says("/loop promised Eastside the room list by Friday")
    fields = types(world.ana, "promised", partner="Eastside", words="the room list", due="Friday")
    assert fields == line


def test_the_same_thing_typed_as_a_line_and_in_fields_is_the_same_follow_up(world: World) -> None:
    line = world.ana.says("/loop remind me to call Eastside Mutual Aid on Friday at 9")
    fields = types(world.ana, "remind", words="call Eastside Mutual Aid", when="Friday at 9", partner="Eastside")
    assert fields == line


def test_the_same_partner_is_shown(world: World) -> None:
    assert types(world.ana, "partner", partner="Eastside") == world.ana.says("/loop partner Eastside")


def test_a_meeting_is_saved_from_its_fields(world: World) -> None:
    assert "Eastside" in types(world.ana, "met", partner="Eastside", held_on="yesterday", said="They need chairs")
    assert world.ana.form is None


@pytest.mark.parametrize("command", WITH_FORMS, ids=lambda command: command.word)
def test_fields_are_for_the_same_people_as_words(world: World, command: Command) -> None:
    assert command.form is not None
    values = {asked.name: "Eastside" for asked in command.form.asks()}
    other = world.amina if command.who == STAFF else world.ana
    assert "I did not understand this yet." in types(other, command.word, **values)
    assert "Eastside" in "".join(kept_by(other))


def test_fields_that_there_are_no_more_are_kept(world: World) -> None:
    types(world.ana, "heard", partner="Eastside", paraphrase="They need chairs", feeling="they were angry")
    assert world.ana.form is None
    assert kept_by(world.ana) == ["they were angry"]


def test_fields_of_a_command_that_has_none_are_its_words(world: World) -> None:
    assert types(world.ana, "find", words="chairs", place="hall") == world.ana.says("/loop find chairs hall")


def test_without_any_field_it_is_the_bare_word(world: World) -> None:
    types(world.ana, "heard")
    assert world.ana.last.outcome is Outcome.ASKED
    assert world.ana.form is not None


def test_a_command_that_comes_twice_is_done_once(world: World) -> None:
    key = uuid4().hex
    about = {**world.ana.about(key)}
    twice = [Commanded(words="heard", values={"partner": "Eastside", "quote": "six chairs"}, **about)] * 2
    first, second = (world.ana.does(event) for event in twice)
    assert "six chairs" in first
    assert second == ""


def test_fields_are_cleaned_of_what_no_database_keeps(world: World) -> None:
    types(world.ana, "heard", partner="Eastside", quote="six\x00 chairs\ud800")
    assert "six chairs" in world.ana.says("/loop find chairs")


def test_settings_that_were_not_typed_stay_as_they_are(world: World) -> None:
    world.ana.says("/loop settings quiet 18:00 8:00")
    said = types(world.ana, "settings", zone="Europe/Berlin")
    assert "Your time zone: Europe/Berlin" in said
    assert "Quiet from: 18:00" in said
    world.ana.presses("Undo")
    assert said == types(world.ana, "settings", zone="Europe/Berlin")
    world.ana.presses("Undo")
    assert said == world.ana.says("/loop settings zone Europe/Berlin")


def test_preferences_are_changed_field_by_field(world: World) -> None:
    said = types(world.amina, "preferences", zone="Europe/Berlin")
    world.amina.presses("Undo")
    assert said == world.amina.says("/loop preferences zone Europe/Berlin")
    assert "Europe/Berlin" in said


def test_a_setting_that_is_not_right_opens_the_form_and_keeps_what_was_typed(world: World) -> None:
    types(world.ana, "settings", zone="Atlantis")
    assert world.ana.form is not None
    assert (world.ana.form.values["zone"], set(world.ana.form.errors)) == ("Atlantis", {"zone"})
    assert world.ana.form.values["remind_at"] == "09:00"
    assert kept_by(world.ana) == ["Atlantis"]
