"""Databases of many sizes, filled the quick way: by SQL, with words that repeat as they do in life."""

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.sample import add_sample, ensure_seats
from storage.database import Database
from storage.schema import upgrade

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
COMMON = [
    "need",
    "room",
    "evening",
    "bus",
    "class",
    "family",
    "library",
    "story",
    "language",
    "help",
    "child",
    "open",
    "hour",
    "meet",
]
RARE = [f"word{n}" for n in range(5_000)]
PARTNERS = 2_000


def empty(folder: Path) -> Path:
    """A migrated database with the local seats."""
    path = folder / "empty.db"
    if not path.exists():
        database = Database(f"sqlite:///{path}")
        upgrade(database)
        database.write_now(lambda session: ensure_seats(session, NOW, "America/New_York"))
        database.write_now(lambda session: add_sample(session, NOW))
        database.close()
    return path


def copied(folder: Path, name: str, source: Path) -> Path:
    path = folder / name
    for left in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        left.unlink(missing_ok=True)
    shutil.copy(source, path)
    return path


def with_notes(folder: Path, count: int) -> Path:
    """A database with so many notes, of which a week's worth is always the same number."""
    path = folder / f"notes{count}.db"
    if path.exists():
        return path
    part = copied(folder, f"notes{count}.part", empty(folder))
    with closing(sqlite3.connect(part)) as connection:
        connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000;")
        fill(connection, count)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    part.rename(path)
    return path


def fill(connection: sqlite3.Connection, count: int) -> None:
    dice = random.Random(7)
    stamp = NOW.strftime("%Y-%m-%d %H:%M:%S.000000")
    partners = [(n, f"Partner {n}", f"partner {n}", stamp) for n in range(100, 100 + PARTNERS)]
    connection.executemany(
        "INSERT INTO partner (id, name, folded, created_at, is_sample, kind, depth, languages, meeting_places, customs,"
        " quiet_days, seated, left_out, ideal_gap_days, longest_gap_days)"
        " VALUES (?,?,?,?,0,'group','networking','','','','[]','[]','[]',30,90)",
        partners,
    )
    connection.executemany(
        "INSERT INTO note (id, author_id, team_id, partner_id, quote, paraphrase, kind, heard, themes, label, loop,"
        " heard_at, answer_due_on, created_at, is_sample, source, is_sensitive)"
        " VALUES (?,1,1,?,'',?,'need','directly','[]','team',?,?,?,?,0,'',0)",
        notes(dice, count),
    )
    connection.execute(
        "INSERT INTO search_entry (subject, subject_id, words, label, team_id, partner_id, author_id, at, created_at)"
        " SELECT 'note', id, paraphrase, label, team_id, partner_id, author_id, heard_at, created_at FROM note"
        " WHERE id >= 1000 ORDER BY id"
    )
    connection.executemany(
        "INSERT INTO commitment (id, owner_id, team_id, words, due_on, zone, partner_id, recorded_by, direction, strength,"
        " state, said_in, closed_on, created_at, is_sample, snoozed_why, source, is_agreed)"
        " VALUES (?,1,1,'a promise',?,'UTC',?,1,'we to them','promise',?,'',?,?,0,'','',0)",
        promises(dice, count // 10, stamp),
    )
    connection.execute("ANALYZE")
    connection.commit()


def notes(dice: random.Random, count: int) -> Iterator[tuple[object, ...]]:
    """The newest are of this week; of those, and only those, loops are open."""
    for n in range(count):
        age = (count - n) / 300 * 7 if count - n <= 300 else 7 + (count - n) * 900 / count
        at = NOW - timedelta(days=age)
        words = " ".join([*dice.choices(COMMON, k=4), *dice.choices(RARE, k=4)])
        loop = "open" if count - n <= 300 else "acknowledged"
        due = (at + timedelta(days=30)).date().isoformat()
        stamp = at.strftime("%Y-%m-%d %H:%M:%S.%f")
        yield 1000 + n, 100 + dice.randrange(PARTNERS), words, loop, stamp, due, stamp


def promises(dice: random.Random, count: int, stamp: str) -> Iterator[tuple[object, ...]]:
    for n in range(count):
        is_open = n < 200
        day = (NOW - timedelta(days=3 if is_open else 30 + n % 900)).date().isoformat()
        state, closed = ("confirmed", None) if is_open else ("kept", day)
        yield 1000 + n, day, 100 + dice.randrange(PARTNERS), state, closed, stamp


def with_timers(folder: Path, count: int) -> Path:
    """A database with so many timers, none of them due for years."""
    path = copied(folder, f"timers{count}.db", empty(folder))
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;")
        stamp = NOW.strftime("%Y-%m-%d %H:%M:%S.000000")
        later = ((n, (NOW + timedelta(days=3000, seconds=n)).strftime("%Y-%m-%d %H:%M:%S.%f")) for n in range(count))
        connection.executemany(
            f"INSERT INTO timer (kind, subject_id, due_at, failures, created_at) VALUES ('far', ?, ?, 0, '{stamp}')",
            later,
        )
        connection.commit()
    return path
