"""Examines an installation: settings, files, clock, zones and database. Each finding says what to do."""

import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from sqlalchemy import text

from bot.settings import Settings
from storage.database import Database, StorageUnavailable
from storage.files import NetworkFileSystem, is_running_on, refuse_network
from storage.instance import Instance
from storage.outbox import OutboxState
from storage.schema import SchemaTooNew, SchemaTooOld, check
from storage.stuck import Stuck

MEGABYTE = 1024 * 1024
LEAST_SPACE = 200 * MEGABYTE
OLDEST_SQLITE = (3, 35, 0)
"""`RETURNING`, which claims need, came with 3.35."""
BACKUP_EVERY = timedelta(days=7)
RELEASED = 2026
FEWEST_ZONES = 400
PATIENCE = 2.0
"""Seconds; whoever asks a doctor does not want to wait for a lock."""
BEGINNINGS = {"slack_bot_token": "xoxb-", "slack_app_token": "xapp-"}
ZONE_FIX = "install the package tzdata again, or update the system's time zones"


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


def examine(settings: Settings, now: datetime | None = None) -> list[Finding]:
    """Look at everything; nothing is changed but one row that says when somebody looked."""
    moment = now or datetime.now(UTC)
    examinations: tuple[Callable[[Settings, datetime], Iterator[Finding]], ...] = (
        platforms,
        files,
        instance,
        space,
        versions,
        clock,
        zones,
        database_state,
    )
    return [finding for look in examinations for finding in looked(look, settings, moment)]


def looked(
    look: Callable[[Settings, datetime], Iterator[Finding]], settings: Settings, now: datetime
) -> Iterator[Finding]:
    """What one examination finds. What the system forbids it to see is a finding as well."""
    try:
        yield from look(settings, now)
    except OSError as error:
        yield Finding(
            Health.ILL, f"{error.filename or 'a file'}: {error.strerror}", f"check what user {os.getuid()} may do"
        )


def platforms(settings: Settings, _: datetime) -> Iterator[Finding]:
    for name, beginning in BEGINNINGS.items():
        token = getattr(settings, name)
        if token and not token.get_secret_value().startswith(beginning):
            yield Finding(
                Health.WARNING, f"{name.upper()} does not begin with {beginning}", "check that it is the right one"
            )
    if settings.has_tokens:
        yield Finding(Health.WELL, "tokens are set")
    elif settings.shows_local_page:
        yield Finding(Health.WELL, "no tokens: the local page is used")
    else:
        yield Finding(Health.WARNING, "no tokens and no local page", "set a token in .env, or LOCAL_PAGE=true")


def files(settings: Settings, _: datetime) -> Iterator[Finding]:
    """Only the owner may read what people said, and no network file system below SQLite."""
    file = settings.database_file
    if file and file.is_dir():
        yield Finding(Health.ILL, f"{file} is a folder", f"DATABASE_URL names a file, such as sqlite:///{file}/bot.db")
        return
    for path in (Path(".env"), *private_files(file)):
        if path.exists() and path.stat().st_mode & 0o077:
            yield Finding(Health.WARNING, f"{path} can be read by others", f"chmod go-rwx {path}")
    if file is None:
        return
    try:
        refuse_network(file)
        yield Finding(Health.WELL, f"{file} is on a local file system")
    except NetworkFileSystem as error:
        yield Finding(Health.ILL, "the database is on a network file system", str(error))


def private_files(file: Path | None) -> Iterator[Path]:
    """The database and its log. A folder of the database's own guards them; one that is shared with others can't."""
    if file is None:
        return
    if file.parent.exists() and not file.parent.stat().st_mode & 0o077:
        return
    yield file
    yield Path(f"{file}-wal")


def instance(settings: Settings, _: datetime) -> Iterator[Finding]:
    file = settings.database_file
    if file and not file.is_dir():
        running = is_running_on(file)
        yield Finding(Health.WELL, "a bot is running on this database" if running else "no bot is running")


def space(settings: Settings, _: datetime) -> Iterator[Finding]:
    file = settings.database_file
    folder = next(each for each in (file or Path("x")).absolute().parents if each.exists())
    free = shutil.disk_usage(folder).free
    if free < LEAST_SPACE:
        yield Finding(Health.ILL, f"{free // MEGABYTE} MB are free", "make room: notes can't be saved on a full disk")
    else:
        yield Finding(Health.WELL, f"{free // MEGABYTE} MB are free")


def versions(settings: Settings, _: datetime) -> Iterator[Finding]:
    if settings.database_file is None:
        return
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        advice = "use a Python with SQLite 3.35 or later"
        yield Finding(Health.ILL, f"SQLite {sqlite3.sqlite_version} is too old", advice)
    else:
        yield Finding(Health.WELL, f"SQLite {sqlite3.sqlite_version}")


def clock(_: Settings, now: datetime) -> Iterator[Finding]:
    steady = time.get_clock_info("monotonic")
    if now.year < RELEASED:
        advice = "set the machine's clock, or switch time synchronisation on"
        yield Finding(Health.ILL, f"the clock says {now.year}", advice)
    elif steady.adjustable or not steady.monotonic:
        yield Finding(Health.WARNING, "the machine has no steady clock", "waits may be too short or too long")
    else:
        yield Finding(Health.WELL, "the clock is plausible")


def zones(_: Settings, __: datetime) -> Iterator[Finding]:
    """Kazakhstan went over to one time in March 2024; a database that does not know is older than that."""
    known = len(available_timezones())
    try:
        is_fresh = ZoneInfo("Asia/Almaty").utcoffset(datetime(2024, 6, 1)) == timedelta(hours=5)  # noqa: DTZ001
    except ZoneInfoNotFoundError:
        known = 0
    if known < FEWEST_ZONES:
        yield Finding(Health.ILL, f"only {known} time zones are known", ZONE_FIX)
    elif not is_fresh:
        yield Finding(Health.WARNING, "the time zones are from before 2024", ZONE_FIX)
    else:
        yield Finding(Health.WELL, f"{known} time zones are known")


def database_state(settings: Settings, now: datetime) -> Iterator[Finding]:
    """Reachable, at the right schema, sound, writable, and backed up lately."""
    file = settings.database_file
    if file and file.is_dir():
        return
    if file and not (file.exists() and file.stat().st_size):
        yield Finding(Health.WARNING, "there is no database yet", "it is made at the first start: make run")
        return
    database = Database(settings.database_url, patience=PATIENCE)
    try:
        yield from schema_and_writing(database, file, now)
    finally:
        database.close()


def schema_and_writing(database: Database, file: Path | None, now: datetime) -> Iterator[Finding]:
    try:
        check(database)
        yield Finding(Health.WELL, "the database is up to date")
        if file:
            yield soundness(database)
        yield from visits(database, now)
        database.write_now(lambda session: Instance(session).set("doctor", now.isoformat()))
        yield Finding(Health.WELL, "the database can be written")
        yield backup_age(database, now)
        yield stuck(database)
    except SchemaTooOld as error:
        yield Finding(Health.ILL, "the database is not up to date", str(error))
    except SchemaTooNew as error:
        yield Finding(Health.ILL, "the database is from a newer release", str(error))
    except StorageUnavailable as error:
        who = f"user {os.getuid()} needs to read and write {file}" if file else "check DATABASE_URL and the server"
        reason = (str(error).splitlines() or [""])[0]
        yield Finding(Health.ILL, f"the database can't be reached or written ({reason})", who)


def soundness(database: Database) -> Finding:
    said = database.read_now(lambda session: session.scalar(text("PRAGMA quick_check")))
    if said == "ok":
        return Finding(Health.WELL, "the file is sound")
    return Finding(Health.ILL, "the file is damaged", "stop the bot, then: python -m bot restore FILE --yes")


def visits(database: Database, now: datetime) -> Iterator[Finding]:
    """A clock that stands before an earlier visit was wrong then or is wrong now."""
    last = database.read_now(lambda session: Instance(session).get("doctor"))
    if last and datetime.fromisoformat(last) > now + timedelta(minutes=5):
        yield Finding(
            Health.WARNING, f"the clock stands before an earlier visit, {last[:16]}", "check the machine's clock"
        )


def stuck(database: Database) -> Finding:
    """What needs a person is a warning; what was given up was told to one already."""
    counts = database.read_now(lambda session: Stuck(session).counts())
    if not counts:
        return Finding(Health.WELL, "no message is stuck")
    needs_somebody = counts.keys() & {OutboxState.HELD, OutboxState.WAITING}
    told = ", ".join(f"{n} {state.value}" for state, n in counts.items())
    health = Health.WARNING if needs_somebody else Health.WELL
    return Finding(health, f"messages that go no further: {told}", "python -m bot outbox list")


def backup_age(database: Database, now: datetime) -> Finding:
    advice = "python -m bot backup FILE"
    last = database.read_now(lambda session: Instance(session).get("last backup"))
    if last is None:
        return Finding(Health.WARNING, "there is no backup yet", advice)
    age = now - datetime.fromisoformat(last)
    health = Health.WELL if age < BACKUP_EVERY else Health.WARNING
    return Finding(health, f"the last backup is {max(age.days, 0)} days old", "" if health is Health.WELL else advice)
