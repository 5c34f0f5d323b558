"""What is kept about a partner, for that partner: all of it and nothing else, who wrote it, who read it."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from bot.events import Pressed, Submitted
from bot.upkeep import forget_old_readings
from storage.meetings import Meeting, RecordState
from storage.people import Person as PersonRow
from storage.readings import Reading
from storage.viewer import Role
from tests.bot.cast import newest
from tests.bot.settling import add_person
from tests.driver import Person, World
from tests.features.test_closing import report, share
from tests.features.test_home import statements

EMPTY = "Nothing of this kind is here for you to read yet."


@pytest.fixture
def omar(world: World) -> Person:
    """A contact of another partner."""

    def add(session: Session) -> None:
        from storage.partners import Partners
        from storage.viewer import SYSTEM

        harbor = Partners(session, SYSTEM).called("Harbor Clinic")
        assert harbor
        add_person(session, world, "omar", Role.CONTACT, partner_id=harbor.id)

    world.database.write_now(add)
    return Person(world, "omar")


def hears(world: World, words: str, label: str = "partner") -> None:
    world.ana.says("/loop heard")
    world.ana.fills(partner="Eastside", paraphrase=words, label=label)


def opens(person: Person, near: str) -> str:
    """Open one line of one's record."""
    person.says("/loop record")
    return person.presses("Open", near=near)


def update_of(person: Person) -> str:
    assert person.last.update
    return person.last.update.to_text()


def test_everything_kept_is_there_with_its_date_and_who_wrote_it(world: World) -> None:
    world.ana.says("/loop partner Eastside customs shoes off")
    hears(world, "They need chairs.")
    world.ana.says("/loop promised Eastside the room list by Friday")
    share(world)
    report(world)
    said = world.amina.says("/loop record")
    assert said.startswith("What we keep about Eastside Mutual Aid")
    assert "Languages: English, Somali" in said
    assert "Customs: shoes off" in said
    assert "Held by: Ana" in said
    assert "They need chairs." in said
    assert "note · Ana · Mon 23 Nov" in said
    assert "promise · Ana · Mon 23 Nov" in said
    assert "note · Amina · Mon 23 Nov" in said
    assert "report-back · Ana · Mon 23 Nov" in said


def test_what_they_may_not_read_is_neither_shown_nor_counted(world: World) -> None:
    before = world.amina.says("/loop record")
    hears(world, "A kanariq only for us.", label="team")
    hears(world, "A kanariq for the community.", label="community knowledge")
    world.ana.says("/loop met")
    world.ana.fills(partner="Eastside", held_on="yesterday", said="A kanariq at a meeting.")
    world.ana.says("/loop remind me to call Eastside about the kanariq on Friday")
    assert EMPTY in before
    after = world.amina.says("/loop record")
    assert "kanariq" not in after
    assert EMPTY in after


def test_ten_at_a_time_newest_first_and_by_kind(world: World) -> None:
    for number in range(12):
        hears(world, f"They need chair number {number}.")
    world.ana.says("/loop promised Eastside the room list by Friday")
    said = world.amina.says("/loop record")
    assert "the room list" in said.split("number 11.")[0]
    assert "number 3." in said
    assert "number 2." not in said
    world.amina.presses("Older")
    assert "number 2." in update_of(world.amina)
    assert "Languages" not in update_of(world.amina)
    world.amina.says("/loop record")
    world.amina.presses("Promises")
    assert "the room list" in update_of(world.amina)
    assert "chair" not in update_of(world.amina)
    world.amina.says("/loop record")
    world.amina.presses("Meetings")
    assert EMPTY in update_of(world.amina)


def test_a_shared_meeting_is_in_it(world: World) -> None:
    world.ana.says("/loop met")
    world.ana.fills(partner="Eastside", held_on="yesterday", said="Classes stand empty.")

    def shared(session: Session) -> None:
        newest(session, Meeting).record = RecordState.SHARED

    world.database.write_now(shared)
    assert "The record of our meeting" in opens(world.amina, "Classes stand empty.")


def test_somebody_without_an_organisation_is_told_so(world: World) -> None:
    world.database.write_now(
        lambda session: setattr(newest(session, PersonRow, PersonRow.name == "Amina"), "partner_id", None)
    )
    assert "not connected with an organisation" in world.amina.says("/loop record")


def test_words_after_the_command_are_not_lost(world: World) -> None:
    assert "/loop review" in world.amina.says("/loop record the bus stops at six")
    assert "the bus stops at six" in world.amina.says("/loop review")


# Who read it.


def test_whoever_of_ours_opens_a_record_is_named_on_its_page(world: World) -> None:
    hears(world, "They need chairs.")
    assert "Read by" not in opens(world.amina, "chairs")
    world.ana.says("/loop find chairs")
    world.ana.presses("Open")
    world.advance(days=1)
    world.rosa.says("/loop find chairs")
    for _ in range(2):
        world.rosa.presses("Open")
    assert "Read by: Rosa, Tue 24 Nov; Ana, Mon 23 Nov (3 times in all)" in opens(world.amina, "chairs")


def test_brief_and_page_of_a_partner_count_as_reading_about_it(world: World) -> None:
    world.ana.says("/loop brief Eastside")
    world.rosa.says("/loop partner Eastside")
    said = world.amina.says("/loop record")
    assert "Read lately by: " in said
    assert "Ana, Mon 23 Nov" in said
    assert "Rosa, Mon 23 Nov" in said
    assert "(2 times in all)" in said


def test_reading_what_they_may_not_read_tells_nothing(world: World) -> None:
    hears(world, "Only for us.", label="team")
    world.ana.says("/loop find only for us")
    world.ana.presses("Open")
    assert "Read" not in world.amina.says("/loop record")


def test_a_post_in_the_teams_channel_counts_and_what_is_written_over_does_not_count_again(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.advance(days=9)
    assert "the room list" in world.team_channel[-1].message.to_text()
    said = opens(world.amina, "the room list")
    assert "Read by: shown in the team's channel, Wed 2 Dec (1 time in all)" in said


def test_a_record_that_moves_to_them_does_not_tell_who_read_it_elsewhere(world: World) -> None:
    world.ana.says("/loop heard Casa Latina: They need chairs label:partner")
    world.ana.says("/loop find chairs")
    world.ana.presses("Open")
    world.ana.presses("Edit")
    world.ana.fills(partner="Eastside")
    assert "Read by" not in opens(world.amina, "chairs")


def test_another_partner_is_never_told_who_reads_what(world: World, omar: Person) -> None:
    hears(world, "They need chairs.")
    world.ana.says("/loop find chairs")
    world.ana.presses("Open")
    world.ana.says("/loop brief Eastside")
    assert "Read" not in omar.says("/loop record")


def test_readings_are_forgotten_after_a_year(world: World) -> None:
    world.ana.says("/loop brief Eastside")

    def count() -> int:
        return world.database.read_now(lambda session: len(session.exec(select(Reading)).all()))

    now = world.clock.now()
    world.database.write_now(lambda session: forget_old_readings(session, now + timedelta(days=364)))
    assert count() == 1
    world.database.write_now(lambda session: forget_old_readings(session, now + timedelta(days=366)))
    assert count() == 0


# Every door, for a contact of another partner.


def test_no_door_of_the_record_opens_for_another_partner(world: World, omar: Person) -> None:
    hears(world, "They need kanariq chairs.")
    share(world, "We need a kanariq room.")
    world.ana.says("/loop promised Eastside the kanariq list by Friday")
    world.amina.says("/loop record")
    pressed = [button.token for message in world.amina.last.messages for button in message.buttons()]
    for near in ("chairs", "room", "list"):
        opens(world.amina, near)
        pressed += [button.token for message in world.amina.last.messages for button in message.buttons()]
        world.amina.presses("Correct")
        assert world.amina.form
        stolen = Submitted(token=world.amina.form.token, values={"words": "stolen"}, **omar.about())
        assert "I can't find that." in omar.does(stolen)
    for token in pressed:
        assert "I can't find that." in omar.does(Pressed(token=token, **omar.about()))
    assert "kanariq" not in omar.says("/loop record")
    assert "kanariq" not in omar.says("/loop find kanariq").replace("“kanariq”", "")
    assert "stolen" in omar.says("/loop review")
    assert "stolen" not in world.database.read_now(lambda s: everything_of(s, "correction"))


def everything_of(session: Session, table: str) -> str:
    rows: Any = session.connection().exec_driver_sql(f"SELECT * FROM {table}").fetchall()
    return str(rows)


def test_a_contact_finds_their_own_and_opens_the_same_page(world: World) -> None:
    hears(world, "They need chairs.")
    hears(world, "They need chairs, we think.", label="team")
    said = world.amina.says("/loop find chairs")
    assert "They need chairs." in said
    assert "we think" not in said
    assert "[Correct] [Add] [I see it differently]" in world.amina.presses("Open")
    assert "Nothing found for “Casa”." in world.amina.says("/loop find Casa")
    assert world.amina.last.messages[0].buttons() == ()


def test_opening_a_record_costs_one_row_more(world: World) -> None:
    hears(world, "They need chairs.")
    world.ana.says("/loop find chairs")
    with statements(world.database) as asked:
        world.ana.presses("Open")
    about = [words for words, _ in asked if "reading" in words]
    assert len(about) == 1
    assert about[0].startswith("INSERT INTO reading")


# One kind, by its name.


def test_a_kind_that_is_typed_narrows_to_it(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.amina.says("/loop share we need a room")
    world.amina.presses("A need")
    for words in ("promises", "Promise"):
        said = world.amina.says(f"/loop record {words}")
        assert "the room list" in said
        assert "we need a room" not in said
        assert "[Promises]" not in said
        assert "[Everything]" in said
    assert "the room list" not in world.amina.says("/loop record notes")
    assert "we need a room" in world.amina.sees
    assert "Nothing of this kind" in world.amina.says("/loop record meetings")
    assert "Nothing of this kind" in world.amina.says("/loop record reports")
    assert "the room list" in world.amina.says("/loop record everything")
    assert "record " not in world.amina.says("/loop review")


def test_a_kind_is_understood_in_their_language(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.amina.says("/loop preferences language es")
    assert "the room list" in world.amina.says("/loop record promesas")
    assert "the room list" not in world.amina.says("/loop record reunión")
