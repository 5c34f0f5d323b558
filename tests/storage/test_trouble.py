"""When the database itself is in trouble: callers are told, nothing is half kept, and it goes on by itself."""

import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import event
from sqlmodel import Session, func, select

from storage.database import Database, StorageUnavailable
from storage.instance import Fact, Instance
from storage.schema import check
from tests import postgres
from tests.processes import ROOT
from tests.storage.test_units import add_one, put, total
from tests.storage.words import held_up


def sound(file: Path) -> bool:
    with closing(sqlite3.connect(file)) as connection:
        return bool(connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok")


def big(name: str) -> Any:
    return lambda session: Instance(session).set(name, "x" * 200_000)


def facts(database: Database) -> int:
    return database.read_now(lambda session: session.exec(select(func.count()).select_from(Fact)).one())


@contextmanager
def no_room(database: Database) -> Iterator[None]:
    """The file may not grow while this lasts, on every connection that is opened."""

    def limit(connection: sqlite3.Connection, *_: Any) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages + 2}")

    database.engine.dispose()
    event.listen(database.engine, "connect", limit)
    yield
    event.remove(database.engine, "connect", limit)
    database.engine.dispose()


def test_a_full_disk_is_said_and_leaves_nothing_by_halves(file: Path) -> None:
    database = Database(f"sqlite:///{file}")
    database.write_now(put("before"))
    with no_room(database):
        with held_up(database):
            units = [database._submit_write(big(f"big {n}")) for n in range(10)]
        for future in units:
            with pytest.raises(StorageUnavailable, match="full"):
                future.result(timeout=10)
    assert sound(file)
    assert facts(database) == 1
    database.write_now(big("after"))
    assert facts(database) == 2
    database.close()


FULL_DISK = """
import resource, sys
from storage.database import Database, StorageUnavailable
from tests.storage.test_trouble import big, facts, sound
from pathlib import Path
file = Path(sys.argv[1])
database = Database(f"sqlite:///{file}")
kept = 0
resource.setrlimit(resource.RLIMIT_FSIZE, (file.stat().st_size + 1_000_000, resource.RLIM_INFINITY))
try:
    for number in range(100):
        database.write_now(big(f"n{number}"))
        kept += 1
except StorageUnavailable as error:
    print("told:", error)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
assert 0 < kept < 100, kept
assert facts(database) == kept, (facts(database), kept)
database.write_now(big("after"))
database.close()
assert sound(file)
database = Database(f"sqlite:///{file}")
assert facts(database) == kept + 1
print("kept:", kept)
"""


def test_the_system_refusing_to_write_is_the_same_as_a_full_disk(file: Path) -> None:
    """The operating system's own limit on a file's size, in a process of its own."""
    done = run_python(FULL_DISK, str(file))
    assert "told:" in done.stdout
    assert "kept:" in done.stdout


def run_python(code: str, *words: str) -> "subprocess.CompletedProcess[str]":
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done


def test_a_lock_held_too_long_is_said_and_forgotten(file: Path) -> None:
    database = Database(f"sqlite:///{file}", patience=0.2)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        started = time.monotonic()
        with pytest.raises(StorageUnavailable, match="locked"):
            database.write_now(add_one)
        assert 0.1 < time.monotonic() - started < 5
        assert total(database) == 0
        other.execute("ROLLBACK")
    assert database.write_now(add_one) == 1
    database.close()


def test_a_short_lock_is_waited_for(file: Path) -> None:
    database = Database(f"sqlite:///{file}", patience=5)
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        release = threading.Timer(0.3, other.execute, ["ROLLBACK"])
        release.start()
        assert database.write_now(add_one) == 1
        release.join()
    database.close()


def test_a_file_of_the_older_kind_that_is_in_use_is_waited_for_as_well(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:
        other.execute("PRAGMA journal_mode=DELETE")
        other.execute("BEGIN EXCLUSIVE")
        release = threading.Timer(0.3, other.execute, ["ROLLBACK"])
        release.start()
        database = Database(f"sqlite:///{file}")
        assert database.write_now(add_one) == 1
        release.join()
    database.close()


def test_a_damaged_file_is_an_outage_and_not_a_crash(file: Path) -> None:
    # Large enough that the damage lies beyond the pages already in memory.
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    content = bytearray(file.read_bytes())
    content[4096:-4096] = b"\xa5" * (len(content) - 8192)
    file.write_bytes(content)
    database = Database(f"sqlite:///{file}")
    for ask in (database.read_now, database.write_now):
        with pytest.raises(StorageUnavailable):
            ask(add_one)
    database.close()


def test_a_file_that_is_no_database_is_an_outage(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no database at all " * 100)
    database = Database(f"sqlite:///{tmp_path / 'notes.txt'}")
    with pytest.raises(StorageUnavailable, match="not a database"):
        database.read_now(add_one)
    with pytest.raises(StorageUnavailable, match="not a database"):
        check(database)
    database.close()


def test_a_folder_that_is_missing_is_an_outage(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'nowhere' / 'a.db'}")
    for ask in (database.read_now, database.write_now):
        with pytest.raises(StorageUnavailable, match="unable to open"):
            ask(add_one)
    database.close()


def test_a_log_cut_short_by_a_crash_loses_only_what_was_never_confirmed(file: Path, tmp_path: Path) -> None:
    """The file and its log as a power cut leaves them: the last commit is torn in the middle."""
    database = Database(f"sqlite:///{file}")
    for _ in range(20):
        database.write_now(add_one)
    torn = tmp_path / "torn.db"
    torn.write_bytes(file.read_bytes())
    log = Path(f"{file}-wal").read_bytes()
    Path(f"{torn}-wal").write_bytes(log[:-1000])
    database.close()
    after = Database(f"sqlite:///{torn}")
    assert total(after) in {18, 19}
    assert after.write_now(add_one) == total(after)
    after.close()
    assert sound(torn)


def test_a_long_look_does_not_let_the_log_grow_for_ever(file: Path) -> None:
    database = Database(f"sqlite:///{file}")
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM fact").fetchone()
        for number in range(50):
            database.write_now(big(f"n{number % 3}"))
        grown = Path(f"{file}-wal").stat().st_size
        other.execute("COMMIT")
    for number in range(30):
        database.write_now(big(f"n{number % 3}"))
    # The log starts over once nobody needs its beginning any more.
    assert Path(f"{file}-wal").stat().st_size <= grown + 2_000_000
    limit = database.read_now(
        lambda session: session.connection().exec_driver_sql("PRAGMA journal_size_limit").scalar()
    )
    assert limit == 64 * 1024 * 1024
    database.close()


def end_connections(url: str) -> int:
    """What a server does to its clients when it is restarted."""
    with psycopg.connect(url, autocommit=True) as connection:
        rows = connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        ).fetchall()
    return len(rows)


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    with postgres.fresh(postgres_server) as url:
        yield url


def test_connections_that_were_lost_are_replaced_without_anybody_noticing(postgres_url: str) -> None:
    database = Database(postgres_url)
    assert database.write_now(add_one) == 1
    assert end_connections(postgres_url) >= 1
    assert database.write_now(add_one) == 2
    assert end_connections(postgres_url) >= 1
    assert total(database) == 2
    database.close()


def test_a_connection_lost_in_the_middle_is_said_and_nothing_is_kept(postgres_url: str) -> None:
    database = Database(postgres_url)

    def interrupted(session: Session) -> None:
        add_one(session)
        end_connections(postgres_url)

    with pytest.raises(StorageUnavailable):
        database.write_now(interrupted)
    assert total(database) == 0
    assert database.write_now(add_one) == 1
    database.close()


def test_a_server_that_is_not_there_is_an_outage_and_its_return_ends_it(tmp_path: Path, postgres_url: str) -> None:
    moved = Path("/tmp") / f"lks{os.getpid()}"
    moved.mkdir()
    real = postgres_url.partition("host=")[2]
    database = Database(f"{postgres_url.partition('?')[0]}?host={moved}")
    socket = moved / ".s.PGSQL.5432"
    try:
        for ask in (database.write_now, database.read_now):
            with pytest.raises(StorageUnavailable):
                ask(add_one)
        socket.symlink_to(Path(real) / ".s.PGSQL.5432")
        assert database.write_now(add_one) == 1
    finally:
        database.close()
        socket.unlink(missing_ok=True)
        moved.rmdir()


def test_a_row_locked_for_too_long_is_said_and_not_waited_for_for_ever(postgres_url: str) -> None:
    database = Database(postgres_url, patience=0.3)
    database.write_now(add_one)
    with psycopg.connect(postgres_url) as other:
        other.execute("SELECT * FROM fact FOR UPDATE")
        started = time.monotonic()
        with pytest.raises(StorageUnavailable, match="lock timeout"):
            database.write_now(add_one)
        assert time.monotonic() - started < 5
    assert database.write_now(add_one) == 2
    database.close()
