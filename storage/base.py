"""What every table shares: growing integer keys, UTC instants, names for constraints."""

import re
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from typing import Any, Final, TypeVar

from sqlalchemy import DateTime, Dialect, Insert, String, insert
from sqlalchemy.orm import declared_attr
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, Session, SQLModel

NAMES: Final = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
# A constraint without a name can never be dropped on SQLite, so names exist from the first revision.
SQLModel.metadata.naming_convention = NAMES

E = TypeVar("E", bound=StrEnum)


class UtcInstant(TypeDecorator[datetime]):
    """An aware instant. SQLite forgets zones, so UTC is restored on reading and a naive value is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A stored instant needs a time zone.")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Word(TypeDecorator[E]):
    """One word of a closed set, kept as plain text so that a new word needs no change of the schema."""

    impl = String(32)
    cache_ok = True

    def __init__(self, words: type[E]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: E | str | None, dialect: Dialect) -> str | None:
        return None if value is None else self.words(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> E | None:
        return None if value is None else self.words(value)


def one_of(words: type[StrEnum]) -> Any:
    """The column type for a `StrEnum`. `Any` because sqlmodel declares `sa_type` as a class only."""
    return Word(words)


def exact(length: int) -> Any:
    """The column type for keys that are looked up by how they begin. What comes after what must not depend on the
    language that a PostgreSQL server was set up in."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


def instant(**options: Any) -> Any:
    """A column that holds an aware UTC instant; nullable only when a default of None is given."""
    return Field(sa_type=UtcInstant, **options)


def table_args(*parts: Any) -> tuple[Any, ...]:
    """Indexes and constraints of a table whose keys are never used twice: a stale button must not meet a new row."""
    return (*parts, {"sqlite_autoincrement": True})


def insert_row(session: Session, record: type[SQLModel], **values: Any) -> None:
    """Add a row that nobody needs as an object: a third of the cost. Every column without a null is given."""
    session.connection().execute(insertion(record), values)


@cache
def insertion(record: type[SQLModel]) -> Insert:
    """The statement that adds a row, made once for each table."""
    return insert(record.__table__)  # type: ignore[attr-defined]


class Record(SQLModel):
    """A row with a key that grows with time and the instant it was written."""

    @declared_attr.directive
    @classmethod
    def __tablename__(cls) -> str:
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    id: int = Field(default=None, primary_key=True)
    created_at: datetime = instant()


class Withdrawable(Record):
    """A record that can be taken back: it stays, out of sight, so that Undo can be undone and history adds up."""

    withdrawn_at: datetime | None = instant(default=None, nullable=True)
    is_sample: bool = Field(default=False)
