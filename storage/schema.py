"""Brings a database to this release's schema, and refuses one that is newer."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from storage.database import Database
from storage.unavailable import translated

HERE = Path(__file__).parent / "migrations"
# Any fixed number will do; it names our migrations among the advisory locks of a PostgreSQL server.
ADVISORY_LOCK = 0x10095


class SchemaTooNew(RuntimeError):
    """The database was written by a newer release."""


class SchemaTooOld(RuntimeError):
    """The database waits for `migrate`."""


class RowsLost(RuntimeError):
    """A migration would have lost rows; it was taken back."""


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.attributes["connection"] = connection
    return config


def head() -> str:
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def _current(connection: Connection) -> str | None:
    """The revision the database is at. Raises SchemaTooNew for one that this release does not know."""
    revision = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if revision is not None and revision not in known:
        raise SchemaTooNew(
            f"This database is at revision {revision}, which a newer release of Loopkeeper wrote. "
            "Install that release again, or restore a backup made with this one."
        )
    return revision


def check(database: Database) -> None:
    """Raises SchemaTooNew or SchemaTooOld unless the database is at this release's schema."""
    with translated(), database.reader.connect() as connection:
        revision = _current(connection)
    if revision != head():
        raise SchemaTooOld("The database is not up to date. Run: python -m bot migrate")


def upgrade(database: Database) -> bool:
    """Bring the database up to date; True when something was done. Safe when several processes start at once."""
    if not database.on_sqlite:
        return _upgrade_postgres(database)
    with database.engine.connect() as connection:
        # The pragma does nothing inside a transaction, and batch mode with it on would empty child tables.
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                done = _upgrade_within(connection)
                broken = connection.execute(text("PRAGMA foreign_key_check")).all()
                if broken:
                    raise RowsLost(f"{len(broken)} rows would point nowhere.")
        finally:
            driver.execute("PRAGMA foreign_keys=ON")
    return done


def _upgrade_postgres(database: Database) -> bool:
    with database.engine.connect() as holder:
        autocommit = holder.execution_options(isolation_level="AUTOCOMMIT")
        autocommit.execute(text("SELECT pg_advisory_lock(:key)"), {"key": ADVISORY_LOCK})
        try:
            with database.engine.connect() as connection, connection.begin():
                return _upgrade_within(connection)
        finally:
            autocommit.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": ADVISORY_LOCK})


def _upgrade_within(connection: Connection) -> bool:
    if _current(connection) == head():
        return False
    before = _row_counts(connection)
    command.upgrade(_config(connection), "head")
    after = _row_counts(connection)
    lost = [name for name, count in before.items() if name in after and after[name] < count]
    if lost:
        raise RowsLost(f"Rows would be lost from: {', '.join(sorted(lost))}.")
    return True


def _row_counts(connection: Connection) -> dict[str, int]:
    quote = connection.dialect.identifier_preparer.quote
    names = [name for name in inspect(connection).get_table_names() if not name.startswith("search_words")]
    return {name: connection.execute(text(f"SELECT count(*) FROM {quote(name)}")).scalar_one() for name in names}  # noqa: S608
