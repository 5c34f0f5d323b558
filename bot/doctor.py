"""Examines an installation: settings, database, clock, zones and files. Each finding says what to do."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from zoneinfo import available_timezones

from bot.settings import Settings
from storage.database import Database, StorageUnavailable
from storage.files import NetworkFileSystem, refuse_network
from storage.instance import Instance
from storage.schema import SchemaTooNew, SchemaTooOld, check

MEGABYTE = 1024 * 1024
LEAST_SPACE = 200 * MEGABYTE
OLDEST_SQLITE = (3, 35, 0)
"""`RETURNING`, which claims need, came with 3.35."""
BACKUP_EVERY = timedelta(days=7)
RELEASED = 2026


class Health(StrEnum):
    WELL = "well"
    WARNING = "warning"
    ILL = "ill"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    health: Health
    what: str
    advice: str = ""


def examine(settings: Settings) -> list[Finding]:
    """Look at everything; nothing is changed but one row that is written and taken back."""
    examinations: tuple[Callable[[Settings], Iterator[Finding]], ...] = (
        platforms,
        files,
        space,
        versions,
        clock,
        database_state,
    )
    return [finding for look in examinations for finding in look(settings)]


def platforms(settings: Settings) -> Iterator[Finding]:
    if settings.has_tokens:
        yield Finding(Health.WELL, "tokens are set")
    elif settings.shows_local_page:
        yield Finding(Health.WELL, "no tokens: the local page is used")
    else:
        yield Finding(Health.WARNING, "no tokens and no local page", "set a token in .env, or LOCAL_PAGE=true")


def files(settings: Settings) -> Iterator[Finding]:
    """Only the owner may read what people said, and no network file system below SQLite."""
    file = settings.database_file
    paths = [Path(".env"), *([file, file.parent] if file else [])]
    for path in paths:
        if path.exists() and path.stat().st_mode & 0o077 and path != Path():
            yield Finding(Health.WARNING, f"{path} can be read by others", f"chmod go-rwx {path}")
    if file is None:
        return
    try:
        refuse_network(file)
        yield Finding(Health.WELL, f"{file} is on a local file system")
    except NetworkFileSystem as error:
        yield Finding(Health.ILL, "the database is on a network file system", str(error))


def space(settings: Settings) -> Iterator[Finding]:
    file = settings.database_file
    folder = file.parent if file and file.parent.exists() else Path()
    free = shutil.disk_usage(folder).free
    if free < LEAST_SPACE:
        yield Finding(Health.ILL, f"{free // MEGABYTE} MB are free", "make room: notes can't be saved on a full disk")
    else:
        yield Finding(Health.WELL, f"{free // MEGABYTE} MB are free")


def versions(settings: Settings) -> Iterator[Finding]:
    if settings.database_file is None:
        return
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        yield Finding(
            Health.ILL, f"SQLite {sqlite3.sqlite_version} is too old", "use a Python with SQLite 3.35 or later"
        )
    else:
        yield Finding(Health.WELL, f"SQLite {sqlite3.sqlite_version}")


def clock(settings: Settings) -> Iterator[Finding]:
    year = datetime.now(UTC).year
    if year < RELEASED:
        yield Finding(
            Health.ILL, f"the clock says {year}", "set the machine's clock, or switch time synchronisation on"
        )
    else:
        yield Finding(Health.WELL, "the clock is plausible")
    zones = len(available_timezones())
    if zones < 400:
        yield Finding(Health.ILL, f"only {zones} time zones are known", "reinstall the package tzdata")
    else:
        yield Finding(Health.WELL, f"{zones} time zones are known")


def database_state(settings: Settings) -> Iterator[Finding]:
    """Reachable, at the right schema, writable, and backed up lately."""
    file = settings.database_file
    if file and not file.exists():
        yield Finding(Health.WARNING, "there is no database yet", "it is made at the first start: make run")
        return
    database = Database(settings.database_url)
    try:
        yield from schema_and_writing(database, file)
    finally:
        database.close()


def schema_and_writing(database: Database, file: Path | None) -> Iterator[Finding]:
    try:
        check(database)
        yield Finding(Health.WELL, "the database is up to date")
        database.write_now(lambda session: Instance(session).set("doctor", datetime.now(UTC).isoformat()))
        yield Finding(Health.WELL, "the database can be written")
        yield backup_age(database)
    except SchemaTooOld as error:
        yield Finding(Health.ILL, "the database is not up to date", str(error))
    except SchemaTooNew as error:
        yield Finding(Health.ILL, "the database is from a newer release", str(error))
    except StorageUnavailable:
        who = f"user {os.getuid()} needs to read and write {file}" if file else "check DATABASE_URL and the server"
        yield Finding(Health.ILL, "the database can't be reached or written", who)


def backup_age(database: Database) -> Finding:
    advice = "python -m bot backup FILE"
    last = database.read_now(lambda session: Instance(session).get("last backup"))
    if last is None:
        return Finding(Health.WARNING, "there is no backup yet", advice)
    age = datetime.now(UTC) - datetime.fromisoformat(last)
    health = Health.WELL if age < BACKUP_EVERY else Health.WARNING
    return Finding(health, f"the last backup is {age.days} days old", "" if health is Health.WELL else advice)
