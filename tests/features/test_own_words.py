"""Words that a partner wrote itself: who may read them is its own choice, and it can take them back for good."""

from sqlmodel import Session

from storage.notes import Note
from tests.bot.cast import COMPARED, newest
from tests.driver import World
from tests.features.test_closing import report, share
from tests.features.test_record import everything_of, hears, opens


def test_who_may_read_ones_own_words_is_ones_own_choice(world: World) -> None:
    share(world)
    opens(world.amina, "room on Sundays")
    world.amina.presses("Who may read this")
    assert "Who may read this: anonymised" in world.amina.fills(label="anonymised")
    assert "Taken back." in world.amina.presses("Undo")
    assert world.database.read_now(lambda session: newest(session, Note).label.value) == "partner"
    opens(world.amina, "room on Sundays")
    world.amina.presses("Who may read this")
    world.amina.fills(label="team")
    assert set(world.amina.last.errors) == {"label"}


def test_withdrawn_words_go_and_a_mark_stays(world: World) -> None:
    world.amina.says("/loop share We need a kanariq room.")
    world.amina.presses("A need")
    opens(world.amina, "kanariq")
    world.amina.presses("Add")
    world.amina.fills(words="And a kanariq table.")
    world.advance(days=8)
    opens(world.amina, "kanariq")
    assert "can't be undone" in world.amina.presses("Withdraw this")
    assert "Withdrawn." in world.amina.presses("Withdraw")
    assert "kanariq" not in world.database.read_now(stored_words)
    assert "(withdrawn)" in world.amina.says("/loop record")
    assert "The words were withdrawn on Tuesday, 1 December 2026" in world.amina.presses("Open", near="(withdrawn)")
    assert "No open loop" in world.ana.says("/loop close kanariq")
    assert "Nothing found" in world.ana.says("/loop find kanariq")
    assert "kanariq" not in world.ana.sees_all.replace("“kanariq”", "")
    assert "This is settled" not in world.ana.says("/loop mine")
    assert "Answer what" not in world.ana.says("/loop mine")
    assert "- (withdrawn)" in world.ana.says("/loop brief Eastside")


def stored_words(session: Session) -> str:
    """All rows but what the local page shows, whose older posts stay where they were read."""
    return "".join(everything_of(session, table) for table in (*COMPARED, "search_entry"))


def test_nobody_withdraws_what_they_did_not_write(world: World) -> None:
    hears(world, "They need chairs.")
    said = opens(world.amina, "chairs")
    assert "Withdraw" not in said
    assert "[Who may read this]" not in said


def test_a_withdrawn_note_is_nothing_to_answer_any_more(world: World) -> None:
    share(world)
    report(world)
    opens(world.amina, "room on Sundays")
    world.amina.presses("Withdraw this")
    world.amina.presses("Withdraw")
    world.amina.presses("Not quite")
    world.amina.fills(words="We asked for mornings.")
    assert world.database.read_now(lambda session: newest(session, Note).loop.value) == "withdrawn"
    assert "(withdrawn)" in world.amina.says("/loop home")
