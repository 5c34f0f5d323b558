"""Opening the database for a command, with errors that say what to do."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext

from bot.clock import SystemClock
from bot.errors import Explained
from bot.settings import Settings, prepare_file
from storage.backup import BadBackup, NoFolder, WouldOverwrite
from storage.backup import opened as opened_database
from storage.database import Database, StorageUnavailable
from storage.files import AlreadyRunning, NetworkFileSystem, only_one, refuse_network
from storage.presence import present
from storage.restore import keep_before_upgrade
from storage.schema import RowsLost, SchemaTooNew, SchemaTooOld, is_empty, upgrade, waits_for_upgrade

SPEAKING = (
    AlreadyRunning,
    BadBackup,
    NetworkFileSystem,
    NoFolder,
    RowsLost,
    SchemaTooNew,
    SchemaTooOld,
    WouldOverwrite,
)
"""Errors of the storage whose text says what to do."""


@contextmanager
def outages_explained() -> Iterator[None]:
    """A database that can't be used, in plain words."""
    try:
        yield
    except StorageUnavailable as error:
        advice = "Check DATABASE_URL, then run: python -m bot doctor"
        raise Explained(f"I can't use the database ({str(error).strip()}). {advice}") from error


@contextmanager
def explained() -> Iterator[None]:
    """Errors of the storage and of the system in plain words."""
    try:
        with outages_explained():
            yield
    except SPEAKING as error:
        raise Explained(str(error)) from error
    except OSError as error:
        raise Explained(
            f"{error.filename or 'A file'}: {error.strerror or error}. Try: python -m bot doctor"
        ) from error


@contextmanager
def opened(settings: Settings, alone: bool = False) -> Iterator[Database]:
    """The database, brought up to date. `alone` is for what runs on: one process for one SQLite file."""
    with ExitStack() as stack:
        with explained():
            database = stack.enter_context(ready(settings, alone))
        with outages_explained():
            yield database


@contextmanager
def ready(settings: Settings, alone: bool) -> Iterator[Database]:
    prepare_file(settings)
    if settings.database_file:
        refuse_network(settings.database_file)
    with only_one(settings.database_file if alone else None), opened_database(settings.database_url) as database:
        bring_up_to_date(database)
        with present(database) if alone else nullcontext():
            yield database


def bring_up_to_date(database: Database) -> None:
    """Migrate; a file that holds something is copied first."""
    if database.on_sqlite and waits_for_upgrade(database):
        kept = keep_before_upgrade(database, SystemClock().now())
        print(f"The database is from an older release. A copy of it is in {kept}", file=sys.stderr)
    upgrade(database)


def has_database(settings: Settings) -> bool:
    """Whether there is one with anything in it; none is made by looking. Raises Explained."""
    file = settings.database_file
    if file and not (file.exists() and file.stat().st_size):
        return False
    with explained(), opened_database(settings.database_url) as database:
        return not is_empty(database)
