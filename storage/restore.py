"""Putting a backup back: checked first, all of it or nothing, and what was there is kept beside."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from sqlalchemy import Connection, func, make_url, select, text
from sqlalchemy.exc import DataError, IntegrityError, SQLAlchemyError
from sqlmodel import Session

from storage.backup import (
    BadBackup,
    WouldOverwrite,
    address,
    backup,
    copy_file,
    count_rows,
    file_of,
    on_disk,
    opened,
    verify,
    written_whole,
)
from storage.database import Database, StorageUnavailable, normalise
from storage.files import AlreadyRunning, only_one
from storage.forgetting import forget_again
from storage.forgotten import Forgotten, everybody
from storage.presence import refuse_others
from storage.schema import upgrade
from storage.transfer import copy_rows, tables
from storage.unavailable import translated

NOT_DATA = frozenset({"fact"})
"""What is written by looking after a database; it is nothing a person would miss."""


@dataclass(frozen=True, slots=True)
class Restored:
    """The rows that were put back, by table, and where the replaced database is now."""

    rows: dict[str, int]
    kept: Path | None
    forgotten: int = 0
    """How many people were forgotten once more, because they had been since the backup was made."""


def restore(file: Path, url: str, now: datetime, overwrite: bool = False) -> Restored:
    """Put a backup into a database, bringing it up to date on the way.

    Raises BadBackup, WouldOverwrite when there is data and `overwrite` is not set, AlreadyRunning while a bot runs on
    the database, StorageUnavailable, and OSError when there is no room or no permission.
    """
    verify(file)
    target = make_url(normalise(url))
    if target.get_backend_name() == "sqlite":
        return restore_file(file, Path(str(target.database)), now, overwrite)
    with opened(url) as database:
        return restore_server(file, database, now, overwrite)


def kept_name(path: Path, reason: str, now: datetime) -> Path:
    """A dated name beside a file that is not taken yet."""
    for number in count():
        more = f"-{number}" if number else ""
        name = path.with_name(f"{path.stem}-before-{reason}-{now:%Y%m%d-%H%M%S}{more}{path.suffix}")
        if not name.exists():
            break
    return name


def refuse_data() -> None:
    raise WouldOverwrite("There is data in the database already. Add --yes to replace it with the backup.")


def restore_file(file: Path, path: Path, now: datetime, overwrite: bool) -> Restored:
    """Put a whole new file in the old one's place, in one step that a power cut can't halve."""
    with only_one(path):
        has_data = file_has_data(path)
        if has_data and not overwrite:
            refuse_data()
        with written_whole(path) as part:
            shutil.copyfile(file, part)
            brought_up_to_date(part)
            again = forget_in_file(part, forgotten_in(path) if has_data else [], now)
            rows = rows_of(part)
            kept = keep_file(path, kept_name(path, "restore", now)) if has_data else None
            retire_log(path)
    return Restored(rows, kept, again)


def file_has_data(path: Path) -> bool:
    """Whether a person would miss the file. A damaged one may still be worth keeping."""
    if not path.exists() or path.stat().st_size == 0:
        return False
    try:
        with closing(sqlite3.connect(address(path, "rw"), uri=True)) as connection:
            return any(rows for name, rows in count_rows(connection).items() if name not in NOT_DATA)
    except sqlite3.DatabaseError:
        return True


def brought_up_to_date(copy: Path) -> None:
    """Migrate a copy of a backup."""
    with opened(f"sqlite:///{copy}") as database:
        upgrade(database)


def forgotten_in(path: Path) -> list[Forgotten]:
    """Who was forgotten in the file that is about to be replaced; nobody, as far as a damaged one can tell."""
    try:
        with opened(f"sqlite:///{path}") as database:
            return database.read_now(everybody)
    except (SQLAlchemyError, StorageUnavailable):
        return []


def forget_in_file(copy: Path, gone: list[Forgotten], now: datetime) -> int:
    """Forget again in a copy of a backup; to close it waits until their bytes are written over."""
    with opened(f"sqlite:///{copy}") as database:
        return database.write_now(lambda session: forget_again(session, gone, now)) if gone else 0


def rows_of(copy: Path) -> dict[str, int]:
    """The rows of a copy by table, all of them in its one file."""
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        return count_rows(connection)


def keep_file(path: Path, kept: Path) -> Path:
    """A sound copy of what is about to be replaced; of a damaged file, its bytes and those of its log."""
    try:
        with written_whole(kept) as part:
            copy_file(path, part)
    except StorageUnavailable:
        for end in ("", "-wal"):
            if Path(f"{path}{end}").exists():
                shutil.copy2(f"{path}{end}", f"{kept}{end}")
                Path(f"{kept}{end}").chmod(0o600)
    return kept


def retire_log(path: Path) -> None:
    """Take the old file's log away, or SQLite would apply it to the new file. Raises AlreadyRunning if it is in use."""
    if not path.exists():
        return
    try:
        with closing(sqlite3.connect(address(path, "rw"), uri=True, timeout=1)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
            raise AlreadyRunning(f"Another program is using {path}. Stop it first.") from error
        # Damaged; its bytes are kept already.
        for end in ("-wal", "-shm"):
            Path(f"{path}{end}").unlink(missing_ok=True)
    on_disk(path.parent)


def restore_server(file: Path, database: Database, now: datetime, overwrite: bool) -> Restored:
    """Replace everything on a PostgreSQL server in one transaction: all of it or nothing."""
    upgrade(database)
    has_data = server_has_data(database)
    if has_data and not overwrite:
        refuse_data()
    with copied(file) as source, translated(), database.engine.connect() as target, target.begin():
        refuse_others(target)
        kept = kept_name(file, "restore", now) if has_data else None
        if kept:
            backup(database, kept)
        target.execute(text("SET LOCAL statement_timeout = 0"))
        with Session(target, join_transaction_mode="create_savepoint", expire_on_commit=False) as session:
            gone = everybody(session)
            session.expunge_all()
            empty(target)
            rows = copied_in(source, target)
            again = forget_again(session, gone, now)
            session.commit()
    return Restored(rows, kept, again)


def copied_in(source: Database, target: Connection) -> dict[str, int]:
    try:
        with source.reader.connect() as rows_of:
            return copy_rows(rows_of, target)
    except (DataError, IntegrityError) as error:
        raise BadBackup(f"A row does not fit, so nothing was changed: {error.orig}") from error


@contextmanager
def copied(file: Path) -> Iterator[Database]:
    """A copy of a backup, brought up to date; the backup itself stays as it is."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "backup.db"
        shutil.copyfile(file, copy)
        with opened(f"sqlite:///{copy}") as database:
            upgrade(database)
            yield database


def server_has_data(database: Database) -> bool:
    def any_row(connection: Connection) -> bool:
        ours = [one for one in tables() if one.name not in NOT_DATA]
        return any(connection.execute(select(func.count()).select_from(one)).scalar_one() for one in ours)

    with translated(), database.reader.connect() as connection:
        return any_row(connection)


def empty(target: Connection) -> None:
    """All tables at once, so that no order of theirs matters."""
    quote = target.dialect.identifier_preparer.quote
    target.execute(text(f"TRUNCATE {', '.join(quote(one.name) for one in tables())}"))


def keep_before_upgrade(database: Database, now: datetime) -> Path:
    """A dated copy of a SQLite file that is about to be migrated."""
    path = file_of(database)
    kept = kept_name(path, "upgrade", now)
    with written_whole(kept) as part:
        copy_file(path, part)
    return kept
