"""Copies every row of one database into another, whichever kind each is."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import JSON, Column, ColumnElement, Connection, Table, Text, bindparam, cast, func, insert, select, text
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
    into = insert(one).values({each.name: placed(each, target) for each in one.columns})
    for rows in chunks(source, one):
        target.execute(into, rows)
        copied += len(rows)
    return copied


def chunks(source: Connection, one: Table) -> Iterator[list[dict[str, Any]]]:
    """A table's rows in its key's order, some hundred at a time."""
    query = select(*map(taken, one.columns)).order_by(*one.primary_key.columns).execution_options(yield_per=CHUNK)
    for part in source.execute(query).mappings().partitions():
        yield [dict(row) for row in part]


def taken(each: Column[Any]) -> ColumnElement[Any]:
    """A column as it is read. JSON stays the text it is: read as values, nothing and `null` would be the same."""
    return cast(each, Text).label(each.name) if isinstance(each.type, JSON) else each


def placed(each: Column[Any], target: Connection) -> ColumnElement[Any]:
    """A column as it is written."""
    if not isinstance(each.type, JSON):
        return bindparam(each.name, type_=each.type)
    raw = bindparam(each.name, type_=Text())
    return raw if target.dialect.name == "sqlite" else cast(raw, each.type)


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
