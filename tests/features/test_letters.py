"""Letters to a partner's people: to whom they may still go, whose eyes they are written with, and when they wait."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session, col, select

from bot.ports import Refused
from storage.notes import Loop, Note
from storage.outbox import Outbox
from storage.partners import Partners
from storage.people import People, Person
from storage.report_backs import Receipt
from storage.viewer import SYSTEM
from tests.driver import ZONE, World


def amina(world: World, **values: object) -> None:
    """Change Amina's own row, as the team does when she moves or leaves."""

    def change(session: Session) -> None:
        person = People(session, SYSTEM).who_is("local", "local", "amina")
        assert isinstance(person, Person)
        for name, value in values.items():
            setattr(person, name, value)

    world.database.write_now(change)


def key_of(world: World, partner: str) -> int:
    found = world.database.read_now(lambda session: Partners(session, SYSTEM).called(partner))
    assert found is not None
    return found.id


@pytest.mark.parametrize("partner", [None, "Casa Latina"])
def test_a_button_on_an_old_letter_shows_nothing_of_a_partner_that_is_not_theirs_any_more(
    world: World, partner: str | None
) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    amina(world, partner_id=key_of(world, partner) if partner else None)
    before = world.amina.inbox[0].message
    world.advance(days=4)
    world.ana.presses("Renegotiate", near="the room list")
    world.ana.fills(due="4 December", reason="The printer of Eastside is broken.")
    assert "I can't find that." in world.amina.presses("That's right")
    assert world.amina.last.update is None
    assert world.amina.inbox[0].message == before


def test_a_button_that_found_nothing_works_once_it_is_theirs_again(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    amina(world, partner_id=None)
    assert "I can't find that." in world.amina.presses("That's right")
    amina(world, partner_id=key_of(world, "Eastside Mutual Aid"))
    assert "It stands as written." in world.amina.presses("That's right")


def test_a_post_of_the_team_keeps_its_language_whoever_presses_a_button_on_it(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.ana.says("/loop promised Eastside the keys by Friday")
    world.advance(days=9)
    world.rosa.says("/loop settings language es")
    world.rosa.presses("Done", near="the room list")
    assert "Settled" in world.team_channel[-1].message.to_text()
    assert "27 Nov" in world.team_channel[-1].message.to_text()


def waits_for_a_retry(world: World) -> None:
    """A letter to Amina that the platform did not take at the first try."""
    world.memory.faults["amina"].refuse.append(Refused("not now"))
    world.ana.says("/loop promised Eastside the room list by Friday")
    assert world.amina.inbox == []


def test_no_longer_wanting_to_be_written_to_stops_a_letter_that_waits(world: World) -> None:
    waits_for_a_retry(world)
    world.amina.says("/loop preferences change")
    world.amina.fills(where="not at all")
    world.advance(minutes=5)
    assert "the room list" not in world.amina.sees_all


@pytest.mark.parametrize("change", ["left", "unlinked", "moved"])
def test_someone_who_left_or_belongs_elsewhere_gets_no_letter_that_waits(world: World, change: str) -> None:
    waits_for_a_retry(world)
    values: dict[str, dict[str, object]] = {"left": {"left_at": world.clock.now()}, "unlinked": {"partner_id": None}}
    amina(world, **values.get(change, {"partner_id": key_of(world, "Casa Latina")}))
    world.advance(minutes=5)
    assert world.amina.inbox == []


def test_a_letter_that_waits_goes_out_to_someone_who_still_wants_it(world: World) -> None:
    waits_for_a_retry(world)
    world.advance(minutes=5)
    assert "the room list" in world.amina.sees


def test_what_was_never_told_is_not_told_to_be_taken_back(world: World) -> None:
    world.memory.faults["amina"].refuse.append(Refused("closed", is_final=True))
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.ana.says("/loop undo")
    assert world.amina.inbox == []


def test_no_post_says_that_a_newer_one_is_below_where_there_was_no_older_one(world: World) -> None:
    def queue(session: Session) -> None:
        box, now, to = Outbox(session), world.clock.now(), "local:local:ana"
        older = box.enqueue("older", "reminders.person", {"items": [], "subject": 1}, to, now)
        box.enqueue("newer", "reminders.closed", {"before": older.id}, to, now, replaces_id=older.id)

    world.database.write_now(queue)
    world.settle()
    world.advance(hours=1)
    assert world.ana.inbox == []


def receipt_and_loop(world: World) -> tuple[datetime | None, Loop]:
    def look(session: Session) -> tuple[datetime | None, Loop]:
        receipt = session.exec(select(Receipt)).one()
        note = session.exec(select(Note).order_by(col(Note.id).desc())).first()
        assert note is not None
        return receipt.delivered_at, note.loop

    return world.database.read_now(look)


def report_back(world: World) -> None:
    world.amina.says("/loop share")
    world.amina.presses("A need")
    world.amina.fills(words="We need a room on Sundays.")
    world.ana.says("/loop close Sundays")
    world.ana.presses("Report back")
    world.ana.fills(we_did="The hall is open on Sundays from January.")


def test_a_report_back_counts_as_delivered_once_it_is_sent(world: World) -> None:
    world.memory.faults["amina"].refuse.append(Refused("not now"))
    report_back(world)
    assert receipt_and_loop(world) == (None, Loop.ANSWERED)
    world.advance(minutes=5)
    delivered_at, loop = receipt_and_loop(world)
    assert delivered_at is not None
    assert loop is Loop.DELIVERED


def test_a_report_back_that_is_refused_for_good_was_not_delivered(world: World) -> None:
    world.memory.faults["amina"].refuse.append(Refused("closed", is_final=True))
    report_back(world)
    assert receipt_and_loop(world) == (None, Loop.ANSWERED)


def test_a_reminder_that_its_place_did_not_take_says_only_that_it_is_late(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.memory.faults["ana"].refuse.append(Refused("not now"))
    world.advance(days=2)
    world.jumps(hours=2)
    assert "This comes late: it was due on Wednesday, 25 November 2026" in world.ana.sees
    assert "I was not running" not in world.ana.sees


QUIET = {"quiet_from": time(18), "quiet_until": time(8)}


def comes_at(world: World, moment: str) -> bool:
    """Whether Amina's first letter comes at this local time and not a minute before."""
    at = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(ZONE))
    world.goes_to(at - timedelta(minutes=1))
    before = len(world.amina.inbox)
    world.goes_to(at)
    return (before, len(world.amina.inbox)) == (0, 1)


def test_a_letter_to_a_partner_s_person_waits_until_their_quiet_hours_are_over(world: World) -> None:
    amina(world, **QUIET)
    world.goes_to(datetime(2026, 11, 23, 21, 30, tzinfo=ZoneInfo(ZONE)))
    world.ana.says("/loop promised Eastside the room list by Friday")
    assert comes_at(world, "2026-11-24T08:00")
    assert "This comes late" not in world.amina.sees


def test_quiet_hours_are_over_on_the_same_day_after_midnight(world: World) -> None:
    amina(world, **QUIET)
    world.goes_to(datetime(2026, 11, 24, 1, 30, tzinfo=ZoneInfo(ZONE)))
    world.ana.says("/loop promised Eastside the room list by Friday")
    assert comes_at(world, "2026-11-24T08:00")


def test_no_letter_comes_on_a_quiet_day_of_the_partner_nor_in_the_night_after_it(world: World) -> None:
    amina(world, **QUIET)
    world.ana.says("/loop partner Eastside quiet Monday, 2026-11-24")
    world.ana.says("/loop promised Eastside the room list by Friday")
    assert comes_at(world, "2026-11-25T08:00")


def test_a_report_back_waits_as_well_and_an_answer_does_not(world: World) -> None:
    amina(world, **QUIET)
    world.goes_to(datetime(2026, 11, 23, 21, 30, tzinfo=ZoneInfo(ZONE)))
    report_back(world)
    assert "Thank you. We heard you." in world.amina.sees
    world.goes_to(datetime(2026, 11, 24, 8, tzinfo=ZoneInfo(ZONE)))
    assert "You were heard. Here is what became of it." in world.amina.sees


def test_what_is_taken_back_before_it_was_told_is_never_told(world: World) -> None:
    amina(world, **QUIET)
    world.goes_to(datetime(2026, 11, 23, 21, 30, tzinfo=ZoneInfo(ZONE)))
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.ana.says("/loop undo")
    world.advance(days=1)
    assert world.amina.inbox == []


def test_the_partner_of_the_local_page_is_written_to_at_any_hour(world: World) -> None:
    world.goes_to(datetime(2026, 11, 23, 21, 30, tzinfo=ZoneInfo(ZONE)))
    world.ana.says("/loop promised Eastside the room list by Friday")
    assert "the room list" in world.amina.sees
