"""`python -m bot backup FILE`: a checked copy of the live database."""

from argparse import Namespace
from pathlib import Path

from bot.clock import SystemClock
from bot.errors import Explained
from bot.settings import Settings
from storage.backup import BadBackup, WouldOverwrite, backup
from storage.database import Database
from storage.instance import Instance
from storage.schema import SchemaTooNew, SchemaTooOld, check

LAST = "last backup"


def run(settings: Settings, chosen: Namespace) -> int:
    """The bot may be running meanwhile."""
    database = Database(settings.database_url)
    try:
        check(database)
        rows = backup(database, Path(chosen.file))
        when = SystemClock().now().isoformat()
        database.write_now(lambda session: Instance(session).set(LAST, when))
    except (BadBackup, WouldOverwrite, SchemaTooNew, SchemaTooOld) as error:
        raise Explained(str(error)) from error
    finally:
        database.close()
    print(f"Saved and checked: {sum(rows.values())} rows in {chosen.file}")
    return 0
