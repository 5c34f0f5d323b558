"""The manager's digest: on Monday at her nine o'clock, counts and changes, one line when there is nothing."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session, col, select

from bot.feature import LetterRun
from bot.features.digests.views import write_digest
from bot.i18n import translator
from storage.database import Database
from storage.digests import DigestRun, Digests
from storage.outbox import OutboxItem
from storage.people import People
from storage.people import Person as PersonRow
from storage.viewer import SYSTEM
from tests.driver import MONDAY, World, buttons_of

NEXT_MONDAY_NINE = datetime(2026, 11, 30, 14, 0, tzinfo=UTC)


def digests(world: World) -> list[str]:
    texts = [post.message.to_text() for post in world.rosa.inbox]
    return [text for text in texts if text.startswith("Your digest") or "A good week" in text]


def test_who_ends_their_digest_is_told_so_and_not_that_it_is_planned(world: World) -> None:
    world.rosa.says("/loop digest weekly Monday 9:00")
    said = world.rosa.says("/loop digest off")
    assert said.startswith("No more digests come.")
    assert "Planned" not in said
    assert "Type /loop digest weekly Monday 9:00" in said
    world.rosa.says("/loop undo")
    assert "Monday, 30 November 2026, 09:00" in world.rosa.says("/loop digest")


def test_it_comes_on_monday_at_her_nine(world: World) -> None:
    world.goes_to(datetime(2026, 11, 30, 13, 59, tzinfo=UTC))
    assert digests(world) == []
    world.goes_to(NEXT_MONDAY_NINE)
    assert len(digests(world)) == 1
    assert "Your digest of Monday, 30 November 2026 (America/New_York)" in digests(world)[0]


def test_it_counts_and_tells_the_change_and_opens_the_record(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.ana.says("/loop promised Eastside the poster by Wednesday")
    world.ana.says("/loop promised Casa Latina the key by 2026-12-11")
    world.goes_to(NEXT_MONDAY_NINE)
    first = digests(world)[0]
    assert "What | Now\nLate | 2\n" in first
    assert "- the poster\n  Eastside Mutual Aid · Wed 25 Nov" in first
    assert "Open loops | 1" in first
    world.ana.says("/loop mine")
    world.ana.presses("Done", near="the poster")
    world.goes_to(datetime(2026, 12, 7, 14, 0, tzinfo=UTC))
    second = digests(world)[1]
    assert "What | Now | Since last time\nLate | 1 | −1\n" in second
    assert "Kept | 1 | +1\nOpen loops | 1 | ±0\n" in second
    assert "Kept (30 November 2026 to 6 December 2026)\n- the poster" in second
    assert "A promise to Eastside Mutual Aid" in world.rosa.presses("Open", near="the room list")


def test_nothing_to_tell_is_one_line(database: Database) -> None:
    world = World(database, sample=False)
    world.goes_to(NEXT_MONDAY_NINE)
    assert len(digests(world)) == 1
    assert "A good week." in digests(world)[0]
    assert "\n" not in digests(world)[0]
    world.close()


def test_nine_stays_nine_across_both_changes_of_the_clock(database: Database) -> None:
    world = World(database, start=datetime(2027, 3, 1, 15, 0, tzinfo=UTC), zone="Europe/Berlin")
    for _ in range(36):
        before = len(digests(world))
        world.advance(days=7)
        assert len(digests(world)) == before + 1
    for post in world.rosa.inbox:
        assert "Monday" in post.message.title or "Your digest" not in post.message.title
    hours = {at.astimezone(ZoneInfo("Europe/Berlin")).hour for at in world.database.read_now(planned)}
    assert hours == {9}
    world.close()


def planned(session: Session) -> list[datetime]:
    return [run.planned_at for run in session.exec(select(DigestRun))]


def test_missed_digests_are_one_and_marked_late(world: World) -> None:
    world.jumps(days=30)
    assert len(digests(world)) == 1
    assert "This comes late" in digests(world)[0]


def test_quiet_partners_are_listed_by_the_longest_gap_they_agreed(world: World) -> None:
    world.ana.says("/loop partner Casa Latina cadence 7 14")
    world.goes_to(NEXT_MONDAY_NINE)
    assert "Quiet partners\n- Casa Latina" in digests(world)[0]


def test_it_can_be_planned_anew_or_stopped(world: World) -> None:
    assert "Wednesday, 25 November 2026, 07:30" in world.rosa.says("/loop digest weekly Wednesday 7:30")
    assert "No more digests come." in world.rosa.says("/loop digest off")
    world.goes_to(NEXT_MONDAY_NINE)
    assert digests(world) == []


def test_a_partner_gets_no_digest(world: World) -> None:
    assert "digest of" not in world.amina.says("/loop digest")
    assert world.clock.now() == MONDAY


def test_an_hour_that_can_be_read_two_ways_changes_nothing(world: World) -> None:
    assert "5am or 5pm" in world.rosa.says("/loop digest weekly Monday 5")
    assert "I can't read" in world.rosa.says("/loop digest weekly Mondy")
    assert "weekly Mondy" in world.rosa.says("/loop review")
    world.goes_to(NEXT_MONDAY_NINE)
    assert len(digests(world)) == 1


def test_no_more_digests_is_one_press_and_can_be_undone(world: World) -> None:
    world.rosa.says("/loop digest")
    assert "No more digests come." in world.rosa.presses("No more digests")
    world.rosa.presses("Undo")
    seen = len(digests(world))
    world.goes_to(NEXT_MONDAY_NINE)
    assert len(digests(world)) == seen + 1


def keeps(world: World, words: str, strength: str = "promise") -> None:
    world.ana.says("/loop promised")
    world.ana.fills(partner="Eastside", words=words, due="in 2 months", strength=strength)
    world.ana.says("/loop mine")
    world.ana.presses("Done", near=words)


def test_a_monthly_digest_holds_what_was_kept_three_weeks_ago(world: World) -> None:
    world.rosa.says("/loop digest monthly 9:00")
    world.goes_to(datetime(2026, 12, 8, 15, 0, tzinfo=UTC))
    keeps(world, "the poster")
    world.goes_to(datetime(2027, 1, 1, 14, 0, tzinfo=UTC))
    assert "Kept | 1 | +1\n" in digests(world)[-1]
    assert "Kept (1 December 2026 to 31 December 2026)\n- the poster" in digests(world)[-1]


def test_a_daily_digest_counts_what_was_kept_once(world: World) -> None:
    world.rosa.says("/loop digest daily 9:00")
    keeps(world, "the poster")
    world.advance(days=4)
    holding = [text for text in digests(world) if "- the poster" in text]
    assert len(digests(world)) == 4
    assert len(holding) == 1
    assert "Kept (23 November 2026)\n- the poster" in holding[0]


def test_a_hope_counts_neither_as_kept_nor_as_late(world: World) -> None:
    keeps(world, "the poster", "hope")
    keeps(world, "the key", "formal")
    world.ana.says("/loop promised")
    world.ana.fills(partner="Eastside", words="a sofa", due="Friday", strength="will try")
    world.goes_to(NEXT_MONDAY_NINE)
    assert "Kept (23 November 2026 to 29 November 2026)\n- the key" in digests(world)[0]
    assert "Late" not in digests(world)[0]


def test_opening_a_record_from_an_older_digest_leaves_it_as_it_was(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.ana.says("/loop promised Eastside the poster by Wednesday")
    world.goes_to(NEXT_MONDAY_NINE)
    old = next(post for post in world.rosa.inbox if "Late | 2" in post.message.to_text())
    before, button = old.message.to_text(), buttons_of(old.message, "the room list")[0]
    world.ana.says("/loop mine")
    world.ana.presses("Done", near="the poster")
    world.goes_to(datetime(2026, 12, 8, 14, 0, tzinfo=UTC))
    assert "A promise to Eastside Mutual Aid" in world.rosa.press_token(button.token)
    assert world.rosa.last.update is None
    assert old.message.to_text() == before


def test_a_digest_that_is_written_late_has_the_figures_of_its_own_day(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.goes_to(datetime(2026, 12, 7, 14, 0, tzinfo=UTC))
    first, again = digests(world)[0], world.database.write_now(lambda session: written_again(session, world))
    assert "Your digest of Monday, 30 November 2026" in again
    assert [line for line in again.splitlines() if "Late" in line] == [
        line for line in first.splitlines() if "Late" in line
    ]


def written_again(session: Session, world: World) -> str:
    """The oldest digest as it would be written now."""
    item = session.exec(select(OutboxItem).where(OutboxItem.kind == "digest").order_by(col(OutboxItem.id))).first()
    assert item is not None
    reader = session.get(PersonRow, item.person_id)
    message = write_digest(LetterRun(session, item, world.clock.now(), translator("en"), reader))
    assert message is not None
    return message.to_text()


def test_nobody_reaches_the_digests_of_another_person(world: World) -> None:
    def look(session: Session) -> list[object]:
        people = People(session, SYSTEM)
        ana, rosa = (people.who_is("local", "local", key) for key in ("ana", "rosa"))
        assert ana
        assert rosa
        hers = Digests(session, rosa.viewer()).of(rosa.id)
        assert hers
        run = Digests(session, SYSTEM).last(hers.id)
        assert run
        other = Digests(session, ana.viewer())
        assert Digests(session, rosa.viewer()).run(run.id)
        return [other.of(rosa.id), other.get(hers.id), other.run(run.id), other.last(hers.id)]

    world.goes_to(NEXT_MONDAY_NINE)
    assert world.database.read_now(look) == [None, None, None, None]


@pytest.mark.parametrize("line", ["weekly Monday Friday 9:00", "monthly Friday 9:00", "daily Monday 9:00"])
def test_days_that_do_not_fit_are_asked_and_change_nothing(world: World, line: str) -> None:
    before = world.rosa.says("/loop digest")
    assert "A weekday goes with weekly" in world.rosa.says(f"/loop digest {line}")
    assert world.rosa.says("/loop digest") == before


def test_a_weekday_may_be_short(world: World) -> None:
    assert "Wednesday, 25 November 2026, 09:00" in world.rosa.says("/loop digest weekly wed 9:00")


def test_a_promise_that_is_late_is_not_listed_as_at_risk_as_well(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.advance(days=2)
    world.ana.presses("Need help", near="the room list")
    assert "At risk" in world.rosa.says("/loop digest")
    world.advance(days=3)
    said = world.rosa.says("/loop digest")
    assert said.count("the room list") == 1
    assert "Late" in said
    assert "At risk" not in said
