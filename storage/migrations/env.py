"""What Alembic runs for each command: the connection comes from `storage.schema`, or from DATABASE_URL."""

import os

from alembic import context
from sqlmodel import SQLModel

import storage.models  # noqa: F401  (fills the metadata)
from storage.database import Database

IN_DATABASE_ONLY = ("search_words",)


def is_ours(name: str | None, kind: str) -> bool:
    """The tables that hold the full-text index are made by hand in the revisions."""
    return not (kind == "table" and name is not None and name.startswith(IN_DATABASE_ONLY))


def run() -> None:
    connection = context.config.attributes.get("connection")
    if connection is None:
        with Database(os.environ.get("DATABASE_URL", "sqlite://")).engine.connect() as own:
            migrate(own)
            own.commit()
    else:
        migrate(connection)


def migrate(connection: object) -> None:
    context.configure(
        connection=connection,  # type: ignore[arg-type]
        target_metadata=SQLModel.metadata,
        render_as_batch=True,
        transactional_ddl=True,
        transaction_per_migration=False,
        include_object=lambda _, name, kind, *__: is_ours(name, kind),
    )
    context.run_migrations()


run()
