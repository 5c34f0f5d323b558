"""What the storage tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.databases import copied


@pytest.fixture
def file(tmp_path: Path, sqlite_template: Path) -> Path:
    path = tmp_path / "loopkeeper.db"
    path.write_bytes(sqlite_template.read_bytes())
    return path


@pytest.fixture
def other(tmp_path: Path, sqlite_template: Path) -> Iterator[Database]:
    """A second database, a SQLite file."""
    with copied(sqlite_template, tmp_path / "other.db") as opened:
        yield opened
