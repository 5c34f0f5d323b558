"""`python -m bot backup FILE`: a checked copy of the live database; of several workspaces, a folder of copies."""

import sys
from argparse import Namespace
from pathlib import Path

from bot.cli import LIST
from bot.cli.opening import explained
from bot.clock import SystemClock
from bot.errors import Explained
from bot.settings import Settings
from storage.backup import backup, opened, refuse_existing
from storage.database import Database, StorageUnavailable
from storage.installations import Installations
from storage.instance import Instance

LAST = "last backup"


def run(settings: Settings, chosen: Namespace) -> int:
    """The bot may be running meanwhile."""
    if settings.serves_several and chosen.workspace is None:
        copy_all(settings, Path(chosen.file))
    else:
        copy(settings, Path(chosen.file))
    return 0


def copy(settings: Settings, to: Path) -> None:
    file = settings.database_file
    if file and not (file.exists() and file.stat().st_size):
        raise Explained(f"There is no database at {file} yet, so there is nothing to copy.")
    with explained(), opened(settings.database_url) as database:
        rows = backup(database, to)
        remember(database)
    print(f"Saved and checked: {sum(rows.values())} rows in {to}")


def copy_all(settings: Settings, folder: Path) -> None:
    """The list of workspaces, and each of them, also those that took the bot out."""
    with explained():
        refuse_existing(folder)
        folder.mkdir(mode=0o700)
    with explained(), opened(settings.database_url) as database:
        listed = database.read_now(lambda session: [row.workspace for row in Installations(session).listed()])
    copy(settings, folder / f"{LIST}.db")
    for workspace in listed:
        copy(settings.for_workspace(workspace), folder / f"{workspace}.db")


def remember(database: Database) -> None:
    """Note the time for `doctor`. The backup is good even when the database can't be written any more."""
    when = SystemClock().now().isoformat()
    try:
        database.write_now(lambda session: Instance(session).set(LAST, when))
    except StorageUnavailable as error:
        print(f"The backup is complete, but the database can't be written: {error}", file=sys.stderr)
