"""A PostgreSQL server that was set up in a language: what begins with a key is found there as well."""

import os
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text
from sqlmodel import Session

from storage.database import Database
from storage.outbox import Outbox
from storage.schema import upgrade
from tests import postgres

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
LANGUAGE = "en_US.UTF-8"


@pytest.fixture(scope="module")
def in_english() -> Iterator[Database]:
    """A migrated database whose own order is that of English, on a server of its own that knows the language."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        yield from on_a_server_of_its_own(monkeypatch)


def on_a_server_of_its_own(monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    monkeypatch.setenv(postgres.RUN, os.environ[postgres.RUN])
    postgres.begin_run()
    folder = Path(os.environ[postgres.RUN])
    try:
        teach(folder / "languages")
        monkeypatch.setenv("LOCPATH", str(folder / "languages"))
        server = postgres.server_url(folder)
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE english LOCALE '{LANGUAGE}' TEMPLATE template0")
        database = Database(postgres.with_name(server, "english"))
        upgrade(database)
        yield database
        database.close()
    finally:
        postgres.end_run()


def teach(folder: Path) -> None:
    """Make the language for the C library, which few machines have by themselves."""
    folder.mkdir()
    try:
        subprocess.run(["localedef", "-i", "en_US", "-f", "UTF-8", str(folder / LANGUAGE)], check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this machine can't make a language")


def test_longer_keys_are_found_by_their_beginning_whatever_the_order_of_the_language(in_english: Database) -> None:
    in_order = in_english.read_now(lambda session: session.execute(text("SELECT 'a:1:x' < 'a:1:' || U&'\\FFFF'")))
    assert in_order.scalar() is False, "this server orders by bytes, so it shows nothing"
    for key in ("a:1:x", "a:1:y", "a:10:x", "a:2:x"):
        in_english.write_now(lambda session, key=key: Outbox(session).enqueue(key, "test", {}, "local:w:a", NOW))  # type: ignore[misc]
    found = in_english.read_now(lambda session: [item.key for item in Outbox(session).beginning("a:1:")])
    assert found == ["a:1:x", "a:1:y"]


def test_the_beginning_of_a_key_is_looked_up_in_its_index(in_english: Database) -> None:
    def plan(session: Session) -> str:
        session.execute(text("SET LOCAL enable_seqscan = off"))
        words = "EXPLAIN SELECT id FROM outbox_item WHERE key >= 'a:1:' AND key < 'a:1:z'"
        return "\n".join(session.execute(text(words)).scalars())

    assert "uq_outbox_item_key" in in_english.write_now(plan)
