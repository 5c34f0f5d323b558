"""A partner corrects, adds, or sees it differently: the record stays until our side answers, and both see how it is."""

import pytest
from sqlmodel import Session

from bot.events import Pressed
from storage.commitments import Commitment
from storage.notes import Note, NoteRevision
from storage.people import Person as PersonRow
from storage.people import Team
from storage.viewer import Role
from tests.bot.cast import newest
from tests.bot.settling import add_person
from tests.driver import Person, World
from tests.features.test_record import hears, omar, opens

__all__ = ["omar"]
WAITS = "A correction is waiting: answer by Monday, 30 November 2026 (America/New_York)."


def says(world: World, label: str, words: str, near: str = "chairs") -> str:
    """Amina says something about a record of hers."""
    opens(world.amina, near)
    world.amina.presses(label)
    return world.amina.fills(words=words)


def corrects(world: World, words: str = "We need tables.") -> str:
    hears(world, "They need chairs.")
    return says(world, "Correct", words)


def card(world: World, words: str = "chairs") -> str:
    world.ana.says(f"/loop find {words}")
    return world.ana.presses("Open")


@pytest.fixture
def ben(world: World) -> Person:
    """Staff of another team."""

    def add(session: Session) -> None:
        elsewhere = Team(name="Elsewhere", created_at=world.clock.now())
        session.add(elsewhere)
        session.flush()
        add_person(session, world, "ben", Role.STAFF, team_id=elsewhere.id)

    world.database.write_now(add)
    return Person(world, "ben")


def test_a_correction_stands_beside_the_record_for_both_sides_and_changes_nothing(world: World) -> None:
    said = corrects(world)
    assert "Ana has it and answers by Monday, 30 November 2026 (America/New_York)." in said
    theirs, ours = opens(world.amina, "chairs"), card(world)
    for page in (theirs, ours):
        assert "In our words: They need chairs." in page
        assert "Amina corrects this, Mon 23 Nov:" in page
        assert "“We need tables.”" in page
        assert WAITS in page
    assert "[Accept] [Keep both versions]" in ours
    assert "[Accept]" not in theirs


def test_whoever_wrote_it_is_asked_at_once(world: World) -> None:
    corrects(world)
    assert "Eastside Mutual Aid corrects what is written down." in world.ana.sees
    assert "It says now: They need chairs." in world.ana.sees
    assert "“We need tables.” (Amina)" in world.ana.sees
    assert "An answer is due by Monday, 30 November 2026" in world.ana.sees
    assert world.rosa.inbox == []


def test_accepting_changes_our_words_and_keeps_theirs_and_what_was_there_before(world: World) -> None:
    corrects(world)
    world.ana.presses("Accept")
    assert world.ana.form
    assert world.ana.form.values == {"paraphrase": "We need tables."}
    assert "Accepted." in world.ana.fills(paraphrase="They need tables.")
    page = opens(world.amina, "tables")
    assert "In our words: They need tables." in page
    assert "Corrected by Amina, Mon 23 Nov; accepted by Ana, Mon 23 Nov." in page
    assert "“We need tables.”" in page
    assert "waiting" not in page
    before = world.database.read_now(lambda session: newest(session, NoteRevision).before)
    assert before["paraphrase"] == "They need chairs."
    assert "They need tables." in world.ana.says("/loop find tables")


def test_the_partner_hears_the_outcome_in_its_own_language(world: World) -> None:
    world.amina.says("/loop preferences change")
    world.amina.fills(language="es")
    hears(world, "They need chairs.")
    world.amina.says("/loop record")
    world.amina.presses("Abrir", near="chairs")
    world.amina.presses("Corregir")
    world.amina.fills(words="Necesitamos mesas.")
    world.ana.presses("Keep both versions")
    assert "Ana mantiene las dos versiones" in world.amina.sees
    assert "Answered" not in world.amina.sees


def test_both_versions_stand_side_by_side_wherever_it_is_shown(world: World) -> None:
    hears(world, "They need chairs.")
    says(world, "I see it differently", "We have chairs.")
    world.advance(days=1)
    world.ana.presses("Keep both versions")
    assert "keeps both versions" in world.amina.sees
    sentence = "the one above by Ana, Mon 23 Nov, and this one by Amina, Mon 23 Nov."
    for page in (card(world), opens(world.amina, "chairs")):
        assert "In our words: They need chairs." in page
        assert sentence in page
        assert "“We have chairs.”" in page
    short = "Amina, Mon 23 Nov: “We have chairs.”"
    assert short in world.ana.says("/loop find chairs")
    assert short in world.ana.says("/loop brief Eastside")
    assert short in world.amina.says("/loop record")
    assert short in world.amina.says("/loop find chairs")


def test_what_is_added_is_put_behind_our_words(world: World) -> None:
    hears(world, "They need chairs.")
    says(world, "Add", "And tables.")
    assert "adds to what is written down" in world.ana.sees
    world.ana.presses("Accept")
    assert world.ana.form
    assert world.ana.form.values == {"paraphrase": "They need chairs. And tables."}


def test_a_quote_is_never_changed(world: World) -> None:
    world.ana.says('/loop heard Eastside: "no chairs", so people stand label:partner')
    says(world, "Correct", "We said: few chairs.", near="no chairs")
    world.ana.presses("Accept")
    world.ana.fills()
    note = world.database.read_now(lambda session: newest(session, Note))
    assert (note.quote, note.paraphrase) == ("no chairs", "We said: few chairs.")


def test_the_words_of_a_promise_stay_and_theirs_stand_beside_them(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    says(world, "Correct", "It was two lists.", near="the room list")
    assert "Accepted." in world.ana.presses("Accept")
    page = opens(world.amina, "the room list")
    assert "“the room list”" in page
    assert "Corrected by Amina" in page
    assert "“It was two lists.”" in page
    assert world.database.read_now(lambda session: newest(session, Commitment).words) == "the room list"


def test_it_is_reminded_of_until_it_is_answered(world: World) -> None:
    corrects(world)
    world.advance(days=8)
    assert "Answer what Eastside Mutual Aid says about a record" in world.ana.sees
    said = world.ana.presses("Done", near="Answer what")
    assert "This waits for your answer." in said
    assert "They need chairs." in said
    assert "“We need tables.”" in said
    world.advance(days=1)
    assert "Answer what" in world.ana.says("/loop mine")
    world.ana.presses("Done", near="Answer what")
    world.ana.presses("Keep both versions")
    assert "Answer what" not in world.ana.says("/loop mine")
    posts = len(world.ana.inbox)
    world.advance(days=20)
    assert len(world.ana.inbox) == posts


def test_the_letter_that_asked_shows_the_answer_and_works_once(world: World) -> None:
    corrects(world)
    token = world.ana.find_button("Keep both versions")[1].token
    world.ana.press_token(token)
    assert "Both versions are kept: Ana." in world.ana.inbox[-1].message.to_text() + world.ana.sees_all
    assert "You have done this already" in world.ana.press_token(token)
    told = len(world.amina.inbox)
    world.rosa.press_token(token)
    assert len(world.amina.inbox) == told


def test_answered_already_says_by_whom(world: World) -> None:
    corrects(world)
    accept = world.ana.find_button("Accept")[1].token
    world.ana.presses("Keep both versions")
    assert "Ana has answered this already, on Mon 23 Nov." in world.ana.press_token(accept)


def test_an_answer_can_be_taken_back_and_waits_again(world: World) -> None:
    corrects(world)
    world.ana.presses("Accept")
    world.ana.fills(paraphrase="They need tables.")
    assert "Taken back." in world.ana.presses("Undo")
    assert "What was written here was taken back." in world.amina.sees_all
    page = opens(world.amina, "chairs")
    assert "In our words: They need chairs." in page
    assert WAITS in page
    assert "Answer what" in world.ana.says("/loop mine")


def test_a_correction_can_be_taken_back_and_nobody_is_reminded(world: World) -> None:
    corrects(world)
    assert "Taken back." in world.amina.presses("Undo")
    assert "We need tables." in world.amina.says("/loop review")
    assert "tables" not in opens(world.amina, "chairs")
    assert "tables" not in card(world)
    assert "tables" not in world.ana.sees_all
    assert "Answer what" not in world.ana.says("/loop mine")


def test_once_it_is_answered_only_the_other_side_can_take_that_back(world: World) -> None:
    corrects(world)
    undo = world.amina.find_button("Undo")[1].token
    world.ana.presses("Keep both versions")
    said = world.amina.press_token(undo)
    assert "I left this as it is." in said
    assert "by the team" in said


def test_who_does_not_want_to_be_written_to_is_not_and_our_side_is_told_so(world: World) -> None:
    world.amina.says("/loop preferences change")
    world.amina.fills(where="not at all")
    corrects(world)
    posts = len(world.amina.inbox)
    assert "please tell them yourself" in world.ana.presses("Keep both versions")
    assert len(world.amina.inbox) == posts


def test_newer_words_are_not_written_over_unseen(world: World) -> None:
    corrects(world)
    world.ana.presses("Accept")
    form = world.ana.form
    card(world)
    world.ana.presses("Edit")
    world.ana.fills(paraphrase="They need ten chairs.")
    world.ana.form = form
    world.ana.fills(paraphrase="They need tables.")
    assert world.ana.form
    assert "They need ten chairs." in world.ana.form.errors["paraphrase"]
    assert "Accepted." in world.ana.fills(paraphrase="They need ten tables.")


def test_without_its_author_the_liaison_is_asked(world: World) -> None:
    world.amina.says("/loop share We need a room.")
    world.amina.presses("A need")
    says(world, "Add", "On Sundays.", near="a room")
    assert "Eastside Mutual Aid adds to what is written down." in world.ana.sees


def test_when_its_author_is_gone_and_nobody_holds_the_relationship_a_manager_is_asked(world: World) -> None:
    hears(world, "They need chairs.")

    def leaves(session: Session) -> None:
        newest(session, PersonRow, PersonRow.name == "Ana").left_at = world.clock.now()

    world.database.write_now(leaves)
    assert "Rosa has it and answers by" in says(world, "Correct", "We need tables.")
    assert "Eastside Mutual Aid corrects what is written down." in world.rosa.sees
    assert "Both versions stand side by side" in world.rosa.presses("Keep both versions")


def test_another_team_reads_it_and_can_not_answer_it(world: World, ben: Person) -> None:
    corrects(world)
    token = world.ana.find_button("Accept")[1].token
    both = world.ana.find_button("Keep both versions")[1].token
    ben.says("/loop find chairs")
    page = ben.presses("Open")
    assert "“We need tables.”" in page
    assert "[Accept]" not in page
    for each in (token, both):
        assert "I can't find that." in ben.press_token(each)
        assert "I can't find that." in world.amina.press_token(each)


def test_another_team_does_not_end_the_reminder_of_what_waits(world: World, ben: Person) -> None:
    corrects(world)
    world.advance(days=8)
    token = world.ana.find_button("Done", near="Answer what")[1].token
    assert "an answer of the team whose record it is" in ben.press_token(token)
    assert "Answer what" in world.ana.says("/loop mine")


def test_what_was_meant_for_nobody_else_is_not_told_through_a_correction(world: World, ben: Person) -> None:
    """An anonymised note is read by other teams without its partner; what the partner says of it would name it."""
    world.amina.says("/loop share We need a kanariq room.")
    world.amina.presses("A need")
    opens(world.amina, "kanariq")
    world.amina.presses("Who may read this")
    world.amina.fills(label="anonymised")
    world.ana.says("/loop find kanariq")
    world.ana.presses("Open")
    world.ana.presses("Edit")
    world.ana.fills(paraphrase="A room is needed.")
    says(world, "Correct", "Eastside needs it on Sundays.", near="kanariq")
    key = world.database.read_now(lambda session: newest(session, Note).id)
    ben.says("/loop find room needed")
    page = ben.presses("Open")
    assert key
    assert "A room is needed." in page
    assert "Sundays" not in page
    assert "Amina" not in page
    assert "Eastside" not in page


def test_another_partner_never_gets_at_a_correction(world: World, omar: Person) -> None:
    corrects(world)
    for label in ("Accept", "Keep both versions"):
        token = world.ana.find_button(label)[1].token
        assert "I can't find that." in omar.does(Pressed(token=token, **omar.about()))
    assert "tables" not in omar.says("/loop record")
