"""`python -m bot outbox`: what is stuck is listed without its words, sent again, or held back."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlmodel import Session

from bot.cli import FAILED, OK, USAGE, main
from storage.backup import opened
from storage.broken import Broken
from storage.database import Database
from storage.outbox import Outbox, OutboxItem, OutboxState
from storage.stuck import Stuck

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
STATES = {
    "held": OutboxState.HELD,
    "waits": OutboxState.WAITING,
    "dead": OutboxState.DEAD,
    "under way": OutboxState.SENDING,
    "pending": OutboxState.PENDING,
    "unclear": OutboxState.AMBIGUOUS,
}


@pytest.fixture
def database(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    monkeypatch.setenv("DATABASE_URL", database_url)
    with opened(database_url) as made:
        made.write_now(fill)
        yield made


def fill(session: Session) -> None:
    for words, state in STATES.items():
        item = Outbox(session).enqueue(words, "promises.kept", {"words": "secret"}, f"there:w:{words}", NOON)
        item.state, item.error, item.started_at, item.attempts = state, "why not", NOON, 3
        item.owner = "someone" if state is OutboxState.SENDING else None
    Broken(session).note("there:w:waits", "gone", "", NOON)


def row(database: Database, key: int) -> OutboxItem:
    return database.read_now(lambda session: session.get_one(OutboxItem, key))


def test_the_list_names_what_is_stuck_and_nothing_of_its_words(
    database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["outbox", "list"]) == OK
    said = capsys.readouterr().out
    assert [line.split()[:2] for line in said.splitlines()] == [["1", "held"], ["2", "waiting"], ["3", "dead"]]
    assert "promises.kept to there:w:held, due 2026-11-23 12:00 UTC: a person decides · why not" in said
    assert "secret" not in said


def test_an_empty_list_says_so(database: Database, capsys: pytest.CaptureFixture[str]) -> None:
    for key in ("1", "2", "3"):
        assert main(["outbox", "retry", key]) == OK
    capsys.readouterr()
    assert main(["outbox", "list"]) == OK
    assert capsys.readouterr().out == "Nothing is stuck.\n"


@pytest.mark.parametrize(("key", "may_repeat"), [(1, True), (2, False), (3, False)])
def test_what_is_stuck_is_sent_again(database: Database, key: int, may_repeat: bool) -> None:
    assert main(["outbox", "retry", str(key)]) == OK
    found = row(database, key)
    assert (found.state, found.may_repeat, found.attempts > 3) == (OutboxState.PENDING, may_repeat, False)
    assert main(["outbox", "retry", str(key)]) == FAILED


def test_what_waits_frees_its_whole_place(database: Database) -> None:
    def another(session: Session) -> None:
        Outbox(session).enqueue("waits too", "test", {}, "there:w:waits", NOON).state = OutboxState.WAITING

    database.write_now(another)
    assert main(["outbox", "retry", "2"]) == OK
    assert {row(database, key).state for key in (2, 7)} == {OutboxState.PENDING}
    assert database.write_now(lambda session: Broken(session).at("there:w:waits")) is None


def test_what_waits_for_a_place_that_is_well_is_sent_by_itself(database: Database) -> None:
    def mend(session: Session) -> None:
        place = Broken(session).at("there:w:waits")
        assert place
        place.lifted_at = NOON

    database.write_now(mend)
    assert main(["outbox", "retry", "2"]) == OK
    assert row(database, 2).state is OutboxState.PENDING


def test_what_nobody_holds_is_held_back_and_what_is_under_way_is_not(
    database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [main(["outbox", "hold", key]) for key in ("5", "2", "6", "4", "99")] == [OK, OK, OK, FAILED, FAILED]
    assert "can't be held" in capsys.readouterr().err
    held, under_way = OutboxState.HELD, OutboxState.SENDING
    assert [row(database, key).state for key in (5, 2, 6, 4)] == [held, held, held, under_way]


@pytest.mark.parametrize(("key", "may_repeat"), [("5", False), ("2", False), ("6", True)])
def test_what_was_held_back_is_a_repeat_only_if_it_may_have_arrived(
    database: Database, key: str, may_repeat: bool
) -> None:
    assert [main(["outbox", word, key]) for word in ("hold", "retry")] == [OK, OK]
    found = row(database, int(key))
    assert (found.state, found.may_repeat) == (OutboxState.PENDING, may_repeat)


def test_a_number_is_needed(database: Database, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outbox", "retry"]) == USAGE
    assert "python -m bot outbox retry ID" in capsys.readouterr().err


def test_a_long_list_says_how_much_more_there_is(database: Database, capsys: pytest.CaptureFixture[str]) -> None:
    def many(session: Session) -> None:
        for n in range(200):
            Outbox(session).enqueue(f"n{n}", "test", {}, "there:w:a", NOON).state = OutboxState.DEAD

    database.write_now(many)
    main(["outbox", "list"])
    assert capsys.readouterr().out.splitlines()[-1] == "… and 3 more"
    counts = database.read_now(lambda session: Stuck(session).counts())
    assert counts == {OutboxState.HELD: 1, OutboxState.WAITING: 1, OutboxState.DEAD: 201}
