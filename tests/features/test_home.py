"""Home: everything that is with somebody, the most urgent first."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import event

from bot.events import Opened
from storage.database import Database
from tests.driver import Person, World
from tests.features.chat import NORTH, ChatWorld, Member

Statement = tuple[str, Any]


@contextmanager
def statements(database: Database) -> Iterator[list[Statement]]:
    """Everything that is asked of the database meanwhile."""
    seen: list[Statement] = []

    def note(connection: Any, cursor: Any, words: str, values: Any, *rest: Any) -> None:
        seen.append((words, values))

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(database.engine, "before_cursor_execute", note)


def home(person: Person) -> list[str]:
    """The parts of it, in their order."""
    person.does(Opened(words="home", **{**person.about(), "key": uuid4().hex}))
    return [message.to_text() for message in person.last.messages]


def titles(person: Person) -> list[str]:
    return [part.splitlines()[0] for part in home(person)]


def test_what_is_due_comes_first_then_what_comes_then_partners_and_settings(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.ana.says("/loop remind me to call them today")
    first, coming, partners, settings = home(world.ana)
    assert first.startswith("1 thing needs you today\n- call them")
    assert "[Done] [Snooze]" in first
    assert coming.startswith("Coming up\n- the room list")
    assert "Casa Latina" in partners
    assert "Your time zone: America/New_York" in settings


def test_what_is_overdue_needs_somebody_until_it_is_done(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.advance(days=6)
    assert "the date has passed" in home(world.ana)[0]
    world.ana.presses("Done", near="the room list")
    assert titles(world.ana)[0] == "Nothing needs you today."


def test_what_is_put_off_does_not_need_anybody_today(world: World) -> None:
    world.ana.says("/loop remind me to call them today")
    home(world.ana)
    world.ana.presses("Snooze", near="call them")
    world.ana.fills(until="2026-12-07")
    first, coming, *_ = home(world.ana)
    assert "Nothing needs you today." in first
    assert "call them" in coming


def test_what_is_put_off_says_until_when(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    home(world.ana)
    world.ana.presses("Snooze", near="the room list")
    world.ana.fills(until="2026-12-07")
    assert "Fri 27 Nov · put off until Mon 7 Dec" in home(world.ana)[1]
    assert "put off until Mon 7 Dec" in world.ana.says("/loop mine")
    world.goes_to(datetime(2026, 12, 7, 20, 0, tzinfo=UTC))
    assert "put off" not in world.ana.says("/loop mine")


def test_what_was_put_off_beyond_its_date_is_not_said_to_be_coming(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.ana.says("/loop promised Eastside the key by 2026-12-18")
    world.advance(days=6)
    world.ana.presses("Snooze", near="the room list")
    world.ana.fills(until="2026-12-07")
    late, coming = home(world.ana)[1:3]
    assert late.startswith("Put off, and the date has passed\n- the room list")
    assert coming.startswith("Coming up\n- the key")
    assert "the date has passed" not in coming


def test_a_list_that_is_long_ends_with_the_way_to_all_of_it(world: World) -> None:
    for n in range(13):
        world.ana.says(f"/loop remind me to write letter {n} on Friday")
    coming = home(world.ana)[1]
    assert coming.count("letter") == 10
    assert "and 3 more" in coming
    assert "You look after 13 things" in world.ana.presses("Show all")


def test_things_without_a_date_come_last(world: World) -> None:
    world.ana.says("/loop promised Eastside a poster")
    world.ana.says("/loop promised Eastside the room list by Friday")
    coming = home(world.ana)[1]
    assert coming.index("the room list") < coming.index("a poster")


def test_partners_who_have_been_quiet_for_longest_come_first(world: World) -> None:
    world.ana.says("/loop heard Casa Latina: they need chairs")
    partners = home(world.ana)[1]
    assert partners.index("Eastside") < partners.index("Casa Latina")
    assert "quiet for long" not in partners
    world.advance(days=100)
    partners = next(part for part in home(world.ana) if part.startswith("Your partners"))
    assert "quiet for long" in partners
    assert "Before you meet Eastside" in world.ana.presses("Brief", near="Eastside")


def test_words_that_wait_are_told_of(world: World) -> None:
    world.ana.says("/loop zebrafish")
    assert "1 entry waits in /loop review." in home(world.ana)[0]


def test_who_has_nothing_yet_sees_what_to_do(world: World) -> None:
    first, partners, *_ = home(world.rosa)
    assert "Nothing needs you today." in first
    assert "[What I heard] [A promise] [A reminder]" in first
    assert "No partners are with you yet." in partners


def test_a_manager_has_the_digest_there(world: World) -> None:
    assert any("The next one comes on" in part for part in home(world.rosa))
    assert not any("The next one comes on" in part for part in home(world.ana))


def test_settings_are_changed_from_there(world: World) -> None:
    home(world.ana)
    world.ana.presses("Change")
    assert world.ana.form is not None
    assert world.ana.form.form.name == "settings.mine"


def test_a_partner_sees_promises_what_they_told_us_and_preferences(world: World) -> None:
    assert titles(world.amina) == ["No promises yet.", "You have not told us anything yet.", "Your preferences"]
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.amina.says("/loop share")
    world.amina.presses("A need")
    world.amina.fills(words="We need a room.")
    promises, told, _ = home(world.amina)
    assert "the room list" in promises
    assert "We need a room." in told
    assert "an answer is due by" in told
    assert "We need a room." in world.amina.presses("Open", near="We need a room.")


def test_a_partner_sees_nothing_of_what_others_there_said_in_confidence(world: World) -> None:
    world.ana.says('/loop heard Eastside: "the desk is rude", so they stay away')
    assert "the desk is rude" not in "\n".join(home(world.amina))


def test_the_cost_stays_flat_however_much_there_is(world: World) -> None:
    with statements(world.database) as few:
        home(world.ana)
    for n in range(30):
        world.ana.says(f"/loop remind me to write letter {n} on Friday")
    with statements(world.database) as ten:
        home(world.ana)
    for n in range(30):
        world.ana.says(f"/loop remind me to write note {n} on Friday")
    with statements(world.database) as many:
        home(world.ana)
    assert len(many) <= len(ten)
    assert len(few) < len(ten) < len(few) + 60


def read_whole(database: Database, seen: list[Statement]) -> set[str]:
    """The plans of those statements that go through a whole table, as SQLite tells them."""
    with database.reader.connect() as connection:
        plans = [
            str(line[-1])
            for words, values in seen
            if words.startswith("SELECT")
            for line in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}", values)
        ]
    return {plan for plan in plans if re.fullmatch(r"SCAN [a-z_]+", plan)}


def test_nothing_is_read_but_through_an_index(world: World) -> None:
    if not world.database.on_sqlite:
        pytest.skip("the plans of SQLite are read here")
    assert read_whole(world.database, [("SELECT id FROM note WHERE quote = ''", ())]) == {"SCAN note"}
    world.ana.says("/loop promised Eastside the room list by Friday")
    for person in (world.ana, world.amina):
        with statements(world.database) as seen:
            home(person)
            world.run(world.app.scheduler.run_until_quiet())
        assert len(seen) > 20
        assert read_whole(world.database, seen) == set()


@pytest.fixture
def mona(database: Database) -> Iterator[Member]:
    """Somebody who has just set the bot up."""
    town = ChatWorld(database, sample=False)
    mona = town.member("mona")
    mona.is_introduced(workspace="Lakeside Library", zone="")
    yield mona
    town.close()


def test_who_set_it_up_is_led_through_what_is_still_to_do(mona: Member) -> None:
    assert home(mona)[0].startswith("To begin with\n- ○ The time zone of your team: UTC\n  [Choose]\n- ○ A channel")
    mona.presses("Choose", near="time zone")
    mona.fills(zone="Europe/Berlin", channel=NORTH)
    first = home(mona)[0]
    assert "✓ The time zone of your team: Europe/Berlin" in first
    assert "✓ A channel for your team" in first
    mona.presses("Every Monday")
    home(mona)
    mona.presses("Add one")
    mona.fills(called="Riverside Elders")
    assert home(mona)[0].startswith("Everything is set up.\n- ✓")
    assert titles(mona)[0] == "Nothing needs you today."


@pytest.mark.parametrize("how", ["typed", "form"])
def test_a_team_whose_zone_really_is_utc_says_so_and_is_done_with_it(mona: Member, how: str) -> None:
    mona.says("/loop team names on")
    assert "○ The time zone of your team: UTC" in home(mona)[0]
    if how == "typed":
        mona.says("/loop team zone UTC")
    else:
        mona.presses("Choose", near="time zone")
        mona.fills()
    assert "✓ The time zone of your team: UTC" in home(mona)[0]


def test_a_zone_that_the_platform_knows_needs_nobodys_word(database: Database) -> None:
    town = ChatWorld(database, sample=False)
    olaf = town.member("olaf")
    olaf.is_introduced(zone="UTC")
    assert "✓ The time zone of your team: UTC" in home(olaf)[0]
    town.close()


def test_the_list_can_be_sent_away_for_good(mona: Member) -> None:
    home(mona)
    mona.presses("Don't show again")
    assert titles(mona)[0] == "Nothing needs you today."


def test_nobody_else_is_shown_the_list(mona: Member) -> None:
    mona.says(f"/loop team channel {NORTH}")
    kim = mona.town.member("kim")
    kim.is_introduced(NORTH)
    assert titles(kim)[0] == "Nothing needs you today."
    mona.says("/loop team manager Kim")
    assert titles(kim)[0] == "Nothing needs you today."
