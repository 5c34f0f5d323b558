"""`python -m bot backup FILE`: a checked copy of the live database."""

import sys
from argparse import Namespace
from pathlib import Path

from bot.cli.opening import explained
from bot.clock import SystemClock
from bot.errors import Explained
from bot.settings import Settings
from storage.backup import backup, opened
from storage.database import Database, StorageUnavailable
from storage.instance import Instance

LAST = "last backup"


def run(settings: Settings, chosen: Namespace) -> int:
    """The bot may be running meanwhile."""
    file = settings.database_file
    if file and not (file.exists() and file.stat().st_size):
        raise Explained(f"There is no database at {file} yet, so there is nothing to copy.")
    with explained(), opened(settings.database_url) as database:
        rows = backup(database, Path(chosen.file))
        remember(database)
    print(f"Saved and checked: {sum(rows.values())} rows in {chosen.file}")
    return 0


def remember(database: Database) -> None:
    """Note the time for `doctor`. The backup is good even when the database can't be written any more."""
    when = SystemClock().now().isoformat()
    try:
        database.write_now(lambda session: Instance(session).set(LAST, when))
    except StorageUnavailable as error:
        print(f"The backup is complete, but the database can't be written: {error}", file=sys.stderr)
