"""Opening the database for a command, with errors that say what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.errors import Explained
from bot.settings import Settings, prepare_folder
from storage.database import Database, StorageUnavailable
from storage.files import AlreadyRunning, NetworkFileSystem, only_one, refuse_network
from storage.schema import SchemaTooNew, upgrade


@contextmanager
def opened(settings: Settings, alone: bool = False) -> Iterator[Database]:
    """The database, brought up to date. `alone` is for what runs on: one process for one SQLite file."""
    prepare_folder(settings)
    try:
        if settings.database_file:
            refuse_network(settings.database_file)
        with only_one(settings.database_file if alone else None):
            database = Database(settings.database_url)
            try:
                upgrade(database)
                yield database
            finally:
                database.close()
    except (AlreadyRunning, NetworkFileSystem, SchemaTooNew) as error:
        raise Explained(str(error)) from error
    except StorageUnavailable as error:
        raise Explained("I can't reach the database. Check DATABASE_URL, then run: python -m bot doctor") from error
