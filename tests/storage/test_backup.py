"""Backups: made while the database is in use, checked, and put back on either kind of database."""

import shutil
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import Session, col, func, select

from storage.backup import BadBackup, WouldOverwrite, backup, restore, verify
from storage.database import Database
from storage.partners import Partner, PartnerAlias
from storage.people import Person
from storage.viewer import Role

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)


def add_pair(session: Session) -> None:
    """Two rows in two tables that always come together."""
    number = session.exec(select(func.count()).select_from(Partner)).one()
    partner = Partner(name=f"Partner {number}", folded=f"partner {number}", created_at=NOW)
    session.add(partner)
    session.flush()
    session.add(PartnerAlias(partner_id=partner.id, name="x", folded=f"x{partner.id}", created_at=NOW))


def add_person(session: Session) -> None:
    session.add(Person(name="Ana", role=Role.STAFF, created_at=NOW))


def counts(database: Database) -> tuple[int, int]:
    def count(session: Session) -> tuple[int, int]:
        partners = session.exec(select(func.count()).select_from(Partner)).one()
        return partners, session.exec(select(func.count()).select_from(PartnerAlias)).one()

    return database.read_now(count)


def test_twenty_backups_under_constant_writes_are_all_consistent(database: Database, tmp_path: Path) -> None:
    stopped = threading.Event()

    def write() -> None:
        while not stopped.is_set():
            database.write_now(add_pair)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(20):
            rows = backup(database, tmp_path / f"{number}.backup")
            assert rows["partner"] == rows["partner_alias"]
    finally:
        stopped.set()
        writer.join()
    assert counts(database)[0] > 20


def test_a_backup_is_for_its_owner_only_and_never_written_over(database: Database, tmp_path: Path) -> None:
    file = tmp_path / "a.backup"
    backup(database, file)
    assert file.stat().st_mode & 0o777 == 0o600
    with pytest.raises(WouldOverwrite):
        backup(database, file)
    assert [path.name for path in tmp_path.glob("*.part*")] == []


def test_restore_brings_back_the_same_rows(database: Database, tmp_path: Path) -> None:
    database.write_now(add_person)
    for _ in range(5):
        database.write_now(add_pair)
    backup(database, tmp_path / "a.backup")
    database.write_now(add_pair)
    with pytest.raises(WouldOverwrite, match="--yes"):
        restore(tmp_path / "a.backup", database, NOW)
    assert counts(database) == (6, 6)
    restore(tmp_path / "a.backup", database, NOW, overwrite=True)
    assert counts(database) == (5, 5)
    database.write_now(add_pair)
    assert counts(database) == (6, 6)


def test_a_backup_moves_from_one_kind_of_database_to_the_other(
    database: Database, sqlite_template: Path, tmp_path: Path
) -> None:
    database.write_now(add_pair)
    backup(database, tmp_path / "a.backup")
    shutil.copy(sqlite_template, tmp_path / "other.db")
    other = Database(f"sqlite:///{tmp_path / 'other.db'}")
    restore(tmp_path / "a.backup", other, NOW)
    assert counts(other) == (1, 1)
    other.write_now(add_pair)
    backup(other, tmp_path / "b.backup")
    restore(tmp_path / "b.backup", database, NOW, overwrite=True)
    assert counts(database) == (2, 2)
    other.close()


def test_a_damaged_file_or_another_one_is_refused(database: Database, tmp_path: Path) -> None:
    (tmp_path / "text.backup").write_text("no database at all")
    with pytest.raises(BadBackup):
        verify(tmp_path / "text.backup")
    with pytest.raises(BadBackup):
        restore(tmp_path / "missing.backup", database, NOW)


def test_what_is_replaced_is_kept_beside(tmp_path: Path, sqlite_template: Path) -> None:
    shutil.copy(sqlite_template, tmp_path / "live.db")
    database = Database(f"sqlite:///{tmp_path / 'live.db'}")
    backup(database, tmp_path / "a.backup")
    database.write_now(add_person)
    restore(tmp_path / "a.backup", database, NOW, overwrite=True)
    kept = Database(f"sqlite:///{tmp_path / 'live-before-restore-20261123-140000.db'}")
    assert kept.read_now(lambda s: s.exec(select(func.count(col(Person.id)))).one()) == 1
    kept.close()
    database.close()


def test_the_audit_trail_is_protected_again_after_a_restore(database: Database, tmp_path: Path) -> None:
    from sqlalchemy import text
    from sqlalchemy.exc import DBAPIError

    from storage.audit import Audit
    from storage.viewer import SYSTEM

    database.write_now(lambda session: Audit(session, SYSTEM).add("added", NOW))
    backup(database, tmp_path / "a.backup")
    restore(tmp_path / "a.backup", database, NOW, overwrite=True)

    def change(session: Session) -> None:
        session.execute(text("UPDATE audit_entry SET verb = 'x'"))

    def remove(session: Session) -> None:
        session.execute(text("DELETE FROM audit_entry"))

    for work in (change, remove):
        with pytest.raises(DBAPIError, match="only ever added to"):
            database.write_now(work)
