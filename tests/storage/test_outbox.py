"""The rows of the outbox: what is queued once, what a claim takes and leaves, and what each step leaves behind."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlmodel import Session

from storage.database import Database
from storage.outbox import MOST_MISSES, Outbox, OutboxConflict, OutboxItem, OutboxState

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
LEASE, SECOND = timedelta(seconds=120), timedelta(seconds=1)


@pytest.fixture
def rows(database: Database) -> "Rows":
    return Rows(database)


class Rows:
    """The outbox of a database, each step in its own unit of work."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def queue(self, key: str, at: datetime = NOON, to: str = "local:w:a", state: OutboxState | None = None) -> int:
        def add(session: Session) -> int:
            item = Outbox(session).enqueue(key, "test", {"words": key}, to, at)
            item.state = state or item.state
            session.flush()
            return item.id

        return self.database.write_now(add)

    def claim(self, owner: str = "me", now: datetime = NOON, **options: object) -> list[tuple[str, OutboxState]]:
        def take(session: Session) -> list[tuple[str, OutboxState]]:
            claimed = Outbox(session).claim(owner, now, LEASE, **options)  # type: ignore[arg-type]
            return [(item.key, item.state) for item in claimed]

        return self.database.write_now(take)

    def row(self, key: int) -> OutboxItem:
        found = self.database.read_now(lambda session: Outbox(session).get(key))
        assert found is not None
        return found

    def next_due(self) -> datetime | None:
        return self.database.read_now(lambda session: Outbox(session).next_due())


def test_the_same_message_again_changes_nothing(rows: Rows) -> None:
    assert rows.queue("once") == rows.queue("once")
    assert rows.claim() == [("once", OutboxState.CLAIMED)]


def test_another_message_under_the_same_key_is_a_loud_mistake(rows: Rows) -> None:
    rows.queue("key")
    with pytest.raises(OutboxConflict, match="key"):
        rows.database.write_now(lambda s: Outbox(s).enqueue("key", "test", {"words": "other"}, "local:w:a", NOON))


def test_each_row_has_a_wire_id_of_its_own_that_means_nothing(rows: Rows) -> None:
    wires = {rows.row(rows.queue(f"{n}")).wire_id for n in range(20)}
    assert len(wires) == 20
    assert all(len(wire) == 24 and int(wire, 16) >= 0 for wire in wires)


def test_a_claim_takes_what_is_due_and_nobody_else_gets_it(rows: Rows) -> None:
    rows.queue("due")
    rows.queue("not yet", NOON + SECOND)
    assert rows.claim("me") == [("due", OutboxState.CLAIMED)]
    assert rows.claim("other") == []
    assert rows.claim("other", NOON + SECOND) == [("not yet", OutboxState.CLAIMED)]


def test_a_claim_comes_in_the_order_of_queueing_and_takes_the_longest_due_first(rows: Rows) -> None:
    for n in range(5):
        rows.queue(f"{n}", NOON - n * SECOND)
    assert [key for key, _ in rows.claim(limit=3)] == ["2", "3", "4"]
    assert [key for key, _ in rows.claim(limit=3)] == ["0", "1"]


def test_a_lease_that_is_over_makes_a_claimed_row_anyone_s(rows: Rows) -> None:
    rows.queue("due")
    rows.claim("dead")
    assert rows.claim("me", NOON + LEASE - SECOND) == []
    assert rows.claim("me", NOON + LEASE) == [("due", OutboxState.CLAIMED)]


@pytest.mark.parametrize("state", [OutboxState.SENDING, OutboxState.AMBIGUOUS])
def test_what_may_have_been_sent_is_only_ever_taken_as_a_doubt(rows: Rows, state: OutboxState) -> None:
    rows.queue("maybe", state=state)
    assert rows.claim(doubtful=False) == []
    assert rows.claim() == [("maybe", OutboxState.AMBIGUOUS)]


@pytest.mark.parametrize("state", [OutboxState.HELD, OutboxState.SENT, OutboxState.DROPPED, OutboxState.DEAD])
def test_what_has_come_to_an_end_is_never_taken_again(rows: Rows, state: OutboxState) -> None:
    rows.queue("over", state=state)
    assert (rows.claim(now=NOON + timedelta(days=9)), rows.next_due()) == ([], None)


def test_a_claim_leaves_busy_places_and_named_rows_alone(rows: Rows) -> None:
    rows.queue("a", to="local:w:a")
    b = rows.queue("b", to="local:w:b")
    rows.queue("c", to="local:w:c")
    assert rows.claim(busy={"local:w:a"}, skip={b}) == [("c", OutboxState.CLAIMED)]


def test_what_is_put_back_is_anyone_s_and_a_doubt_stays_a_doubt(rows: Rows) -> None:
    claimed, doubt = rows.queue("claimed"), rows.queue("doubt", state=OutboxState.AMBIGUOUS)
    rows.claim("me")
    rows.database.write_now(lambda session: Outbox(session).put_back("me", [claimed, doubt], NOON + SECOND))
    assert [(row.state, row.owner, row.due_at) for row in map(rows.row, (claimed, doubt))] == [
        (OutboxState.PENDING, None, NOON + SECOND),
        (OutboxState.AMBIGUOUS, None, NOON + SECOND),
    ]


def test_a_process_gives_back_only_what_is_its_own_and_not_begun(rows: Rows) -> None:
    mine, theirs, begun = rows.queue("mine"), rows.queue("theirs"), rows.queue("begun")
    rows.claim("me", skip={theirs})
    rows.claim("them")

    def begin(session: Session) -> None:
        item = Outbox(session).mine(begun, "me", OutboxState.CLAIMED)
        assert item is not None
        Outbox(session).starting(item, NOON, timedelta(seconds=60))

    rows.database.write_now(begin)
    rows.database.write_now(lambda session: Outbox(session).give_back("me", NOON))
    assert [rows.row(key).state for key in (mine, theirs, begun)] == [
        OutboxState.PENDING,
        OutboxState.CLAIMED,
        OutboxState.SENDING,
    ]


def test_a_message_that_is_never_found_is_sent_again_some_times_and_not_for_ever(rows: Rows) -> None:
    key = rows.queue("lost")

    def miss(session: Session) -> bool:
        return Outbox(session).missed(session.get_one(OutboxItem, key), NOON)

    assert [rows.database.write_now(miss) for _ in range(MOST_MISSES + 1)] == [True] * MOST_MISSES + [False]


def test_the_next_due_instant_is_the_earliest_of_all_open_rows(rows: Rows) -> None:
    assert rows.next_due() is None
    rows.queue("later", NOON + SECOND)
    rows.queue("doubt", NOON, state=OutboxState.AMBIGUOUS)
    rows.queue("over", NOON - SECOND, state=OutboxState.SENT)
    assert rows.next_due() == NOON


def test_giving_back_reads_what_is_open_and_not_everything(rows: Rows) -> None:
    """The plan of the very statement that is run."""
    ran: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        ran.append((statement, values))

    event.listen(rows.database.engine, "before_cursor_execute", note)
    rows.database.write_now(lambda session: Outbox(session).give_back("me", NOON))
    event.remove(rows.database.engine, "before_cursor_execute", note)
    statement, values = next((words, values) for words, values in ran if words.startswith("UPDATE"))

    def plan(session: Session) -> str:
        if not rows.database.on_sqlite:
            session.execute(text("SET LOCAL enable_seqscan = off"))
        words = "EXPLAIN QUERY PLAN" if rows.database.on_sqlite else "EXPLAIN"
        found = session.connection().exec_driver_sql(f"{words} {statement}", values)
        return "\n".join(str(row) for row in found)

    assert "ix_outbox_item_open" in rows.database.write_now(plan)
