"""Copies every row of one database into another, whichever kind each is."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import JSON, Column, Connection, Table, TableClause, column, func, insert, select, table, text
from sqlalchemy.types import TypeEngine
from sqlmodel import SQLModel

from storage.models import RECORDS

CHUNK = 500


def tables() -> list[Table]:
    """Our tables, parents first. The list of records is what makes the metadata complete."""
    assert RECORDS
    return SQLModel.metadata.sorted_tables


def copy_rows(source: Connection, target: Connection) -> dict[str, int]:
    """Fill empty tables with the rows of another database, their keys and the keys' counters included."""
    rows = {one.name: copy_table(source, target, one) for one in tables()}
    for one in tables():
        if "id" in one.columns:
            set_last_key(target, one, last_key(source, one))
    return rows


def copy_table(source: Connection, target: Connection, one: Table) -> int:
    copied = 0
    into = insert(nullable_json(one))
    for rows in chunks(source, one):
        target.execute(into, rows)
        copied += len(rows)
    return copied


def nullable_json(one: Table) -> TableClause:
    """The table, with JSON columns in which nothing stays nothing instead of becoming the word `null`."""
    return table(one.name, *(column(each.name, kept_type(each)) for each in one.columns))


def kept_type(each: Column[Any]) -> TypeEngine[Any]:
    return JSON(none_as_null=True) if isinstance(each.type, JSON) and each.nullable else each.type


def chunks(source: Connection, one: Table) -> Iterator[list[dict[str, Any]]]:
    """A table's rows in its key's order, some hundred at a time."""
    query = select(one).order_by(*one.primary_key.columns).execution_options(yield_per=CHUNK)
    for part in source.execute(query).mappings().partitions():
        yield [dict(row) for row in part]


def last_key(source: Connection, one: Table) -> int:
    """The highest key ever given, which may be of a row that is gone."""
    highest = source.execute(select(func.coalesce(func.max(one.c.id), 0))).scalar_one()
    if source.dialect.name == "sqlite":
        counted = source.execute(
            text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": one.name}
        ).scalar()
    else:
        counted = source.execute(text(f"SELECT last_value FROM {sequence(source, one)} WHERE is_called")).scalar()  # noqa: S608
    return max(int(highest), int(counted or 0))


def set_last_key(target: Connection, one: Table, key: int) -> None:
    """Go on counting after a key. On PostgreSQL by ALTER, which is taken back with the transaction; setval is not."""
    if target.dialect.name == "sqlite":
        target.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": one.name})
        target.execute(
            text("INSERT INTO sqlite_sequence(name, seq) VALUES (:name, :key)"), {"name": one.name, "key": key}
        )
    else:
        target.execute(text(f"ALTER SEQUENCE {sequence(target, one)} RESTART WITH {key + 1}"))


def sequence(connection: Connection, one: Table) -> str:
    """The counter of a table's keys, quoted as PostgreSQL quotes it."""
    return str(connection.execute(select(func.pg_get_serial_sequence(one.name, "id"))).scalar_one())
