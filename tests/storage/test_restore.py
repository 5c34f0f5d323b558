"""Restoring: checked first, all of it or nothing, on either kind of database, and what was there is kept."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, col, delete, func

from storage.backup import BadBackup, WouldOverwrite, backup, verify
from storage.database import Database
from storage.files import AlreadyRunning, only_one
from storage.partners import Partner, PartnerAlias
from storage.presence import present
from storage.restore import restore
from storage.schema import check
from storage.search import Search
from storage.viewer import SYSTEM
from tests import postgres
from tests.processes import ROOT
from tests.storage.words import NOW, add_pair, counts, every_row, fill


def test_restore_brings_back_the_same_rows(database: Database, tmp_path: Path) -> None:
    database.write_now(fill)
    before = every_row(database)
    backup(database, tmp_path / "a.backup")
    database.write_now(add_pair)
    database.close()
    with pytest.raises(WouldOverwrite, match="--yes"):
        restore(tmp_path / "a.backup", database.url, NOW)
    done = restore(tmp_path / "a.backup", database.url, NOW, overwrite=True)
    again = Database(database.url)
    assert every_row(again) == before
    assert done.rows == {name: len(rows) for name, rows in before.items()}
    found = again.read_now(lambda session: Search(session).find("mull bak", SYSTEM))
    assert [hit.subject_id for hit in found] == [1]
    again.write_now(add_pair)
    assert counts(again) == (4, 4)
    assert done.kept is not None
    assert verify(done.kept)["partner"] == 4
    assert done.kept.stat().st_mode & 0o777 == 0o600
    again.close()


def test_a_backup_moves_from_one_kind_of_database_to_the_other_and_back(
    database: Database, other: Database, tmp_path: Path
) -> None:
    database.write_now(fill)
    before = every_row(database)
    backup(database, tmp_path / "a.backup")
    other.close()
    restore(tmp_path / "a.backup", other.url, NOW)
    moved = Database(other.url)
    assert every_row(moved) == before
    backup(moved, tmp_path / "b.backup")
    moved.close()
    database.close()
    restore(tmp_path / "b.backup", database.url, NOW, overwrite=True)
    back = Database(database.url)
    assert every_row(back) == before
    back.close()


def test_a_key_is_not_given_again_after_a_restore_either(database: Database, empty_url: str, tmp_path: Path) -> None:
    """From each kind of database into each kind."""

    def add(session: Session) -> int:
        add_pair(session)
        return session.scalar(select(func.max(col(Partner.id)))) or 0

    def remove_newest(session: Session) -> None:
        newest = session.scalar(select(func.max(col(Partner.id))))
        session.exec(delete(PartnerAlias).where(col(PartnerAlias.partner_id) == newest))
        session.exec(delete(Partner).where(col(Partner.id) == newest))

    database.write_now(add)
    gone = database.write_now(add)
    database.write_now(remove_newest)
    backup(database, tmp_path / "a.backup")
    restore(tmp_path / "a.backup", empty_url, NOW)
    elsewhere = Database(empty_url)
    assert elsewhere.write_now(add) == gone + 1
    elsewhere.close()


def test_a_restore_that_fails_half_way_changes_nothing(postgres_server: str, other: Database, tmp_path: Path) -> None:
    """A word that is too long for its column, which SQLite doesn't mind and PostgreSQL does."""
    other.write_now(fill)
    other.write_now(lambda session: session.execute(text("UPDATE search_entry SET subject = hex(zeroblob(20))")))
    backup(other, tmp_path / "a.backup")
    with postgres.fresh(postgres_server) as url:
        database = Database(url)
        database.write_now(fill)
        before = every_row(database)
        with pytest.raises(BadBackup, match="nothing was changed"):
            restore(tmp_path / "a.backup", url, NOW, overwrite=True)
        assert every_row(database) == before
        database.write_now(add_pair)
        database.close()


def test_a_damaged_file_or_another_one_is_refused(database: Database, tmp_path: Path) -> None:
    database.write_now(fill)
    (tmp_path / "text.backup").write_text("no database at all")
    with closing(sqlite3.connect(tmp_path / "else.backup")) as connection:
        connection.execute("CREATE TABLE something (id INTEGER)")
    backup(database, tmp_path / "good.backup")
    content = bytearray((tmp_path / "good.backup").read_bytes())
    content[len(content) // 2 : len(content) // 2 + 8192] = b"\xa5" * 8192
    (tmp_path / "damaged.backup").write_bytes(content)
    (tmp_path / "cut.backup").write_bytes(content[: len(content) // 3])
    for name in ("text", "else", "damaged", "cut", "missing"):
        with pytest.raises(BadBackup):
            restore(tmp_path / f"{name}.backup", database.url, NOW, overwrite=True)
    assert counts(database) == (3, 3)


def test_a_backup_of_a_newer_release_is_refused(database: Database, tmp_path: Path) -> None:
    backup(database, tmp_path / "a.backup")
    with closing(sqlite3.connect(tmp_path / "a.backup")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    with pytest.raises(BadBackup, match="newer release"):
        restore(tmp_path / "a.backup", database.url, NOW)


def test_nothing_is_restored_while_a_bot_runs(database: Database, tmp_path: Path) -> None:
    database.write_now(add_pair)
    backup(database, tmp_path / "a.backup")
    file = Path(str(database.engine.url.database)) if database.on_sqlite else None
    with only_one(file), present(database):
        # A second one may watch on a server, and a backup is no reason to stop.
        if file is None:
            with present(database):
                pass
        backup(database, tmp_path / "b.backup")
        with pytest.raises(AlreadyRunning, match="Stop it first"):
            restore(tmp_path / "a.backup", database.url, NOW, overwrite=True)
    database.close()
    restore(tmp_path / "a.backup", database.url, NOW, overwrite=True)


def test_a_file_that_another_program_uses_is_not_replaced(tmp_path: Path, other: Database) -> None:
    other.write_now(add_pair)
    backup(other, tmp_path / "a.backup")
    with pytest.raises(AlreadyRunning, match="Another program"):
        restore(tmp_path / "a.backup", other.url, NOW, overwrite=True)
    other.write_now(add_pair)
    assert counts(other) == (2, 2)


def test_a_damaged_database_can_be_replaced_and_its_bytes_are_kept(tmp_path: Path, other: Database) -> None:
    other.write_now(fill)
    backup(other, tmp_path / "a.backup")
    other.close()
    path = tmp_path / "other.db"
    content = bytearray(path.read_bytes())
    content[1024:-1024] = b"\xa5" * (len(content) - 2048)
    path.write_bytes(content)
    with pytest.raises(WouldOverwrite):
        restore(tmp_path / "a.backup", other.url, NOW)
    done = restore(tmp_path / "a.backup", other.url, NOW, overwrite=True)
    assert done.kept is not None
    assert done.kept.read_bytes() == bytes(content)
    again = Database(other.url)
    check(again)
    assert counts(again) == (3, 3)
    again.close()


def test_the_log_of_a_bot_that_died_is_not_applied_to_the_restored_file(tmp_path: Path, other: Database) -> None:
    other.write_now(fill)
    backup(other, tmp_path / "a.backup")
    for _ in range(5):
        other.write_now(add_pair)
    # As the file and its log lie there after a kill.
    for end in ("", "-wal"):
        shutil.copy(f"{tmp_path / 'other.db'}{end}", f"{tmp_path / 'dead.db'}{end}")
    assert (tmp_path / "dead.db-wal").stat().st_size > 0
    url = f"sqlite:///{tmp_path / 'dead.db'}"
    first = restore(tmp_path / "a.backup", url, NOW, overwrite=True)
    second = restore(tmp_path / "a.backup", url, NOW, overwrite=True)
    assert first.kept is not None
    assert second.kept is not None
    assert (verify(first.kept)["partner"], verify(second.kept)["partner"]) == (8, 3)
    restored = Database(url)
    assert counts(restored) == (3, 3)
    restored.close()


KILLED = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
import storage.backup, storage.restore
from storage.restore import restore

def die(*_):
    os._exit(9)

place, name = sys.argv[3].split(":")
setattr(sys.modules[place] if place != "path" else Path, name, die)
restore(Path(sys.argv[1]), sys.argv[2], datetime.now(UTC), overwrite=True)
"""


@pytest.mark.parametrize(
    "step", ["storage.restore:upgrade", "storage.backup:count_rows", "storage.restore:retire_log", "path:replace"]
)
def test_a_restore_that_is_killed_leaves_the_old_data_whole(step: str, tmp_path: Path, other: Database) -> None:
    other.write_now(fill)
    backup(other, tmp_path / "a.backup")
    other.write_now(add_pair)
    other.close()
    command = [sys.executable, "-c", KILLED, str(tmp_path / "a.backup"), other.url, step]
    killed = subprocess.run(command, cwd=ROOT, timeout=60, check=False)
    assert killed.returncode == 9
    again = Database(other.url)
    check(again)
    assert counts(again) == (4, 4)
    again.close()
    assert restore(tmp_path / "a.backup", other.url, NOW, overwrite=True).rows["partner"] == 3


def test_an_empty_place_is_filled_without_asking(database: Database, tmp_path: Path) -> None:
    database.write_now(fill)
    backup(database, tmp_path / "a.backup")
    done = restore(tmp_path / "a.backup", f"sqlite:///{tmp_path / 'new.db'}", NOW)
    assert done.kept is None
    assert (tmp_path / "new.db").stat().st_mode & 0o777 == 0o600


def test_the_backup_itself_is_left_as_it_is(database: Database, tmp_path: Path) -> None:
    database.write_now(fill)
    file = tmp_path / "a.backup"
    backup(database, file)
    file.chmod(0o400)
    content = file.read_bytes()
    database.close()
    restore(file, database.url, NOW, overwrite=True)
    assert file.read_bytes() == content


def test_the_audit_trail_is_protected_after_a_restore(database: Database, tmp_path: Path) -> None:
    database.write_now(fill)
    backup(database, tmp_path / "a.backup")
    database.close()
    restore(tmp_path / "a.backup", database.url, NOW, overwrite=True)
    again = Database(database.url)
    for statement in ("UPDATE audit_entry SET verb = 'x'", "DELETE FROM audit_entry"):
        with pytest.raises(DBAPIError, match="only ever added to"):
            again.write_now(lambda session, words=statement: session.execute(text(words)))  # type: ignore[misc]
    again.close()
