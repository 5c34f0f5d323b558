"""How much of what repeats is run: LOOPKEEPER_EXTENT is part, wide or complete; CONTRIBUTING.md says what that is."""

import os
from collections.abc import Sequence, Set
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
REPEATED = 4
"""Of the dialogues that repeat on PostgreSQL what is shown on SQLite, one in so many is run."""
TRIALS = ("canaries", "kept_off", "network", "process", "repeated", "secrets", "several", "several_trouble", "storm")
LONG = (
    "tests/kills/",
    "tests/test_process.py",
    "tests/bot/test_canaries.py",
    "tests/bot/test_delivering_processes.py",
    "tests/bot/test_forgotten_bytes.py",
    "tests/bot/test_kept_off.py",
    "tests/cli/test_workspaces.py",
    "tests/adapters/test_two_platforms.py",
    *(f"tests/adapters/{platform}/test_{what}.py" for platform in ("slack", "discord") for what in TRIALS),
)
"""What breaks, kills, storms and looks everywhere: it takes minutes, and the part does without."""
ALL_OF = ("tests/understanding/", "tests/test_extent.py")
"""What takes no time: the part has all of it."""
PART = 8
"""Of everything else the part has one in so many, and one of each file on each kind of database."""


def times(name: str, part: int, whole: int) -> int:
    """How often something is tried. `LOOPKEEPER_KILLS=500` asks for a number of one's own."""
    if given := os.environ.get(f"LOOPKEEPER_{name}"):
        return int(given)
    return {"part": part, "wide": part + (whole - part) // EIGHTH, "complete": whole}[EXTENT]


def leaves_out() -> bool:
    """Whether anything is left out."""
    return not COMPLETE


def is_chosen(name: str, share: int) -> bool:
    """Whether this one belongs to the part. The same every time, and with no regard to what it is about."""
    return COMPLETE or crc32(name.encode()) % share == 0


def left_out(items: Sequence[pytest.Item]) -> set[pytest.Item]:
    """What repeats on PostgreSQL what is shown on SQLite, but for a share; of the rest what the part does without."""
    dialogues = [item for item in items if on_postgres(item) and item.nodeid.startswith(DIALOGUES)]
    chosen = {item for item in dialogues if item.nodeid.startswith(OWN_SQL) or is_chosen(item.nodeid, REPEATED)}
    repeated = set(dialogues) - chosen - first_of_each(dialogues, chosen)
    return repeated if EXTENT != "part" else repeated | beyond_part([item for item in items if item not in repeated])


def beyond_part(items: Sequence[pytest.Item]) -> set[pytest.Item]:
    """What takes long, and most of what there is; of each file something is left on each kind of database."""
    short = [item for item in items if not item.nodeid.startswith(LONG)]
    chosen = {item for item in short if item.nodeid.startswith(ALL_OF) or is_chosen(item.nodeid, PART)}
    return set(items) - chosen - first_of_each(short, chosen)


def first_of_each(items: Sequence[pytest.Item], chosen: Set[pytest.Item]) -> set[pytest.Item]:
    """The first one of each file on each kind of database of which nothing is chosen."""
    met = {(item.path, kind_of(item)) for item in chosen}
    every = {(item.path, kind_of(item)): item for item in reversed(items)}
    return {item for place, item in every.items() if place not in met}


def kind_of(item: pytest.Item) -> str:
    """The kind of database that a test has; none: empty."""
    given = getattr(item, "callspec", None)
    return next((kind for kind in (POSTGRES, SQLITE) if given and kind in given.params.values()), "")


def on_postgres(item: pytest.Item) -> bool:
    return kind_of(item) == POSTGRES
