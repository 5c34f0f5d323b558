"""How much of what repeats is run: LOOPKEEPER_EXTENT is part, wide or complete; CONTRIBUTING.md says what that is."""

import os
from collections.abc import Sequence
from zlib import crc32

import pytest

EXTENTS = ("part", "wide", "complete")
EXTENT = os.environ.get("LOOPKEEPER_EXTENT", "part")
COMPLETE = EXTENT == "complete"
EIGHTH = 8
POSTGRES, SQLITE = "postgresql", "sqlite"
DIALOGUES = ("tests/features/", "tests/bot/test_hostile.py")
"""What goes through the whole bot. Whatever has to do with a database in particular is tried on both kinds always."""
OWN_SQL = ("tests/features/test_listening.py", "tests/features/test_partners.py")
"""Dialogues that search, which each kind of database does in its own way."""
SHARES = {"part": 4, "wide": 2, "complete": 1}
"""Of the dialogues that repeat on PostgreSQL what is shown on SQLite, one in so many is run."""


def times(name: str, part: int, whole: int) -> int:
    """How often something is tried. `LOOPKEEPER_KILLS=500` asks for a number of one's own."""
    if given := os.environ.get(f"LOOPKEEPER_{name}"):
        return int(given)
    return {"part": part, "wide": part + (whole - part) // EIGHTH, "complete": whole}[EXTENT]


def leaves_out() -> bool:
    """Whether dialogues are left out that only repeat on one database what is shown on the other."""
    return not COMPLETE


def is_chosen(name: str, share: int = SHARES.get(EXTENT, 1)) -> bool:
    """Whether this one belongs to the part. The same every time, and with no regard to what it is about."""
    return COMPLETE or crc32(name.encode()) % share == 0


def left_out(items: Sequence[pytest.Item]) -> set[pytest.Item]:
    """What repeats on PostgreSQL what is shown on SQLite, but for the share that is chosen and one of each file."""
    dialogues = [item for item in items if on_postgres(item) and item.nodeid.startswith(DIALOGUES)]
    chosen = {item for item in dialogues if item.nodeid.startswith(OWN_SQL) or is_chosen(item.nodeid)}
    met = {item.path for item in chosen}
    first = {item.path: item for item in reversed(dialogues) if item.path not in met}
    return set(dialogues) - chosen - set(first.values())


def on_postgres(item: pytest.Item) -> bool:
    given = getattr(item, "callspec", None)
    return given is not None and POSTGRES in given.params.values()
