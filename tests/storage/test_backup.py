"""Backups: made while the database is in use, checked, and put back on either kind of database."""

import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.backup import WouldOverwrite, backup, verify
from storage.database import Database
from storage.instance import Instance
from storage.restore import keep_before_upgrade
from tests.extent import times
from tests.storage.words import NOW, add_pair, counts

BACKUPS = times("BACKUPS", 6, 20)


def test_backups_under_constant_writes_are_all_consistent(database: Database, tmp_path: Path) -> None:
    stopped = threading.Event()

    def write() -> None:
        # All the time, but not so fast that it is the growth of the database that is measured.
        while not stopped.wait(0.005):
            database.write_now(add_pair)

    writers = [threading.Thread(target=write) for _ in range(2)]
    for writer in writers:
        writer.start()
    try:
        for number in range(BACKUPS):
            rows = backup(database, tmp_path / f"{number}.backup")
            assert rows["partner"] == rows["partner_alias"]
            assert verify(tmp_path / f"{number}.backup") == rows
    finally:
        stopped.set()
        for writer in writers:
            writer.join()
    assert counts(database)[0] > BACKUPS


def test_a_backup_of_many_pages_neither_waits_for_writers_nor_holds_them_up(database: Database, tmp_path: Path) -> None:
    for number in range(20):
        database.write_now(lambda session, n=number: Instance(session).set(f"big {n}", "x" * 1_000_000))  # type: ignore[misc]
    stopped = threading.Event()
    written = 0

    def write() -> None:
        nonlocal written
        while not stopped.is_set():
            database.write_now(add_pair)
            written += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        rows = backup(database, tmp_path / "a.backup")
    finally:
        stopped.set()
        writer.join()
    # What partners are called is stamped with the first that is added: in time for the backup, or not.
    assert rows["fact"] in {20, 21}
    assert written > rows["partner"]


def test_a_backup_is_for_its_owner_only_and_never_written_over(database: Database, tmp_path: Path) -> None:
    file = tmp_path / "a.backup"
    backup(database, file)
    assert file.stat().st_mode & 0o777 == 0o600
    content = file.read_bytes()
    with pytest.raises(WouldOverwrite):
        backup(database, file)
    assert file.read_bytes() == content
    assert not list(tmp_path.glob(".a.backup*"))
    assert not list(tmp_path.glob("a.backup-*"))


def test_a_backup_that_fails_leaves_no_file(database: Database, tmp_path: Path) -> None:
    with pytest.raises(OSError):
        backup(database, tmp_path / "missing" / "a.backup")
    (tmp_path / "full").mkdir(mode=0o700)
    database.write_now(lambda session: session.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    with pytest.raises(RuntimeError, match="newer release"):
        backup(database, tmp_path / "full" / "a.backup")
    assert list((tmp_path / "full").iterdir()) == []


def test_a_file_is_copied_before_it_is_brought_up_to_date(other: Database) -> None:
    other.write_now(add_pair)
    kept = keep_before_upgrade(other, NOW)
    assert kept.name == "other-before-upgrade-20261123-140000.db"
    assert verify(kept)["partner"] == 1
