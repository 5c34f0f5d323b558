"""What a reminder shows when something becomes of its items elsewhere, and how its items are listed."""

from datetime import UTC, datetime

import pytest
from sqlmodel import Session, select

from storage.people import Person as PersonRow
from storage.viewer import Role
from tests.driver import Person, World

DUE_FRIDAY = "/loop promised Eastside the room list by Friday"
WEDNESDAY = datetime(2026, 11, 25, 20, 0, tzinfo=UTC)


def bundle(person: Person) -> str:
    """The newest reminder as it stands now, whatever came after it."""
    texts = [post.message.to_text() for post in person.inbox]
    kinds = ("keeping an eye on", "All done.", "Nothing here needs you now.")
    return [text for text in texts if any(kind in text for kind in kinds)][-1]


def test_what_was_done_in_a_list_is_settled_in_the_reminder_too(world: World) -> None:
    world.ana.says(DUE_FRIDAY)
    world.goes_to(WEDNESDAY)
    world.ana.says("/loop mine")
    world.ana.presses("Done", near="the room list")
    assert bundle(world.ana).startswith("All done. Thank you.")
    assert "[Done]" not in bundle(world.ana)
    world.ana.says("/loop undo")
    assert "1 thing you are keeping an eye on" in bundle(world.ana)


def test_what_its_owner_did_is_settled_in_the_teams_post_too(world: World) -> None:
    world.ana.says(DUE_FRIDAY)
    world.goes_to(datetime(2026, 12, 2, 20, 0, tzinfo=UTC))
    assert "1 thing could use a hand" in world.team_channel[-1].message.to_text()
    world.ana.press_token(world.ana.inbox[-1].message.buttons()[0].token)
    assert world.team_channel[-1].message.to_text().startswith("All settled. Thank you.")


def test_what_somebody_else_took_over_is_not_said_to_be_done(world: World) -> None:
    world.ana.says(DUE_FRIDAY)
    world.goes_to(WEDNESDAY)
    world.ana.presses("Hand over", near="the room list")
    world.ana.fills(person="Rosa")
    assert "[Done]" in bundle(world.ana)
    world.rosa.presses("Yes, I'll take it")
    assert bundle(world.ana) == "Nothing here needs you now."


@pytest.mark.parametrize("where", ["the reminder", "a list"])
def test_what_is_put_off_leaves_the_reminder_with_its_day(world: World, where: str) -> None:
    world.ana.says(DUE_FRIDAY)
    world.ana.says("/loop promised Eastside the key by Friday")
    world.goes_to(WEDNESDAY)
    if where == "a list":
        world.ana.says("/loop mine")
    world.ana.presses("Snooze", near="the room list")
    world.ana.fills(until="2026-12-07")
    assert "1 thing you are keeping an eye on" in bundle(world.ana)
    assert "put off until Mon 7 Dec" in bundle(world.ana)
    assert bundle(world.ana).count("[Done]") == 1


def test_a_letter_that_was_pressed_is_written_once(world: World) -> None:
    world.ana.says(DUE_FRIDAY)
    world.goes_to(WEDNESDAY)
    before = len(world.ana.inbox[-1].earlier)
    world.ana.presses("Done", near="the room list")
    letter = next(post for post in world.ana.inbox if "All done. Thank you." in post.message.to_text())
    assert len(letter.earlier) == before + 1


def test_under_a_heading_the_earliest_date_comes_first(world: World) -> None:
    for words in ("the key by Thursday", "the room list by Wednesday", "the poster by Friday"):
        world.ana.says(f"/loop promised Eastside {words}")
    for day in (1, 2, 3, 4):
        world.goes_to(datetime(2026, 12, day, 20, 0, tzinfo=UTC))
        said = bundle(world.ana)
        waiting = said.partition("Waiting for some days")[2].partition("Waiting for more")[0]
        shown = [words for words in ("the room list", "the key", "the poster") if words in waiting]
        assert sorted(shown, key=waiting.index) == shown


def ana_leads(session: Session) -> None:
    session.exec(select(PersonRow).where(PersonRow.name == "Ana")).one().role = Role.MANAGER


def test_a_manager_reads_of_their_own_once(world: World) -> None:
    world.database.write_now(ana_leads)
    world.ana.says(DUE_FRIDAY)
    world.goes_to(datetime(2026, 12, 10, 20, 0, tzinfo=UTC))
    assert "waited for more than a week" in world.rosa.sees_all
    assert "waited for more than a week" not in world.ana.sees_all
    assert "Waiting for more than a week" in world.ana.sees_all
