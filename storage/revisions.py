"""Which revisions this release knows, read from their files: an up-to-date database then needs no Alembic to start."""

import re
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, inspect, text

_NAMED = re.compile(r"""^(revision|down_revision)\s*(?::[^=]*)?=\s*(?:["']([^"']+)["']|None)""", re.MULTILINE)


def chain(versions: Sequence[Path]) -> dict[str, str | None]:
    """Every revision with the one before it."""
    found = {}
    for folder in versions:
        for file in sorted(folder.glob("*.py")):
            named = {name: value or None for name, value in _NAMED.findall(file.read_text())}
            if revision := named.get("revision"):
                found[revision] = named.get("down_revision")
    return found


def head(versions: Sequence[Path]) -> str:
    """The revision that no other one follows."""
    known = chain(versions)
    (last,) = set(known) - set(known.values())
    return last


def current(connection: Connection) -> str | None:
    """The revision a database is at; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)
