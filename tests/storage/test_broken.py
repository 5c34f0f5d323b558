"""Places that refuse everything: known once for each break, and of what waits only the newest edition goes out."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from sqlmodel import Session

from storage.broken import Broken
from storage.database import Database
from storage.outbox import Outbox, OutboxItem, OutboxState

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PLACE = "local:w:a"


def note(database: Database) -> int | None:
    def work(session: Session) -> int | None:
        broken = Broken(session).note(PLACE, "gone", "", NOON)
        return broken.breaks if broken else None

    return database.write_now(work)


def lift(database: Database) -> int:
    def work(session: Session) -> int:
        broken = Broken(session).at(PLACE)
        return Broken(session).lift(broken, NOON) if broken else -1

    return database.write_now(work)


def waits(database: Database, key: str, over: int | None = None) -> int:
    def work(session: Session) -> int:
        item = Outbox(session).enqueue(key, "test", {}, PLACE, NOON, replaces_id=over)
        Broken(session).wait(item, "gone")
        return item.id

    return database.write_now(work)


def row(database: Database, key: int) -> OutboxItem:
    return database.read_now(lambda session: session.get_one(OutboxItem, key))


def test_each_break_is_news_once_and_has_a_number_of_its_own(database: Database) -> None:
    assert [note(database), note(database)] == [1, None]
    assert [lift(database), lift(database)] == [0, -1]
    assert [note(database), note(database)] == [2, None]


def test_of_many_who_find_it_out_at_once_one_is_the_first(database: Database) -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: note(database), range(12)))
    assert sorted(found, key=str) == [1] + [None] * 11


def test_of_several_editions_only_the_newest_goes_out_over_what_was_sent(database: Database) -> None:
    sent = database.write_now(lambda session: Outbox(session).enqueue("sent", "test", {}, PLACE, NOON).id)
    database.write_now(lambda session: Outbox(session).sent(sent, "ref", NOON))
    note(database)
    second, alone = waits(database, "second", sent), waits(database, "alone")
    third = waits(database, "third", second)
    over_alone = waits(database, "over alone", alone)
    assert lift(database) == 2
    assert [row(database, key).state for key in (second, alone)] == [OutboxState.DROPPED] * 2
    assert (row(database, third).replaces_id, row(database, over_alone).replaces_id) == (sent, None)
    assert {row(database, key).state for key in (third, over_alone)} == {OutboxState.PENDING}


def test_what_waits_is_not_claimed_and_wakes_nobody_up(database: Database) -> None:
    note(database)
    waits(database, "waits")
    assert database.read_now(lambda session: Outbox(session).next_due()) is None
    assert lift(database) == 1
    assert database.read_now(lambda session: Outbox(session).next_due()) == NOON
