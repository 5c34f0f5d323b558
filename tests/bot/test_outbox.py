"""Delivery: what is due goes out in order, once, and a refusal is dealt with."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import text
from sqlmodel import Session

from bot.clock import FrozenClock
from bot.delivery.hooks import Hooks
from bot.ports import Refused
from storage.database import Database
from storage.outbox import Outbox, OutboxItem, OutboxState
from tests.bot.posting import TAKE_AND_LOSE, Office, Platform

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


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


def test_what_can_be_done_about_a_refusal_is_kept_with_it(office: Office) -> None:
    advice = "Type /invite @loop in #north, then press Try again."
    office.platform.places["a"].next = [Refused("not_in_channel", is_final=True, advice=advice)]
    key = office.queue("to nobody")
    asyncio.run(office.deliver())
    assert office.row(key).error == f"not_in_channel. {advice}"


def test_a_final_refusal_ends_it_and_its_feature_is_told(office: Office) -> None:
    office.platform.places["a"].next = [Refused("no such channel", is_final=True)]
    key = office.queue("to nobody")
    asyncio.run(office.deliver())
    row = office.row(key)
    assert (row.state, row.error, office.returned) == (OutboxState.DEAD, "no such channel", ["to nobody"])


def test_what_a_feature_does_about_a_dead_message_goes_out_as_well(office: Office) -> None:
    def fall_back(session: Session, item: OutboxItem, now: datetime) -> None:
        Outbox(session).enqueue("instead", "test", {"words": "in the channel"}, "there:w:team", now)

    office.deliverer = office.another(hooks=Hooks(fall_back))
    office.platform.places["a"].next = [Refused("takes no messages", is_final=True)]
    office.queue("in private")
    asyncio.run(office.deliver())
    assert office.posts("team") == ["in the channel"]


def test_a_feature_that_fails_over_a_dead_message_does_not_bring_it_back(office: Office) -> None:
    def fail(session: Session, item: OutboxItem, now: datetime) -> None:
        Outbox(session).enqueue("half", "test", {"words": "half"}, "there:w:team", now)
        raise RuntimeError("a bug")

    office.deliverer = office.another(hooks=Hooks(fail))
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
    row = office.row(key)
    assert (row.state, row.attempts, row.error, office.returned) == (OutboxState.HELD, 3, "not now", [])


def test_what_can_not_be_written_over_an_earlier_message_is_sent_by_itself_in_the_end(office: Office) -> None:
    office.deliverer = office.another(max_attempts=2)
    first = office.queue("first")
    asyncio.run(office.deliver())
    office.platform.places["a"].next = [Refused("update_failed")] * 2
    key = office.queue("second", over=first)

    async def story() -> None:
        await office.deliver()
        office.clock.set(office.row(key).due_at)
        await office.deliver()

    asyncio.run(story())
    assert (office.row(key).state, office.posts()) == (OutboxState.SENT, ["first", "second"])


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


def test_where_the_earlier_message_is_gone_the_new_one_is_sent_by_itself(office: Office) -> None:
    async def story() -> None:
        first = office.queue("due on Friday")
        await office.deliver()
        office.platform.places["a"].next = [Refused("message not found", is_final=True)]
        office.queue("done", over=first)
        await office.deliver()

    asyncio.run(story())
    assert office.posts() == ["due on Friday", "done"]
    assert office.returned == []


def test_a_place_that_takes_nothing_any_more_ends_what_was_to_be_written_over(office: Office) -> None:
    async def story() -> int:
        first = office.queue("due on Friday")
        await office.deliver()
        office.platform.places["a"].next = [Refused("gone", is_final=True)] * 2
        over = office.queue("done", over=first)
        await office.deliver()
        return over

    assert office.row(asyncio.run(story())).state is OutboxState.DEAD
    assert office.returned == ["done"]


def test_who_asked_for_it_hears_once_that_a_message_was_sent(office: Office) -> None:
    office.platform.places["lost"].next = [TAKE_AND_LOSE]
    office.platform.places["refused"].next = [Refused("no", is_final=True)]

    async def story() -> None:
        for place in ("fine", "lost", "refused"):
            office.queue(place, place)
        await office.deliver()
        assert office.sent == ["fine"]
        await office.later(seconds=60)

    asyncio.run(story())
    assert office.sent == ["fine", "lost"]


def test_what_follows_a_message_that_was_sent_can_not_send_it_again(office: Office) -> None:
    def fail(session: Session, item: OutboxItem, now: datetime) -> None:
        session.execute(text("SELECT words FROM a_table_that_is_not_there"))

    office.deliverer = office.another(hooks=Hooks(fail, {"test": fail}))
    office.platform.places["b"].next = [Refused("gone", is_final=True)]
    sent, dead = office.queue("sent"), office.queue("dead", "b")
    asyncio.run(office.deliver())
    assert (office.row(sent).state, office.row(dead).state) == (OutboxState.SENT, OutboxState.DEAD)
    assert office.posts() == ["sent"]
