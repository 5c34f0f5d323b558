"""What the storage tests share."""

from pathlib import Path

import pytest


@pytest.fixture
def file(tmp_path: Path, sqlite_template: Path) -> Path:
    path = tmp_path / "loopkeeper.db"
    path.write_bytes(sqlite_template.read_bytes())
    return path
