"""Databases for the tests: an empty, migrated one for each test, on SQLite and on a real PostgreSQL."""

import gc
import os
import signal
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from sqlalchemy import event

from storage.database import Database
from storage.schema import upgrade
from tests import extent, postgres
from tests.databases import migrated
from tests.extent import POSTGRES, SQLITE
from tests.statements import Compiled

WAITING = "tests/kills/"
"""What waits for most of its time goes first, so that one worker waits while the others work."""
settings.register_profile("steady", derandomize=not extent.COMPLETE, deadline=None)
settings.load_profile("steady")
"""A change is judged by what it does, not by what was drawn this time; what is complete looks further every time."""
WHOLE = "LOOPKEEPER_TEST_WHOLE"
"""Set for the workers of a run that leaves nothing out."""


def leads(config: pytest.Config) -> bool:
    """Whether this process leads the run, rather than working for one that does."""
    return not hasattr(config, "workerinput")


def pytest_configure(config: pytest.Config) -> None:
    if leads(config):
        postgres.begin_run()
        if extent.EXTENT not in extent.EXTENTS:
            raise pytest.UsageError(f"LOOPKEEPER_EXTENT is one of {', '.join(extent.EXTENTS)}, not {extent.EXTENT!r}")
        # Whoever names a file or a test means all of it.
        names_some = config.args_source is not pytest.Config.ArgsSource.TESTPATHS
        os.environ[WHOLE] = "" if extent.leaves_out() and not names_some else "1"
        # `timeout` and a cancelled job end a run with this signal; the server has to end with it.
        signal.signal(signal.SIGTERM, lambda *_: pytest.exit("told to stop", 143))


def pytest_unconfigure(config: pytest.Config) -> None:
    if leads(config):
        postgres.end_run()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not item.nodeid.startswith(WAITING))
    if not os.environ[WHOLE]:
        left_out = extent.left_out(items)
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=list(left_out))


def pytest_collection_finish() -> None:
    """What was collected stays to the end, so nobody looks again and again whether it is still needed."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def pytest_xdist_auto_num_workers() -> int:
    """Twice as many workers as cores: half of them wait for a disk or a clock at any time."""
    return 2 * (os.cpu_count() or 1)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file to copy."""
    path = tmp_path_factory.mktemp("template") / "empty.db"
    database = Database(f"sqlite:///{path}")
    upgrade(database)
    database.close()
    return path


@pytest.fixture(scope="session")
def postgres_server() -> str:
    """The address of the run's PostgreSQL server."""
    return postgres.server_url(Path(os.environ[postgres.RUN]))


@pytest.fixture(scope="session")
def postgres_databases(postgres_server: str) -> postgres.Databases:
    """Databases that this process lends to its tests."""
    return postgres.Databases(postgres_server)


@pytest.fixture(params=[SQLITE, POSTGRES])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty, migrated database; the test runs once on each kind."""
    with migrated(request.param, request, tmp_path) as url:
        yield url


@pytest.fixture(params=[SQLITE, POSTGRES])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without a single table."""
    if request.param == SQLITE:
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    with postgres.fresh(request.getfixturevalue("postgres_server"), "template0") as url:
        yield url


@pytest.fixture(scope="session")
def compiled() -> Compiled:
    return Compiled()


@pytest.fixture
def database(database_url: str, compiled: Compiled) -> Iterator[Database]:
    opened = compiled.share(Database(database_url))
    if opened.on_sqlite:
        event.listen(opened.engine, "connect", wait_for_no_disk)
    yield opened
    opened.close()


def wait_for_no_disk(connection: sqlite3.Connection, _: Any) -> None:
    """What is committed outlives a killed process all the same; only no machine may lose its power in these tests."""
    connection.execute("PRAGMA synchronous=OFF")


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is set on the machine must not reach a test."""
    for name in list(os.environ):
        if name.startswith(("SLACK_", "DISCORD_")) or name in {"DATABASE_URL", "PORT", "LOCAL_PAGE", "LOG_FORMAT"}:
            monkeypatch.delenv(name)
