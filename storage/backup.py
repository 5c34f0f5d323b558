"""Backups: one SQLite file whatever the database is, made while it is in use, checked before it counts.

A backup of PostgreSQL is a SQLite file as well, so that moving from one to the other is backup and restore.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from storage.database import PATIENCE, Database, StorageUnavailable
from storage.schema import check, known, upgrade
from storage.transfer import copy_rows
from storage.unavailable import translated

PAGES = 500
"""Pages copied before the interpreter's lock is looked at again."""
NOT_ROWS = ("sqlite_", "search_words", "alembic_version")
"""Tables that SQLite, its full-text index and the migrations keep for themselves."""


class BadBackup(RuntimeError):
    """The file is no backup, is damaged, or is from a newer release."""


class WouldOverwrite(RuntimeError):
    """There is something in the way that is not replaced without being told to."""


class NoFolder(OSError):
    """The folder that a file is to lie in does not exist."""


def backup(database: Database, file: Path) -> dict[str, int]:
    """Copy a live database to a file and check the copy; the number of rows by table.

    Raises WouldOverwrite for a file that exists, BadBackup when the copy does not hold, SchemaTooOld for a PostgreSQL
    database that waits for `migrate`, StorageUnavailable, and OSError when the file can't be written.
    """
    refuse_existing(file)
    if not file.parent.is_dir():
        raise NoFolder(f"There is no folder {file.parent}. Make it first, or choose another place.")
    with written_whole(file) as part:
        rows = copy_file(file_of(database), part) if database.on_sqlite else copy_out(database, part)
        if verify(part) != rows:
            raise BadBackup("The copy does not hold the same number of rows. Nothing was kept; please try again.")
        refuse_existing(file)
    return rows


def refuse_existing(file: Path) -> None:
    if file.exists():
        raise WouldOverwrite(f"{file} is there already. Choose another name.")


def file_of(database: Database) -> Path:
    return Path(str(database.engine.url.database))


@contextmanager
def written_whole(file: Path) -> Iterator[Path]:
    """A name to write to, for its owner only; the file has its own name when everything in it is on disk."""
    part = file.with_name(f".{file.name}.part")
    # What an earlier attempt left when it was killed; its log must not be applied to the new file.
    clear_away(part)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield part
        on_disk(part)
        part.replace(file)
        on_disk(file.parent)
    finally:
        clear_away(part)


def clear_away(part: Path) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        Path(f"{part}{end}").unlink(missing_ok=True)


def on_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, would survive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def copy_file(source: Path, target: Path) -> dict[str, int]:
    """SQLite's own online backup of one snapshot; writers go on meanwhile. The rows of the snapshot by table.

    Without the reading transaction around it every commit of the bot would make the copy begin again.
    """
    try:
        with closing(sqlite3.connect(address(source, "rw"), uri=True)) as live:
            live.execute("BEGIN")
            rows = count_rows(live)
            with closing(sqlite3.connect(target)) as copy:
                live.backup(copy, pages=PAGES)
                copy.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.DatabaseError as error:
        raise StorageUnavailable(str(error)) from error
    return rows


def copy_out(database: Database, target: Path) -> dict[str, int]:
    """Every row of one snapshot of a PostgreSQL database, into a new SQLite file."""
    check(database)
    with opened(f"sqlite:///{target}") as copy:
        upgrade(copy)
        with translated(), database.reader.connect() as source, copy.engine.connect() as sink, sink.begin():
            rows = copy_rows(source, sink)
    with closing(sqlite3.connect(target)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    return rows


def verify(file: Path) -> dict[str, int]:
    """The rows of a backup by table. Raises BadBackup unless it is whole and from this release or an older one."""
    if not file.is_file():
        raise BadBackup(f"There is no file {file}.")
    try:
        with closing(sqlite3.connect(address(file, "ro"), uri=True)) as copy:
            refuse_unsound(copy, file)
            return count_rows(copy)
    except sqlite3.DatabaseError as error:
        raise BadBackup(f"{file} is damaged, or is not a backup of Loopkeeper.") from error


def refuse_unsound(copy: sqlite3.Connection, file: Path) -> None:
    whole = copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    revisions = copy.execute("SELECT version_num FROM alembic_version").fetchall()
    if not whole or len(revisions) != 1 or copy.execute("PRAGMA foreign_key_check").fetchone():
        raise BadBackup(f"{file} is damaged, or is not a backup of Loopkeeper.")
    if not known(revisions[0][0]):
        raise BadBackup(f"{file} was made by a newer release of Loopkeeper. Install that release first.")


def count_rows(connection: sqlite3.Connection) -> dict[str, int]:
    """The rows of a SQLite file by table."""
    names = [
        name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    ]
    ours = [name for name in names if not name.startswith(NOT_ROWS)]
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in ours}  # noqa: S608


def address(file: Path, mode: str) -> str:
    """A file that is never made by looking at it."""
    return f"{file.absolute().as_uri()}?mode={mode}"


@contextmanager
def opened(url: str, patience: float = PATIENCE) -> Iterator[Database]:
    """A database that is closed again."""
    database = Database(url, patience)
    try:
        yield database
    finally:
        database.close()
