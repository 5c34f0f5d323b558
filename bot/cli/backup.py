"""`python -m bot backup FILE`: a checked copy of the live database; of several workspaces, a folder of copies."""

import sys
from argparse import Namespace
from pathlib import Path

from bot.cli import FAILED, OK
from bot.cli.opening import explained, has_database
from bot.cli.which import LIST
from bot.clock import SystemClock
from bot.errors import Explained
from bot.settings import Settings
from storage.backup import backup, opened, refuse_existing
from storage.database import Database, StorageUnavailable
from storage.installations import Installation, Installations
from storage.instance import Instance

LAST = "last backup"


def run(settings: Settings, chosen: Namespace) -> int:
    """The bot may be running meanwhile."""
    if settings.serves_several and chosen.workspace is None:
        return copy_all(settings, Path(chosen.file))
    copy(settings, Path(chosen.file))
    return OK


def copy(settings: Settings, to: Path) -> None:
    file = settings.database_file
    if file and not (file.exists() and file.stat().st_size):
        raise Explained(f"There is no database at {file} yet, so there is nothing to copy.")
    with explained(), opened(settings.database_url) as database:
        rows = backup(database, to)
        remember(database)
    print(f"Saved and checked: {sum(rows.values())} rows in {to}")


def copy_all(settings: Settings, folder: Path) -> int:
    """The list of workspaces, and each of them, also those that took the bot out. All that can be copied is."""
    with explained():
        refuse_existing(folder)
        folder.mkdir(mode=0o700)
    with explained(), opened(settings.database_url) as database:
        rows = database.read_now(lambda session: Installations(session).listed())
    copy(settings, folder / f"{LIST}.db")
    return max((copy_one(settings, row, folder) for row in rows), default=OK)


def copy_one(settings: Settings, row: Installation, folder: Path) -> int:
    own = settings.for_workspace(row.workspace)
    try:
        if row.ended_at and not has_database(own):
            print(f"{row.workspace} took the bot out, and its database is gone; there is nothing to copy")
            return OK
        copy(own, folder / f"{row.workspace}.db")
    except Explained as error:
        print(f"{row.workspace}: {error}", file=sys.stderr)
        return FAILED
    return OK


def remember(database: Database) -> None:
    """Note the time for `doctor`. The backup is good even when the database can't be written any more."""
    when = SystemClock().now().isoformat()
    try:
        database.write_now(lambda session: Instance(session).set(LAST, when))
    except StorageUnavailable as error:
        print(f"The backup is complete, but the database can't be written: {error}", file=sys.stderr)
