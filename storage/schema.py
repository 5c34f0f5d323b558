"""Brings a database to this release's schema, and refuses one that is newer."""

from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, inspect, text

from storage import revisions
from storage.apart import split
from storage.database import Database
from storage.unavailable import translated

HERE = Path(__file__).parent / "migrations"
VERSIONS = (HERE / "versions",)
# Any fixed number will do; it names our migrations among the advisory locks of a PostgreSQL server.
ADVISORY_LOCK = 0x10095

one_at_a_time = Lock()
"""Alembic keeps what it works on in a place that all threads share: two databases would get into each other's way."""


class SchemaTooNew(RuntimeError):
    """The database was written by a newer release."""


class SchemaTooOld(RuntimeError):
    """The database waits for `migrate`."""


class RowsLost(RuntimeError):
    """A migration would have lost rows; it was taken back."""


def head(versions: Sequence[Path] = VERSIONS) -> str:
    """The revision this release brings a database to."""
    return revisions.head(versions)


def known(revision: str | None, versions: Sequence[Path] = VERSIONS) -> bool:
    """Whether this release can bring a database from a revision to its own; nothing at all is a beginning as well."""
    return revision is None or revision in revisions.chain(versions)


def _run_alembic(connection: Connection, versions: Sequence[Path]) -> None:
    """Loaded only when there is something to do: it is a tenth of the memory of an idle bot."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(map(str, versions)))
    config.attributes["connection"] = connection
    with one_at_a_time:
        command.upgrade(config, "head")


def _current(connection: Connection, versions: Sequence[Path]) -> str | None:
    """The revision the database is at. Raises SchemaTooNew for one that this release does not know."""
    revision = revisions.current(connection)
    if not known(revision, versions):
        raise SchemaTooNew(
            f"This database is at revision {revision}, which a newer release of Loopkeeper wrote. "
            "Install that release again, or restore a backup made with this one."
        )
    return revision


def is_empty(database: Database) -> bool:
    """Whether there is no schema at all. Raises StorageUnavailable."""
    with translated(), database.reader.connect() as connection:
        return revisions.current(connection) is None


def waits_for_upgrade(database: Database, versions: Sequence[Path] = VERSIONS) -> bool:
    """Whether there is a schema, and an older one. Raises SchemaTooNew and StorageUnavailable."""
    with translated(), database.reader.connect() as connection:
        revision = _current(connection, versions)
    return revision not in {None, head(versions)}


def check(database: Database) -> None:
    """Raises SchemaTooNew or SchemaTooOld unless the database is at this release's schema, or StorageUnavailable."""
    with translated(), database.reader.connect() as connection:
        revision = _current(connection, VERSIONS)
    if revision != head():
        raise SchemaTooOld("The database is not up to date. Run: python -m bot migrate")


def upgrade(database: Database, versions: Sequence[Path] = VERSIONS) -> bool:
    """Bring the database up to date; True when something was done.

    All of it or nothing, and safe when several processes start at once. Raises SchemaTooNew, RowsLost,
    StorageUnavailable, and whatever a revision raises.
    """
    with translated():
        return _upgrade_sqlite(database, versions) if database.on_sqlite else _upgrade_postgres(database, versions)


def _upgrade_sqlite(database: Database, versions: Sequence[Path]) -> bool:
    with database.engine.connect() as connection:
        # The pragma does nothing inside a transaction, and batch mode with it on would empty child tables.
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                done = _upgrade_within(connection, versions)
                if done:
                    _refuse_damage(connection)
        finally:
            driver.execute("PRAGMA foreign_keys=ON")
    return done


def _refuse_damage(connection: Connection) -> None:
    broken = connection.execute(text("PRAGMA foreign_key_check")).all()
    if broken:
        raise RowsLost(f"{len(broken)} rows would point nowhere.")
    if connection.execute(text("PRAGMA integrity_check")).scalar() != "ok":
        raise RowsLost("The file would not be sound.")


def _upgrade_postgres(database: Database, versions: Sequence[Path]) -> bool:
    with database.engine.connect() as holder:
        autocommit = holder.execution_options(isolation_level="AUTOCOMMIT")
        try:
            # Others may migrate for longer than an everyday statement may take.
            autocommit.execute(text("SET statement_timeout = 0"))
            autocommit.execute(text("SET lock_timeout = 0"))
            autocommit.execute(text("SELECT pg_advisory_lock(:key)"), {"key": ADVISORY_LOCK})
            if schema := split(database.url)[1]:
                autocommit.execute(text(f'CREATE SCHEMA IF NOT EXISTS "{schema}"'))
            with database.engine.connect() as connection, connection.begin():
                connection.execute(text("SET LOCAL statement_timeout = 0"))
                return _upgrade_within(connection, versions)
        finally:
            # The session ends here, and its lock and its settings with it.
            holder.invalidate()


def _upgrade_within(connection: Connection, versions: Sequence[Path]) -> bool:
    if _current(connection, versions) == head(versions):
        return False
    before = _row_counts(connection)
    _run_alembic(connection, versions)
    after = _row_counts(connection)
    lost = [name for name, count in before.items() if name in after and after[name] < count]
    if lost:
        raise RowsLost(f"Rows would be lost from: {', '.join(sorted(lost))}.")
    return True


def _row_counts(connection: Connection) -> dict[str, int]:
    quote = connection.dialect.identifier_preparer.quote
    names = [name for name in inspect(connection).get_table_names() if not name.startswith("search_words")]
    return {name: connection.execute(text(f"SELECT count(*) FROM {quote(name)}")).scalar_one() for name in names}  # noqa: S608
