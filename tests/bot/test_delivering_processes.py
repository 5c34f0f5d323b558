"""A process that dies, stops, fails or is not alone: the rows it held are sent, once."""

import asyncio
import time
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select
from structlog.testing import capture_logs

from bot.clock import FrozenClock
from bot.outbox import MOST_IN_HAND
from bot.ports import Absent, Refused, Unknown, Unsure
from storage.database import Database
from storage.outbox import Outbox, OutboxItem, OutboxState
from tests.bot.posting import TAKE_AND_LOSE, Office, Platform
from tests.queue import states

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
ROUNDS = 4


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database, FrozenClock(NOON), Platform())


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
        taken = office.database.write_now(
            lambda s: Outbox(s).claim("other", NOON + timedelta(days=1), timedelta(seconds=120))
        )
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
    counts = office.database.read_now(states)
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


async def together(offices: list[Office]) -> None:
    await asyncio.gather(*(office.deliver() for office in offices))


def owners(database: Database) -> set[str | None]:
    return database.read_now(lambda session: set(session.exec(select(OutboxItem.owner))))


def test_two_processes_share_a_database_and_nothing_goes_out_twice(database: Database) -> None:
    platform = Platform()
    offices = [Office(database, FrozenClock(NOON), platform) for _ in range(2)]
    if database.on_sqlite:
        # They take turns at the file, and on a busy machine it may be long until it is one's turn.
        apart = [Database(database.url, patience=60) for _ in offices]
        for office, own in zip(offices, apart, strict=True):
            office.database = own
            office.deliverer = office.another()
    rows = 0
    for _ in range(ROUNDS):
        # More than one process takes in hand, so that the other one has its share, unless the machine forgets it.
        for n in range(rows, rows + MOST_IN_HAND + 100):
            offices[0].queue(f"{n}", f"place {n % 40}")
        rows = n + 1
        asyncio.run(together(offices))
        if len(owners(database)) == 2:
            break
    if database.on_sqlite:
        for own in apart:
            own.close()
    assert sorted(platform.said, key=int) == [str(n) for n in range(rows)]
    states = database.read_now(lambda session: set(session.exec(select(OutboxItem.state))))
    assert states == {OutboxState.SENT}
    assert len(owners(database)) == 2, "both had a share of it"
