"""When reminders come: hours of their own, weekends, recurrences, snoozes, downtime, and who hears of what first."""

from datetime import UTC, datetime

from sqlmodel import Session, col, select

from bot import reminding
from storage.commitments import Commitment
from storage.people import Identity, Person
from storage.viewer import Role
from tests.driver import World
from tests.features.test_reminders import DUE_FRIDAY, bundles

SATURDAY, MONDAY_AFTER, TUESDAY_AFTER = (datetime(2026, *day, tzinfo=UTC) for day in ((11, 28), (11, 30), (12, 1)))


def at(day: datetime, hour: int, minute: int = 0) -> datetime:
    """An instant on a day; New York is five hours behind."""
    return day.replace(hour=hour, minute=minute)


def rosa_becomes(world: World, **values: object) -> None:
    def change(session: Session) -> None:
        rosa = session.exec(select(Person).where(Person.name == "Rosa")).one()
        for name, value in values.items():
            setattr(rosa, name, value)

    world.database.write_now(change)


def owner_becomes(world: World, words: str, owner_id: int | None) -> None:
    def change(session: Session) -> None:
        promise = session.exec(select(Commitment).where(Commitment.words == words)).one()
        promise.owner_id = owner_id
        reminding.plan(session, promise, world.clock.now())

    world.database.write_now(change)


def test_a_newer_bundle_brings_along_what_is_still_open(world: World) -> None:
    for n in range(8):
        world.ana.says(f"/loop promised Eastside list number {n} by Friday")
    world.ana.says("/loop remind me to ring the school on Wednesday at 14:00")
    world.goes_to(datetime(2026, 11, 25, 15, 0, tzinfo=UTC))
    assert "8 things you are keeping an eye on" in world.ana.sees
    world.ana.presses("Done", near="list number 3")
    world.goes_to(datetime(2026, 11, 25, 20, 0, tzinfo=UTC))
    assert "8 things you are keeping an eye on" in world.ana.sees
    assert "ring the school" in world.ana.sees
    assert "list number 7" in world.ana.sees
    assert "list number 3" not in world.ana.sees
    assert len(bundles(world.ana)) == 1


def test_a_bundle_that_is_written_over_in_place_loses_nothing_either(world: World) -> None:
    world.ana.says("/loop settings level active")
    world.ana.says("/loop promised Eastside the key by Tuesday")
    world.ana.says(DUE_FRIDAY)
    world.goes_to(datetime(2026, 12, 3, 20, 0, tzinfo=UTC))
    posts = len(world.ana.inbox)
    world.goes_to(datetime(2026, 12, 4, 20, 0, tzinfo=UTC))
    assert len(world.ana.inbox) == posts
    assert "2 things you are keeping an eye on" in world.ana.sees
    assert "- the key" in world.ana.sees


def test_what_was_put_off_does_not_come_along(world: World) -> None:
    world.ana.says(DUE_FRIDAY)
    world.ana.says("/loop remind me to ring the school on Wednesday at 14:00")
    world.goes_to(datetime(2026, 11, 25, 15, 0, tzinfo=UTC))
    world.ana.presses("Snooze", near="the room list")
    world.ana.fills(until="Friday")
    world.goes_to(datetime(2026, 11, 25, 20, 0, tzinfo=UTC))
    assert "1 thing you are keeping an eye on" in world.ana.sees


def test_more_than_a_letter_can_name_are_counted(world: World) -> None:
    world.ana.says(DUE_FRIDAY)

    def add_many(session: Session) -> None:
        one = session.exec(select(Commitment).where(Commitment.words == "the room list")).one()
        copied = one.model_dump(exclude={"id", "words"})
        session.add_all(Commitment(words=f"list number {n}", **copied) for n in range(54))

    world.database.write_now(add_many)
    world.advance(days=2)
    assert "55 things you are keeping an eye on" in world.ana.sees
    assert "and 45 more" in world.ana.sees


def test_an_hour_of_its_own_is_kept_on_a_saturday(world: World) -> None:
    world.ana.says("/loop remind me to open the hall on Saturday at 10:00")
    world.goes_to(at(SATURDAY, 14, 59))
    assert "Today" not in world.ana.sees_all
    world.goes_to(at(SATURDAY, 15))
    assert "Today\n- open the hall" in world.ana.sees


def test_an_hour_that_somebody_named_wins_over_their_quiet_hours(world: World) -> None:
    world.ana.says("/loop remind me to lock the hall on Tuesday at 22:00")
    world.goes_to(datetime(2026, 11, 25, 3, 0, tzinfo=UTC))
    assert "Today\n- lock the hall" in world.ana.sees


def test_a_pause_holds_even_an_hour_of_its_own(world: World) -> None:
    world.ana.says("/loop remind me to open the hall on Saturday at 10:00")
    world.ana.says("/loop settings pause until 2026-12-01")
    world.goes_to(at(TUESDAY_AFTER, 13, 59))
    assert bundles(world.ana) == []
    world.goes_to(at(TUESDAY_AFTER, 14))
    assert "open the hall" in world.ana.sees


def test_a_date_on_a_weekend_is_spoken_of_as_due_on_the_next_working_day(world: World) -> None:
    said = world.ana.says("/loop remind me to send the flyer to Eastside on Saturday")
    assert "When: Saturday, 28 November 2026" in said
    assert "I will speak of it on Monday, 30 November 2026" in said
    world.goes_to(at(MONDAY_AFTER, 20))
    assert "Today\n- send the flyer" in world.ana.sees
    world.goes_to(at(TUESDAY_AFTER, 20))
    assert "The date has passed\n- send the flyer" in world.ana.sees


def test_a_promise_for_a_weekend_says_when_it_is_spoken_of(world: World) -> None:
    said = world.ana.says("/loop promised Eastside the flyer by Saturday")
    assert "I will speak of it on Monday, 30 November 2026" in said
    assert "I will speak of it" not in world.ana.says("/loop promised Eastside the key by Friday")


def test_a_snooze_to_a_weekend_moves_to_the_working_day_after_and_says_so(world: World) -> None:
    world.ana.says(DUE_FRIDAY)
    world.advance(days=2)
    world.ana.presses("Snooze", near="the room list")
    said = world.ana.fills(until="Saturday")
    assert "Saturday, 28 November 2026" in said
    assert "is not a working day" in said
    assert "You will hear of it again on Monday, 30 November 2026" in said


def test_done_before_its_date_goes_on_to_the_time_after_that(world: World) -> None:
    world.ana.says("/loop remind me to water the plants every Tuesday at 9")
    world.ana.says("/loop mine")
    said = world.ana.presses("Done", near="water the plants")
    assert "Next time: Tuesday, 1 December 2026" in said


def test_what_recurs_comes_again_although_nobody_pressed_done(world: World) -> None:
    world.ana.says("/loop remind me to check the letters of Eastside every weekday at 9")
    seen = []
    for _ in range(9):
        before = len(world.ana.inbox)
        world.advance(days=1)
        if len(world.ana.inbox) > before and "Today\n- check the letters" in world.ana.sees:
            seen.append(world.clock.now().day)
    assert seen == [24, 25, 26, 27, 30, 1, 2]
    assert "last time was not marked as done" in world.ana.sees
    assert "due Wed 2 Dec" in world.ana.sees
    assert world.team_channel == []
    assert "check the letters" not in world.rosa.sees_all


def test_what_recurs_and_was_done_says_nothing_of_the_last_time(world: World) -> None:
    world.ana.says("/loop remind me to check the letters every weekday at 9")
    world.advance(days=1)
    world.ana.presses("Done", near="check the letters")
    world.advance(days=1)
    assert "check the letters" in world.ana.sees
    assert "not marked" not in world.ana.sees_all


def test_what_recurs_monthly_is_called_late_to_its_owner_only(world: World) -> None:
    world.ana.says("/loop remind me to read the meter of Eastside every month on day 24 at 9")
    world.goes_to(datetime(2026, 12, 23, 20, 0, tzinfo=UTC))
    assert "The date has passed\n- read the meter" in world.ana.sees
    assert world.team_channel == []
    world.goes_to(datetime(2026, 12, 24, 20, 0, tzinfo=UTC))
    assert "Today\n- read the meter" in world.ana.sees


def test_a_month_of_downtime_is_told_to_the_owner_first_then_the_team_then_the_manager(world: World) -> None:
    world.ana.says(DUE_FRIDAY)
    world.jumps(days=60)
    assert "the room list" in world.ana.sees
    assert (world.team_channel, "waited for more" in world.rosa.sees_all) == ([], False)
    world.advance(days=4)
    assert "the room list" in world.team_channel[-1].message.to_text()
    assert "waited for more" not in world.rosa.sees_all
    world.advance(days=10)
    assert "1 thing has waited for more than a week" in world.rosa.sees_all


def test_a_note_to_oneself_stays_private(world: World) -> None:
    world.ana.says("/loop remind me to stretch on Friday")
    world.advance(days=40)
    assert "stretch" in world.ana.sees_all
    assert world.team_channel == []
    assert "stretch" not in world.rosa.sees_all


def test_a_manager_is_written_to_in_their_own_hours(world: World) -> None:
    world.rosa.says("/loop settings quiet 18:00 10:30")
    world.ana.says(DUE_FRIDAY)
    world.goes_to(datetime(2026, 12, 8, 15, 29, tzinfo=UTC))
    assert "waited for more than a week" not in world.rosa.sees_all
    world.goes_to(datetime(2026, 12, 8, 15, 30, tzinfo=UTC))
    assert "waited for more than a week" in world.rosa.sees_all


def test_a_manager_on_a_pause_is_written_to_after_it(world: World) -> None:
    world.rosa.says("/loop settings pause until 2026-12-14")
    world.ana.says(DUE_FRIDAY)
    world.goes_to(datetime(2026, 12, 13, 20, 0, tzinfo=UTC))
    assert "waited for more than a week" not in world.rosa.sees_all
    world.goes_to(datetime(2026, 12, 14, 20, 0, tzinfo=UTC))
    assert "waited for more than a week" in world.rosa.sees_all


def test_a_manager_without_a_team_looks_at_all_of_them(world: World) -> None:
    rosa_becomes(world, team_id=None)
    world.ana.says(DUE_FRIDAY)
    world.goes_to(datetime(2026, 12, 8, 20, 0, tzinfo=UTC))
    assert "1 thing has waited for more than a week" in world.rosa.sees_all
    assert "the room list" in world.rosa.says("/loop digest")


def test_an_hour_stays_in_the_zone_it_was_said_in_after_a_hand_over(world: World) -> None:
    rosa_becomes(world, zone="Europe/Berlin")
    world.ana.says("/loop remind me to ring Eastside on Friday at 14:30")
    world.ana.says("/loop settings level active")
    world.advance(days=2)
    world.ana.presses("Hand over", near="ring Eastside")
    world.ana.fills(person="Rosa")
    world.rosa.presses("Yes, I'll take it")
    world.goes_to(datetime(2026, 11, 27, 19, 29, tzinfo=UTC))
    assert "Today\n- ring Eastside" not in world.rosa.sees_all
    world.goes_to(datetime(2026, 11, 27, 19, 30, tzinfo=UTC))
    assert "Today\n- ring Eastside" in world.rosa.sees
    assert "14:30 (America/New_York)" in world.rosa.sees


def test_of_someone_whom_no_platform_knows_the_team_hears_when_it_is_late(world: World) -> None:
    def add(session: Session) -> int:
        person = Person(name="Kim", role=Role.STAFF, team_id=1, zone="UTC", created_at=world.clock.now())
        session.add(person)
        session.flush()
        return person.id

    kim = world.database.write_now(add)
    world.ana.says(DUE_FRIDAY)
    owner_becomes(world, "the room list", kim)
    world.goes_to(datetime(2026, 12, 1, 20, 0, tzinfo=UTC))
    promise = world.database.read_now(lambda session: session.exec(select(Commitment)).all()[-1])
    assert promise.stage is None
    world.goes_to(datetime(2026, 12, 2, 20, 0, tzinfo=UTC))
    assert "the room list" in world.team_channel[-1].message.to_text()


def test_once_someone_can_be_reached_again_nothing_was_used_up(world: World) -> None:
    def forget(session: Session) -> Identity:
        identity = session.exec(select(Identity).where(col(Identity.external) == "ana")).one()
        session.delete(identity)
        return identity

    world.ana.says(DUE_FRIDAY)
    gone = world.database.write_now(forget).model_dump()
    world.advance(days=2)
    assert bundles(world.ana) == []
    world.database.write_now(lambda session: session.add(Identity(**gone)))
    world.advance(days=1)
    assert "Coming up\n- the room list" in world.ana.sees


def test_what_nobody_looks_after_is_said_tomorrow_when_todays_post_is_out(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.ana.says("/loop promised Eastside the key by Friday")
    for words in ("the room list", "the key"):
        owner_becomes(world, words, None)
    world.goes_to(datetime(2026, 11, 25, 14, 0, tzinfo=UTC))
    assert "2 things could use a hand" in world.team_channel[-1].message.to_text()
    world.ana.says("/loop promised Eastside the poster by Thursday")
    owner_becomes(world, "the poster", None)
    world.ana.says("/loop promised Eastside the chairs by 30 November")
    owner_becomes(world, "the chairs", None)
    world.goes_to(datetime(2026, 11, 26, 20, 0, tzinfo=UTC))
    post = world.team_channel[-1].message.to_text()
    assert "Today\n- the poster" in post
    assert "Coming up" in post
    assert "the chairs" in post
