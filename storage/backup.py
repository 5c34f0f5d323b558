"""Backups: one SQLite file whatever the database is, made while it is in use, checked before it counts.

A backup of PostgreSQL is a SQLite file as well, so that moving from one to the other is backup and restore.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, text
from sqlmodel import SQLModel

from storage.database import Database
from storage.models import RECORDS
from storage.schema import check, upgrade

PAGES = 200
CHUNK = 500


class BadBackup(RuntimeError):
    """The file is no backup, is damaged, or is from a newer release."""


class WouldOverwrite(RuntimeError):
    """There is something in the way that is not replaced without being told to."""


def tables() -> list[Table]:
    """Our tables, parents first. The list of records is what makes the metadata complete."""
    assert RECORDS
    return SQLModel.metadata.sorted_tables


def backup(database: Database, file: Path) -> dict[str, int]:
    """Copy a live database to a file and check the copy; the number of rows by table.

    Raises WouldOverwrite for a file that exists and BadBackup when the copy does not hold.
    """
    if file.exists():
        raise WouldOverwrite(f"{file} is there already. Choose another name.")
    part = file.with_name(f".{file.name}.part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        if database.on_sqlite:
            copy_file(Path(str(database.engine.url.database)), part)
        else:
            copy_rows_out(database, part)
        rows = verify(part)
        os.replace(part, file)
    finally:
        for left in (part, Path(f"{part}-wal"), Path(f"{part}-shm")):
            left.unlink(missing_ok=True)
    return rows


def copy_file(source: Path, target: Path) -> None:
    """SQLite's own online backup, a few pages at a time so that writers are not held up."""
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy, pages=PAGES, sleep=0.01)
        copy.execute("PRAGMA journal_mode=DELETE")


def copy_rows_out(database: Database, target: Path) -> None:
    """Every row of one snapshot of a PostgreSQL database, into a new SQLite file."""
    with opened(f"sqlite:///{target}") as copy:
        upgrade(copy)
        with database.engine.connect() as source, copy.engine.connect() as sink:
            sink.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            for table in tables():
                copy_table(source, sink, table)
            sink.commit()
    with closing(sqlite3.connect(target)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")


def copy_table(source: Connection, sink: Connection, table: Table) -> None:
    for rows in chunks(source, table):
        sink.execute(insert(table), rows)


def chunks(source: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    """A table's rows in its key's order, some hundred at a time."""
    query = select(table).order_by(*table.primary_key.columns)
    result = source.execution_options(yield_per=CHUNK).execute(query).mappings()
    for part in result.partitions(CHUNK):
        yield [dict(row) for row in part]


def verify(file: Path) -> dict[str, int]:
    """The rows of a backup by table. Raises BadBackup unless it is whole and from this release or an older one."""
    if not file.is_file():
        raise BadBackup(f"There is no file {file}.")
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as copy:
            whole = copy.execute("PRAGMA integrity_check").fetchone()[0]
            known = {name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if whole != "ok" or "alembic_version" not in known:
                raise BadBackup(f"{file} is damaged, or is not a backup of Loopkeeper.")
            names = [table.name for table in tables() if table.name in known]
            return {name: copy.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608
    except sqlite3.DatabaseError as error:
        raise BadBackup(f"{file} is damaged, or is not a backup of Loopkeeper.") from error


def restore(file: Path, database: Database, now: datetime, overwrite: bool = False) -> dict[str, int]:
    """Put a backup into a database; the number of rows by table.

    What was there is replaced only when told to; a SQLite file is kept beside, with the date in its name.
    """
    rows = verify(file)
    upgrade(database)
    if has_people(database) and not overwrite:
        raise WouldOverwrite("There is data in the database already. Add --yes to replace it with the backup.")
    if database.on_sqlite:
        keep_beside(Path(str(database.engine.url.database)), now)
    with opened(f"sqlite:///{file}") as source:
        check(source)
        copy_rows_in(source, database)
    return rows


@contextmanager
def opened(url: str) -> Iterator[Database]:
    """A database that is closed again."""
    database = Database(url)
    try:
        yield database
    finally:
        database.close()


def has_people(database: Database) -> bool:
    person = next(table for table in tables() if table.name == "person")
    with database.reader.connect() as connection:
        return bool(connection.execute(select(func.count()).select_from(person)).scalar_one())


def keep_beside(path: Path, now: datetime) -> Path:
    """A copy of what is about to be replaced."""
    kept = path.with_name(f"{path.stem}-before-restore-{now:%Y%m%d-%H%M%S}{path.suffix}")
    os.close(os.open(kept, os.O_CREAT | os.O_WRONLY, 0o600))
    copy_file(path, kept)
    return kept


def copy_rows_in(source: Database, target: Database) -> None:
    """Replace everything in one transaction: all of it or nothing."""
    with source.reader.connect() as old, target.engine.connect() as new, new.begin():
        open_audit(new, target.on_sqlite)
        if target.on_sqlite:
            new.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        for table in reversed(tables()):
            new.execute(table.delete())
        for table in tables():
            copy_table(old, new, table)
            if not target.on_sqlite:
                set_sequence(new, table)
        close_audit(new, target.on_sqlite)


AUDIT_TRIGGERS = ("audit_entry_no_update", "audit_entry_no_delete")


def open_audit(connection: Connection, on_sqlite: bool) -> None:
    """The audit trail is only ever added to, except where a whole database is replaced."""
    if not on_sqlite:
        connection.execute(text("ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_kept"))
        return
    for name in AUDIT_TRIGGERS:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")


def close_audit(connection: Connection, on_sqlite: bool) -> None:
    if not on_sqlite:
        connection.execute(text("ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_kept"))
        return
    for name in AUDIT_TRIGGERS:
        verb = name.rpartition("_")[2]
        connection.exec_driver_sql(
            f"CREATE TRIGGER {name} BEFORE {verb} ON audit_entry BEGIN"
            " SELECT RAISE(ABORT, 'the audit trail is only ever added to'); END"
        )


def set_sequence(connection: Connection, table: Table) -> None:
    """PostgreSQL counts on from the highest key."""
    if "id" in table.columns:
        highest = select(func.coalesce(func.max(table.c.id), 0)).scalar_subquery()
        sequence = func.pg_get_serial_sequence(table.name, "id")
        connection.execute(select(func.setval(sequence, highest + 1, False)))
