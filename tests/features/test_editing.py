"""Changing a note: by its own team only, never over newer words, and never further than whoever said it agreed to."""

from sqlmodel import Session

from bot.events import Pressed
from storage.labels import Label
from storage.notes import Note
from storage.partners import Partners
from storage.people import People, Team
from storage.viewer import SYSTEM
from tests.bot.cast import Town, newest
from tests.driver import Person, World

HEARD = '/loop heard Eastside Mutual Aid: "the bus stops at six", so evening classes are empty'


def opens(world: World, person: Person) -> None:
    """The edit form of the newest note, as the button on its card opens it."""
    key = world.database.read_now(lambda session: newest(session, Note).id)
    person.form = None
    person.does(Pressed(token=Town(world, {}).mint("listening.edit", key), **person.about()))


def note_of(world: World) -> Note:
    return world.database.read_now(lambda session: newest(session, Note))


def to_another_team(world: World, key: str) -> None:
    def move(session: Session) -> None:
        team = Team(name="Elsewhere", created_at=world.clock.now())
        session.add(team)
        session.flush()
        person = People(session, SYSTEM).who_is("local", "local", key)
        assert person
        person.team_id = team.id

    world.database.write_now(move)


def shared(world: World, words: str = "We need a room on Sundays.") -> None:
    world.amina.says("/loop share")
    world.amina.presses("A need")
    world.amina.fills(words=words)


def test_who_can_read_a_note_of_another_team_cannot_change_it(world: World) -> None:
    shared(world)
    to_another_team(world, "rosa")
    opens(world, world.rosa)
    assert world.rosa.form is None
    assert "Only the team that heard this can change it." in world.rosa.sees
    assert "[Edit]" not in world.rosa.says("/loop find Sundays") + world.rosa.presses("Open", near="Sundays")


def test_a_form_that_was_open_when_its_person_changed_teams_is_not_taken_and_its_words_are_kept(world: World) -> None:
    shared(world)
    opens(world, world.rosa)
    to_another_team(world, "rosa")
    assert "Only the team that heard this" in world.rosa.fills(paraphrase="A hall for the choir.", label="team")
    assert note_of(world).paraphrase == ""
    assert "A hall for the choir." in world.rosa.says("/loop review")


def test_what_a_partner_wrote_stays_with_them_and_is_shared_with_fewer_people_only(world: World) -> None:
    shared(world)
    opens(world, world.ana)
    world.ana.fills(partner="Casa Latina", label="public")
    assert set(world.ana.last.errors) == {"partner", "label"}
    said = world.ana.fills(partner="Eastside Mutual Aid", label="team", paraphrase="A room, please.")
    assert "Who may see it: team" in said
    assert "In our words: A room, please." in said


def test_exact_words_become_public_only_when_everybody_there_agreed(world: World) -> None:
    world.ana.says(HEARD)
    opens(world, world.ana)
    world.ana.fills(label="public")
    assert set(world.ana.last.errors) == {"label"}
    world.amina.says("/loop preferences change")
    world.amina.fills(publish_me="yes")
    assert "Who may see it: public" in world.ana.fills(label="public")


def test_only_what_was_changed_is_written_so_newer_words_and_a_narrower_label_stay(world: World) -> None:
    world.ana.says(HEARD.replace(": ", ": label:partner ", 1))
    opens(world, world.ana)
    opens(world, world.rosa)
    world.rosa.fills(paraphrase="Evening classes stand empty.", label="team")
    said = world.ana.fills(themes="transport")
    assert "In our words: Evening classes stand empty." in said
    assert "Who may see it: team" in said
    assert "Themes: transport" in said
    assert note_of(world).label is Label.TEAM


def test_two_people_who_change_the_same_words_are_both_heard(world: World) -> None:
    world.ana.says(HEARD)
    opens(world, world.ana)
    opens(world, world.rosa)
    world.rosa.fills(paraphrase="Evening classes stand empty.")
    world.ana.fills(paraphrase="Nobody comes in the evening.", themes="hours")
    assert note_of(world).paraphrase == "Evening classes stand empty."
    assert world.ana.form is not None
    assert "“Evening classes stand empty.”" in world.ana.form.errors["paraphrase"]
    assert world.ana.form.values["paraphrase"] == "Nobody comes in the evening."
    opened = world.ana.form
    assert "Nobody comes in the evening." in world.ana.says("/loop review")
    world.ana.form = opened
    said = world.ana.fills()
    assert "In our words: Nobody comes in the evening." in said
    assert "Themes: hours" in said
    assert "empty" in world.ana.says("/loop review")


def test_a_note_cannot_be_emptied(world: World) -> None:
    world.ana.says("/loop heard Eastside: they need chairs")
    opens(world, world.ana)
    world.ana.fills(paraphrase="")
    assert set(world.ana.last.errors) == {"paraphrase"}
    assert note_of(world).paraphrase == "they need chairs"


def test_a_note_that_moves_to_another_partner_takes_the_contact_along(world: World) -> None:
    world.ana.says("/loop heard Harbor Clinic: they need chairs")
    assert last_contact(world, "Harbor Clinic")
    opens(world, world.ana)
    before = last_contact(world, "Casa Latina")
    world.ana.fills(partner="Casa Latina")
    assert last_contact(world, "Harbor Clinic") is None
    assert last_contact(world, "Casa Latina") == world.clock.now()
    assert before != world.clock.now()


def last_contact(world: World, name: str) -> object:
    def look(session: Session) -> object:
        partner = Partners(session, SYSTEM).called(name)
        assert partner
        return partner.last_contact_at

    return world.database.read_now(look)
