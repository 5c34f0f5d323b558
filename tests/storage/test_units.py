"""Units of work: all or nothing, alone in their failure, and never silently lost."""

import asyncio
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import Session

from storage.database import Database, StorageUnavailable
from storage.inbox import Inbox
from storage.instance import Fact, Instance
from tests.storage.words import NOW, held_up


def add_one(session: Session) -> int:
    """Read, think, write: what loses updates when two do it at once."""
    facts = Instance(session)
    value = int(facts.get("count") or 0) + 1
    facts.set("count", value)
    session.flush()
    return value


def total(database: Database) -> int:
    return int(database.read_now(lambda session: Instance(session).get("count")) or 0)


def put(name: str) -> Any:
    return lambda session: Instance(session).set(name, 1)


def look(name: str) -> Any:
    return lambda session: Instance(session).get(name)


def there(database: Database, name: str) -> bool:
    return bool(database.read_now(look(name)) == 1)


def test_fifty_units_at_once_lose_no_update(database: Database) -> None:
    async def all_at_once() -> list[int]:
        return await asyncio.gather(*(database.write(add_one) for _ in range(50)))

    assert sorted(asyncio.run(all_at_once())) == list(range(1, 51))
    assert total(database) == 50


def test_two_processes_worth_of_databases_lose_no_update(database: Database) -> None:
    other = Database(database.url)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda n: (database, other)[n % 2].write_now(add_one), range(60)))
    other.close()
    assert sorted(answers) == list(range(1, 61))


@pytest.mark.parametrize(
    "error", [ValueError("bad"), SystemExit(3), KeyboardInterrupt(), asyncio.CancelledError()], ids=repr
)
def test_a_unit_that_raises_fails_alone_and_leaves_nothing(database: Database, error: BaseException) -> None:
    def bad(session: Session) -> None:
        Instance(session).set("half", 1)
        session.flush()
        raise error

    with held_up(database):
        before = [database._submit_write(put(f"good {n}")) for n in range(10)]
        failing = database._submit_write(bad)
        after = [database._submit_write(put(f"good {n}")) for n in range(10, 20)]
    assert failing.exception(timeout=10) is error
    assert [future.exception(timeout=10) for future in (*before, *after)] == [None] * 20
    assert not there(database, "half")
    assert all(there(database, f"good {n}") for n in range(20))
    assert database.write_now(add_one) == 1


@pytest.mark.parametrize("statement", ["SELECT * FROM no_such_table", "SELEKT 1"])
def test_a_misspelt_statement_is_a_bug_of_its_unit_and_not_an_outage(database: Database, statement: str) -> None:
    with held_up(database):
        bad = database._submit_write(lambda session: session.execute(text(statement)))
        good = database._submit_write(put("neighbour"))
    with pytest.raises(DBAPIError):
        bad.result()
    good.result()
    assert there(database, "neighbour")


def test_a_unit_that_ends_the_whole_transaction_lets_nobody_believe_in_it(file: Path) -> None:
    """SQLite can be told to; then nothing of the group is there, and everybody hears so."""
    database = Database(f"sqlite:///{file}")
    database.write_now(put("taken"))
    statement = "INSERT OR ROLLBACK INTO fact (name, value) VALUES ('taken', '2')"
    with held_up(database):
        before = database._submit_write(put("neighbour"))
        ending = database._submit_write(lambda session: session.execute(text(statement)))
        after = database._submit_write(put("another"))
    answers = [future.exception(timeout=10) for future in (before, ending, after)]
    kept = [there(database, "neighbour"), True, there(database, "another")]
    for answer, is_kept in zip(answers, kept, strict=True):
        assert (answer is None) <= is_kept
    assert isinstance(answers[0], StorageUnavailable)
    assert database.write_now(add_one) == 1
    database.close()


def test_a_broken_constraint_goes_to_its_author_only(database: Database) -> None:
    database.write_now(put("taken"))
    with pytest.raises(IntegrityError):
        database.write_now(lambda session: session.execute(insert(Fact).values(name="taken", value=2)))
    assert there(database, "taken")


def test_a_unit_that_swallowed_its_error_is_not_saved_by_halves(database: Database) -> None:
    database.write_now(put("taken"))

    def careless(session: Session) -> None:
        Instance(session).set("before", 1)
        session.add(Fact(name="taken", value=2))
        try:
            session.flush()
        except IntegrityError:
            return

    with pytest.raises(Exception, match="rolled back"):
        database.write_now(careless)
    assert not there(database, "before")


def test_everybody_sees_what_was_committed_before_they_looked(database: Database) -> None:
    async def write_and_look() -> list[bool]:
        seen = []
        for number in range(100):
            await database.write(put(f"n{number}"))
            seen.append(await database.read(look(f"n{number}")) == 1)
        return seen

    assert asyncio.run(write_and_look()) == [True] * 100


def test_a_unit_that_only_looks_cannot_change_anything(database: Database) -> None:
    with pytest.raises((DBAPIError, StorageUnavailable), match="read"):
        database.read_now(lambda session: session.execute(insert(Fact).values(name="sneaky", value=1)))
    database.write_now(put("loud"))
    assert not there(database, "sneaky")


def test_a_unit_inside_a_unit_is_refused_instead_of_waiting_for_ever(database: Database) -> None:
    for outer in (database.write_now, database.read_now):
        for inner in (database.write_now, database.read_now):
            with pytest.raises(RuntimeError, match="can't begin another"):
                outer(lambda _, inner=inner: inner(add_one))  # type: ignore[misc]


def test_a_caller_who_stopped_waiting_harms_nobody(database: Database) -> None:
    async def impatient() -> None:
        held = threading.Event()
        slow = asyncio.create_task(database.write(lambda _: held.wait(5)))
        waiting = [asyncio.create_task(database.write(add_one)) for _ in range(20)]
        await asyncio.sleep(0.05)
        for task in [slow, *waiting[::2]]:
            task.cancel()
        held.set()
        await asyncio.gather(*waiting, return_exceptions=True)
        assert all(task.exception() is None for task in waiting[1::2])

    asyncio.run(impatient())
    # On a server a unit that nobody waits for may still be on its way.
    database.write_now(add_one)
    assert 11 <= total(database) <= 21


def test_a_loop_that_ended_before_the_answer_does_not_stop_the_writer(database: Database) -> None:
    held = threading.Event()

    async def leaves() -> None:
        waits = asyncio.ensure_future(database.write(lambda _: held.wait(5)))
        await asyncio.sleep(0.05)
        assert not waits.done()

    asyncio.run(leaves())
    held.set()
    assert database.write_now(add_one) == 1


def test_what_was_accepted_before_closing_is_done_and_what_comes_later_is_told(database_url: str) -> None:
    database = Database(database_url)
    accepted: list[Any] = []
    refused = 0
    lock = threading.Lock()

    def knock() -> None:
        nonlocal refused
        for _ in range(50):
            try:
                future = database._submit_write(add_one)
            except StorageUnavailable:
                with lock:
                    refused += 1
            else:
                with lock:
                    accepted.append(future)

    threads = [threading.Thread(target=knock) for _ in range(4)]
    for thread in threads:
        thread.start()
    while len(accepted) < 20:
        time.sleep(0.001)
    database.close()
    for thread in threads:
        thread.join()
    answers = [future.result(timeout=10) for future in accepted]
    assert len(answers) + refused == 200
    with pytest.raises(StorageUnavailable, match="closed"):
        database.write_now(add_one)
    with pytest.raises(StorageUnavailable, match="closed"):
        database.read_now(add_one)
    database.close()
    again = Database(database_url)
    assert total(again) == len(answers)
    again.close()


def test_of_two_that_take_the_same_key_at_once_the_later_sees_the_earlier(database: Database) -> None:
    other = Database(database.url)
    both_looked = threading.Barrier(2, timeout=1)

    def handle_once(session: Session) -> bool:
        is_new = Inbox(session).is_new("event", NOW)
        with suppress(threading.BrokenBarrierError):
            both_looked.wait()
        return is_new

    with ThreadPoolExecutor(2) as pool:
        handled = list(pool.map(lambda one: one.write_now(handle_once), (database, other)))
    other.close()
    assert sorted(handled) == [False, True]


def test_of_two_that_look_before_they_take_a_key_the_later_looks_again(database: Database) -> None:
    other = Database(database.url)
    both_looked = threading.Barrier(2, timeout=1)

    def take(session: Session) -> str:
        if session.get(Fact, "key"):
            return "taken"
        with suppress(threading.BrokenBarrierError):
            both_looked.wait()
        session.add(Fact(name="key", value=1))
        session.flush()
        return "mine"

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda one: one.write_now(take), (database, other)))
    other.close()
    assert sorted(answers) == ["mine", "taken"]


def test_what_can_wait_lets_what_people_wait_for_go_first_and_still_gets_its_turn(database: Database) -> None:
    if not database.on_sqlite:
        pytest.skip("PostgreSQL has connections for either")
    order: list[str] = []

    def behind(session: Session) -> None:
        order.append("behind")
        time.sleep(0.02)

    with held_up(database):
        units = [database._submit_write(behind, can_wait=True) for _ in range(20)]
        units += [database._submit_write(lambda session: order.append("person")) for _ in range(100)]
    for future in units:
        future.result(10)
    assert Counter(order) == {"behind": 20, "person": 100}
    assert order[:110].count("person") == 100
    assert "behind" in order[:100]


def test_what_can_wait_never_takes_all_connections(database: Database) -> None:
    if database.on_sqlite:
        pytest.skip("SQLite has one connection that writes")
    gate = threading.Event()
    behind = [database._submit_write(lambda session: gate.wait(10), can_wait=True) for _ in range(20)]
    assert database._submit_write(lambda session: "at once").result(5) == "at once"
    gate.set()
    assert all(future.result(10) for future in behind)
