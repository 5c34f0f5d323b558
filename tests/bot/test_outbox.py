"""Delivery: what is due goes out in order, once, and whatever happens to an answer is noted honestly."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from sqlmodel import Session, select
from structlog.testing import capture_logs

from bot.clock import FrozenClock
from bot.ports import Absent, Refused, Unknown, Unsure
from storage.database import Database
from storage.outbox import MOST_MISSES, Outbox, OutboxItem, OutboxState
from tests.bot.posting import TAKE_AND_LOSE, Office, Platform

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database, FrozenClock(NOON), Platform())


def test_what_is_due_goes_out_in_the_order_in_which_it_was_queued(office: Office) -> None:
    keys = [office.queue(f"message {n}", "ab"[n % 2]) for n in range(7)]
    assert asyncio.run(office.deliver()) == 7
    assert office.posts("a") == ["message 0", "message 2", "message 4", "message 6"]
    assert office.posts("b") == ["message 1", "message 3", "message 5"]
    rows = [office.row(key) for key in keys]
    assert {row.state for row in rows} == {OutboxState.SENT}
    assert (rows[2].message_ref, rows[2].sent_at, rows[2].attempts) == ("ref 1", NOON, 1)
    assert office.platform.places["a"].most_at_once == 1


def test_more_than_a_batch_goes_out_in_one_go(office: Office) -> None:
    for n in range(230):
        office.queue(f"{n}", "a" if n < 220 else "b")
    assert asyncio.run(office.deliver()) == 230
    assert office.posts("a") == [str(n) for n in range(220)]
    assert len(office.posts("b")) == 10


def test_what_is_not_due_yet_waits(office: Office) -> None:
    office.clock.advance(timedelta(hours=1))
    office.queue("later")
    office.clock.set(NOON)
    assert asyncio.run(office.deliver()) == 0
    assert asyncio.run(office.later(hours=1)) == 1


def test_a_message_whose_reason_went_away_is_dropped(office: Office) -> None:
    key = office.queue("call Pastor Lee")
    office.unwanted.add("call Pastor Lee")
    asyncio.run(office.deliver())
    assert (office.posts(), office.row(key).state) == ([], OutboxState.DROPPED)


def test_a_place_that_takes_its_time_keeps_no_other_waiting(office: Office) -> None:
    async def story() -> None:
        slow = office.platform.hold["slow"] = asyncio.Event()
        office.queue("one", "slow")
        delivering = asyncio.create_task(office.deliver())
        await office.until(lambda: bool(office.platform.places["slow"].calls))
        office.queue("two", "quick")
        assert await office.deliverer.begin_due() == 1
        await office.until(lambda: office.posts("quick") == ["two"])
        assert office.posts("slow") == []
        slow.set()
        await delivering

    asyncio.run(story())
    assert office.posts("slow") == ["one"]


def test_a_place_that_is_being_served_is_not_served_twice_at_once(office: Office) -> None:
    async def story() -> None:
        office.platform.hold["a"] = asyncio.Event()
        office.queue("one")
        first = asyncio.create_task(office.deliver())
        await office.until(lambda: bool(office.platform.places["a"].calls))
        office.queue("two")
        assert await office.deliverer.begin_due() == 0
        office.platform.hold["a"].set()
        assert await first == 2

    asyncio.run(story())
    assert (office.posts(), office.platform.places["a"].most_at_once) == (["one", "two"], 1)


def test_the_pace_is_kept_at_each_place_and_places_go_side_by_side(database: Database) -> None:
    office = Office(database, FrozenClock(NOON), Platform(pace=0.1))
    for n in range(12):
        office.queue(f"{n}", "abc"[n % 3])
    began = time.monotonic()
    asyncio.run(office.deliver())
    assert time.monotonic() - began < 1.0  # one after the other it would be more than 1.1
    for place in "abc":
        calls = office.platform.places[place].calls
        assert all(later - earlier >= 0.099 for earlier, later in pairwise(calls))


def test_a_place_that_says_wait_is_left_alone_and_the_order_is_kept(office: Office) -> None:
    office.platform.places["a"].next = [Refused("slow down", retry_after=0.4)]
    keys = [office.queue(f"a{n}") for n in range(3)]
    office.queue("b0", "b")

    async def story() -> None:
        await office.deliver()
        assert (office.posts("a"), office.posts("b")) == ([], ["b0"])
        assert {office.row(key).state for key in keys} == {OutboxState.PENDING}
        assert [office.row(key).attempts for key in keys] == [0, 0, 0]
        office.queue("a3")
        assert await office.later(seconds=1) == 4

    asyncio.run(story())
    calls = office.platform.places["a"].calls
    assert office.posts("a") == ["a0", "a1", "a2", "a3"]
    assert calls[1] - calls[0] >= 0.4


def test_being_told_to_wait_for_ever_kills_no_message(office: Office) -> None:
    office.platform.places["a"].next = [Refused("slow down", retry_after=0)] * 12
    key = office.queue("patience")

    async def story() -> None:
        for _ in range(13):
            await office.later(seconds=1)

    asyncio.run(story())
    assert office.row(key).state is OutboxState.SENT


def test_a_final_refusal_ends_it_and_its_feature_is_told(office: Office) -> None:
    office.platform.places["a"].next = [Refused("no such channel", is_final=True)]
    key = office.queue("to nobody")
    asyncio.run(office.deliver())
    row = office.row(key)
    assert (row.state, row.error, office.returned) == (OutboxState.DEAD, "no such channel", ["to nobody"])


def test_what_a_feature_does_about_a_dead_message_goes_out_as_well(office: Office) -> None:
    def fall_back(session: Session, item: OutboxItem, now: datetime) -> None:
        Outbox(session).enqueue("instead", "test", {"words": "in the channel"}, "there:w:team", now)

    office.deliverer = office.another(on_dead=fall_back)
    office.platform.places["a"].next = [Refused("takes no messages", is_final=True)]
    office.queue("in private")
    asyncio.run(office.deliver())
    assert office.posts("team") == ["in the channel"]


def test_a_feature_that_fails_over_a_dead_message_does_not_bring_it_back(office: Office) -> None:
    def fail(session: Session, item: OutboxItem, now: datetime) -> None:
        Outbox(session).enqueue("half", "test", {"words": "half"}, "there:w:team", now)
        raise RuntimeError("a bug")

    office.deliverer = office.another(on_dead=fail)
    office.platform.places["a"].next = [Refused("gone", is_final=True)]
    key = office.queue("dead")
    asyncio.run(office.deliver())
    assert (office.row(key).state, office.posts("team")) == (OutboxState.DEAD, [])


def test_a_refusal_that_may_pass_is_tried_again_ever_later_and_not_for_ever(office: Office) -> None:
    office.deliverer = office.another(max_attempts=3)
    office.platform.places["a"].next = [Refused("not now")] * 3
    key = office.queue("again")

    async def story() -> list[float]:
        waits = []
        for _ in range(2):
            await office.deliver()
            waits.append((office.row(key).due_at - office.clock.now()).total_seconds())
            office.clock.set(office.row(key).due_at)
        await office.deliver()
        return waits

    assert asyncio.run(story()) == [10.0, 20.0]
    assert (office.row(key).state, office.row(key).attempts, office.returned) == (OutboxState.DEAD, 3, ["again"])


@pytest.mark.parametrize("loss", [TAKE_AND_LOSE, Unsure("500"), ConnectionResetError(), ValueError("not JSON")])
def test_a_lost_answer_is_looked_up_when_it_has_settled_and_not_before(office: Office, loss: Exception | str) -> None:
    office.platform.places["a"].next = [loss]
    key = office.queue("once")

    async def story() -> None:
        await office.deliver()
        assert office.row(key).state is OutboxState.AMBIGUOUS
        await office.later(seconds=59)
        assert office.platform.places["a"].looked_at == []
        await office.later(seconds=1)

    asyncio.run(story())
    assert office.platform.places["a"].looked_at == [NOON - timedelta(seconds=60)]
    assert (office.platform.said, office.row(key).state) == (["once"], OutboxState.SENT)
    assert office.row(key).message_ref == "ref 0"


def test_an_answer_that_takes_too_long_is_a_lost_answer(office: Office) -> None:
    office.deliverer = office.another(request_timeout=0.05)
    key = office.queue("slow")

    async def story() -> None:
        office.platform.hold["a"] = asyncio.Event()
        await office.deliver()

    asyncio.run(story())
    assert (office.row(key).state, office.row(key).error) == (OutboxState.AMBIGUOUS, "TimeoutError")


def test_a_message_that_is_never_found_is_held_for_a_person_in_the_end(office: Office) -> None:
    office.platform.places["a"].next = [Unsure("lost")] * 9
    key = office.queue("lost")

    async def story() -> None:
        for _ in range(9):
            await office.later(minutes=2)

    asyncio.run(story())
    assert office.row(key).state is OutboxState.HELD
    assert len(office.platform.places["a"].calls) == MOST_MISSES + 1


def test_a_platform_that_cannot_tell_is_asked_again_ever_later_and_then_a_person_is(office: Office) -> None:
    office.platform.places["a"].next = [Unsure("lost")]
    office.platform.places["a"].looks = [Unknown(), OSError("no network")] * 100
    key = office.queue("who knows")

    async def story() -> int:
        await office.deliver()
        while office.row(key).state is OutboxState.AMBIGUOUS:
            office.clock.set(office.row(key).due_at)
            await office.deliver()
        return len(office.platform.places["a"].looked_at)

    looks = asyncio.run(story())
    assert (office.row(key).state, office.platform.said) == (OutboxState.HELD, [])
    assert DAY < office.clock.now() - NOON < DAY + timedelta(hours=1)
    assert 40 < looks < 80


def test_a_look_up_that_is_told_to_wait_leaves_the_place_alone(office: Office) -> None:
    office.platform.places["a"].next = [TAKE_AND_LOSE]
    office.platform.places["a"].looks = [Refused("slow down", retry_after=0.3)]
    key = office.queue("first")

    async def story() -> None:
        await office.deliver()
        office.queue("second")
        await office.later(seconds=60)
        assert office.row(key).state is OutboxState.AMBIGUOUS
        assert office.posts() == ["first"]
        await office.later(minutes=5)

    asyncio.run(story())
    assert (office.posts(), office.row(key).state) == (["first", "second"], OutboxState.SENT)


def test_a_clock_that_is_set_back_makes_nobody_ask_without_end(office: Office) -> None:
    office.platform.places["a"].next = [Unsure("lost")]
    office.platform.places["a"].looks = [Unknown()] * 100
    office.queue("doubt")

    async def story() -> None:
        await office.deliver()
        await office.later(seconds=60)
        office.clock.set(NOON - DAY)
        await office.deliver()
        await office.later(days=1, minutes=30)

    asyncio.run(story())
    assert len(office.platform.places["a"].looked_at) == 2


def test_without_an_adapter_a_message_waits_and_a_doubt_stays_a_doubt(office: Office) -> None:
    elsewhere, key = office.queue("elsewhere", platform="elsewhere"), office.queue("doubt")
    office.platform.places["a"].next = [TAKE_AND_LOSE]
    asyncio.run(office.deliver())
    assert office.row(elsewhere).state is OutboxState.PENDING
    assert office.row(elsewhere).due_at == NOON + timedelta(minutes=1)

    def forget(session: Session) -> None:
        item = Outbox(session).get(key)
        assert item is not None
        item.destination = "elsewhere:w:a"

    office.database.write_now(forget)
    asyncio.run(office.later(seconds=60))
    assert office.row(key).state is OutboxState.AMBIGUOUS
    assert office.platform.said == ["doubt"]


def test_a_message_is_written_over_an_earlier_one(office: Office) -> None:
    async def story() -> None:
        first = office.queue("due on Friday")
        await office.deliver()
        office.queue("done", over=first)
        await office.deliver()

    asyncio.run(story())
    assert office.platform.places["a"].posts == {"ref 0": "done"}


def test_a_replacement_waits_until_the_earlier_message_is_there(office: Office) -> None:
    office.platform.places["a"].next = [TAKE_AND_LOSE]

    async def story() -> None:
        first = office.queue("due on Friday")
        office.queue("done", over=first)
        await office.deliver()
        assert office.posts() == ["due on Friday"]
        await office.later(seconds=60)
        await office.later(seconds=5)

    asyncio.run(story())
    assert office.platform.places["a"].posts == {"ref 0": "done"}


def test_a_replacement_for_what_was_never_sent_is_a_new_message(office: Office) -> None:
    office.unwanted.add("old")

    async def story() -> None:
        first = office.queue("old")
        office.queue("new", over=first)
        await office.deliver()

    asyncio.run(story())
    assert office.posts() == ["new"]


def test_a_clock_that_is_moved_does_not_doubt_what_is_being_called(office: Office) -> None:
    async def story() -> None:
        office.platform.hold["a"] = asyncio.Event()
        office.queue("one")
        delivering = asyncio.create_task(office.deliver())
        await office.until(lambda: bool(office.platform.places["a"].calls))
        office.clock.advance(timedelta(days=3))
        assert await office.deliverer.begin_due() == 0
        office.platform.hold["a"].set()
        await delivering

    asyncio.run(story())
    assert (office.platform.said, office.platform.places["a"].looked_at) == (["one"], [])


def test_a_wall_clock_that_jumps_ahead_does_not_cut_the_settling_short(office: Office) -> None:
    office.platform.places["a"].next = [TAKE_AND_LOSE]
    office.deliverer = office.another(settle=timedelta(seconds=0.5), clock_may_jump=True)

    async def story() -> None:
        office.queue("once")
        await office.deliver()
        lost_at = asyncio.get_running_loop().time()
        office.clock.advance(timedelta(hours=1))
        while not office.platform.places["a"].looked_at:
            await office.deliver()
            await asyncio.sleep(0.02)
        assert asyncio.get_running_loop().time() - lost_at >= 0.45

    asyncio.run(story())
    assert office.platform.said == ["once"]


def test_what_another_process_left_under_way_settles_by_the_loop_s_time_too(office: Office) -> None:
    async def story() -> None:
        office.platform.hold["a"] = asyncio.Event()
        key = office.queue("one")
        crashing = asyncio.create_task(office.deliverer.deliver_due())
        await office.until(lambda: bool(office.platform.places["a"].calls))
        office.clock.advance(timedelta(hours=1))
        office.deliverer = office.another(settle=timedelta(seconds=0.5), clock_may_jump=True)
        assert await office.deliver() == 0
        assert office.row(key).state is OutboxState.SENDING
        await asyncio.sleep(0.5)
        office.platform.hold["a"].set()
        await crashing
        await office.deliver()

    asyncio.run(story())
    assert office.platform.said == ["one"]


def test_what_a_dead_process_had_under_way_is_looked_up_by_the_next(office: Office) -> None:
    async def dies() -> None:
        office.platform.places["a"].next = [TAKE_AND_LOSE]
        task = asyncio.create_task(office.deliverer.deliver_due())
        office.platform.hold["a"] = asyncio.Event()
        await office.until(lambda: bool(office.platform.places["a"].calls))
        # The loop ends here with the call under way, as it would in a process that is killed.
        task.cancel()

    key = office.queue("once")
    asyncio.run(dies())
    assert office.row(key).state is OutboxState.SENDING
    office.platform.hold.clear()
    office.platform.places["a"].next = []
    office.deliverer = office.another()
    asyncio.run(office.later(seconds=59))
    assert office.row(key).state is OutboxState.SENDING
    asyncio.run(office.later(seconds=1))
    assert (office.row(key).state, office.platform.said) == (OutboxState.SENT, ["once"])
    assert len(office.platform.places["a"].looked_at) == 1


def test_what_a_dead_process_had_only_claimed_is_sent_when_the_lease_is_over(office: Office) -> None:
    key = office.queue("claimed")
    office.database.write_now(lambda session: len(Outbox(session).claim("dead", NOON, timedelta(seconds=120))))
    assert asyncio.run(office.later(seconds=119)) == 0
    assert asyncio.run(office.later(seconds=1)) == 1
    assert office.row(key).state is OutboxState.SENT


def test_a_row_that_was_taken_over_is_not_sent_by_its_first_owner(office: Office) -> None:
    office.queue("one")

    async def story() -> int:
        slow = asyncio.create_task(office.deliver())
        while not office.deliverer._lanes:
            await asyncio.sleep(0)
        # Between claim and call the lease runs out and somebody else takes the row.
        taken = office.database.write_now(lambda s: Outbox(s).claim("other", NOON + DAY, timedelta(seconds=120)))
        await slow
        return len(taken)

    assert asyncio.run(story()) == 1
    assert office.platform.said == []


def test_stopping_lets_the_call_under_way_finish_and_gives_the_rest_back(office: Office) -> None:
    async def story() -> None:
        office.platform.hold["a"] = asyncio.Event()
        office.queue("under way")
        for n in range(5):
            office.queue(f"claimed {n}")
        delivering = asyncio.create_task(office.deliver())
        await office.until(lambda: bool(office.platform.places["a"].calls))
        stopping = asyncio.create_task(office.deliverer.stop())
        await asyncio.sleep(0.05)
        assert not stopping.done()
        office.platform.hold["a"].set()
        await stopping
        await delivering
        office.queue("too late")
        assert await office.deliver() == 0

    asyncio.run(story())
    assert office.platform.said == ["under way"]
    counts = office.database.read_now(lambda session: Outbox(session).counts())
    assert counts == {OutboxState.SENT: 1, OutboxState.PENDING: 6}


def test_stopping_does_not_wait_for_a_pause(office: Office) -> None:
    office.platform.places["a"].next = [Refused("slow down", retry_after=60)]
    office.queue("one")

    async def story() -> float:
        await office.deliver()
        began = time.monotonic()
        await office.deliverer.stop()
        return time.monotonic() - began

    assert asyncio.run(story()) < 1
    assert office.platform.said == []


def test_a_call_that_hangs_does_not_keep_the_process_from_ending(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.outbox.STOP_WITHIN", 0.1)
    key = office.queue("hangs")

    async def story() -> None:
        office.platform.hold["a"] = asyncio.Event()
        delivering = asyncio.create_task(office.deliver())
        await office.until(lambda: bool(office.platform.places["a"].calls))
        await office.deliverer.stop()
        await delivering

    asyncio.run(story())
    assert office.row(key).state is OutboxState.SENDING  # honest: nobody knows


def test_a_message_that_cannot_be_written_takes_no_other_with_it(office: Office) -> None:
    office.broken.add("broken")
    key = office.queue("broken")
    office.queue("sound")

    async def story() -> None:
        await office.deliver()
        assert (office.posts(), office.row(key).state) == (["sound"], OutboxState.PENDING)
        while office.row(key).is_open:
            office.clock.set(office.row(key).due_at)
            await office.deliver()

    asyncio.run(story())
    assert (office.row(key).state, office.row(key).attempts) == (OutboxState.DEAD, 8)
    assert office.clock.now() - NOON > timedelta(minutes=20)


def test_a_message_that_could_be_written_after_all_goes_out(office: Office) -> None:
    office.broken.add("broken")
    key = office.queue("broken")
    asyncio.run(office.deliver())
    office.broken.clear()
    asyncio.run(office.later(minutes=1))
    assert office.row(key).state is OutboxState.SENT


def test_the_log_names_rows_and_never_their_words(office: Office) -> None:
    fates = [Unsure("lost"), Refused("secret", is_final=True), Refused("secret"), Absent()]
    office.platform.places["a"].next = [fate for fate in fates if isinstance(fate, Exception)]
    office.platform.places["a"].looks = [OSError("secret"), Unknown()]
    office.broken.add("secret broken")
    for n in range(4):
        office.queue(f"secret {n}")
    office.queue("secret broken")
    with capture_logs() as lines:
        asyncio.run(office.deliver())
        asyncio.run(office.later(minutes=2))
    assert {line["event"] for line in lines} >= {"answer lost", "look-up failed", "message given up"}
    assert "secret" not in str(lines)


def test_two_processes_share_a_database_and_nothing_goes_out_twice(database: Database) -> None:
    platform = Platform()
    offices = [Office(database, FrozenClock(NOON), platform) for _ in range(2)]
    if database.on_sqlite:
        offices[1].database = second = Database(database.url)
        offices[1].deliverer = offices[1].another()
    for n in range(400):
        offices[0].queue(f"{n}", f"place {n % 40}")

    async def story() -> list[int]:
        return await asyncio.gather(*(office.deliver() for office in offices))

    shares = asyncio.run(story())
    if database.on_sqlite:
        second.close()
    assert sorted(platform.said, key=int) == [str(n) for n in range(400)]
    assert sum(shares) >= 400
    states = database.read_now(lambda session: set(session.exec(select(OutboxItem.state))))
    assert states == {OutboxState.SENT}
    owners = database.read_now(lambda session: set(session.exec(select(OutboxItem.owner))))
    assert len(owners) == 2, "both had a share of it"
