"""The words as they were typed stand beside what they became: for whoever typed them, and for nobody else."""

from sqlmodel import Session, col, select

from storage.changes import Change
from storage.meetings import Meeting
from storage.notes import Note
from storage.reviews import ReviewItem
from tests.bot.cast import Town, newest
from tests.driver import World
from tests.features.test_forgetting import forgets

LINE = "we met Amina from Eastside yesterday; they need a Somali story time; I promised the room list by Friday"
BUTTON = "[As it was typed]"


def kept(world: World) -> list[str]:
    return world.database.read_now(lambda session: list(session.exec(select(ReviewItem.words))))


def meeting_card(world: World) -> str:
    key = world.database.read_now(lambda session: newest(session, Meeting).id)
    return world.ana.press_token(Town(world, {}).mint("meeting.show", key))


def opened(world: World, who: str, record: str) -> str:
    """A card of a record that came of a line, as a button in a list opens it."""
    person = world.ana if who == "ana" else world.rosa
    person.says("/loop brief Eastside")
    return person.presses("Open", near=record)


def test_a_note_shows_its_author_the_line_it_came_from(world: World) -> None:
    world.ana.says(LINE)
    assert BUTTON in opened(world, "ana", "Somali story time")
    said = world.ana.presses("As it was typed")
    assert LINE in said


def test_a_promise_and_a_meeting_of_the_line_show_it_too(world: World) -> None:
    world.ana.says(LINE)
    world.ana.says("/loop find room list")
    assert BUTTON in world.ana.presses("Open", near="room list")
    assert LINE in world.ana.presses("As it was typed")
    assert BUTTON in meeting_card(world)
    assert LINE in world.ana.presses("As it was typed")


def test_a_follow_up_shows_it_on_its_card(world: World) -> None:
    said = world.ana.says("remind me to call Pastor Lee in 3 weeks")
    assert BUTTON in said
    assert "remind me to call Pastor Lee in 3 weeks" in world.ana.presses("As it was typed")


def test_a_colleague_sees_the_record_and_not_the_line(world: World) -> None:
    world.ana.says(LINE)
    assert "Somali story time" in opened(world, "rosa", "Somali story time")
    assert BUTTON not in world.rosa.sees


def test_a_line_that_was_typed_as_a_command_is_there_as_well(world: World) -> None:
    world.ana.says('/loop heard Eastside: "the bus stops at six", so evening classes are empty')
    assert BUTTON in opened(world, "ana", "the bus")
    assert "so evening classes are empty" in world.ana.presses("As it was typed")


def test_it_never_waits_in_the_review_list(world: World) -> None:
    world.ana.says(LINE)
    assert "empty" in world.ana.says("/loop review")
    assert "review" not in world.ana.says("/loop mine")


def test_the_line_says_no_name_of_somebody_who_was_forgotten(world: World) -> None:
    world.ana.says(LINE)
    assert any("Amina" in words for words in kept(world))
    forgets(world.amina, "Forget me")
    assert not any("Amina" in words for words in kept(world))
    assert any("Somali story time" in words for words in kept(world))


def test_a_name_that_another_has_too_goes_from_what_was_typed_of_their_partner(world: World) -> None:
    world.ana.says("/loop link invite Casa Latina Amina")
    world.ana.says(LINE)
    forgets(world.amina, "Forget me")
    assert not any("Amina from" in words for words in kept(world))


def test_words_that_were_written_down_for_somebody_go_with_them(world: World) -> None:
    world.ana.says('/loop heard Eastside (for Amina): "no chairs", they stand')
    assert any("no chairs" in words for words in kept(world))
    forgets(world.amina)
    assert not any("no chairs" in words for words in kept(world))


def test_words_that_are_withdrawn_are_withdrawn_here_as_well(world: World) -> None:
    world.ana.says('/loop heard Eastside (for Amina): "no chairs", they stand')
    world.amina.says("/loop record")
    world.amina.presses("Open", near="no chairs")
    world.amina.presses("Withdraw this")
    world.amina.presses("Withdraw")
    assert not any("no chairs" in words for words in kept(world))


def test_the_line_is_found_by_the_step_that_made_the_record(world: World) -> None:
    world.ana.says(LINE)

    def look(session: Session) -> tuple[str, str | None]:
        note = newest(session, Note)
        made = (Change.subject == "note", Change.subject_id == note.id)
        step = session.exec(select(Change).where(*made).order_by(col(Change.id))).first()
        item = session.exec(select(ReviewItem).where(ReviewItem.words == LINE)).first()
        assert step
        assert item
        return step.ref, item.became

    ref, became = world.database.read_now(look)
    assert ref == became
