"""Empty, migrated databases."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from storage.database import Database
from tests.extent import SQLITE


@contextmanager
def migrated(kind: str, request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    """The address of one of this kind."""
    if kind == SQLITE:
        path = folder / "loopkeeper.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    with request.getfixturevalue("postgres_databases").lent() as url:
        yield url


@contextmanager
def copied(template: Path, path: Path) -> Iterator[Database]:
    """One of the migrated file, for a test that needs it for longer, or more than one."""
    shutil.copy(template, path)
    database = Database(f"sqlite:///{path}")
    yield database
    database.close()
