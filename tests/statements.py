"""Statements that were compiled by one test serve the next: a quarter of a short test is spent on compiling."""

from typing import Any

from sqlalchemy import Engine

from storage.database import Database


class Compiled:
    """What one process compiled, by the kind of database and the use of the engine."""

    def __init__(self) -> None:
        self._first: dict[tuple[str, str], Engine] = {}

    def share(self, database: Database) -> Database:
        """Let the engines of a database use what the first of their kind compiled; all else stays their own."""
        for use in ("engine", "reader"):
            engine: Any = getattr(database, use)
            first: Any = self._first.setdefault((engine.dialect.name, use), engine)
            if first is not engine:
                engine.dialect = engine.pool._dialect = first.dialect
                engine._compiled_cache = first._compiled_cache
        return database
