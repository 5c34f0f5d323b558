"""Connections: how each kind of database is opened, and what every connection is told first."""

import sqlite3
import time
from typing import Any

from sqlalchemy import Engine, create_engine, event

from storage.apart import split

POOL, SMALL_POOL = 8, 3
"""Connections to a PostgreSQL server; the smaller number where it holds a schema for each of many workspaces."""
LARGEST_LOG = 64 * 1024 * 1024
"""Bytes the write-ahead log keeps on disk after a long read made it grow."""
SLOWEST_STATEMENT = 30
"""Seconds after which PostgreSQL gives up a statement of ours; the longest takes some tens of milliseconds."""


def normalise(url: str) -> str:
    """The one spelling of an address: psycopg 3 for PostgreSQL, pysqlite for SQLite."""
    for short in ("postgres://", "postgresql://"):
        if url.startswith(short):
            return "postgresql+psycopg://" + url.removeprefix(short)
    return url


def sqlite_engine(url: str, pool_size: int, patience: float, *, writes: bool) -> Engine:
    """An engine for one SQLite file. Writing transactions take the lock when they begin, not half-way.

    Its errors name no values, which may be somebody's words; and what replaces a row meets the triggers that guard it.
    """
    options = {"check_same_thread": False, "timeout": patience}
    engine = create_engine(url, pool_size=pool_size, max_overflow=0, connect_args=options, hide_parameters=True)
    begin = "BEGIN IMMEDIATE" if writes else "BEGIN"

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: Any) -> None:
        connection.isolation_level = None
        only_reads = "OFF" if writes else "ON"
        write_ahead(connection, patience)
        for pragma in ("synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON", f"query_only={only_reads}"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute(f"PRAGMA journal_size_limit={LARGEST_LOG}")

    @event.listens_for(engine, "begin")
    def start(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine


def write_ahead(connection: sqlite3.Connection, patience: float) -> None:
    """Switch a file to its write-ahead log. SQLite does not wait by itself while another process does the same."""
    until = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)


def postgres_engine(url: str, patience: float) -> Engine:
    """A pool of connections, each with limits, so that a server that hangs becomes an error instead of silence.

    Its errors name no values, which may be somebody's words.
    """
    address, schema = split(url)
    engine = create_engine(
        address,
        pool_size=pool_size(url),
        max_overflow=0,
        pool_pre_ping=True,
        hide_parameters=True,
        isolation_level="REPEATABLE READ",
        connect_args={
            "connect_timeout": max(2, round(patience)),
            "keepalives_idle": 30,
            "keepalives_interval": 10,
            "keepalives_count": 3,
            "tcp_user_timeout": 20_000,
        },
    )
    limits = {
        "statement_timeout": f"{SLOWEST_STATEMENT}s",
        "lock_timeout": f"{round(patience * 1000)}ms",
        "idle_in_transaction_session_timeout": f"{2 * SLOWEST_STATEMENT}s",
    }

    # As a statement and not as options of the connection, which poolers in front of a server refuse.
    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        for name, value in limits.items():
            connection.execute("SELECT set_config(%s, %s, false)", (name, value))
        connection.commit()

    if schema:
        keep_within(engine, schema)
    return engine


def pool_size(url: str) -> int:
    return SMALL_POOL if split(url)[1] else POOL


def keep_within(engine: Engine, schema: str) -> None:
    """Every transaction is told anew which schema is its own, and sees no other.

    A pooler in front of a server may lend the same connection to another workspace's next transaction.
    """

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql("SELECT set_config('search_path', %s, true)", (f'"{schema}"',))
