"""A lost answer is looked up when it has settled, and a clock that moves changes nothing about it."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session

from bot.clock import FrozenClock, MovableClock
from bot.delivery.hooks import Hooks
from bot.ports import Blind, Refused, Unknown, Unsure
from storage.database import Database
from storage.outbox import MOST_MISSES, Outbox, OutboxState
from tests.bot.posting import TAKE_AND_LOSE, Office, Platform

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database, FrozenClock(NOON), Platform())


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
    assert timedelta(days=1) < office.clock.now() - NOON < timedelta(days=1) + timedelta(hours=1)
    assert 40 < looks < 80


def test_a_platform_that_can_never_be_asked_holds_it_as_soon_as_it_has_settled(office: Office) -> None:
    office.platform.places["a"].next = [TAKE_AND_LOSE]
    office.platform.places["a"].looks = [Blind(send_again=False)]
    key = office.queue("once")

    async def story() -> None:
        await office.deliver()
        await office.later(seconds=59)
        assert office.row(key).state is OutboxState.AMBIGUOUS
        await office.later(seconds=1)

    asyncio.run(story())
    assert (office.row(key).state, office.platform.said) == (OutboxState.HELD, ["once"])
    assert office.row(key).error == "the platform can't be asked whether it arrived"


@pytest.mark.parametrize(("losses", "state"), [(1, OutboxState.SENT), (2, OutboxState.HELD), (5, OutboxState.HELD)])
def test_where_it_was_chosen_it_is_sent_again_once_and_marked(office: Office, losses: int, state: OutboxState) -> None:
    office.platform.places["a"].next = [Unsure("lost")] * losses
    office.platform.places["a"].looks = [Blind(send_again=True)] * losses
    key = office.queue("twice")

    async def story() -> None:
        for _ in range(6):
            await office.later(minutes=2)

    asyncio.run(story())
    assert (office.row(key).state, office.row(key).may_repeat) == (state, True)
    assert len(office.platform.places["a"].calls) == 2


def test_what_must_not_be_repeated_is_held_whatever_was_chosen(office: Office) -> None:
    office.platform.places["a"].next = [TAKE_AND_LOSE]
    office.platform.places["a"].looks = [Blind(send_again=True)]
    office.deliverer = office.another(hooks=Hooks(may_repeat=lambda session, item: False))
    key = office.queue("private")
    asyncio.run(office.deliver())
    asyncio.run(office.later(minutes=2))
    assert (office.row(key).state, office.platform.said) == (OutboxState.HELD, ["private"])


@pytest.mark.parametrize("send_again", [True, False])
def test_what_is_written_over_an_earlier_message_is_written_again_without_a_mark(
    office: Office, send_again: bool
) -> None:
    earlier = office.queue("as it was")
    asyncio.run(office.deliver())
    office.platform.places["a"].next = [TAKE_AND_LOSE, Unsure("lost")]
    office.platform.places["a"].looks = [Blind(send_again)] * 2
    key = office.queue("as it is", over=earlier)

    async def story() -> None:
        for _ in range(3):
            await office.later(minutes=2)

    asyncio.run(story())
    assert (office.row(key).state, office.row(key).may_repeat) == (OutboxState.SENT, False)
    assert office.posts() == ["as it is"]
    assert len(office.platform.places["a"].calls) == 4


def test_what_can_never_be_written_over_is_held_in_the_end(office: Office) -> None:
    earlier = office.queue("as it was")
    asyncio.run(office.deliver())
    office.platform.places["a"].next = [Unsure("lost")] * 20
    office.platform.places["a"].looks = [Blind(send_again=True)] * 20
    key = office.queue("as it is", over=earlier)

    async def story() -> None:
        for _ in range(12):
            await office.later(minutes=2)

    asyncio.run(story())
    assert office.row(key).state is OutboxState.HELD
    assert len(office.platform.places["a"].calls) == 1 + 8


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
        office.clock.set(NOON - timedelta(days=1))
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


class MachineClock(MovableClock):
    """The clock of the bot that is run, on a machine whose time somebody sets."""

    ahead = timedelta()

    def now(self) -> datetime:
        return super().now() + self.ahead


@pytest.mark.parametrize(("days_skipped", "waits"), [(0, True), (1, False)])
def test_the_clock_of_the_real_bot_is_not_trusted_unless_it_was_moved_on_purpose(
    database: Database, days_skipped: int, waits: bool
) -> None:
    clock = MachineClock(timedelta(days=days_skipped))
    office = Office(database, clock, Platform(), settle=timedelta(seconds=0.5))
    office.platform.places["a"].next = [TAKE_AND_LOSE]

    async def story() -> bool:
        office.queue("once")
        await office.deliver()
        clock.ahead = timedelta(hours=1)
        await office.deliver()
        return not office.platform.places["a"].looked_at

    assert asyncio.run(story()) is waits
